"""Sums, means, largest elements, products of matrices."""

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
    return _reduced("Sum", "sum", x, dim, keepdim, dtype or (x.dtype if x.dtype.is_floating_point else int64))


def mean(x, dim=None, keepdim=False, dtype=None):
    if not (dtype or x.dtype).is_floating_point:
        raise RuntimeError(
            "mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. "
            "Got: %s" % x.dtype.word
        )
    return _reduced("Mean", "mean", x, dim, keepdim, dtype)


def norm(x, p=2, dim=None, keepdim=False):
    """Its slope at zero is taken as 0."""
    name = "LinalgVectorNormBackward0" if p == "vector" else "NormBackward1"
    if p in (2, 2.0, "fro", "vector", None):
        return record(name, "norm", x, keepDims=bool(keepdim), atZero=0, **_axes(x, dim))
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
        return "torch.return_types.%s(\nvalues=%s,\nindices=%s)" % (self._kind, self.values, self.indices)

    def __str__(self):
        return repr(self)


def _rows(x, at):
    """Along one axis: for each place of the others, positions of its elements, and the axes' shape without it."""
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
    return [row[k] for row, k in zip(rows, found)], Tensor(core.leaf("constant", found, kept), int64), kept


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
    return _best(x if dim is not None else sh.reshape(x.detach(), -1), dim or 0, keepdim, lambda a, b: a > b)[1]


def argmin(x, dim=None, keepdim=False):
    return _best(x if dim is not None else sh.reshape(x.detach(), -1), dim or 0, keepdim, lambda a, b: a < b)[1]


def sort(x, dim=-1, descending=False):
    return _ordered("sort", x, dim, descending, x.shape[dim])


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


# Products of matrices.


def _by(x):
    return "x".join([str(n) for n in x.shape])


def _same_dtype(a, b):
    if a.dtype is not b.dtype:
        raise RuntimeError("expected scalar type %s but found %s" % (a.dtype.word, b.dtype.word))


def dot(a, b):
    if a.dim() != 1 or b.dim() != 1:
        raise RuntimeError("1D tensors expected, but got %dD and %dD tensors" % (a.dim(), b.dim()))
    if a.numel() != b.numel():
        raise RuntimeError(
            "inconsistent tensor size, expected tensor [%d] and src [%d] to have the same number of elements, but got "
            "%d and %d elements respectively" % (a.numel(), b.numel(), a.numel(), b.numel())
        )
    if a.dtype is not b.dtype:
        raise RuntimeError("dot : expected both vectors to have same dtype, but found %s and %s" % (a.dtype.word, b.dtype.word))
    return named("DotBackward0", total(ew.mul(a, b)))


def mm(a, b):
    if a.dim() != 2:
        raise RuntimeError("self must be a matrix")
    if b.dim() != 2:
        raise RuntimeError("mat2 must be a matrix")
    if a.shape[1] != b.shape[0]:
        raise RuntimeError("mat1 and mat2 shapes cannot be multiplied (%s and %s)" % (_by(a), _by(b)))
    _same_dtype(a, b)
    return record("MmBackward0", "matMul", a, b)


def mv(a, b):
    if a.shape[1] != b.shape[0]:
        raise RuntimeError("size mismatch, got %d, %s,%d" % (a.shape[0], _by(a), b.shape[0]))
    return named("MvBackward0", sh.squeeze(record("MmBackward0", "matMul", a, sh.unsqueeze(b, 1)), 1))


def bmm(a, b):
    if a.dim() != 3 or b.dim() != 3:
        raise RuntimeError("batch%d must be a 3D tensor" % (1 if a.dim() != 3 else 2))
    if a.shape[0] != b.shape[0] or a.shape[2] != b.shape[1]:
        raise RuntimeError(
            "Expected size for first two dimensions of batch2 tensor to be: [%d, %d] but got: [%d, %d]."
            % (a.shape[0], a.shape[2], b.shape[0], b.shape[1])
        )
    return record("BmmBackward0", "matMul", a, b)


