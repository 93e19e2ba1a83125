import tensorflow as tf

x = tf.constant([[1.0, -2.0], [0.5, 4.0]])
print(
    tf.linalg.matvec(x, [1.0, 2.0]).numpy(),
    tf.linalg.norm(x, axis=1).numpy(),
    tf.linalg.norm(x, ord=1).numpy(),
)
print(
    tf.math.reduce_logsumexp(x, axis=1).numpy(),
    tf.math.reduce_std(x).numpy(),
    tf.math.softplus(x).numpy(),
)
print(tf.where(x > 0, x, tf.zeros_like(x)).numpy(), tf.clip_by_value(x, -1.0, 1.0).numpy())
print(tf.one_hot([1, 0], 3).numpy(), tf.gather(x, [1, 1]).numpy(), tf.tile([[1.0]], [2, 2]).numpy())
print(
    tf.nn.leaky_relu(x).numpy(),
    tf.nn.elu(x).numpy(),
    tf.nn.log_softmax(x).numpy(),
    tf.nn.swish(x).numpy(),
)
print(
    tf.argmax(x, axis=1).numpy(),
    tf.eye(2).numpy(),
    tf.range(1, 6, 2).numpy(),
    tf.squeeze([[1.0]]).numpy(),
)
print(
    (x / 2.0 - 1).numpy(),
    (1 - x).numpy(),
    (2**x).numpy(),
    (x**2).numpy(),
    (-x).numpy(),
    abs(x).numpy(),
)
print(tf.math.divide_no_nan(x, [[0.0, 1.0], [2.0, 0.0]]).numpy(), tf.rank(x).numpy())
