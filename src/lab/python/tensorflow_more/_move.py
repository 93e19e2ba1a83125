"""What gives elements another place, or takes some of them."""

from collections import namedtuple

import lab_core

from tensorflow._arrange import _picked, _sizes, reshape, tile
from tensorflow._dtypes import int32
from tensorflow._graph import operation
from tensorflow._state import state
from tensorflow._tensor import constant_leaf, primitive, tensor_of


def _places(dims, place):
    """Row-major numbers of the elements that stand at `place(index)` of a tensor of these sizes."""
    size, found = lab_core.size_of(dims), []
    for at in range(size):
        index, rest = [], at
        for n in reversed(dims):
            index.insert(0, rest % n)
            rest //= n
        found.append(place(index))
    return found


def _number(dims, index):
    number = 0
    for n, i in zip(dims, index):
        number = number * n + i
    return number


def _axes(axis, rank):
    axes = axis if isinstance(axis, (list, tuple)) else [axis]
    return [int(one) % rank for one in axes]


@operation("ReverseV2")
def reverse(tensor, axis):
    x = tensor_of(tensor)
    dims, axes = x._dims, _axes(axis, len(tensor_of(tensor)._dims))

    def place(index):
        return _number(dims, [dims[a] - 1 - i if a in axes else i for a, i in enumerate(index)])

    return _picked(x, _places(dims, place), dims)


@operation("Roll")
def roll(input, shift, axis):
    x = tensor_of(input)
    dims, axes = x._dims, _axes(axis, len(tensor_of(input)._dims))
    shifts = [int(one) for one in (shift if isinstance(shift, (list, tuple)) else [shift])]

    def place(index):
        index = list(index)
        for a, by in zip(axes, shifts):
            index[a] = (index[a] - by) % dims[a]
        return _number(dims, index)

    return _picked(x, _places(dims, place), dims)


@operation("Slice")
def slice(input_, begin, size):
    x = tensor_of(input_)
    first = _sizes(begin)
    dims = [x._dims[a] - first[a] if n == -1 else n for a, n in enumerate(_sizes(size))]

    def place(index):
        return _number(x._dims, [i + a for i, a in zip(index, first)])

    return _picked(x, _places(dims, place), dims)


@operation("GatherNd")
def gather_nd(params, indices, batch_dims=0):
    if batch_dims:
        raise NotImplementedError(lab_core.refusal("gatherNd"))
    x, rows = tensor_of(params), tensor_of(indices)
    depth = rows._dims[-1]
    dims = list(rows._dims[:-1]) + list(x._dims[depth:])
    if state.abstract and rows._known is None:
        return _picked(x, [0] * lab_core.size_of(dims), dims)
    flat = rows._known if state.abstract else rows._values()
    inner, places = lab_core.size_of(x._dims[depth:]), []
    for start in range(0, len(flat), depth):
        index = flat[start : start + depth]
        if not all([0 <= i < n for i, n in zip(index, x._dims)]):
            raise ValueError("indices = %s does not index into shape %s" % (index, list(x._dims)))
        at = _number(x._dims[:depth], index) * inner
        places.extend(range(at, at + inner))
    return _picked(x, places, dims)


@operation("boolean_mask")
def boolean_mask(tensor, mask, axis=None):
    """The elements where the mask is true: how many is known only once it has values."""
    x, mask = tensor_of(tensor), tensor_of(mask)
    if axis not in (None, 0):
        raise NotImplementedError(lab_core.refusal("booleanMask"))
    rank = len(mask._dims)
    if mask._dims != x._dims[:rank]:
        raise ValueError("Shapes %s and %s are incompatible" % (x._dims[:rank], mask._dims))
    inner = lab_core.size_of(x._dims[rank:])
    if state.abstract:
        kept = list(range(lab_core.size_of(mask._dims)))
    else:
        kept = [i for i, yes in enumerate(mask._values()) if yes]
    places = [i * inner + j for i in kept for j in range(inner)]
    return _picked(x, places, [len(kept)] + list(x._dims[rank:]))


@operation("Pad")
def pad(tensor, paddings, mode="CONSTANT", constant_values=0):
    if mode.upper() != "CONSTANT":
        raise NotImplementedError(lab_core.refusal("pad"))
    x = tensor_of(tensor)
    flat, _ = lab_core.flatten(paddings)
    for a in range(len(x._dims)):
        for count, before in ((int(flat[2 * a]), True), (int(flat[2 * a + 1]), False)):
            if count:
                dims = list(x._dims)
                dims[a] = count
                edge = constant_leaf([constant_values] * lab_core.size_of(dims), dims, x.dtype)
                x = primitive("concat", *((edge, x) if before else (x, edge)), axes=[a])
    return x


