import numpy as np
import tensorflow as tf

np.random.seed(1)
margin = 0.314

# An anchor a, a positive b that should be close to it, a negative c that should not.
a = tf.Variable(np.zeros((1, 8)), dtype=tf.float32)
b = tf.Variable(np.zeros((1, 8)), dtype=tf.float32)
c = tf.Variable(np.zeros((1, 8)), dtype=tf.float32)
W = tf.Variable(np.random.rand(8, 4), dtype=tf.float32)
B = tf.Variable(np.zeros((1, 4)), dtype=tf.float32)
label = tf.constant([0.0])

vec_a = tf.matmul(a, W) + B
vec_b = tf.matmul(b, W) + B
vec_c = tf.matmul(c, W) + B
dist_rp = tf.square(vec_a - vec_b)
dist_rn = tf.square(vec_a - vec_c)
loss = tf.reduce_mean(tf.maximum(0.0, margin + dist_rp - dist_rn))
gradients = tf.gradients(loss, [a, b, c, W, B])

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    print("loss", session.run(loss))
    for name, gradient in zip(["a", "b", "c", "W", "B"], session.run(gradients)):
        print(name, np.abs(gradient).max())
