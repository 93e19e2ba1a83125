import tensorflow as tf

for make in [tf.train.RMSPropOptimizer, tf.train.AdagradOptimizer]:
    w = tf.Variable([1.0, -2.0])
    step = make(0.1).minimize(tf.reduce_sum(tf.square(w)), var_list=[w])
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        for _ in range(4):
            sess.run(step)
        print(sess.run(w))
