"""torch.nn.utils: clipping of gradients."""

import math

import lab_core as _core
import torch as _torch


def _list(parameters):
    parameters = [parameters] if isinstance(parameters, _torch.Tensor) else list(parameters)
    return [one for one in parameters if one.grad is not None]


@_torch.no_grad()
def clip_grad_norm_(parameters, max_norm, norm_type=2.0):
    parameters = _list(parameters)
    squares = [sum([x * x for x in _core.values_of(one.grad._handle)]) for one in parameters]
    size = math.sqrt(sum(squares))
    share = min(1.0, float(max_norm) / (size + 1e-6))
    for one in parameters:
        one.grad.mul_(share)
    return _torch.tensor(size)


@_torch.no_grad()
def clip_grad_value_(parameters, clip_value):
    for one in _list(parameters):
        one.grad.clamp_(-clip_value, clip_value)


def __getattr__(name):
    raise _core.missing("torch.nn.utils", name, _core.nearest(name, globals()))
