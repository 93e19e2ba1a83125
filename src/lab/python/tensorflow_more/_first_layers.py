"""More of `tf.layers` of the first generation."""

from tensorflow import _initial, _nn
from tensorflow._variable_scope import get_variable, variable_scope
from . import _images

_counts = {}


def conv2d(
    inputs,
    filters,
    kernel_size,
    strides=1,
    padding="valid",
    activation=None,
    use_bias=True,
    kernel_initializer=None,
    bias_initializer=None,
    kernel_regularizer=None,
    name=None,
    reuse=None
):
    """Its variables are found again by name."""
    if name is None:
        count = _counts.get("conv2d", 0)
        _counts["conv2d"] = count + 1
        name = "conv2d_%d" % count if count else "conv2d"
    with variable_scope(name, reuse=reuse):
        shape = _images.pair(kernel_size) + [inputs.shape.as_list()[-1], filters]
        initial = kernel_initializer and _initial.get(kernel_initializer)
        kernel = get_variable(
            "kernel", shape, initializer=initial, regularizer=kernel_regularizer
        )
        result = _images.conv2d(inputs, kernel, strides, padding)
        if use_bias:
            bias = get_variable(
                "bias", (filters,), initializer=_initial.get(bias_initializer or "zeros")
            )
            result = _nn.bias_add(result, bias)
        return result if activation is None else activation(result)


def max_pooling2d(inputs, pool_size, strides, padding="valid", name=None):
    return _images.max_pool(inputs, pool_size, strides, padding, name=name)


def average_pooling2d(inputs, pool_size, strides, padding="valid", name=None):
    return _images.avg_pool(inputs, pool_size, strides, padding, name=name)


TABLE = {
    "conv2d": conv2d,
    "max_pooling2d": max_pooling2d,
    "average_pooling2d": average_pooling2d,
}
