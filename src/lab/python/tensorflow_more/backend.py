"""`tf.keras.backend`: what losses of a program's own use of it."""

from lab_core import missing, nearest

from tensorflow import _arrange, _math, _reduce

sum, mean, max, min = (
    _reduce.reduce_sum,
    _reduce.reduce_mean,
    _reduce.reduce_max,
    _reduce.reduce_min,
)
square, sqrt, abs, exp, log = _math.square, _math.sqrt, _math.abs, _math.exp, _math.log
maximum, minimum, sigmoid, relu, pow = (
    _math.maximum,
    _math.minimum,
    _math.sigmoid,
    _math.relu,
    _math.pow,
)
dot, l2_normalize, expand_dims = _reduce.matmul, _reduce.l2_normalize, _arrange.expand_dims
concatenate, reshape, stop_gradient = _arrange.concat, _arrange.reshape, _math.stop_gradient


def epsilon():
    return 1e-07


def clear_session():
    """Nothing to clear: each run begins anew."""


def get_value(x):
    """Of an optimizer's rate too, which is a plain number here."""
    return x.numpy() if hasattr(x, "numpy") else x


def set_value(x, value):
    x.assign(value)


def __getattr__(name):
    near = nearest(name, [one for one in globals() if not one.startswith("_")])
    raise missing("tensorflow.keras.backend", name, near and "tensorflow.keras.backend." + near)
