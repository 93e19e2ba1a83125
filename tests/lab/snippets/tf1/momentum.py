import tensorflow as tf

w = tf.Variable([1.0, -2.0])
loss = tf.reduce_sum(tf.square(w))
optimizer = tf.train.MomentumOptimizer(0.1, 0.9)
pairs = optimizer.compute_gradients(loss)
step = optimizer.apply_gradients(pairs)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(6):
        step.run()
    print("w", w.eval())
    print("gradient", sess.run(pairs[0][0]))
