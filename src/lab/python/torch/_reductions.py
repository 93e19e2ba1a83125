"""Sums, means, norms, largest elements."""

import lab_core as core
from torch import _elementwise as ew
from torch import _shapes as sh
from torch._tensor import Tensor, constant, named, record
from torch._types import bool_, int64


def _axes(x, dim):
    if dim is None or (isinstance(dim, (tuple, list)) and not dim):
        return {}
    dims = dim if isinstance(dim, (tuple, list)) else [dim]
    return {"axes": [sh.axis_of(x, one) for one in dims]} if x.dim() else {}


def _reduced(name, kind, x, dim, keepdim, dtype, **more):
    name += "Backward0" if dim is None else "Backward1"
    return record(name, kind, x, dtype=dtype, keepDims=bool(keepdim), **_axes(x, dim), **more)


def total(x, dim=None, keepdim=False, dtype=None):
    return _reduced(
        "Sum", "sum", x, dim, keepdim, dtype or (x.dtype if x.dtype.is_floating_point else int64)
    )


def mean(x, dim=None, keepdim=False, dtype=None):
    if not (dtype or x.dtype).is_floating_point:
        raise RuntimeError(
            "mean(): could not infer output dtype. Input dtype must be either a floating point or"
            " complex dtype. Got: %s"
            % x.dtype.word
        )
    return _reduced("Mean", "mean", x, dim, keepdim, dtype)


def norm(x, p=2, dim=None, keepdim=False):
    """Its slope at zero is taken as 0."""
    name = "LinalgVectorNormBackward0" if p == "vector" else "NormBackward1"
    if p in (2, 2.0, "fro", "vector", None):
        return record(name, "norm", x, keepDims=bool(keepdim), convention="torch", **_axes(x, dim))
    if p == 1:
        return named(name, total(ew.absolute(x), dim, keepdim))
    if p == float("inf"):
        return named(name, amax(ew.absolute(x), dim if dim is not None else (), keepdim))
    return named(name, ew.power(total(ew.power(ew.absolute(x), p), dim, keepdim), 1.0 / p))


def var(x, dim=None, unbiased=True, keepdim=False, correction=None):
    correction = (1 if unbiased else 0) if correction is None else correction
    axes = _axes(x, dim).get("axes", range(x.dim()))
    count = core.size_of([x.shape[i] for i in axes])
    centred = ew.sub(x, mean(x, list(axes), True))
    squares = total(ew.square(centred), dim, keepdim)
    return named("VarBackward0", ew.div(squares, count - correction))


def std(x, dim=None, unbiased=True, keepdim=False, correction=None):
    return named("StdBackward0", ew.sqrt(var(x, dim, unbiased, keepdim, correction)))


def amax(x, dim=(), keepdim=False):
    return record("AmaxBackward0", "max", x, keepDims=bool(keepdim), **_axes(x, dim))


def amin(x, dim=(), keepdim=False):
    return named("AminBackward0", ew.neg(amax(ew.neg(x), dim, keepdim)))


class _Pair:
    """Values and indices, as max, min, sort and topk along a dimension give them."""

    def __init__(self, kind, values, indices):
        self._kind, self.values, self.indices = kind, values, indices

    def __iter__(self):
        return iter((self.values, self.indices))

    def __getitem__(self, i):
        return (self.values, self.indices)[i]

    def __repr__(self):
        return "torch.return_types.%s(\nvalues=%s,\nindices=%s)" % (
            self._kind,
            self.values,
            self.indices,
        )

    def __str__(self):
        return repr(self)


def _rows(x, at):
    """For each place of the other axes, the positions along one; and the shape."""
    shape = list(x.shape)
    n, inner = shape[at], core.size_of(shape[at + 1 :])
    outer = core.size_of(shape[:at])
    rows = [[(o * n + k) * inner + i for k in range(n)] for o in range(outer) for i in range(inner)]
    return rows, shape


def _best(x, dim, keepdim, better):
    at = sh.axis_of(x, dim)
    rows, shape = _rows(x, at) if x.dim() else ([[0]], [1])
    flat = core.values_of(x._handle)
    found = []
    for row in rows:
        best = 0
        for k, place in enumerate(row):
            value, top = flat[place], flat[row[best]]
            if top == top and (value != value or better(value, top)):
                best = k
        found.append(best)
    kept = (shape[:at] + ([1] if keepdim else []) + shape[at + 1 :]) if x.dim() else []
    return (
        [row[k] for row, k in zip(rows, found)],
        Tensor(core.leaf("constant", found, kept), int64),
        kept,
    )


