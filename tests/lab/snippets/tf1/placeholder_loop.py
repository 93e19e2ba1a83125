import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, shape=[None, 2], name="x")
y = tf.placeholder(tf.float32, shape=[None, 1], name="y")
w = tf.Variable([[0.5], [-0.5]])
b = tf.Variable(0.0)
predicted = tf.matmul(x, w) + b
loss = tf.reduce_mean(tf.square(predicted - y))
step = tf.train.GradientDescentOptimizer(learning_rate=0.1).minimize(loss)
data = np.array([[1.0, 2.0], [3.0, -1.0], [0.0, 1.0]])
target = np.array([[1.0], [2.0], [0.5]])
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for epoch in range(5):
        _, value = sess.run([step, loss], feed_dict={x: data, y: target})
        print("loss", value)
    print("w", sess.run(w), "b", sess.run(b))
    print("one", sess.run(predicted, {x: [[1.0, 1.0]]}))
