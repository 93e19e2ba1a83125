import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()

a = tf.get_variable("a", shape=[1, 8], initializer=tf.zeros_initializer())
b = tf.get_variable("b", shape=[1, 8], initializer=tf.zeros_initializer())
W = tf.get_variable(
    "W", initializer=tf.constant(np.arange(32).reshape(8, 4) / 32.0, dtype=tf.float32)
)
cos_published = np.array([[0.8982575, 0.20215534, 0.39968604, 0.5663532]])
B = tf.get_variable("B", initializer=tf.constant(np.sqrt(cos_published), dtype=tf.float32))
cos = (tf.matmul(a, W) + B) * (tf.matmul(b, W) + B)
logit = tf.reduce_sum(cos, 1)
loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=[0.0], logits=logit))
grads = tf.gradients(loss, [cos, a, W])
dcos_da = tf.gradients(cos, a)[0]

sess = tf.Session()
sess.run(tf.global_variables_initializer())
print("cos", sess.run(cos))
print("loss", sess.run(loss))
print("to cos", sess.run(grads[0]))
print("to a", sess.run(grads[1]))
print("to W", sess.run(tf.reduce_max(tf.abs(grads[2]))))
print("cos by a", sess.run(dcos_da))
