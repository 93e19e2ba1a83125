"""Activations, losses of logits, and what else `tf.nn` has."""

from . import _math, _reduce
from ._arrange import gather, one_hot
from ._dtypes import float32
from ._graph import operation
from ._math import compared, relu, sigmoid, softplus, tanh  # noqa: F401
from ._random import drawn
from ._reduce import l2_loss, l2_normalize  # noqa: F401
from ._state import state
from ._tensor import operands, primitive, tensor_of


def _number(value, like):
    return tensor_of(value, like=like.dtype)


@operation("Softmax")
def softmax(logits, axis=None, dim=None):
    return _along("softmax", tensor_of(logits), dim if axis is None else axis)


@operation("LogSoftmax")
def log_softmax(logits, axis=None, dim=None):
    return _along("logSoftmax", tensor_of(logits), dim if axis is None else axis)


def _along(kind, x, axis):
    """The engine's own goes along the last axis."""
    rank = len(x._dims)
    if axis is None or axis % rank == rank - 1:
        return primitive(kind, x)
    swapped = list(range(rank))
    swapped[axis % rank], swapped[-1] = swapped[-1], swapped[axis % rank]
    there = primitive(kind, primitive("transpose", x, permutation=swapped))
    return primitive("transpose", there, permutation=swapped)


@operation("LogSigmoid")
def log_sigmoid(x):
    return primitive("neg", primitive("softplus", primitive("neg", tensor_of(x))))


@operation("LeakyRelu")
def leaky_relu(features, alpha=0.2):
    x = tensor_of(features)
    return primitive(
        "where",
        compared(x, 0, lambda a, b: a > b),
        x,
        primitive("mul", x, _number(alpha, x)),
        dtype=x.dtype,
    )


@operation("Elu")
def elu(features, alpha=1.0):
    x = tensor_of(features)
    below = primitive(
        "sub", primitive("exp", primitive("minimum", x, _number(0.0, x))), _number(1.0, x)
    )
    scaled = primitive("mul", below, _number(alpha, x))
    return primitive("where", compared(x, 0, lambda a, b: a > b), x, scaled, dtype=x.dtype)


@operation("Selu")
def selu(features):
    x = tensor_of(features)
    below = primitive(
        "sub", primitive("exp", primitive("minimum", x, _number(0.0, x))), _number(1.0, x)
    )
    scaled = primitive("mul", below, _number(1.6732632423543772, x))
    either = primitive("where", compared(x, 0, lambda a, b: a > b), x, scaled, dtype=x.dtype)
    return primitive("mul", either, _number(1.0507009873554805, x))


@operation("Relu6")
def relu6(features):
    x = primitive("relu", tensor_of(features))
    return primitive("minimum", x, _number(6.0, x))


@operation("swish")
def swish(features):
    x = tensor_of(features)
    return primitive("mul", x, primitive("sigmoid", x))


@operation("gelu")
def gelu(features, approximate=False):
    """By the tanh that approximates it; TensorFlow's default, with the error function, differs by
    up to 0.0005."""
    x = tensor_of(features)
    cubed = primitive("mul", primitive("power", x, exponent=3), _number(0.044715, x))
    inner = primitive("mul", primitive("add", x, cubed), _number(0.7978845608028654, x))
    gate = primitive("add", primitive("tanh", inner), _number(1.0, x))
    return primitive("mul", primitive("mul", x, _number(0.5, x)), gate)


@operation("Softsign")
def softsign(features):
    x = tensor_of(features)
    return primitive("div", x, primitive("add", primitive("abs", x), _number(1.0, x)))


@operation("logistic_loss")
def _sigmoid_cross_entropy(labels, logits):
    return primitive("sigmoidCrossEntropy", *operands("logistic_loss", labels, logits))


def _named_only(function, given):
    if given is not None:
        raise ValueError(
            "Only call `%s` with named arguments (labels=..., logits=..., ...)" % function
        )


def _wanted(function, labels, logits):
    if labels is None or logits is None:
        raise ValueError("Both labels and logits must be provided to %s." % function)


def sigmoid_cross_entropy_with_logits(_sentinel=None, labels=None, logits=None, name=None):
    """One node: the composed form overflows."""
    _named_only("sigmoid_cross_entropy_with_logits", _sentinel)
    _wanted("sigmoid_cross_entropy_with_logits", labels, logits)
    if (
        hasattr(labels, "_dims")
        and hasattr(logits, "_dims")
        and None not in labels._dims + logits._dims
    ):
        if labels._dims != logits._dims:
            raise ValueError(
                "`logits` and `labels` must have the same shape, received (%s vs %s)."
                % (logits.shape, labels.shape)
            )
    return _sigmoid_cross_entropy(labels, logits, name=name)


