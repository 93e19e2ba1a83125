"""`tf.losses` of the first generation: each is a mean, weighted."""

from . import _nn
from ._graph import operation
from ._tensor import operands, primitive, tensor_of


def _mean(losses, weights):
    """The sum of the weighted losses over the number of those whose weight is not zero."""
    if isinstance(weights, (int, float)):
        if weights == 1:
            return primitive("mean", losses)
        scaled = primitive("mul", primitive("sum", losses), tensor_of(weights, like=losses.dtype))
        count = 1
        for n in losses._dims:
            count *= n
        return primitive("div", scaled, tensor_of(float(count if weights else 1)))
    weights = tensor_of(weights, like=losses.dtype)
    total = primitive("sum", primitive("mul", losses, weights))
    ones = primitive("add", primitive("mul", losses, tensor_of(0.0)), weights)
    present = sum([1 for w in ones._values() if w != 0]) if ones._handle is not None else 1
    return primitive("div", total, tensor_of(float(max(1, present))))


def smoothed(labels, by, classes):
    """Labels that are less sure of themselves: `by` is spread over all classes."""
    if not by:
        return labels
    kept = primitive("mul", labels, tensor_of(1.0 - by, like=labels.dtype))
    return primitive("add", kept, tensor_of(by / float(classes), like=labels.dtype))


@operation("mean_squared_error", last="/value")
def mean_squared_error(
    labels, predictions, weights=1.0, scope=None, loss_collection=None, reduction=None
):
    labels, predictions = operands("SquaredDifference", labels, predictions)
    return _mean(primitive("square", primitive("sub", predictions, labels)), weights)


@operation("absolute_difference", last="/value")
def absolute_difference(
    labels, predictions, weights=1.0, scope=None, loss_collection=None, reduction=None
):
    labels, predictions = operands("Sub", labels, predictions)
    return _mean(primitive("abs", primitive("sub", predictions, labels)), weights)


@operation("hinge_loss", last="/value")
def hinge_loss(labels, logits, weights=1.0, scope=None, loss_collection=None, reduction=None):
    labels, logits = operands("Sub", labels, logits)
    signs = primitive("sub", primitive("mul", labels, tensor_of(2.0)), tensor_of(1.0))
    below = primitive("sub", tensor_of(1.0), primitive("mul", signs, logits))
    return _mean(primitive("relu", below), weights)


@operation("log_loss", last="/value")
def log_loss(
    labels,
    predictions,
    weights=1.0,
    epsilon=1e-07,
    scope=None,
    loss_collection=None,
    reduction=None,
):
    y, p = operands("Mul", labels, predictions)
    one, small = tensor_of(1.0), tensor_of(epsilon)
    yes = primitive("mul", y, primitive("log", primitive("add", p, small)))
    rest = primitive("log", primitive("add", primitive("sub", one, p), small))
    no = primitive("mul", primitive("sub", one, y), rest)
    return _mean(primitive("neg", primitive("add", yes, no)), weights)


@operation("cosine_distance", last="/value")
def cosine_distance(
    labels,
    predictions,
    axis=None,
    weights=1.0,
    scope=None,
    loss_collection=None,
    reduction=None,
    dim=None,
):
    """Of vectors that are normalized already: one minus their product."""
    labels, predictions = operands("Mul", labels, predictions)
    axis = dim if axis is None else axis
    if axis is None:
        raise ValueError("You must specify 'axis'.")
    product = primitive(
        "sum", primitive("mul", predictions, labels), axes=[int(axis)], keepDims=True
    )
    return _mean(primitive("sub", tensor_of(1.0), product), weights)


@operation("sigmoid_cross_entropy_loss", last="/value")
def sigmoid_cross_entropy(
    multi_class_labels,
    logits,
    weights=1.0,
    label_smoothing=0,
    scope=None,
    loss_collection=None,
    reduction=None,
):
    labels, logits = operands("logistic_loss", multi_class_labels, logits)
    labels = smoothed(labels, label_smoothing, 2)
    return _mean(_nn._sigmoid_cross_entropy(labels, logits), weights)


@operation("softmax_cross_entropy_loss", last="/value")
def softmax_cross_entropy(
    onehot_labels,
    logits,
    weights=1.0,
    label_smoothing=0,
    scope=None,
    loss_collection=None,
    reduction=None,
):
    labels, logits = operands("SoftmaxCrossEntropyWithLogits", onehot_labels, logits)
    labels = smoothed(labels, label_smoothing, logits._dims[-1])
    return _mean(_nn._softmax_cross_entropy(labels, logits, True), weights)


@operation("sparse_softmax_cross_entropy_loss", last="/value")
def sparse_softmax_cross_entropy(
    labels, logits, weights=1.0, scope=None, loss_collection=None, reduction=None
):
    return _mean(_nn._sparse(labels, logits), weights)
