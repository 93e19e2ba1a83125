"""The same elements in other shapes, and several tensors put together."""

import lab_core as core
from torch._tensor import named, record


def axis_of(tensor, dim, extra=0):
    """A dimension counted from the front."""
    rank = tensor.dim() + extra
    if not -max(rank, 1) <= dim < max(rank, 1):
        raise IndexError(
            "Dimension out of range (expected to be in range of [%d, %d], but got %d)"
            % (-max(rank, 1), max(rank, 1) - 1, dim)
        )
    return dim % max(rank, 1)


def sizes(given):
    """`view(2, 3)` and `view((2, 3))` alike."""
    if len(given) == 1 and isinstance(given[0], (tuple, list)):
        return list(given[0])
    for n in given:
        if isinstance(n, float):
            raise TypeError(core.refusal("size", given=str(n)))
    return [int(n) for n in given]


def filled_in(shape, count):
    """A shape whose −1 is what the elements leave over."""
    shape = list(shape)
    known = core.size_of([n for n in shape if n != -1])
    fits = count % known == 0 if -1 in shape and known else known == count
    if not fits:
        raise RuntimeError("shape '%s' is invalid for input of size %d" % (shape, count))
    return [count // known if n == -1 else n for n in shape]


def _whole(source, result):
    """A view of all elements, in the same order."""
    if result is not source:
        result._base = (
            (source, None)
            if tuple(result.shape) == tuple(source.shape)
            else (source, range(source.numel()))
        )
    return result


def _shaped(name, x, shape):
    return _whole(x, record(name, "reshape", x, shape=list(shape)))


def view(x, *shape):
    return _shaped("ViewBackward0", x, filled_in(sizes(shape), x.numel()))


def reshape(x, *shape):
    return _shaped("ReshapeAliasBackward0", x, filled_in(sizes(shape), x.numel()))


def view_as(x, other):
    return view(x, *other.shape)


def flatten(x, start_dim=0, end_dim=-1):
    shape = list(x.shape) or [1]
    start, end = axis_of(x, start_dim), axis_of(x, end_dim)
    shape[start : end + 1] = [core.size_of(shape[start : end + 1])]
    return x if len(shape) == x.dim() else reshape(x, *shape)


def unsqueeze(x, dim):
    at = axis_of(x, dim, 1)
    shape = list(x.shape)
    return _shaped("UnsqueezeBackward0", x, shape[:at] + [1] + shape[at:])


def squeeze(x, dim=None):
    shape = list(x.shape)
    if dim is None:
        return _shaped("SqueezeBackward0", x, [n for n in shape if n != 1])
    at = axis_of(x, dim)
    return _shaped(
        "SqueezeBackward1", x, shape[:at] + shape[at + (shape[at] == 1) :] if shape else shape
    )


def permute(x, *dims):
    axes = [axis_of(x, dim) for dim in sizes(dims)]
    if len(axes) != x.dim():
        raise RuntimeError(
            "permute(sparse_coo): number of dimensions in the tensor input does not match the"
            " length of the desired ordering of dimensions i.e. input.dim() = %d is not equal to"
            " len(dims) = %d" % (x.dim(), len(axes))
        )
    return record("PermuteBackward0", "transpose", x, permutation=axes)


def transpose(x, dim0, dim1):
    axes = list(range(x.dim()))
    i, j = axis_of(x, dim0), axis_of(x, dim1)
    if not axes:
        return x
    axes[i], axes[j] = axes[j], axes[i]
    return record("TransposeBackward0", "transpose", x, permutation=axes)


def t(x):
    if x.dim() > 2:
        raise RuntimeError("t() expects a tensor with <= 2 dimensions, but self is %dD" % x.dim())
    return x if x.dim() < 2 else named("TBackward0", transpose(x, 0, 1))


def reversed_axes(x):
    """`.T`"""
    return permute(x, *range(x.dim() - 1, -1, -1)) if x.dim() else x


def last_two_swapped(x):
    """`.mT`"""
    return transpose(x, -2, -1)


def expand(x, *shape):
    shape, own = sizes(shape), list(x.shape)
    if len(shape) < len(own):
        raise RuntimeError(
            "expand(torch.FloatTensor{%s}, size=%s): the number of sizes provided (%d) must be"
            " greater or equal to the number of dimensions in the tensor (%d)"
            % (own, shape, len(shape), len(own))
        )
    lead = len(shape) - len(own)
    for i, n in enumerate(shape):
        had = own[i - lead] if i >= lead else 1
        if n == -1:
            shape[i] = had
        elif had not in (1, n):
            raise RuntimeError(
                "The expanded size of the tensor (%d) must match the existing size (%d) at"
                " non-singleton dimension %d.  Target sizes: %s.  Tensor sizes: %s"
                % (n, had, i, shape, own)
            )
    return record(
        "ExpandBackward0",
        "pick",
        x,
        **{"from": core.broadcast_positions(own, shape), "shape": shape}
    )


def expand_as(x, other):
    return expand(x, *other.shape)


def repeat(x, *times):
    times = sizes(times)
    own = [1] * (len(times) - x.dim()) + list(x.shape)
    places = [0]
    for n, again in zip(own, times):
        places = [place * n + i % n for place in places for i in range(n * again)]
    shape = [n * again for n, again in zip(own, times)]
    return record("RepeatBackward0", "pick", x, **{"from": places, "shape": shape})


def clone(x):
    return record("CloneBackward0", "reshape", x, shape=list(x.shape))


def contiguous(x):
    return x


def broadcast_to(x, shape):
    return expand(x, *shape)


# Several together.


def _tensors(name, given):
    tensors = list(given)
    if not tensors:
        raise RuntimeError("torch.%s(): expected a non-empty list of Tensors" % name)
    return tensors


def _highest(tensors):
    high = tensors[0].dtype
    for one in tensors:
        if one.dtype.rank > high.rank:
            high = one.dtype
    return high


def cat(tensors, dim=0):
    tensors = _tensors("cat", tensors)
    at = axis_of(tensors[0], dim)
    if tensors[0].dim() == 0:
        raise RuntimeError("zero-dimensional tensor (at position 0) cannot be concatenated")
    first = tensors[0].shape
    for i, one in enumerate(tensors):
        if one.dim() != len(first):
            raise RuntimeError(
                "Tensors must have same number of dimensions: got %d and %d"
                % (len(first), one.dim())
            )
        for axis, n in enumerate(one.shape):
            if axis != at and n != first[axis]:
                raise RuntimeError(
                    "Sizes of tensors must match except in dimension %d. Expected size %d but got"
                    " size %d for tensor number %d in the list." % (at, first[axis], n, i)
                )
    return record("CatBackward0", "concat", *tensors, dtype=_highest(tensors), axes=[at])


def stack(tensors, dim=0):
    tensors = _tensors("stack", tensors)
    for i, one in enumerate(tensors):
        if tuple(one.shape) != tuple(tensors[0].shape):
            raise RuntimeError(
                "stack expects each tensor to be equal size, but got %s at entry 0 and %s at"
                " entry %d" % (list(tensors[0].shape), list(one.shape), i)
            )
    at = axis_of(tensors[0], dim, 1)
    return named("StackBackward0", cat([unsqueeze(one, at) for one in tensors], at))
