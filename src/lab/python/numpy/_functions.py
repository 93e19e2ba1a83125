"""NumPy's functions on arrays."""

import json
import math as _math

import _lab
import lab_core as _core

from . import _ufuncs as _u
from ._array import _code, _made, _out, array, asarray, ndarray
from ._calls import _checked, _shape
from ._types import _name


def zeros(shape, dtype=float):
    return full(shape, 0, dtype)


def ones(shape, dtype=float):
    return full(shape, 1, dtype)


def empty(shape, dtype=float):
    """Zeros: what real memory would hold by chance."""
    return full(shape, 0, dtype)


def full(shape, fill_value, dtype=None):
    name = asarray(fill_value)._type if dtype is None else _name(dtype)
    return _made(_lab.np_full(_code(fill_value), _shape(shape), name))


def zeros_like(a, dtype=None):
    return full_like(a, 0, dtype)


def ones_like(a, dtype=None):
    return full_like(a, 1, dtype)


empty_like = zeros_like


def full_like(a, fill_value, dtype=None):
    a = asarray(a)
    return full(a.shape, fill_value, a._type if dtype is None else dtype)


def eye(N, M=None, k=0, dtype=float):
    M = N if M is None else M
    made = zeros((N, M), dtype)
    for i in range(N):
        if 0 <= i + k < M:
            made[i, i + k] = 1
    return made


def identity(n, dtype=float):
    return eye(n, dtype=dtype)


def diag(v, k=0):
    v = asarray(v)
    n = min(v.shape)
    if v.ndim == 2:
        return array([v[i, i] for i in range(n)], v.dtype)
    made = zeros((n, n), v.dtype)
    for i in range(n):
        made[i, i] = v[i]
    return made


def arange(start, stop=None, step=1, dtype=None):
    if stop is None:
        start, stop = 0, start
    count = max(0, _math.ceil((stop - start) / step))
    whole = all([isinstance(one, int) for one in (start, stop, step)])
    name = _name(dtype) if dtype is not None else "int64" if whole else "float64"
    return _made(_lab.np_arange(_code(start), _code(step), count, name))


def linspace(start, stop, num=50, endpoint=True, dtype=None):
    name = "float64" if dtype is None else _name(dtype)
    return _made(_lab.np_linspace(_code(float(start)), _code(float(stop)), num, name, int(endpoint)))


def copy(a):
    return array(a)


def reshape(a, newshape):
    return asarray(a).reshape(newshape)


def ravel(a):
    return asarray(a).ravel()


def transpose(a, axes=None):
    return asarray(a).transpose(axes or ())


def swapaxes(a, axis1, axis2):
    order = list(range(asarray(a).ndim))
    order[axis1], order[axis2] = order[axis2], order[axis1]
    return asarray(a).transpose(order)


def squeeze(a, axis=None):
    return asarray(a).squeeze(axis)


def expand_dims(a, axis):
    a = asarray(a)
    axes = list(axis) if isinstance(axis, (tuple, list)) else [axis]
    rank = a.ndim + len(axes)
    new = [one % rank for one in axes]
    rest = list(a.shape)
    return a.reshape([1 if i in new else rest.pop(0) for i in range(rank)])


def atleast_2d(a):
    a = asarray(a)
    return a if a.ndim >= 2 else a.reshape((1, -1))


def broadcast_to(a, shape):
    return asarray(a) + zeros(shape, asarray(a).dtype)


def concatenate(arrays, axis=0):
    if axis is None:
        arrays, axis = [ravel(a) for a in arrays], 0
    return _made(_lab.np_concatenate(" ".join([str(asarray(a)._id) for a in arrays]), axis))


def stack(arrays, axis=0):
    arrays = [asarray(a) for a in arrays]
    for a in arrays:
        if a.shape != arrays[0].shape:
            raise ValueError("all input arrays must have the same shape")
    return concatenate([expand_dims(a, axis) for a in arrays], axis)


def vstack(arrays):
    return concatenate([atleast_2d(a) for a in arrays], 0)


