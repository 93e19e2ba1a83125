import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers

users = keras.Input(shape=(1,), dtype="int32")
items = keras.Input(shape=(1,), dtype="int32")
user_table = layers.Embedding(4, 3, embeddings_initializer="zeros")
item_table = layers.Embedding(5, 3, embeddings_initializer="zeros")
u = layers.Dense(2, use_bias=False, name="user_tower")(layers.Flatten()(user_table(users)))
i = layers.Dense(2, use_bias=False, name="item_tower")(layers.Flatten()(item_table(items)))
logit = layers.Dot(axes=1)([u, i])
model = keras.Model([users, items], logit)
model.compile(
    optimizer=keras.optimizers.Adam(0.01), loss=keras.losses.BinaryCrossentropy(from_logits=True)
)
before = [w.numpy() for w in model.trainable_variables]
x = [np.array([[0], [1], [2], [3]]), np.array([[4], [3], [2], [1]])]
y = np.array([[1.0], [0.0], [1.0], [0.0]])
history = model.fit(x, y, epochs=5, verbose=0)
print(history.history["loss"])
print([float(abs(w.numpy() - old).max()) for w, old in zip(model.trainable_variables, before)])
print(model.predict(x))
with tf.GradientTape() as tape:
    loss = keras.losses.BinaryCrossentropy(from_logits=True)(y, model(x))
print(
    [
        None if g is None else float(tf.reduce_max(tf.abs(g)))
        for g in tape.gradient(loss, model.trainable_variables)
    ]
)