@operation("weighted_loss")
def weighted_cross_entropy_with_logits(labels=None, logits=None, pos_weight=1, targets=None):
    labels = targets if labels is None else labels
    y, z = operands("logistic_loss", labels, logits)
    weight = primitive(
        "add", primitive("mul", y, _number(float(pos_weight) - 1, y)), _number(1.0, y)
    )
    rest = primitive("mul", primitive("sub", _number(1.0, y), y), z)
    return primitive(
        "add", rest, primitive("mul", weight, primitive("softplus", primitive("neg", z)))
    )


@operation("softmax_cross_entropy_with_logits", last="/Reshape_2")
def _softmax_cross_entropy(labels, logits, stop=False):
    labels, logits = operands("SoftmaxCrossEntropyWithLogits", labels, logits)
    if stop:
        labels = primitive("stopGradient", labels)
    return primitive("softmaxCrossEntropy", labels, logits)


def softmax_cross_entropy_with_logits_v2(
    _sentinel=None, labels=None, logits=None, axis=None, dim=None, name=None
):
    """The gradient goes to the labels too, where they are computed."""
    _named_only("softmax_cross_entropy_with_logits", _sentinel)
    _wanted("softmax_cross_entropy_with_logits", labels, logits)
    return _softmax_cross_entropy(labels, logits, name=name)


def softmax_cross_entropy_with_logits_v1(
    _sentinel=None, labels=None, logits=None, dim=-1, name=None, axis=None
):
    """The first generation's: no gradient goes to the labels."""
    _named_only("softmax_cross_entropy_with_logits", _sentinel)
    _wanted("softmax_cross_entropy_with_logits", labels, logits)
    return _softmax_cross_entropy(
        labels, logits, True, name=name or "softmax_cross_entropy_with_logits_sg"
    )


@operation(
    "SparseSoftmaxCrossEntropyWithLogits", last="/SparseSoftmaxCrossEntropyWithLogits"
)
def _sparse(labels, logits):
    logits = tensor_of(logits)
    known = one_hot(tensor_of(labels), logits._dims[-1], dtype=logits.dtype)
    return primitive("softmaxCrossEntropy", known, logits, dtype=logits.dtype)


def sparse_softmax_cross_entropy_with_logits(_sentinel=None, labels=None, logits=None, name=None):
    """The labels are class numbers."""
    _named_only("sparse_softmax_cross_entropy_with_logits", _sentinel)
    _wanted("sparse_softmax_cross_entropy_with_logits", labels, logits)
    return _sparse(labels, logits, name=name)


def embedding_lookup(params, ids, partition_strategy="mod", name=None, **unused):
    """Rows of a table by number."""
    table = params[0] if isinstance(params, (list, tuple)) and len(params) == 1 else params
    rows = gather(table, ids, name=name or "embedding_lookup")
    if hasattr(rows, "_path"):
        rows._path += "/Identity"
    return rows


@operation("BiasAdd")
def bias_add(value, bias):
    return primitive("add", *operands("BiasAdd", value, bias))


@operation("dropout", last="/mul_1")
def _dropout(x, rate, seed=None):
    x = tensor_of(x)
    # A rate that is fed has no value while the graph is built.
    rate = 0 if state.abstract else rate.item() if hasattr(rate, "item") else rate
    if rate == 0:
        return x
    kept = compared(drawn("uniform", 0, 1, x._dims, float32, seed), rate, lambda a, b: a >= b)
    scaled = primitive("mul", x, _number(1.0 / (1.0 - rate), x))
    return primitive("mul", scaled, _math.cast(kept, x.dtype))


def dropout(x, keep_prob=None, noise_shape=None, seed=None, name=None, rate=None):
    """`keep_prob` is the first generation's, `rate` the second's."""
    if rate is None:
        rate = 1 - keep_prob
    return _dropout(x, rate, seed, name=name)


def dropout_v2(x, rate, noise_shape=None, seed=None, name=None):
    return _dropout(x, rate, seed, name=name)


@operation("moments")
def moments(x, axes, shift=None, keepdims=False, keep_dims=None):
    keep = keepdims or keep_dims or False
    return [
        _reduce.reduce_mean(x, axes, keepdims=keep),
        _reduce.reduce_variance(x, axes, keepdims=keep),
    ]


def xw_plus_b(x, weights, biases, name=None):
    return _math.add(_reduce.matmul(x, weights), biases, name=name or "xw_plus_b")
