"""What gives elements another place: shapes, indices, joins; and tensors of given numbers."""

import lab_core

from . import _dtypes
from ._dtypes import float32, int32
from ._graph import operation
from ._shape import dims_of
from ._state import state
from ._tensor import OPERATORS, Operators, constant_leaf, filled, operands, primitive, tensor_of


def _sizes(shape):
    """A shape that a program gives, which may hold sizes that are tensors."""
    if isinstance(shape, (list, tuple)):
        return [int(one) if one is not None else -1 for one in shape]
    return [int(n) for n in dims_of(shape)]


def _picked(x, places, dims):
    return primitive("pick", x, **{"from": places, "shape": list(dims)})


def _constant(value, dtype=None, shape=None):
    wanted = _dtypes.known(dtype)
    flat, dims = lab_core.flatten(value)
    dtype = wanted or _dtypes.named(getattr(value, "dtype", None)) or _dtypes.of_numbers(flat)
    if wanted is not None and wanted.is_integer and any([isinstance(x, float) for x in flat]):
        if not hasattr(value, "dtype"):
            raise TypeError("Cannot convert %s to EagerTensor of dtype %s" % (flat[0], wanted.name))
    if shape is not None:
        to = tuple(_sizes(shape))
        if len(flat) == 1:
            flat = flat * lab_core.size_of(to)
        dims = to
    return constant_leaf(flat, dims, dtype)


def constant(value, dtype=None, shape=None, name="Const", verify_shape=False):
    """A tensor of numbers that are given."""
    return _build_constant(
        value, dtype, shape, name=name if state.lazy or name != "Const" else None
    )


_build_constant = operation("Const")(_constant)


def convert_to_tensor(value, dtype=None, name=None, dtype_hint=None, preferred_dtype=None):
    """A tensor, whatever it was before."""
    if isinstance(value, Operators) and not hasattr(value, "_read"):
        return value
    return operation("Const")(lambda one: tensor_of(one, _dtypes.known(dtype)))(value, name=name)


@operation("zeros")
def zeros(shape, dtype=float32):
    return filled(0, _sizes(shape), _dtypes.known(dtype))


@operation("ones")
def ones(shape, dtype=float32):
    return filled(1, _sizes(shape), _dtypes.known(dtype))


@operation("Fill")
def fill(dims, value):
    value = tensor_of(value)
    return filled(0 if state.abstract else value._one(), _sizes(dims), value.dtype)


@operation("zeros_like")
def zeros_like(tensor, dtype=None):
    tensor = tensor_of(tensor)
    return filled(0, tensor._dims, _dtypes.known(dtype) or tensor.dtype)


@operation("ones_like")
def ones_like(tensor, dtype=None):
    tensor = tensor_of(tensor)
    return filled(1, tensor._dims, _dtypes.known(dtype) or tensor.dtype)


@operation("eye", last="/diag")
def eye(num_rows, num_columns=None, dtype=float32):
    rows, columns = int(num_rows), int(num_columns or num_rows)
    flat = [float(i == j) for i in range(rows) for j in range(columns)]
    return constant_leaf(flat, (rows, columns), _dtypes.known(dtype))


@operation("range")
def range_(start, limit=None, delta=1, dtype=None):
    if limit is None:
        start, limit = 0, start
    start, limit, delta = [
        one._one() if hasattr(one, "_one") else one for one in (start, limit, delta)
    ]
    flat = []
    while (start < limit) if delta > 0 else (start > limit):
        flat.append(start)
        start += delta
    return constant_leaf(
        flat, (len(flat),), _dtypes.known(dtype) or _dtypes.of_numbers(flat or [0])
    )


@operation("LinSpace")
def linspace(start, stop, num):
    flat = [float(start + (stop - start) * i / max(1, num - 1)) for i in range(num)]
    return constant_leaf(flat, (num,), float32)


@operation("Shape", differentiable=False)
def shape(input, out_type=int32):
    """The sizes as a tensor. They are known as soon as the tensor's shape is."""
    dims = tensor_of(input)._dims
    return constant_leaf(dims, (len(dims),), _dtypes.known(out_type))


@operation("Size", differentiable=False)
def size(input, out_type=int32):
    return constant_leaf([lab_core.size_of(tensor_of(input)._dims)], (), out_type)


@operation("Rank", differentiable=False)
def rank(input):
    return constant_leaf([len(tensor_of(input)._dims)], (), int32)


@operation("Reshape")
def reshape(tensor, shape):
    tensor, sizes = tensor_of(tensor), _sizes(shape)
    if -1 in sizes:
        known = lab_core.size_of([n for n in sizes if n != -1])
        sizes[sizes.index(-1)] = lab_core.size_of(tensor._dims) // max(1, known)
    return primitive("reshape", tensor, shape=sizes)


@operation("ExpandDims")
def expand_dims(input, axis=None, dim=None):
    tensor = tensor_of(input)
    axis = int(dim if axis is None else axis)
    dims = list(tensor._dims)
    dims.insert(axis + len(dims) + 1 if axis < 0 else axis, 1)
    return primitive("reshape", tensor, shape=dims)


