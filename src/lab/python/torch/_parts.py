"""Parts of a tensor: indexing and slicing, read and written."""

import lab_core as core
from torch import _elementwise as ew
from torch import autograd
from torch._shapes import axis_of
from torch._tensor import VIEW_IN_PLACE, Tensor, named, record
from torch._types import bool_


def _plan(x, index):
    """Where an index's elements lie, their shape, PyTorch's name for it, and if it is a view."""
    parts = list(index) if isinstance(index, tuple) else [index]
    if len(parts) == 1 and isinstance(parts[0], Tensor) and parts[0].dtype is bool_:
        mask = parts[0]._flat()[0]
        if tuple(parts[0].shape) == tuple(x.shape):
            places = [i for i, yes in enumerate(mask) if yes]
            return places, (len(places),), "IndexBackward0", False
    name, is_view = "AliasBackward0", True
    axis = 0
    for i, one in enumerate(parts):
        if one is None:
            name = "UnsqueezeBackward0"
        elif one is Ellipsis:
            axis = x.dim() - len([p for p in parts[i + 1 :] if p is not None])
            continue
        elif isinstance(one, slice):
            whole = one.start is None and one.stop is None and one.step is None
            name = name if whole else "SliceBackward0"
        elif isinstance(one, Tensor) and one.dim() == 0 and one.dtype is not bool_:
            parts[i] = int(one.item())
            name = "SelectBackward0"
        elif isinstance(one, (Tensor, list, range)) or hasattr(one, "_flat"):
            is_view = False
        else:
            name = "SelectBackward0"
        axis += one is not None
    named_axes = len([p for p in parts if p is not None and p is not Ellipsis])
    if named_axes > x.dim():
        if x.dim() == 0:
            raise IndexError(
                "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or"
                " `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number"
            )
        raise IndexError("too many indices for tensor of dimension %d" % x.dim())
    places, shape = core.positions(tuple(x.shape), tuple(parts))
    return places, shape, name if is_view else "IndexBackward0", is_view


def get_item(x, index):
    places, shape, name, is_view = _plan(x, index)
    result = record(name, "pick", x, **{"from": places, "shape": list(shape)})
    if is_view:
        result._base = (x, places)
    return result


def set_item(x, index, value):
    places, shape, _, _ = _plan(x, index)
    value = ew.operand(value)
    if x.requires_grad and x._node is None and autograd.is_grad_enabled():
        raise RuntimeError(VIEW_IN_PLACE)
    try:
        read = core.broadcast_positions(tuple(value.shape), shape)
        core.broadcast_shape(value.shape, shape)
    except ValueError:
        read = []
    if len(read) != len(places):
        raise RuntimeError(
            "shape mismatch: value tensor of shape %s cannot be broadcast to indexing result of"
            " shape %s" % (list(value.shape), list(shape))
        )
    tracked = autograd.is_grad_enabled() and (x.requires_grad or value.requires_grad)
    if not tracked:
        flat, new = core.values_of(x._handle), core.values_of(value._handle)
        for place, at in zip(places, read):
            flat[place] = new[at]
        x._take(core.leaf("constant", flat, x.shape))
        return
    mask, source = [0] * x.numel(), [0] * x.numel()
    for place, at in zip(places, read):
        mask[place], source[place] = 1, at
    spread = record("IndexPutBackward0", "pick", value, **{"from": source, "shape": list(x.shape)})
    chosen = Tensor(core.leaf("constant", mask, x.shape), bool_)
    x._become(named("CopySlices", record("CopySlices", "where", chosen, spread, x, dtype=x.dtype)))


def _along(x, dim, index):
    places, shape = core.positions(tuple(x.shape), (_Span()[:],) * axis_of(x, dim) + (index,))
    return {"from": places, "shape": list(shape)}


class _Span:
    """Makes slices; the interpreter's own `slice` cannot be called."""

    def __getitem__(self, span):
        return span


def index_select(x, dim, index):
    return record("IndexSelectBackward0", "pick", x, **_along(x, dim, index))


def narrow(x, dim, start, length):
    return record("SliceBackward0", "pick", x, **_along(x, dim, _Span()[start : start + length]))


def flip(x, *several, dims=()):
    if several:
        dims = several[0] if isinstance(several[0], (list, tuple)) else several
    for dim in dims:
        back = list(range(x.shape[dim] - 1, -1, -1))
        x = record("FlipBackward0", "pick", x, **_along(x, dim, back))
    return x


def select(x, dim, index):
    return record("SelectBackward0", "pick", x, **_along(x, dim, int(index)))


def gather(x, dim, index):
    at, shape = axis_of(x, dim), list(index.shape)
    own = list(x.shape)
    places = []
    for k, asked in enumerate(index._flat()[0]):
        place, rest = 0, k
        steps = []
        for n in reversed(shape):
            steps.insert(0, rest % n)
            rest //= n
        for axis, n in enumerate(own):
            place = place * n + (asked if axis == at else steps[axis])
        if not 0 <= asked < own[at]:
            raise RuntimeError(
                "index %d is out of bounds for dimension %d with size %d" % (asked, at, own[at])
            )
        places.append(place)
    return record("GatherBackward0", "pick", x, **{"from": places, "shape": shape})


def masked_select(x, mask):
    return named("MaskedSelectBackward0", get_item(x, mask))


def split(x, size, dim=0):
    n = x.shape[axis_of(x, dim)]
    lengths = (
        list(size)
        if isinstance(size, (list, tuple))
        else [min(size, n - i) for i in range(0, n, size)]
    )
    starts, parts = 0, []
    for length in lengths:
        parts.append(named("SplitBackward0", narrow(x, dim, starts, length)))
        starts += length
    return tuple(parts)


def chunk(x, chunks, dim=0):
    n = x.shape[axis_of(x, dim)]
    return split(x, -(-n // chunks), dim)


def unbind(x, dim=0):
    return tuple(
        [named("UnbindBackward0", select(x, dim, i)) for i in range(x.shape[axis_of(x, dim)])]
    )
