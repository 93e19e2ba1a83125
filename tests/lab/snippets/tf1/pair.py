import numpy as np
import tensorflow as tf

a = tf.Variable(np.zeros([1, 8]), dtype=tf.float32, name="a")
b = tf.Variable(np.zeros([1, 8]), dtype=tf.float32, name="b")
W = tf.Variable(tf.random_uniform([8, 4], seed=1), name="W")
B = tf.Variable(tf.zeros([1, 4]), name="B")

vec_a = tf.add(tf.matmul(a, W), B)
vec_b = tf.add(tf.matmul(b, W), B)
cos = tf.multiply(vec_a, vec_b)
logit = tf.reduce_sum(cos, axis=1)
label = tf.constant([0.0])
loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=label, logits=logit))
dcos, da, db, dW, dB = tf.gradients(loss, [cos, a, b, W, B])
train = tf.train.GradientDescentOptimizer(0.5).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    before = sess.run(W)
    print("cos", sess.run(cos))
    print("loss", sess.run(loss))
    print("to cos", sess.run(dcos))
    print("to a, b, B", sess.run([da, db, dB]))
    print("to W", np.abs(sess.run(dW)).max())
    for _ in range(50):
        sess.run(train)
    print("moved", np.abs(sess.run(W) - before).max(), "loss", sess.run(loss))
