"""Tensors out of nothing: from numbers, filled, counted up, drawn at random."""

import _lab
import json

import lab_core as core
from torch import _types
from torch._shapes import sizes
from torch._tensor import Tensor, record
from torch._types import int64


def finished(handle, dtype, requires_grad=False):
    if requires_grad and not dtype.is_floating_point:
        raise RuntimeError("Only Tensors of floating point and complex dtype can require gradients")
    return Tensor(handle, dtype).requires_grad_() if requires_grad else Tensor(handle, dtype)


def _wide(dtype):
    return "64" if dtype is _types.float64 else ""


def tensor(data, dtype=None, device=None, requires_grad=False, pin_memory=False):
    if isinstance(data, Tensor):
        flat, shape = data._flat()
        kind = data.dtype
    else:
        try:
            flat, shape = core.flatten(data)
        except ValueError:
            raise ValueError(_ragged(data))
        kind = dtype_of(data, flat)
    dtype = dtype or kind
    if dtype.kind == "int":
        flat = [int(x) for x in flat]
        if flat and not -(2**63) <= min(flat) <= max(flat) < 2**63:
            raise RuntimeError(core.refusal("overflow"))
    elif dtype.kind == "bool":
        flat = [bool(x) for x in flat]
    return finished(core.leaf("constant", flat, shape), dtype, requires_grad)


def dtype_of(data, flat):
    """An array keeps its dtype, numbers have the one that they look like."""
    own = getattr(data, "dtype", None)
    if own is not None:
        kind = getattr(_types, str(own).split(".")[-1].split("'")[0], None)
        if isinstance(kind, _types.dtype):
            return kind
    return _types.dtype_of_numbers(flat)


def _ragged(data):
    first = len(data[0]) if isinstance(data[0], (list, tuple)) else 0
    for one in data:
        length = len(one) if isinstance(one, (list, tuple)) else 0
        if length != first:
            return "expected sequence of length %d at dim 1 (got %d)" % (first, length)
    return "expected sequences of equal length"


def as_tensor(data, dtype=None, device=None):
    if isinstance(data, Tensor) and dtype in (None, data.dtype):
        return data
    return tensor(data, dtype)


def from_numpy(array):
    return tensor(array)


def float_tensor(*given):
    """torch.FloatTensor: of numbers, or of that many elements."""
    if len(given) == 1 and isinstance(given[0], (list, tuple)):
        return tensor(given[0], _types.float32)
    return zeros(*given)


def long_tensor(*given):
    return (
        tensor(given[0], int64)
        if isinstance(given[0], (list, tuple))
        else zeros(*given, dtype=int64)
    )


def filled(shape, value, dtype=None, requires_grad=False):
    return finished(
        core.checked(_lab.fill(float(value), json.dumps(list(shape)))),
        dtype or _types.default(),
        requires_grad,
    )


def zeros(*size, dtype=None, device=None, requires_grad=False, **_):
    return filled(sizes(_size(size, _)), 0.0, dtype, requires_grad)


def ones(*size, dtype=None, device=None, requires_grad=False, **_):
    return filled(sizes(_size(size, _)), 1.0, dtype, requires_grad)


def _size(size, named):
    return (named["size"],) if "size" in named else size


def full(size, fill_value, dtype=None, device=None, requires_grad=False):
    return filled(
        sizes((size,)), fill_value, dtype or _types.dtype_of_numbers([fill_value]), requires_grad
    )


def zeros_like(input, dtype=None, device=None, requires_grad=False):
    return filled(input.shape, 0.0, dtype or input.dtype, requires_grad)


def ones_like(input, dtype=None, device=None, requires_grad=False):
    return filled(input.shape, 1.0, dtype or input.dtype, requires_grad)


def full_like(input, fill_value, dtype=None, device=None, requires_grad=False):
    return filled(input.shape, fill_value, dtype or input.dtype, requires_grad)


