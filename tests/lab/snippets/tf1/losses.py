import tensorflow as tf

y = tf.constant([[1.0, 0.0], [0.0, 1.0]])
z = tf.constant([[0.5, -1.0], [2.0, 0.25]])
with tf.Session() as sess:
    print(sess.run(tf.losses.mean_squared_error(y, z)))
    print(sess.run(tf.losses.absolute_difference(y, z)))
    print(
        sess.run(
            tf.losses.cosine_distance(tf.nn.l2_normalize(y, 1), tf.nn.l2_normalize(z, 1), axis=1)
        )
    )
    print(sess.run(tf.losses.sigmoid_cross_entropy(y, z)))
    print(sess.run(tf.losses.softmax_cross_entropy(y, z)))
    print(sess.run(tf.losses.hinge_loss(y, z)))
    print(sess.run(tf.gradients(tf.losses.cosine_distance(y, z, axis=1), z)[0]))
