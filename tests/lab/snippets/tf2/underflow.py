import tensorflow as tf

a = tf.Variable([1e-30])
b = tf.Variable([1e-30])
with tf.GradientTape() as tape:
    loss = tf.reduce_sum(a * b)
print(loss.numpy(), [g.numpy() for g in tape.gradient(loss, [a, b])])
tiny = tf.Variable(tf.constant(1e-8))
with tf.GradientTape() as tape:
    loss = tf.nn.sigmoid_cross_entropy_with_logits(labels=0.0, logits=tiny * tiny)
print(loss.numpy(), tape.gradient(loss, tiny).numpy())
