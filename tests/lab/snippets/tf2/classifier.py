import numpy as np
import tensorflow as tf

x = tf.constant([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [-1.0, 0.0, 1.0]])
W = tf.Variable([[0.1, -0.2], [0.3, 0.4], [-0.5, 0.6]])
b = tf.Variable(tf.zeros(2))
sparse = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
optimizer = tf.keras.optimizers.SGD(learning_rate=0.5)
for step in range(3):
    with tf.GradientTape() as tape:
        logits = x @ W + b
        loss = sparse(np.array([0, 1, 0]), logits)
    grads = tape.gradient(loss, [W, b])
    optimizer.apply_gradients(zip(grads, [W, b]))
    print(loss.numpy(), grads[0].numpy(), grads[1].numpy())
print(tf.nn.softmax(x @ W + b).numpy())
