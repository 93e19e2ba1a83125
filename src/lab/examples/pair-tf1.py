import numpy as np
import tensorflow as tf

np.random.seed(1)

# Two videos, one layer, and whether the videos are alike.
a = tf.Variable(np.zeros((1, 8)), dtype=tf.float32)
b = tf.Variable(np.zeros((1, 8)), dtype=tf.float32)
W = tf.Variable(np.random.rand(8, 4), dtype=tf.float32)
B = tf.Variable(np.zeros((1, 4)), dtype=tf.float32)
label = tf.constant([0.0])

vec_a = tf.matmul(a, W) + B
vec_b = tf.matmul(b, W) + B
cos = tf.multiply(vec_a, vec_b)
logit = tf.reduce_sum(cos, axis=1)
xent = tf.nn.sigmoid_cross_entropy_with_logits(labels=label, logits=logit)
loss = tf.reduce_mean(xent)
gradients = tf.gradients(loss, [a, b, W, B])

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    print("loss", session.run(loss))
    for name, gradient in zip(["a", "b", "W", "B"], session.run(gradients)):
        print(name, np.abs(gradient).max())
