import tensorflow as tf

table = tf.Variable([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
optimizer = tf.keras.optimizers.Adam(learning_rate=0.01)
for _ in range(3):
    with tf.GradientTape() as tape:
        rows = tf.nn.embedding_lookup(table, [2, 0, 2])
        loss = tf.reduce_sum(tf.square(rows))
    gradient = tape.gradient(loss, table)
    optimizer.apply_gradients([(gradient, table)])
print(gradient.numpy())
print(table.numpy())
