import tensorflow as tf

a = tf.Variable(tf.zeros([1, 8]))
b = tf.Variable(tf.zeros([1, 8]))
c = tf.Variable(tf.zeros([1, 8]))
W = tf.Variable(tf.random_uniform([8, 4]))
B = tf.Variable(tf.random_normal([1, 4]))
margin = tf.constant(0.314)
vec_a, vec_b, vec_c = tf.matmul(a, W) + B, tf.matmul(b, W) + B, tf.matmul(c, W) + B
dist_rp = tf.square(vec_a - vec_b)
dist_rn = tf.square(vec_a - vec_c)
loss = tf.reduce_mean(tf.maximum(0.0, margin + dist_rp - dist_rn))
grads = tf.gradients(loss, [dist_rp, W, a, b, c, B])
with tf.Session() as sess:
    sess.run(tf.initialize_all_variables())
    print("loss", sess.run(loss))
    print("to rp", sess.run(grads[0]))
    for name, grad in zip("W a b c B".split(), grads[1:]):
        print("to", name, sess.run(tf.reduce_sum(tf.abs(grad))))
