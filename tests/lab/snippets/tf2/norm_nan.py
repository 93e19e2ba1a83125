import tensorflow as tf

x = tf.Variable([0.0, 0.0])
y = tf.Variable([3.0, 4.0])
with tf.GradientTape(persistent=True) as tape:
    distance = tf.norm(x)
    root = tf.sqrt(tf.reduce_sum(x * x))
    safe = tf.math.l2_normalize(x)
    far = tf.norm(y)
print(tape.gradient(distance, x).numpy(), tape.gradient(root, x).numpy())
print(tape.gradient(safe, x).numpy(), tape.gradient(far, y).numpy())
with tf.GradientTape() as tape:
    cosine = tf.reduce_sum(x * y) / (tf.norm(x) * tf.norm(y))
print(cosine.numpy(), tape.gradient(cosine, [x, y]))
