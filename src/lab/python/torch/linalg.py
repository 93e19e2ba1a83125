"""torch.linalg: norms."""

import lab_core as _core
from torch import _reductions


def norm(x, ord=None, dim=None, keepdim=False):
    return vector_norm(x, 2 if ord is None else ord, dim, keepdim)


def vector_norm(x, ord=2, dim=None, keepdim=False):
    return _reductions.norm(x, "vector" if ord in (2, 2.0) else ord, dim, keepdim)


def __getattr__(name):
    raise _core.missing("torch.linalg", name, _core.nearest(name, globals()))