@operation("Repeat")
def repeat(input, repeats, axis=None):
    x = tensor_of(input)
    if axis is None:
        x, axis = primitive("reshape", x, shape=[lab_core.size_of(x._dims)]), 0
    axis = axis % len(x._dims)
    counts = list(repeats) if isinstance(repeats, (list, tuple)) else [int(repeats)] * x._dims[axis]
    rows = [i for i, n in enumerate(counts) for _ in range(n)]
    dims = list(x._dims)
    dims[axis] = len(rows)

    def place(index):
        index = list(index)
        index[axis] = rows[index[axis]]
        return _number(x._dims, index)

    return _picked(x, _places(dims, place), dims)


def meshgrid(*args, indexing="xy", name=None):
    """Two axes as grids."""
    if len(args) != 2:
        raise NotImplementedError(lab_core.refusal("meshgrid"))
    x, y = [reshape(one, [-1]) for one in args]
    across, down = x._dims[0], y._dims[0]
    if indexing == "xy":
        return [tile(reshape(x, [1, -1]), [down, 1]), tile(reshape(y, [-1, 1]), [1, across])]
    return [tile(reshape(x, [-1, 1]), [1, down]), tile(reshape(y, [1, -1]), [across, 1])]


@operation("DiagPart")
def diag_part(input):
    x = tensor_of(input)
    least = min(x._dims[-2:])
    dims = list(x._dims[:-2]) + [least]
    return _picked(x, _places(dims, lambda index: _number(x._dims, index + [index[-1]])), dims)


@operation("Diag")
def diag(diagonal):
    x = tensor_of(diagonal)
    n = x._dims[-1]
    eye = constant_leaf([float(i == j) for i in range(n) for j in range(n)], (n, n), x.dtype)
    return primitive("mul", primitive("reshape", x, shape=list(x._dims) + [1]), eye)


def trace(x, name=None):
    from tensorflow._reduce import reduce_sum

    return reduce_sum(diag_part(x), -1, name=name)


@operation("MatrixBandPart")
def band_part(input, num_lower, num_upper):
    """Zero further than so many diagonals from the main one; -1 keeps all of a side."""
    x = tensor_of(input)
    rows, columns = x._dims[-2:]
    low, high = int(num_lower), int(num_upper)
    kept = [
        float((low < 0 or i - j <= low) and (high < 0 or j - i <= high))
        for i in range(rows)
        for j in range(columns)
    ]
    mask = constant_leaf(kept, (rows, columns), x.dtype)
    zero = primitive("mul", mask, tensor_of(0, like=x.dtype))
    return primitive("where", mask, x, zero, dtype=x.dtype)


@operation("Cumsum")
def cumsum(x, axis=0, exclusive=False, reverse=False):
    """A product with a triangle of ones."""
    x = tensor_of(x)
    rank, axis = len(x._dims), int(axis) % len(x._dims)
    n = x._dims[axis]
    ones = [
        float((i > j if reverse else i < j) or (not exclusive and i == j))
        for i in range(n)
        for j in range(n)
    ]
    order = [a for a in range(rank) if a != axis] + [axis]
    last = primitive("transpose", x, permutation=order)
    rows = primitive("reshape", last, shape=[lab_core.size_of(last._dims[:-1]), n])
    summed = primitive("matMul", rows, constant_leaf(ones, (n, n), x.dtype))
    back = primitive("reshape", summed, shape=list(last._dims))
    return primitive("transpose", back, permutation=[order.index(a) for a in range(rank)])


def _ranked(input, axis, descending):
    """The order of the elements along the last axis."""
    x = tensor_of(input)
    if int(axis) % len(x._dims) != len(x._dims) - 1:
        raise NotImplementedError(lab_core.refusal("sorting"))
    n = x._dims[-1]
    if state.abstract:
        return x, list(range(n)) * lab_core.size_of(x._dims[:-1])
    values, order = x._values(), []
    for start in range(0, len(values), n):
        row = values[start : start + n]
        order.extend(sorted(range(n), key=lambda i: -row[i] if descending else row[i]))
    return x, order


def _taken(x, order, k):
    n, dims = x._dims[-1], list(x._dims[:-1]) + [k]
    rows = lab_core.size_of(x._dims[:-1])
    places = [row * n + order[row * n + i] for row in range(rows) for i in range(k)]
    numbers = [order[row * n + i] for row in range(rows) for i in range(k)]
    return _picked(x, places, dims), constant_leaf(numbers, dims, int32)


@operation("Sort")
def sort(values, axis=-1, direction="ASCENDING"):
    x, order = _ranked(values, axis, direction == "DESCENDING")
    return _taken(x, order, x._dims[-1])[0]


@operation("ArgSort", differentiable=False)
def argsort(values, axis=-1, direction="ASCENDING", stable=False):
    x, order = _ranked(values, axis, direction == "DESCENDING")
    return _taken(x, order, x._dims[-1])[1]


# What `top_k` gives: `values, indices = tf.math.top_k(x, k)`.
TopK = namedtuple("TopKV2", ("values", "indices"))


@operation("TopKV2")
def _top_k(input, k):
    x, order = _ranked(input, -1, True)
    return list(_taken(x, order, int(k)))


def top_k(input, k=1, sorted=True, name=None):
    return TopK(*_top_k(input, k, name=name))
