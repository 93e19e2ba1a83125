"""`tf.keras.activations`."""

from lab_core import missing, nearest, refusal

from .. import _math, _nn

relu, sigmoid, tanh, softplus, softsign = (
    _math.relu,
    _math.sigmoid,
    _math.tanh,
    _math.softplus,
    _nn.softsign,
)
softmax, elu, selu, gelu, swish, silu = (
    _nn.softmax,
    _nn.elu,
    _nn.selu,
    _nn.gelu,
    _nn.swish,
    _nn.swish,
)
leaky_relu, exponential = _nn.leaky_relu, _math.exp


def linear(x):
    return x


_ALL = dict(
    relu=relu,
    sigmoid=sigmoid,
    tanh=tanh,
    softplus=softplus,
    softsign=softsign,
    softmax=softmax,
    elu=elu,
    selu=selu,
    gelu=gelu,
    swish=swish,
    silu=silu,
    leaky_relu=leaky_relu,
    exponential=exponential,
    linear=linear,
)


def get(identifier):
    """An activation by name, or itself."""
    if identifier is None:
        return linear
    if isinstance(identifier, str):
        if identifier not in _ALL:
            near = nearest(identifier, list(_ALL))
            raise ValueError(refusal("activation", name=identifier, nearest=near))
        return _ALL[identifier]
    return identifier


def __getattr__(name):
    near = nearest(name, list(_ALL))
    raise missing(
        "tensorflow.keras.activations", name, near and "tensorflow.keras.activations." + near
    )
