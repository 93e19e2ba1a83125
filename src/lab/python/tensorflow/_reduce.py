"""Sums, means, norms: what makes a tensor smaller; and products of matrices."""

from lab_core import refusal

from . import _names
from ._dtypes import int64
from ._graph import operation
from ._state import state
from ._tensor import OPERATORS, constant_leaf, operands, primitive, tensor_of


def _axes(axis):
    if axis is None:
        return None
    if hasattr(axis, "_flat"):
        axis = axis._flat()[0]
    return [int(one) for one in axis] if isinstance(axis, (list, tuple)) else [int(axis)]


def attributes(axis, keepdims):
    """What the engine calls the axes to reduce."""
    axes = _axes(axis)
    return (
        {"keepDims": bool(keepdims)} if axes is None else {"axes": axes, "keepDims": bool(keepdims)}
    )


def _reduction(kind, compute, last=""):
    """A reduction under the argument names of both generations."""
    build = operation(kind, last=last)(compute)

    def call(
        input_tensor,
        axis=None,
        keepdims=None,
        name=None,
        reduction_indices=None,
        keep_dims=None,
        **unknown
    ):
        if unknown:
            raise TypeError(
                "reduce_%s() got an unexpected keyword argument '%s'"
                % (kind.lower(), list(unknown)[0])
            )
        if isinstance(keepdims, str):
            # The first generation's fourth argument is the name.
            keepdims, name = None, keepdims
        if axis is None:
            axis = reduction_indices
        if axis is None and state.builds():
            # TensorFlow makes a constant of all axes, which takes a name: the next constant is
            # `Const_1`.
            _names.unique("Const")
        return build(input_tensor, axis, keepdims or keep_dims or False, name=name)

    return call


def _engine(primitive_name):
    return lambda x, axis, keepdims: primitive(
        primitive_name, tensor_of(x), **attributes(axis, keepdims)
    )


def _minimum(x, axis, keepdims):
    return primitive(
        "neg", primitive("max", primitive("neg", tensor_of(x)), **attributes(axis, keepdims))
    )


def _log_sum_exp(x, axis, keepdims):
    x = tensor_of(x)
    largest = primitive("stopGradient", primitive("max", x, **attributes(axis, True)))
    total = primitive(
        "sum", primitive("exp", primitive("sub", x, largest)), **attributes(axis, True)
    )
    result = primitive("add", primitive("log", total), largest)
    return primitive("sum", result, **attributes(axis, keepdims))


def _variance(x, axis, keepdims):
    x = tensor_of(x)
    centred = primitive("sub", x, primitive("mean", x, **attributes(axis, True)))
    return primitive("mean", primitive("square", centred), **attributes(axis, keepdims))


reduce_sum = _reduction("Sum", _engine("sum"))
reduce_mean = _reduction("Mean", _engine("mean"))
reduce_max = _reduction("Max", _engine("max"))
reduce_min = _reduction("Min", _minimum)
reduce_logsumexp = _reduction("ReduceLogSumExp", _log_sum_exp, "/add")
reduce_variance = _reduction("reduce_variance", _variance)
reduce_std = _reduction("reduce_std", lambda *all: primitive("sqrt", _variance(*all)))
reduce_all = _reduction(
    "All", lambda x, axis, keep: _truth(x, axis, keep, "mean", lambda share: share == 1)
)
reduce_any = _reduction(
    "Any", lambda x, axis, keep: _truth(x, axis, keep, "max", lambda most: most > 0)
)


def _truth(x, axis, keepdims, primitive_name, decide):
    x = tensor_of(x)
    found = primitive(primitive_name, x, **attributes(axis, keepdims))
    if state.abstract:
        return found
    return constant_leaf([decide(one) for one in found._values()], found._dims, x.dtype)


