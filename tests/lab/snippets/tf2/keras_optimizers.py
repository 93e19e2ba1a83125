import tensorflow as tf

O = tf.keras.optimizers
makers = [
    lambda: O.SGD(0.1),
    lambda: O.SGD(0.1, momentum=0.9),
    lambda: O.SGD(0.1, momentum=0.9, nesterov=True),
    lambda: O.Adam(0.1),
    lambda: O.RMSprop(0.1),
    lambda: O.Adagrad(0.1),
]
for make in makers:
    w = tf.Variable([1.0, -2.0])
    optimizer = make()
    for _ in range(5):
        optimizer.minimize(lambda: tf.reduce_sum(tf.square(w)), [w])
    print(w.numpy())
