"""Changes of a tensor in place: `x += 1`, `x.zero_()`, `x.add_(y)`."""

import lab_core as core
from torch import _elementwise as ew
from torch import _make
from torch._tensor import Tensor


def of(function):
    """The in-place form of a function."""

    def changed(x, *args, **kwargs):
        x._refuse_leaf()
        return x._become(function(x, *args, **kwargs))

    return changed


def _set(x, handle):
    x._refuse_leaf()
    if x._node is not None:
        x._node, x._requires = None, False
    return x._take(handle)


def fill_(x, value):
    value = value.item() if isinstance(value, Tensor) else value
    return _set(x, core.leaf("constant", [value] * x.numel(), x.shape))


def zero_(x):
    return fill_(x, 0.0)


def copy_(x, other):
    x._refuse_leaf()
    if other.requires_grad:
        return x._become(ew.add(ew.mul(other, 1.0), _make.zeros_like(x)))
    flat, _ = other._flat()
    places = core.broadcast_positions(tuple(other.shape), tuple(x.shape))
    return _set(x, core.leaf("constant", [flat[i] for i in places], x.shape))


def uniform_(x, a=0.0, b=1.0, generator=None):
    return _set(x, _make.draw("uniform", a, b, x.shape, x.dtype))


def normal_(x, mean=0.0, std=1.0, generator=None):
    return _set(x, _make.draw("normal", mean, std, x.shape, x.dtype))


def bernoulli_(x, p=0.5, generator=None):
    return _set(x, _make.draw("bernoulli", p, 0, x.shape))


def addcmul(x, a, b, value=1):
    return ew.add(x, ew.mul(ew.mul(a, b), value))


def addcdiv(x, a, b, value=1):
    return ew.add(x, ew.mul(ew.div(a, b), value))