@operation("Squeeze")
def squeeze(input, axis=None, squeeze_dims=None):
    tensor = tensor_of(input)
    axis = squeeze_dims if axis is None else axis
    dims = tensor._dims
    if axis is None:
        gone = [i for i, n in enumerate(dims) if n == 1]
    else:
        gone = [one % len(dims) for one in (axis if isinstance(axis, (list, tuple)) else [axis])]
        for i in gone:
            if dims[i] != 1:
                raise _dtypes.InvalidArgumentError(
                    "Can not squeeze dim[%d], expected a dimension of 1, got %d [Op:Squeeze]"
                    % (i, dims[i])
                )
    return primitive("reshape", tensor, shape=[n for i, n in enumerate(dims) if i not in gone])


@operation("transpose")
def transpose(a, perm=None, conjugate=False):
    if perm is None:
        return primitive("transpose", tensor_of(a))
    return primitive("transpose", tensor_of(a), permutation=_sizes(perm))


@operation("matrix_transpose")
def matrix_transpose(a):
    a = tensor_of(a)
    order = list(range(len(a._dims)))
    order[-1], order[-2] = order[-2], order[-1]
    return primitive("transpose", a, permutation=order)


@operation("concat")
def concat(values, axis):
    if isinstance(values, int):
        # TensorFlow before 1.0 took the axis first.
        values, axis = axis, values
    tensors = operands("ConcatV2", *values)
    return tensors[0] if len(tensors) == 1 else primitive("concat", *tensors, axes=[int(axis)])


@operation("stack")
def stack(values, axis=0):
    tensors = operands("Pack", *values)
    axis = axis % (len(tensors[0]._dims) + 1)
    widened = []
    for one in tensors:
        dims = list(one._dims)
        dims.insert(axis, 1)
        widened.append(primitive("reshape", one, shape=dims))
    return widened[0] if len(widened) == 1 else primitive("concat", *widened, axes=[axis])


OPERATORS["stack"] = stack


@operation("unstack")
def unstack(value, num=None, axis=0):
    value = tensor_of(value)
    axis = axis % len(value._dims)
    return [_item(value, (lab_core.slices[:],) * axis + (i,)) for i in range(value._dims[axis])]


@operation("split")
def split(value, num_or_size_splits, axis=0):
    value = tensor_of(value)
    axis = axis % len(value._dims)
    if isinstance(num_or_size_splits, int):
        sizes = [value._dims[axis] // num_or_size_splits] * num_or_size_splits
    else:
        sizes = _sizes(num_or_size_splits)
    parts, start = [], 0
    for n in sizes:
        parts.append(
            _item(value, (lab_core.slices[:],) * axis + (lab_core.slices[start : start + n],))
        )
        start += n
    return parts


@operation("Tile")
def tile(input, multiples):
    x = tensor_of(input)
    for axis, count in enumerate(_sizes(multiples)):
        if count > 1:
            x = primitive("concat", *([x] * count), axes=[axis])
    return x


@operation("BroadcastTo")
def broadcast_to(input, shape):
    x, dims = tensor_of(input), tuple(_sizes(shape))
    return _picked(x, lab_core.broadcast_positions(x._dims, dims), dims)


def _item(x, index):
    x = tensor_of(x)
    if isinstance(index, tuple):
        index = tuple([_plain(one) for one in index])
    else:
        index = _plain(index)
    places, dims = lab_core.positions(x._dims, index)
    return _picked(x, places, dims)


def _plain(index):
    """An index that is a tensor, as a number."""
    return int(index) if hasattr(index, "_one") and not index._dims else index


OPERATORS["getitem"] = operation("strided_slice")(_item)


@operation("GatherV2")
def gather(params, indices, validate_indices=None, axis=0):
    """Rows by number. Only the rows that were read get a gradient."""
    table, rows = tensor_of(params), tensor_of(indices)
    if rows.dtype.kind == "f":
        raise TypeError(
            "Value for attr 'Tindices' of float is not in the list of allowed values: int32, int64"
        )
    axis = axis % len(table._dims)
    dims = table._dims[:axis] + rows._dims + table._dims[axis + 1 :]
    if rows._handle is None:
        return primitive("reshape", filled(0, dims, table.dtype), shape=list(dims))
    inner, count = lab_core.size_of(table._dims[axis + 1 :]), table._dims[axis]
    numbers = rows._values()
    for i in numbers:
        if not 0 <= i < count:
            raise _dtypes.InvalidArgumentError(
                "indices = %d is not in [0, %d) [Op:GatherV2]" % (i, count)
            )
    places = []
    for outer in range(lab_core.size_of(table._dims[:axis])):
        for i in numbers:
            start = (outer * count + i) * inner
            places.extend(range(start, start + inner))
    return _picked(table, places, dims)


@operation("one_hot")
def one_hot(indices, depth, on_value=1.0, off_value=0.0, axis=-1, dtype=float32):
    rows = tensor_of(indices)
    depth = int(depth)
    dims = rows._dims + (depth,)
    if rows._handle is None:
        return filled(0, dims, dtype)
    flat = [on_value if i == j else off_value for i in rows._values() for j in range(depth)]
    return constant_leaf(flat, dims, _dtypes.known(dtype))
