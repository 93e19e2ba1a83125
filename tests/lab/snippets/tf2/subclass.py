import tensorflow as tf


class Factorization(tf.keras.Model):
    def __init__(self, size):
        super().__init__()
        self.linear = tf.keras.layers.Dense(1, kernel_initializer="zeros")
        self.V = self.add_weight(name="V", shape=(3, size), initializer="zeros")

    def call(self, x):
        squared = tf.square(tf.matmul(x, self.V))
        squares = tf.matmul(tf.square(x), tf.square(self.V))
        return self.linear(x) + 0.5 * tf.reduce_sum(squared - squares, axis=1, keepdims=True)


model = Factorization(2)
x = tf.constant([[1.0, 0.0, 1.0], [0.0, 1.0, 1.0]])
y = tf.constant([[1.0], [0.0]])
optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.keras.losses.mse(y, model(x)))
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))
    return loss


for _ in range(3):
    print("loss", train_step(x, y).numpy())
print(model.V.numpy())
print(model.linear.kernel.numpy(), model.linear.bias.numpy())
