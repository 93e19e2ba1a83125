import tensorflow as tf

tf.random.set_seed(1)
margin = 0.314

# An anchor a, a positive b that should be close to it, a negative c that should not.
a = tf.Variable(tf.zeros([1, 8]))
b = tf.Variable(tf.zeros([1, 8]))
c = tf.Variable(tf.zeros([1, 8]))
W = tf.Variable(tf.random.uniform([8, 4]))
B = tf.Variable(tf.zeros([1, 4]))
label = tf.constant([0.0])

with tf.GradientTape() as tape:
    vec_a = a @ W + B
    vec_b = b @ W + B
    vec_c = c @ W + B
    dist_rp = tf.square(vec_a - vec_b)
    dist_rn = tf.square(vec_a - vec_c)
    loss = tf.reduce_mean(tf.maximum(0.0, margin + dist_rp - dist_rn))

gradients = tape.gradient(loss, [a, b, c, W, B])
print("loss", loss.numpy())
for name, gradient in zip(["a", "b", "c", "W", "B"], gradients):
    print(name, tf.reduce_max(tf.abs(gradient)).numpy())
