import tensorflow as tf

x = tf.constant([[1.0, -1.0, 2.0]])
A = tf.Variable([[0.5], [1.0], [-0.5]])
B = tf.Variable(tf.zeros([1, 2]))
frozen = tf.constant([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
optimizer = tf.keras.optimizers.SGD(0.1)
for step in range(2):
    with tf.GradientTape() as tape:
        out = x @ frozen + x @ A @ B
        loss = tf.reduce_sum(tf.square(out))
    gA, gB = tape.gradient(loss, [A, B])
    print("to A", gA.numpy(), "to B", gB.numpy())
    optimizer.apply_gradients([(gA, A), (gB, B)])
print(B.numpy())
