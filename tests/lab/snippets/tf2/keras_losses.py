import tensorflow as tf

L = tf.keras.losses
y = tf.constant([[1.0, 0.0], [0.0, 1.0]])
p = tf.constant([[0.75, 0.25], [0.4, 0.6]])
z = tf.constant([[0.5, -1.0], [2.0, 0.25]])
print(L.MeanSquaredError()(y, p).numpy(), L.mse(y, p).numpy(), L.MeanAbsoluteError()(y, p).numpy())
print(L.BinaryCrossentropy()(y, p).numpy(), L.BinaryCrossentropy(from_logits=True)(y, z).numpy())
print(
    L.CategoricalCrossentropy()(y, p).numpy(),
    L.CategoricalCrossentropy(from_logits=True)(y, z).numpy(),
)
print(L.SparseCategoricalCrossentropy()([0, 1], p).numpy())
print(
    L.CosineSimilarity(axis=1)(y, z).numpy(),
    L.Huber(delta=0.5)(y, z).numpy(),
    L.Hinge()(y, z).numpy(),
)
print(L.MeanSquaredError(reduction=L.Reduction.SUM)(y, z).numpy())
