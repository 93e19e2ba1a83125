import tensorflow as tf

tf.random.set_seed(1)

# A Keras two-tower: an embedding for users, one for films, and their product.
users = tf.keras.layers.Embedding(5, 4, embeddings_initializer="zeros")
films = tf.keras.layers.Embedding(7, 4, embeddings_initializer="zeros")
user = tf.constant([0, 1, 2, 3, 4, 0])
film = tf.constant([0, 2, 4, 6, 1, 3])
liked = tf.constant([1.0, 0.0, 1.0, 0.0, 1.0, 0.0])
optimizer = tf.keras.optimizers.Adam(0.1)

for step in range(3):
    with tf.GradientTape() as tape:
        logit = tf.reduce_sum(users(user) * films(film), axis=1)
        loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=liked, logits=logit))
    variables = users.trainable_variables + films.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    print("step", step, "loss", loss.numpy())
