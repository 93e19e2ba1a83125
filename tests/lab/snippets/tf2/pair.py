import tensorflow as tf

a = tf.Variable(tf.zeros([1, 8]), name="a")
b = tf.Variable(tf.zeros([1, 8]), name="b")
W = tf.Variable(tf.random.uniform([8, 4]), name="W")
B = tf.Variable(tf.zeros([1, 4]), name="B")
before = W.numpy()
optimizer = tf.keras.optimizers.Adam(0.1)
for step in range(50):
    with tf.GradientTape(persistent=True) as tape:
        cos = (a @ W + B) * (b @ W + B)
        logit = tf.reduce_sum(cos, axis=1)
        loss = tf.reduce_mean(
            tf.nn.sigmoid_cross_entropy_with_logits(labels=tf.zeros([1]), logits=logit)
        )
    grads = tape.gradient(loss, [a, b, W, B])
    if step == 0:
        print("cos", cos.numpy(), "loss", loss.numpy())
        print("to cos", tape.gradient(loss, cos).numpy())
        print("to a, b, B", grads[0].numpy(), grads[1].numpy(), grads[3].numpy())
    optimizer.apply_gradients(zip(grads, [a, b, W, B]))
print("loss", loss.numpy(), "moved", tf.reduce_max(tf.abs(W - before)).numpy())