def _extreme(word, better):
    def function(x, dim=None, keepdim=False):
        if isinstance(dim, Tensor):
            return ew.maximum(x, dim) if word == "max" else ew.minimum(x, dim)
        if dim is None:
            whole = amax(x) if word == "max" else amin(x)
            return named("MaxBackward1" if word == "max" else "MinBackward1", whole)
        places, indices, kept = _best(x, dim, keepdim, better)
        name = "MaxBackward0" if word == "max" else "MinBackward0"
        return _Pair(word, record(name, "pick", x, **{"from": places, "shape": kept}), indices)

    return function


largest = _extreme("max", lambda a, b: a > b)
smallest = _extreme("min", lambda a, b: a < b)


def argmax(x, dim=None, keepdim=False):
    return _best(
        x if dim is not None else sh.reshape(x.detach(), -1), dim or 0, keepdim, lambda a, b: a > b
    )[1]


def argmin(x, dim=None, keepdim=False):
    return _best(
        x if dim is not None else sh.reshape(x.detach(), -1), dim or 0, keepdim, lambda a, b: a < b
    )[1]


def sort(x, dim=-1, descending=False):
    return _ordered("sort", x, dim, descending, x.shape[dim])


def unique(x, sorted=True):
    flat = x._flat()[0]
    found = [a for i, a in enumerate(flat) if a not in flat[:i]]
    found.sort()
    return Tensor(core.leaf("constant", found, [len(found)]), x.dtype)


def topk(x, k, dim=-1, largest=True, sorted=True):
    return _ordered("topk", x, dim, largest, k)


def argsort(x, dim=-1, descending=False):
    return sort(x, dim, descending).indices


def _ordered(word, x, dim, descending, count):
    at = sh.axis_of(x, dim)
    rows, shape = _rows(x, at)
    flat = core.values_of(x._handle)
    inner = core.size_of(shape[at + 1 :])
    kept = shape[:at] + [count] + shape[at + 1 :]
    places, order = [0] * core.size_of(kept), [0] * core.size_of(kept)
    for r, row in enumerate(rows):
        # Equal elements keep their order, whichever way round.
        sign = -1 if descending else 1
        ranked = sorted(range(len(row)), key=lambda k: (sign * flat[row[k]], k))
        for k in range(count):
            target = ((r // inner) * count + k) * inner + r % inner
            places[target], order[target] = row[ranked[k]], ranked[k]
    name = "SortBackward0" if word == "sort" else "TopkBackward0"
    values = record(name, "pick", x, **{"from": places, "shape": kept})
    return _Pair(word, values, Tensor(core.leaf("constant", order, kept), int64))


def _truths(x, dim, keepdim, kind):
    yes = ew.differs(x, 0)
    if kind == "all":
        yes = ew.logical_not(yes)
    count = core.compute("sum", yes._handle, keepDims=bool(keepdim), **_axes(x, dim))
    word = "greater" if kind == "any" else "equal"
    return Tensor(core.plain(word, count, constant(0)._handle), bool_)


def any_of(x, dim=None, keepdim=False):
    return _truths(x, dim, keepdim, "any")


def all_of(x, dim=None, keepdim=False):
    return _truths(x, dim, keepdim, "all")


def nonzero(x):
    shape = list(x.shape)
    rows = []
    for k, value in enumerate(core.values_of(x._handle)):
        if value == 0:
            continue
        row, rest = [], k
        for n in reversed(shape):
            row.insert(0, rest % n)
            rest //= n
        rows.extend(row)
    count = len(rows) // max(1, len(shape))
    return Tensor(core.leaf("constant", rows, [count, len(shape)]), int64)


def softmax(x, dim=None, dtype=None):
    return _last("SoftmaxBackward0", "softmax", x, dim)


def log_softmax(x, dim=None, dtype=None):
    return _last("LogSoftmaxBackward0", "logSoftmax", x, dim)


def _last(name, kind, x, dim):
    """An op of the last axis, along any."""
    if dim is None:
        dim = 0 if x.dim() in (0, 1, 3) else 1
    at = sh.axis_of(x, dim)
    if at == x.dim() - 1:
        return record(name, kind, x)
    return named(name, sh.transpose(record(name, kind, sh.transpose(x, at, -1)), at, -1))


def logsumexp(x, dim, keepdim=False):
    top = amax(x.detach(), dim, True)
    rest = ew.log(total(ew.exp(ew.sub(x, top)), dim, True))
    result = ew.add(rest, top)
    axes = _axes(x, dim).get("axes", [])
    if not keepdim:
        shape = [n for i, n in enumerate(x.shape) if i not in axes]
        result = record("LogsumexpBackward0", "reshape", result, shape=shape)
    return named("LogsumexpBackward0", result)
