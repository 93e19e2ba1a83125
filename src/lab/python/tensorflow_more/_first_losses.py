"""More of `tf.losses` of the first generation."""

from tensorflow import _names
from tensorflow._arrange import constant
from tensorflow._losses import _mean
from tensorflow._math import add_n, compared
from tensorflow._graph import operation
from tensorflow._tensor import operands, primitive, tensor_of


@operation("huber_loss", last="/value")
def huber_loss(
    labels, predictions, weights=1.0, delta=1.0, scope=None, loss_collection=None, reduction=None
):
    labels, predictions = operands("Sub", labels, predictions)
    size = primitive("abs", primitive("sub", predictions, labels))
    near = primitive("mul", primitive("square", size), tensor_of(0.5))
    far = primitive("sub", primitive("mul", size, tensor_of(delta)), tensor_of(0.5 * delta * delta))
    small = compared(size, delta, lambda a, b: a <= b)
    return _mean(primitive("where", small, near, far, dtype=size.dtype), weights)


def get_regularization_losses(scope=None):
    """What the regularizers of `get_variable` and of `tf.layers` ask for."""
    return list(_names.graph.regularization)


def get_regularization_loss(scope=None, name="total_regularization_loss"):
    losses = get_regularization_losses()
    return add_n(losses, name=name) if losses else constant(0.0)


TABLE = {
    "huber_loss": huber_loss,
    "get_regularization_loss": get_regularization_loss,
    "get_regularization_losses": get_regularization_losses,
}