@operation("norm", last="/Squeeze")
def norm(tensor, ord="euclidean", axis=None, keepdims=None, keep_dims=None):
    tensor = tensor_of(tensor)
    keep = attributes(axis, keepdims or keep_dims)
    if ord in ("euclidean", "fro", 2):
        return primitive("norm", tensor, **keep)
    if ord == 1:
        return primitive("sum", primitive("abs", tensor), **keep)
    if ord == float("inf"):
        return primitive("max", primitive("abs", tensor), **keep)
    raise NotImplementedError(refusal("normOrder", order=str(ord)))


@operation("L2Loss")
def l2_loss(t):
    total = primitive("sum", primitive("square", tensor_of(t)))
    return primitive("div", total, tensor_of(2, like=total.dtype))


@operation("l2_normalize")
def l2_normalize(x, axis=None, epsilon=1e-12, dim=None):
    """As TensorFlow has it: the square sum is kept above epsilon, so that zero stays zero, and its
    gradient finite."""
    x = tensor_of(x)
    squares = primitive(
        "sum", primitive("square", x), **attributes(dim if axis is None else axis, True)
    )
    root = primitive("sqrt", primitive("maximum", squares, tensor_of(epsilon, like=x.dtype)))
    return primitive("mul", x, primitive("div", tensor_of(1, like=x.dtype), root))


def _matmul(a, b, transpose_a=False, transpose_b=False):
    a, b = operands("MatMul", a, b)
    if len(a._dims) < 2:
        raise ValueError(
            "Shape must be at least rank 2 but is rank %d for MatMul: %s"
            % (len(a._dims), list(a._dims))
        )
    flags = {}
    if transpose_a:
        flags["transposeA"] = True
    if transpose_b:
        flags["transposeB"] = True
    if len(b._dims) == 2 and len(a._dims) > 2 and not flags:
        # A batch of matrices against one: its rows are one long matrix.
        rows = primitive("reshape", a, shape=[_size(a._dims[:-1]), a._dims[-1]])
        return primitive(
            "reshape", primitive("matMul", rows, b), shape=list(a._dims[:-1]) + [b._dims[-1]]
        )
    return primitive("matMul", a, b, **flags)


def _size(dims):
    size = 1
    for n in dims:
        size *= n
    return size


matmul = operation("MatMul")(_matmul)
OPERATORS["matmul"] = operation("matmul")(_matmul)


@operation("Tensordot")
def tensordot(a, b, axes):
    a, b = operands("Tensordot", a, b)
    if axes != 1 and axes != [[len(a._dims) - 1], [0]]:
        raise NotImplementedError(refusal("tensordot"))
    inner = a._dims[-1]
    left = primitive("reshape", a, shape=[_size(a._dims[:-1]), inner])
    right = primitive("reshape", b, shape=[inner, _size(b._dims[1:])])
    return primitive(
        "reshape", primitive("matMul", left, right), shape=list(a._dims[:-1] + b._dims[1:])
    )


@operation("MatVec")
def matvec(a, b):
    a, b = operands("MatVec", a, b)
    product = primitive("matMul", a, primitive("reshape", b, shape=list(b._dims) + [1]))
    return primitive("reshape", product, shape=list(product._dims[:-1]))


@operation("ArgMax", differentiable=False)
def argmax(input, axis=None, output_type=int64, dimension=None):
    """Where the largest element lies; it has no derivative."""
    x = tensor_of(input)
    axis = (dimension or 0) if axis is None else int(axis)
    axis = axis % len(x._dims)
    dims = x._dims[:axis] + x._dims[axis + 1 :]
    if state.abstract:
        return constant_leaf([], dims, output_type)
    inner, count = _size(x._dims[axis + 1 :]), x._dims[axis]
    values = x._values()
    found = []
    for outer in range(_size(x._dims[:axis])):
        for k in range(inner):
            along = [values[(outer * count + i) * inner + k] for i in range(count)]
            found.append(along.index(max(along)))
    return constant_leaf(found, dims, output_type)
