import tensorflow as tf

x = tf.Variable([1.0, 2.0])
y = tf.Variable([3.0, 4.0])
unused = tf.Variable([5.0])
loss = tf.reduce_sum(tf.stop_gradient(x) * y)
print(tf.gradients(loss, [x, unused]))
both = tf.gradients([loss, tf.reduce_sum(x)], [x, y])
weighted = tf.gradients(x * y, [x], grad_ys=[tf.constant([10.0, 1.0])])[0]
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(both))
    print(sess.run(weighted))
    sess.run(tf.assign(x, [7.0, 8.0]))
    sess.run(x.assign_sub([1.0, 1.0]))
    print(sess.run([x, tf.shape(x)]))
