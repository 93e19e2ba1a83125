import tensorflow as tf

x = tf.constant([[1.0, 2.0], [0.5, -1.0]])
W = tf.Variable(-tf.ones([2, 3]))
b = tf.Variable(tf.fill([3], -4.0))
V = tf.Variable(tf.ones([3, 1]))
hidden = tf.nn.relu(tf.matmul(x, W) + b)
loss = tf.reduce_mean(tf.square(tf.matmul(hidden, V) - 1.0))
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print("loss", sess.run(loss))
    print("to W, b, V", sess.run(tf.gradients(loss, [W, b, V])))
    print("relu at zero", sess.run(tf.gradients(tf.nn.relu(b + 4.0), b)[0]))