def arange(start, end=None, step=1, dtype=None, device=None, requires_grad=False):
    if end is None:
        start, end = 0, start
    whole = not [x for x in (start, end, step) if isinstance(x, float)]
    count = max(0, int(-(-(end - start) // step)))
    flat = [start + i * step for i in range(count)]
    return finished(
        core.leaf("constant", flat, [count]),
        dtype or (int64 if whole else _types.default()),
        requires_grad,
    )


def linspace(start, end, steps, dtype=None, device=None, requires_grad=False):
    step = (end - start) / (steps - 1) if steps > 1 else 0
    # Counted from both ends, so that the last one is exact.
    flat = [
        start + i * step if i < steps // 2 else end - (steps - 1 - i) * step for i in range(steps)
    ]
    return finished(core.leaf("constant", flat, [steps]), dtype or _types.default(), requires_grad)


def eye(n, m=None, dtype=None, device=None, requires_grad=False):
    m = n if m is None else m
    flat = [1.0 if i == j else 0.0 for i in range(n) for j in range(m)]
    return finished(core.leaf("constant", flat, [n, m]), dtype or _types.default(), requires_grad)


def diag(x):
    n = x.shape[0]
    if x.dim() == 2:
        n = min(x.shape)
        places = [i * x.shape[1] + i for i in range(n)]
        return record("DiagBackward0", "pick", x, **{"from": places, "shape": [n]})
    one = filled([n, n], 0.0)
    one._handle = eye(n)._handle
    from torch import _elementwise as ew
    from torch._tensor import named

    return named("DiagBackward0", ew.mul(x, one))


def _triangle(keeps):
    def function(x, diagonal=0):
        n, m = x.shape[-2:]
        mask = [1.0 if keeps(j - i, diagonal) else 0.0 for i in range(n) for j in range(m)]
        kept = Tensor(core.leaf("constant", mask, [n, m]), x.dtype)
        from torch import _elementwise as ew

        return ew.where(kept, x, 0.0) if x.dtype.is_floating_point else ew.mul(x, kept)

    return function


tril = _triangle(lambda offset, diagonal: offset <= diagonal)
triu = _triangle(lambda offset, diagonal: offset >= diagonal)


# At random.


def manual_seed(seed):
    _lab.torch_seed(int(seed) % 2**32)
    return Generator()


class Generator:
    """There is one stream of random numbers; every generator is it."""

    def __init__(self, device=None):
        pass

    def manual_seed(self, seed):
        return manual_seed(seed)


def draw(kind, a, b, shape, dtype=None):
    name = kind + _wide(dtype) if kind in ("uniform", "normal") else kind
    return core.checked(_lab.torch_draw(name, a, b, json.dumps(list(shape))))


def rand(*size, dtype=None, device=None, requires_grad=False, generator=None, **_):
    return finished(
        draw("uniform", 0, 1, sizes(_size(size, _)), dtype),
        dtype or _types.default(),
        requires_grad,
    )


def randn(*size, dtype=None, device=None, requires_grad=False, generator=None, **_):
    return finished(
        draw("normal", 0, 1, sizes(_size(size, _)), dtype), dtype or _types.default(), requires_grad
    )


def rand_like(input, dtype=None, device=None, requires_grad=False):
    return rand(*input.shape, dtype=dtype or input.dtype, requires_grad=requires_grad)


def randn_like(input, dtype=None, device=None, requires_grad=False):
    return randn(*input.shape, dtype=dtype or input.dtype, requires_grad=requires_grad)


def randint(
    low, high=None, size=None, dtype=None, device=None, requires_grad=False, generator=None
):
    if size is None:
        low, high, size = 0, low, high
    if high is None:
        low, high = 0, low
    return finished(draw("integers", low, high, size), dtype or int64, requires_grad)


def randperm(n, dtype=None, device=None, generator=None):
    return Tensor(draw("permutation", 0, 0, [n]), dtype or int64)


def normal(mean=0.0, std=1.0, size=None, generator=None, dtype=None, device=None, requires_grad=False):
    if size is None:
        like = mean if isinstance(mean, Tensor) else std
        from torch import _elementwise as ew

        return ew.add(ew.mul(randn(*like.shape), std), mean)
    return finished(draw("normal", mean, std, size), dtype or _types.default(), requires_grad)


def bernoulli(p):
    chances = core.values_of(p._handle)
    flat = [1.0 if core.values_of(draw("uniform64", 0, 1, []))[0] < c else 0.0 for c in chances]
    return Tensor(core.leaf("constant", flat, p.shape), p.dtype)
