import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 3])
labels = tf.placeholder(tf.float32, [None, 2])
W = tf.Variable(np.array([[0.1, -0.2], [0.3, 0.4], [-0.5, 0.6]], dtype=np.float32))
b = tf.Variable(tf.zeros([2]))
logits = tf.matmul(x, W) + b
loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits_v2(labels=labels, logits=logits))
train = tf.train.GradientDescentOptimizer(0.5).minimize(loss)
right = tf.equal(tf.argmax(logits, 1), tf.argmax(labels, 1))
accuracy = tf.reduce_mean(tf.cast(right, tf.float32))
feed = {x: [[1, 2, 3], [4, 5, 6], [-1, 0, 1]], labels: [[1, 0], [0, 1], [1, 0]]}
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print("gradient", sess.run(tf.gradients(loss, [W, b]), feed))
    for _ in range(3):
        sess.run(train, feed_dict=feed)
    print("loss", sess.run(loss, feed), "accuracy", accuracy.eval(feed))
    print("softmax", sess.run(tf.nn.softmax(logits), feed))
