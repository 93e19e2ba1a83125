import tensorflow as tf
from tensorflow.keras import layers

model = tf.keras.Sequential(
    [
        layers.Dense(
            3,
            activation="relu",
            kernel_initializer="zeros",
            bias_initializer=tf.keras.initializers.Constant(-1.0),
        ),
        layers.Dense(1, kernel_initializer="ones"),
    ]
)
x = tf.constant([[1.0, 2.0], [3.0, 4.0]])
with tf.GradientTape() as tape:
    loss = tf.reduce_mean(tf.square(model(x) - 1.0))
for g in tape.gradient(loss, model.trainable_variables):
    print(g.numpy())
