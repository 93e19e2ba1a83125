import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 2])
hidden = tf.layers.dense(
    x, 3, activation=tf.nn.tanh, kernel_initializer=tf.constant_initializer(0.5), name="hidden"
)
out = tf.layers.dense(hidden, 1, kernel_initializer=tf.ones_initializer())
loss = tf.losses.mean_squared_error(labels=[[1.0], [0.0]], predictions=out)
variables = tf.trainable_variables()
grads = tf.gradients(loss, variables)
print([v.name for v in variables])
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    feed = {x: [[0.1, 0.2], [-0.3, 0.4]]}
    print("out", sess.run(out, feed), "loss", sess.run(loss, feed))
    for value in sess.run(grads, feed):
        print(value)
