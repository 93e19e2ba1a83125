"""More of `tf.keras.losses`."""

from tensorflow._graph import operation
from tensorflow._tensor import primitive, tensor_of
from tensorflow.keras.losses import _class, _last, _pair


def _within(x, low, high):
    return primitive("maximum", primitive("minimum", x, tensor_of(high)), tensor_of(low))


@operation("squared_hinge")
def squared_hinge(y_true, y_pred):
    y, p = _pair(y_true, y_pred)
    if y._handle is not None and not any([one < 0 for one in y._values()]):
        y = primitive("sub", primitive("mul", y, tensor_of(2.0)), tensor_of(1.0))
    below = primitive("sub", tensor_of(1.0), primitive("mul", y, p))
    return _last(primitive("square", primitive("maximum", below, tensor_of(0.0))))


@operation("kl_divergence")
def kl_divergence(y_true, y_pred):
    y, p = _pair(y_true, y_pred)
    y, p = _within(y, 1e-7, 1.0), _within(p, 1e-7, 1.0)
    logs = primitive("log", primitive("div", y, p))
    return primitive("sum", primitive("mul", y, logs), axes=[-1])


@operation("poisson")
def poisson(y_true, y_pred):
    y, p = _pair(y_true, y_pred)
    logs = primitive("log", primitive("add", p, tensor_of(1e-7)))
    return _last(primitive("sub", p, primitive("mul", y, logs)))


@operation("log_cosh")
def log_cosh(y_true, y_pred):
    y, p = _pair(y_true, y_pred)
    x = primitive("sub", p, y)
    rest = primitive("softplus", primitive("mul", x, tensor_of(-2.0)))
    return _last(primitive("sub", primitive("add", x, rest), tensor_of(0.6931471805599453)))


@operation("mean_absolute_percentage_error")
def mean_absolute_percentage_error(y_true, y_pred):
    y, p = _pair(y_true, y_pred)
    size = primitive("maximum", primitive("abs", y), tensor_of(1e-7))
    share = primitive("abs", primitive("div", primitive("sub", y, p), size))
    return primitive("mul", _last(share), tensor_of(100.0))


@operation("mean_squared_logarithmic_error")
def mean_squared_logarithmic_error(y_true, y_pred):
    y, p = [
        primitive("log", primitive("add", primitive("maximum", x, tensor_of(1e-7)), tensor_of(1.0)))
        for x in _pair(y_true, y_pred)
    ]
    return _last(primitive("square", primitive("sub", p, y)))


TABLE = {
    "squared_hinge": squared_hinge,
    "kl_divergence": kl_divergence,
    "KLD": kl_divergence,
    "poisson": poisson,
    "log_cosh": log_cosh,
    "logcosh": log_cosh,
    "mean_absolute_percentage_error": mean_absolute_percentage_error,
    "mean_squared_logarithmic_error": mean_squared_logarithmic_error,
    "SquaredHinge": _class("SquaredHinge", squared_hinge),
    "KLDivergence": _class("KLDivergence", kl_divergence),
    "Poisson": _class("Poisson", poisson),
    "LogCosh": _class("LogCosh", log_cosh),
    "MeanAbsolutePercentageError": _class(
        "MeanAbsolutePercentageError", mean_absolute_percentage_error
    ),
    "MeanSquaredLogarithmicError": _class(
        "MeanSquaredLogarithmicError", mean_squared_logarithmic_error
    ),
}
