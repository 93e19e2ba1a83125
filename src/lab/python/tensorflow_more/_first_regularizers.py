"""Regularizers of `tf.contrib.layers`."""

from tensorflow import _math, _nn, _reduce


def l2_regularizer(scale, scope=None):
    """Half the sum of squares, scaled."""
    return lambda weights: _math.multiply(float(scale), _nn.l2_loss(weights))


def l1_regularizer(scale, scope=None):
    return lambda weights: _math.multiply(float(scale), _reduce.reduce_sum(_math.abs(weights)))


TABLE = {"l2_regularizer": l2_regularizer, "l1_regularizer": l1_regularizer}
