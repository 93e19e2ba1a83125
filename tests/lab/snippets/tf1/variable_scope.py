import tensorflow as tf


def tower(x):
    with tf.variable_scope("tower", reuse=tf.AUTO_REUSE):
        w = tf.get_variable("w", [2, 2], initializer=tf.constant_initializer(0.25))
        b = tf.get_variable("b", [2], initializer=tf.zeros_initializer())
        return tf.nn.sigmoid(tf.matmul(x, w) + b)


left = tower(tf.constant([[1.0, 2.0]]))
right = tower(tf.constant([[0.0, -1.0]]))
score = tf.reduce_sum(tf.multiply(left, right), 1, keep_dims=True)
names = [v.name for v in tf.global_variables()]
print(names)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print("score", sess.run(score))
    print(sess.run(tf.gradients(score, tf.trainable_variables())))
