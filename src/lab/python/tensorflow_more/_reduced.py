"""More of what makes a tensor smaller, or says that something is wrong with it."""

import lab_core

from tensorflow import _math, _reduce
from tensorflow._dtypes import InvalidArgumentError, int64
from tensorflow._graph import operation
from tensorflow._state import state
from tensorflow._tensor import primitive, tensor_of


@operation("Prod")
def reduce_prod(input_tensor, axis=None, keepdims=False, keep_dims=None):
    """Multiplied one after the other: the gradient stays right where a factor is zero."""
    x = tensor_of(input_tensor)
    rank = len(x._dims)
    if axis is None:
        axis = list(range(rank))
    axes = axis if isinstance(axis, (list, tuple)) else [axis]
    axes = [int(one) % rank for one in axes]
    rest = [a for a in range(rank) if a not in axes]
    moved = primitive("transpose", x, permutation=rest + axes)
    kept = [x._dims[a] for a in rest]
    size, count = lab_core.size_of(kept), lab_core.size_of([x._dims[a] for a in axes])
    total = None
    for i in range(count):
        places = [row * count + i for row in range(size)]
        one = primitive("pick", moved, **{"from": places, "shape": kept})
        total = one if total is None else primitive("mul", total, one)
    if keepdims or keep_dims:
        kept = [1 if a in axes else n for a, n in enumerate(x._dims)]
        total = primitive("reshape", total, shape=kept)
    return total


def argmin(input, axis=None, output_type=int64, name=None, dimension=None):
    return _reduce.argmax(_math.negative(input), axis, output_type, dimension, name=name)


@operation("CheckNumerics")
def check_numerics(tensor, message):
    x = tensor_of(tensor)
    if not state.abstract:
        values = x._values()
        wrong = ["Inf"] if any([one in (float("inf"), -float("inf")) for one in values]) else []
        wrong += ["NaN"] if any([one != one for one in values]) else []
        if wrong:
            raise InvalidArgumentError("%s : Tensor had %s values" % (message, " and ".join(wrong)))
    return primitive("reshape", x, shape=list(x._dims))
