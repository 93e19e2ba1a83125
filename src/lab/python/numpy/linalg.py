"""numpy.linalg: the norm."""

import lab_core

from ._array import asarray
from . import _ufuncs as _u


def norm(x, ord=None, axis=None, keepdims=False):
    """Of vectors, and of matrices as one long vector (Frobenius)."""
    x = asarray(x)
    x = x if x.dtype.kind == "f" else x.astype(float)
    if x.ndim == 2 and axis is None and ord not in (None, "fro"):
        raise ValueError(lab_core.refusal("matrixNorm", order=str(ord)))
    sizes = _u.abs(x)
    if ord in (None, 2, "fro"):
        return _u.sqrt(_u.sum(x * x, axis, keepdims=keepdims))
    if ord == 1:
        return _u.sum(sizes, axis, keepdims=keepdims)
    if ord == float("inf"):
        return _u.max(sizes, axis, keepdims=keepdims)
    if ord == 0:
        return _u.sum((x != 0) * 1.0, axis, keepdims=keepdims)
    return _u.sum(sizes**ord, axis, keepdims=keepdims) ** (1 / ord)


def __getattr__(name):
    raise lab_core.missing("numpy.linalg", name, "numpy.linalg.norm")