def hstack(arrays):
    arrays = [a if a.ndim else a.reshape(1) for a in [asarray(a) for a in arrays]]
    return concatenate(arrays, 0 if arrays[0].ndim == 1 else 1)


def column_stack(arrays):
    arrays = [asarray(a) for a in arrays]
    return concatenate([a.reshape((-1, 1)) if a.ndim == 1 else a for a in arrays], 1)


def tile(a, reps):
    a = asarray(a)
    reps = list(reps) if isinstance(reps, (tuple, list)) else [reps]
    reps = [1] * (a.ndim - len(reps)) + reps
    a = a.reshape((1,) * (len(reps) - a.ndim) + a.shape)
    for axis, count in enumerate(reps):
        a = concatenate([a] * count, axis)
    return a


def repeat(a, repeats, axis=None):
    a = asarray(a).ravel() if axis is None else asarray(a)
    axis = axis or 0
    order = [i for i in range(a.shape[axis]) for _ in range(repeats)]
    return swapaxes(swapaxes(a, 0, axis)[order], 0, axis)


def where(condition, x=None, y=None):
    if x is None:
        return nonzero(condition)
    return _out(_lab.np_where(" ".join([str(_code(one)) for one in (asarray(condition), x, y)])))


def nonzero(a):
    a = asarray(a)
    grid = arange(a.size).reshape(a.shape)[a != 0]
    found, rest = [], grid
    for n in reversed(a.shape):
        found.insert(0, rest % n)
        rest = rest // n
    return tuple(found)


def dot(a, b):
    a, b = asarray(a), asarray(b)
    if a.ndim == 0 or b.ndim == 0:
        return a * b
    if b.ndim > 2:
        raise ValueError(_core.refusal("dotOfMany"))
    return a @ b


def matmul(a, b):
    return asarray(a) @ asarray(b)


def inner(a, b):
    return asarray(a) @ asarray(b).T


def outer(a, b):
    return asarray(a).reshape((-1, 1)) * asarray(b).reshape((1, -1))


def clip(a, a_min, a_max):
    low = a if a_min is None else _u.maximum(a, a_min)
    return low if a_max is None else _u.minimum(low, a_max)


def round(a, decimals=0):
    if not decimals:
        return _u.rint(a)
    return _u.rint(asarray(a) * 10**decimals) / 10**decimals


around = round


def argsort(a):
    return _made(_lab.np_argsort(asarray(a)._id))


def sort(a):
    return asarray(a)[argsort(a)]


def cumsum(a):
    return _made(_lab.np_cumsum(asarray(a)._id))


def unique(a):
    found = sort(ravel(a))
    return array([x for i, x in enumerate(found) if i == 0 or x != found[i - 1]], found.dtype)


def isclose(a, b, rtol=1e-05, atol=1e-08):
    near = _u.abs(asarray(a) - b) <= atol + rtol * _u.abs(asarray(b))
    return _u.logical_or(_u.equal(a, b), _u.logical_and(near, _u.isfinite(b)))


def allclose(a, b, rtol=1e-05, atol=1e-08):
    return bool(asarray(isclose(a, b, rtol, atol)).all())


def array_equal(a, b):
    a, b = asarray(a), asarray(b)
    return a.shape == b.shape and bool(asarray(a == b).all())


def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, **other):
    """@raises ValueError for what the Lab's printing does not have."""
    if other:
        raise ValueError(_core.refusal("printOptions", names=", ".join(other)))
    given = {
        "precision": precision,
        "threshold": None if threshold is None else min(threshold, 10**9),
        "edgeitems": edgeitems,
        "linewidth": linewidth,
        "suppress": suppress,
    }
    _checked(_lab.numpy_print(json.dumps({key: given[key] for key in given if given[key] is not None})))


def ndim(a):
    return asarray(a).ndim


def shape(a):
    return asarray(a).shape


def size(a):
    return asarray(a).size


def isscalar(a):
    return not isinstance(a, (ndarray, list, tuple, str))


# These are methods too.
ndarray.dot = dot
ndarray.clip = clip
ndarray.round = round
ndarray.repeat = repeat
ndarray.cumsum = cumsum
ndarray.swapaxes = swapaxes
