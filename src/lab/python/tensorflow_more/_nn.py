"""More names of `tf.nn`."""

from . import _images, _move


def conv2d(input, filters=None, strides=1, padding="VALID", filter=None, name=None, **unused):
    """The first generation calls the kernel `filter`."""
    kernel = filter if filters is None else filters
    return _images.conv2d(input, kernel, strides, padding, name=name)


def max_pool(input=None, ksize=2, strides=2, padding="VALID", value=None, name=None, **unused):
    return _images.max_pool(value if input is None else input, ksize, strides, padding, name=name)


def avg_pool(input=None, ksize=2, strides=2, padding="VALID", value=None, name=None, **unused):
    return _images.avg_pool(value if input is None else input, ksize, strides, padding, name=name)


TABLE = {
    "top_k": _move.top_k,
    "conv2d": conv2d,
    "max_pool": max_pool,
    "max_pool2d": max_pool,
    "avg_pool": avg_pool,
    "avg_pool2d": avg_pool,
}
