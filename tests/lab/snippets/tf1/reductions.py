import tensorflow as tf

x = tf.constant([[1.0, -2.0, 3.0], [4.0, 5.0, -6.0]])
with tf.Session() as sess:
    print(sess.run(tf.reduce_sum(x, reduction_indices=[1])))
    print(sess.run(tf.reduce_mean(x, 0, keep_dims=True)))
    print(sess.run(tf.reduce_max(x, axis=-1, keepdims=True)))
    print(sess.run(tf.reduce_min(x)))
    print(sess.run([tf.expand_dims(x, 1), tf.transpose(x), tf.reshape(x, [-1, 2])]))
    print(sess.run([tf.concat([x, x], 0), tf.stack([x[0], x[1]], axis=1)]))
    print(sess.run([tf.exp(x), tf.log(tf.abs(x)), tf.sqrt(tf.square(x)), tf.pow(x, 3)]))
    print(sess.run(tf.gradients(tf.maximum(x, 1.0), x)[0]))
    print(sess.run(tf.gradients(tf.minimum(x, 4.0), x)[0]))
    print(sess.run(tf.gradients(tf.reduce_max(x, 1), x)[0]))
