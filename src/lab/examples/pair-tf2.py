import tensorflow as tf

tf.random.set_seed(1)

# Two videos, one layer, and whether the videos are alike.
a = tf.Variable(tf.zeros([1, 8]))
b = tf.Variable(tf.zeros([1, 8]))
W = tf.Variable(tf.random.uniform([8, 4]))
B = tf.Variable(tf.zeros([1, 4]))
label = tf.constant([0.0])

with tf.GradientTape() as tape:
    vec_a = a @ W + B
    vec_b = b @ W + B
    logit = tf.reduce_sum(vec_a * vec_b, axis=1)
    loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=label, logits=logit))

gradients = tape.gradient(loss, [a, b, W, B])
print("loss", loss.numpy())
for name, gradient in zip(["a", "b", "W", "B"], gradients):
    print(name, tf.reduce_max(tf.abs(gradient)).numpy())
