"""Convolution and pooling of `(batch, height, width, channels)`."""

from lab_core import refusal
from tensorflow._arrange import _picked
from tensorflow._graph import operation
from tensorflow._state import state
from tensorflow._tensor import operands, primitive, tensor_of
from ._move import pad


def pair(value):
    """A size of two axes. TensorFlow 1 writes four."""
    if isinstance(value, int):
        return [value, value]
    sizes = [int(one) for one in value]
    return sizes[1:3] if len(sizes) == 4 else sizes if len(sizes) == 2 else sizes * 2


def _windows(x, size, strides):
    """How many windows there are along both axes, and where the elements of each lie, channel by
    channel last."""
    batch, height, width, channels = x._dims
    across = [(n - k) // s + 1 for n, k, s in zip((height, width), size, strides)]
    windows = []
    for b in range(batch):
        for top in range(across[0]):
            for left in range(across[1]):
                first = (b * height + top * strides[0]) * width + left * strides[1]
                windows.append(
                    [
                        (first + i * width + j) * channels
                        for i in range(size[0])
                        for j in range(size[1])
                    ]
                )
    return across, windows


def _padded(x, size, strides, padding):
    """As `SAME` has it: what is odd goes below and to the right."""
    if padding.upper() == "VALID":
        return x
    edges = [[0, 0]]
    for n, k, s in zip(x._dims[1:3], size, strides):
        lacking = max(0, (-(-n // s) - 1) * s + k - n)
        edges.append([lacking // 2, lacking - lacking // 2])
    return pad(x, edges + [[0, 0]])


@operation("Conv2D")
def conv2d(input, filters, strides=1, padding="VALID"):
    """The elements of each window in a row, and one product."""
    x, kernel = operands("Conv2D", input, filters)
    size, strides = kernel._dims[:2], pair(strides)
    if kernel._dims[2] != x._dims[3]:
        raise ValueError(refusal("filterDepth", input=x._dims[3], filter=kernel._dims[2]))
    x = _padded(x, size, strides, padding)
    (rows, columns), windows = _windows(x, size, strides)
    channels, count = x._dims[3], len(windows)
    wide = size[0] * size[1] * channels
    places = [at + c for window in windows for at in window for c in range(channels)]
    flat = primitive("reshape", kernel, shape=[wide, kernel._dims[3]])
    product = primitive("matMul", _picked(x, places, [count, wide]), flat)
    return primitive("reshape", product, shape=[x._dims[0], rows, columns, kernel._dims[3]])


@operation("MaxPool")
def max_pool(input, ksize, strides, padding):
    """The first largest of each window: the gradient goes to it alone."""
    x, size, strides = tensor_of(input), pair(ksize), pair(strides)
    _must_fit(x, size, strides, padding)
    (rows, columns), windows = _windows(x, size, strides)
    channels = x._dims[3]
    if state.abstract:
        places = [window[0] + c for window in windows for c in range(channels)]
    else:
        values, places = x._values(), []
        for window in windows:
            for c in range(channels):
                seen = [values[at + c] for at in window]
                places.append(window[seen.index(max(seen))] + c)
    return _picked(x, places, [x._dims[0], rows, columns, channels])


@operation("AvgPool")
def avg_pool(input, ksize, strides, padding):
    x, size, strides = tensor_of(input), pair(ksize), pair(strides)
    _must_fit(x, size, strides, padding)
    (rows, columns), windows = _windows(x, size, strides)
    channels = x._dims[3]
    places = [at + c for window in windows for at in window for c in range(channels)]
    seen = _picked(x, places, [x._dims[0], rows, columns, size[0] * size[1], channels])
    return primitive("mean", seen, axes=[3])


def _must_fit(x, size, strides, padding):
    if padding.upper() != "VALID":
        for n, k, s in zip(x._dims[1:3], size, strides):
            if (-(-n // s) - 1) * s + k > n:
                raise NotImplementedError(refusal("pooling"))
