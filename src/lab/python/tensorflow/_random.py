"""Random tensors. The numbers are the Lab's own, not TensorFlow's: a seed gives the same ones each
time, in the same order, but not those that TensorFlow gives for it."""

import json

import _lab
import lab_core

from . import _dtypes
from ._arrange import _sizes
from ._dtypes import float32, int32
from ._graph import operation
from ._state import state
from ._tensor import Tensor, constant_leaf


def set_seed(seed):
    """Begins the Lab's numbers anew."""
    state.seed = int(seed)
    state.draws = 0


def drawn(distribution, a, b, dims, dtype=float32, seed=None):
    """A tensor of random numbers: `uniform` from a to b, `normal` or `truncated` with mean a and
    deviation b."""
    if state.abstract:
        return Tensor(None, dtype, dims)
    state.draws += 1
    of = "%d:%d.%s" % (state.seed, state.draws, seed)
    shape = json.dumps(list(dims))
    return Tensor(
        lab_core.checked(_lab.draw(distribution, float(a), float(b), shape, of)), dtype, dims
    )


@operation("random_normal")
def normal(shape, mean=0.0, stddev=1.0, dtype=float32, seed=None):
    return drawn("normal", mean, stddev, _sizes(shape), _dtypes.known(dtype), seed)


@operation("truncated_normal")
def truncated_normal(shape, mean=0.0, stddev=1.0, dtype=float32, seed=None):
    return drawn("truncated", mean, stddev, _sizes(shape), _dtypes.known(dtype), seed)


@operation("random_uniform")
def uniform(shape, minval=0, maxval=None, dtype=float32, seed=None):
    dtype = _dtypes.known(dtype)
    if not dtype.is_integer:
        return drawn("uniform", minval, 1 if maxval is None else maxval, _sizes(shape), dtype, seed)
    numbers = drawn("uniform", minval, maxval, _sizes(shape), float32, seed)
    flat = [] if state.abstract else [int(x // 1) for x in numbers._values()]
    return constant_leaf(flat, numbers._dims, dtype)


@operation("random_shuffle")
def shuffle(value, seed=None):
    from ._arrange import gather
    from ._tensor import tensor_of

    value = tensor_of(value)
    keys = drawn("uniform", 0, 1, (value._dims[0],), float32, seed)
    flat = list(range(value._dims[0])) if state.abstract else keys._values()
    order = [i for _, i in sorted([(key, i) for i, key in enumerate(flat)])]
    return gather(value, constant_leaf(order, (len(order),), int32))
