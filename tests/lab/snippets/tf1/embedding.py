import tensorflow as tf

table = tf.get_variable("table", initializer=tf.constant([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]))
ids = tf.placeholder(tf.int32, [None])
rows = tf.nn.embedding_lookup(table, ids)
loss = tf.reduce_sum(rows * rows)
grad = tf.gradients(loss, table)[0]
train = tf.train.AdamOptimizer(0.01).minimize(loss)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    feed = {ids: [2, 0, 2]}
    print("rows", sess.run(rows, feed))
    print("to table", sess.run(grad, feed))
    for _ in range(3):
        sess.run(train, feed)
    print("table", sess.run(table))