def matmul(a, b):
    if not isinstance(b, Tensor):
        raise TypeError("matmul(): argument 'other' (position 2) must be Tensor, not %s" % type(b).__name__)
    ranks = (a.dim(), b.dim())
    if 0 in ranks:
        raise RuntimeError("both arguments to matmul need to be at least 1D, but they are %dD and %dD" % ranks)
    if ranks == (1, 1):
        return dot(a, b)
    if ranks == (2, 2):
        return mm(a, b)
    if ranks == (2, 1):
        return mv(a, b)
    if ranks == (1, 2):
        return named("SqueezeBackward3", sh.squeeze(mm(sh.unsqueeze(a, 0), b), 0))
    if ranks[1] == 2:
        rows = mm(sh.reshape(a, -1, a.shape[-1]), b)
        return named("UnsafeViewBackward0", sh.reshape(rows, *(list(a.shape[:-1]) + [b.shape[1]])))
    if ranks[1] == 1:
        rows = mv(sh.reshape(a, -1, a.shape[-1]), b)
        return named("UnsafeViewBackward0", sh.reshape(rows, *a.shape[:-1]))
    lead = core.broadcast_shape(a.shape[:-2], b.shape[:-2])
    if ranks[0] == 1:
        a = sh.unsqueeze(a, 0)
        return sh.squeeze(matmul(a, b), -2)
    if a.shape[-1] != b.shape[-2]:
        raise RuntimeError(
            "Expected size for first two dimensions of batch2 tensor to be: [%d, %d] but got: [%d, %d]."
            % (core.size_of(lead), a.shape[-1], core.size_of(lead), b.shape[-2])
        )
    a = sh.expand(a, *(list(lead) + list(a.shape[-2:]))) if tuple(a.shape[:-2]) != lead else a
    b = sh.expand(b, *(list(lead) + list(b.shape[-2:]))) if tuple(b.shape[:-2]) != lead else b
    return record("UnsafeViewBackward0", "matMul", a, b)


def rmatmul(a, b):
    return matmul(ew.operand(b), a)


def outer(a, b):
    return named("MulBackward0", ew.mul(sh.unsqueeze(a, 1), sh.unsqueeze(b, 0)))


def linear(x, weight, bias=None):
    """One matrix product with the transposed weight, and the bias added."""
    if x.shape[-1] != weight.shape[-1]:
        rows = core.size_of(x.shape[:-1])
        raise RuntimeError(
            "mat1 and mat2 shapes cannot be multiplied (%dx%d and %dx%d)"
            % (rows, x.shape[-1], weight.shape[1], weight.shape[0])
        )
    _same_dtype(x, weight)
    flat = x if x.dim() == 2 else sh.reshape(x, -1, x.shape[-1])
    result = record("MmBackward0", "matMul", flat, weight, transposeB=True)
    if bias is not None:
        result = named("AddmmBackward0", ew.add(result, bias))
    if x.dim() == 2:
        return result
    return named("ViewBackward0", sh.reshape(result, *(list(x.shape[:-1]) + [weight.shape[0]])))


def prod(x, dim=None, keepdim=False):
    """As a chain of products, so that each of two zeros is a zero factor of the other's."""
    if dim is None:
        x, dim = sh.reshape(x, -1), 0
    at = sh.axis_of(x, dim)
    result = None
    for i in range(x.shape[at]):
        one = sh.select(x, at, i)
        result = one if result is None else ew.mul(result, one)
    return named("ProdBackward0", sh.unsqueeze(result, at) if keepdim else result)


def cumsum(x, dim):
    """A product with a triangle of ones."""
    at = sh.axis_of(x, dim)
    n = x.shape[at]
    ones = [1.0 if i <= j else 0.0 for i in range(n) for j in range(n)]
    triangle = Tensor(core.leaf("constant", ones, [n, n]), x.dtype)
    if x.dim() == 1:
        return named("CumsumBackward0", matmul(x, triangle))
    return named("CumsumBackward0", sh.transpose(matmul(sh.transpose(x, at, -1), triangle), at, -1))


def einsum(equation, *tensors):
    """Every axis lined up by its letter, multiplied, and summed over what the result does not name."""
    tensors = list(tensors[0]) if isinstance(tensors[0], (list, tuple)) else list(tensors)
    inputs, _, output = equation.replace(" ", "").partition("->")
    words = inputs.split(",")
    if "..." in equation or len(words) != len(tensors):
        raise NotImplementedError("torch.einsum takes one word of letters for each tensor in the Lab: %s" % equation)
    letters = "".join(sorted(set(inputs.replace(",", ""))))
    if "->" not in equation:
        output = "".join([one for one in letters if inputs.count(one) == 1])
    order = output + "".join([one for one in letters if one not in output])
    result = None
    for word, one in zip(words, tensors):
        if len(set(word)) != len(word) or len(word) != one.dim():
            raise NotImplementedError("torch.einsum takes each letter once for each axis in the Lab: %s" % word)
        one = sh.permute(one, *[word.index(letter) for letter in order if letter in word]) if len(word) > 1 else one
        sizes = iter(one.shape)
        one = sh.reshape(one, *[next(sizes) if letter in word else 1 for letter in order])
        result = one if result is None else ew.mul(result, one)
    summed = list(range(len(output), len(order)))
    return total(result, summed) if summed else result
