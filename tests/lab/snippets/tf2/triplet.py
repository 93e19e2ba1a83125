import tensorflow as tf

tf.random.set_seed(3)
a, b, c = [tf.Variable(tf.zeros([1, 8]), name=name) for name in ("a", "b", "c")]
W = tf.Variable([[0.1 * (i - j) for j in range(4)] for i in range(8)], name="W")
B = tf.Variable(tf.random.normal([1, 4]), name="B")


def grads(*asked):
    with tf.GradientTape(persistent=True) as tape:
        vec_a, vec_b, vec_c = [tf.matmul(x, W) + B for x in (a, b, c)]
        dist_rp = tf.square(vec_a - vec_b)
        dist_rn = tf.square(vec_a - vec_c)
        loss = tf.reduce_mean(tf.maximum(0.0, 0.314 + dist_rp - dist_rn))
    print("loss", loss.numpy(), "to rp", tape.gradient(loss, dist_rp).numpy())
    return [g.numpy() for g in tape.gradient(loss, asked)]


for g in grads(a, b, c, W, B):
    print(abs(g).max())
a.assign(tf.ones([1, 8]) * 0.5)
for g in grads(a, W, b, c):
    print(g)
