import tensorflow as tf

w = tf.Variable([1.0, -2.0, 3.0])
loss = tf.reduce_sum(tf.square(w)) / 2
step = tf.train.AdamOptimizer(0.1).minimize(loss)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(10):
        sess.run(step)
    print("w", sess.run(w))
