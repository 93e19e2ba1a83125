import tensorflow as tf

x = tf.Variable(3.0)
c = tf.constant(2.0)
before = x * x
with tf.GradientTape() as tape:
    y = before * 2
print(tape.gradient(y, x))
with tf.GradientTape() as tape:
    y = c * c
print(tape.gradient(y, c))
with tf.GradientTape(persistent=True) as tape:
    tape.watch(c)
    tape.watch(before)
    y = c * c * x + before
    z = tf.stop_gradient(y) * x
print(tape.gradient(y, c).numpy(), tape.gradient(y, before).numpy(), tape.gradient(y, x).numpy())
print(tape.gradient(z, c), tape.gradient(z, x).numpy(), tape.gradient(z, y))
v = tf.Variable(1.0, trainable=False)
with tf.GradientTape() as tape:
    y = v * x
print(tape.gradient(y, [v, x]))
with tf.GradientTape() as tape:
    y = x * 2
    x.assign_add(1.0)
    y = y + x * x
print(tape.gradient(y, {"x": x}))
with tf.GradientTape(watch_accessed_variables=False) as tape:
    y = x * x
print(tape.gradient(y, x))
