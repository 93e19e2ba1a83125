import tensorflow as tf
from tensorflow.keras import layers

x = tf.Variable([[1.0, 2.0, 4.0], [0.0, -1.0, 1.0]])
normalize = layers.LayerNormalization()
with tf.GradientTape(persistent=True) as tape:
    normal = normalize(x)
    weighted = tf.reduce_sum(normal * tf.constant([1.0, 2.0, 3.0]))
print(normal.numpy())
print(tape.gradient(weighted, x).numpy())
print(layers.Dot(axes=1, normalize=True)([x, x + 1.0]).numpy())
print(
    layers.Concatenate()([x, x]).numpy(),
    layers.Add()([x, x]).numpy(),
    layers.Multiply()([x, x]).numpy(),
)
print(layers.Lambda(lambda t: t * 2)(x).numpy(), layers.Activation("tanh")(x).numpy())
print(layers.Dropout(0.5)(x).numpy(), layers.Dropout(0.0)(x, training=True).numpy())
