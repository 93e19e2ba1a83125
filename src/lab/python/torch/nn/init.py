"""torch.nn.init: first values, written over a tensor in place."""

import math

import lab_core as _core
from torch import no_grad as _no_grad


def _fans(tensor):
    if tensor.dim() < 2:
        raise ValueError(
            "Fan in and fan out can not be computed for tensor with fewer than 2 dimensions"
        )
    rest = _core.size_of(tensor.shape[2:])
    return tensor.shape[1] * rest, tensor.shape[0] * rest


def calculate_gain(nonlinearity, param=None):
    if nonlinearity in ("linear", "sigmoid"):
        return 1
    if nonlinearity == "tanh":
        return 5.0 / 3
    if nonlinearity == "relu":
        return math.sqrt(2.0)
    if nonlinearity == "leaky_relu":
        slope = 0.01 if param is None else param
        return math.sqrt(2.0 / (1 + slope**2))
    if nonlinearity == "selu":
        return 3.0 / 4
    raise ValueError("Unsupported nonlinearity %s" % nonlinearity)


@_no_grad()
def uniform_(tensor, a=0.0, b=1.0):
    return tensor.uniform_(a, b)


@_no_grad()
def normal_(tensor, mean=0.0, std=1.0):
    return tensor.normal_(mean, std)


@_no_grad()
def constant_(tensor, val):
    return tensor.fill_(val)


def zeros_(tensor):
    return constant_(tensor, 0.0)


def ones_(tensor):
    return constant_(tensor, 1.0)


@_no_grad()
def eye_(tensor):
    import torch

    return tensor.copy_(torch.eye(*tensor.shape))


def xavier_uniform_(tensor, gain=1.0):
    fan_in, fan_out = _fans(tensor)
    bound = math.sqrt(3.0) * gain * math.sqrt(2.0 / (fan_in + fan_out))
    return uniform_(tensor, -bound, bound)


def xavier_normal_(tensor, gain=1.0):
    fan_in, fan_out = _fans(tensor)
    return normal_(tensor, 0.0, gain * math.sqrt(2.0 / (fan_in + fan_out)))


def _kaiming(tensor, a, mode, nonlinearity):
    fan = _fans(tensor)[0 if mode == "fan_in" else 1]
    return calculate_gain(nonlinearity, a) / math.sqrt(fan)


def kaiming_uniform_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu"):
    bound = math.sqrt(3.0) * _kaiming(tensor, a, mode, nonlinearity)
    return uniform_(tensor, -bound, bound)


def kaiming_normal_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu"):
    return normal_(tensor, 0.0, _kaiming(tensor, a, mode, nonlinearity))


@_no_grad()
def trunc_normal_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0):
    """Uniform numbers put through the inverse of the normal distribution between its two ends."""

    def below(x):
        return (1.0 + math.erf(x / math.sqrt(2.0))) / 2.0

    low, high = below((a - mean) / std), below((b - mean) / std)
    tensor.uniform_(2 * low - 1, 2 * high - 1)
    flat = [_inverse_erf(x) * std * math.sqrt(2.0) + mean for x in _core.values_of(tensor._handle)]
    return tensor._take(_core.leaf("constant", [min(max(x, a), b) for x in flat], tensor.shape))


def _inverse_erf(y):
    """By Winitzki's approximation, then Newton's steps."""
    if abs(y) >= 1:
        return math.copysign(1e999, y)
    ln = math.log(1 - y * y)
    head = 2 / (math.pi * 0.147) + ln / 2
    x = math.copysign(math.sqrt(math.sqrt(head * head - ln / 0.147) - head), y)
    for _ in range(4):
        x -= (math.erf(x) - y) / (2 / math.sqrt(math.pi) * math.exp(-x * x))
    return x


@_no_grad()
def orthogonal_(tensor, gain=1):
    """Gram and Schmidt's way to the Q of random numbers, whose R has a positive diagonal."""
    import torch

    rows, columns = tensor.shape[0], _core.size_of(tensor.shape[1:])
    drawn = _core.values_of(torch.randn(rows, columns)._handle)
    wide = rows < columns
    n, length = (rows, columns) if wide else (columns, rows)
    basis = []
    for i in range(n):
        vector = [drawn[i * columns + k] if wide else drawn[k * columns + i] for k in range(length)]
        for other in basis:
            along = sum([x * y for x, y in zip(vector, other)])
            vector = [x - along * y for x, y in zip(vector, other)]
        size = math.sqrt(sum([x * x for x in vector]))
        basis.append([x / size for x in vector])
    flat = [
        gain * (basis[i][k] if wide else basis[k][i]) for i in range(rows) for k in range(columns)
    ]
    return tensor._take(_core.leaf("constant", flat, tensor.shape))


def __getattr__(name):
    raise _core.missing("torch.nn.init", name, _core.nearest(name, globals()))
