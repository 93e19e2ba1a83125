"""Tensors with values, and the door to the engine's operations."""

import json

import _lab
import lab_core

from . import _arrays, _dtypes
from ._dtypes import float32, float64
from ._shape import TensorShape
from ._state import state

# The operators of Python, filled in by `_math` and `_arrange`, which build on this module.
OPERATORS = {}


class Operators:
    """What eager tensors, variables and nodes of a graph have in common."""

    # Beside an array of NumPy the result is a tensor, whichever stands first.
    _outranks_arrays = True

    @property
    def values(self):
        raise AttributeError(lab_core.refusal("lookupGradients"))

    indices = values

    def __add__(self, other):
        return OPERATORS["add"](self, other)

    def __radd__(self, other):
        return OPERATORS["add"](other, self)

    def __sub__(self, other):
        return OPERATORS["sub"](self, other)

    def __rsub__(self, other):
        return OPERATORS["sub"](other, self)

    def __mul__(self, other):
        return OPERATORS["mul"](self, other)

    def __rmul__(self, other):
        return OPERATORS["mul"](other, self)

    def __truediv__(self, other):
        return OPERATORS["truediv"](self, other)

    def __rtruediv__(self, other):
        return OPERATORS["truediv"](other, self)

    def __matmul__(self, other):
        return OPERATORS["matmul"](self, other)

    def __rmatmul__(self, other):
        return OPERATORS["matmul"](other, self)

    def __pow__(self, other):
        return OPERATORS["pow"](self, other)

    def __rpow__(self, other):
        return OPERATORS["pow"](other, self)

    def __neg__(self):
        return OPERATORS["neg"](self)

    def __abs__(self):
        return OPERATORS["abs"](self)

    def __gt__(self, other):
        return OPERATORS["greater"](self, other)

    def __ge__(self, other):
        return OPERATORS["greater_equal"](self, other)

    def __lt__(self, other):
        return OPERATORS["less"](self, other)

    def __le__(self, other):
        return OPERATORS["less_equal"](self, other)

    def __getitem__(self, index):
        return OPERATORS["getitem"](self, index)

    def get_shape(self):
        return self.shape

    def set_shape(self, shape):
        """Nothing to do: shapes are known, or stay open."""


class Tensor(Operators):
    """A tensor that has its values. Without a handle only its shape is known: that is how a graph
    infers shapes."""

    def __init__(self, handle, dtype=float32, dims=None):
        self._handle = handle
        # Whole numbers that are known although nothing is computed: a shape's sizes.
        self._known = None
        self._dims = lab_core.shape_of(handle) if dims is None else tuple(dims)
        self.dtype = dtype

    @property
    def shape(self):
        return TensorShape(self._dims)

    @property
    def ndim(self):
        return len(self._dims)

    @property
    def name(self):
        raise AttributeError("Tensor.name is undefined when eager execution is enabled.")

    def _values(self):
        if self._handle is None:
            if self._known is None:
                raise ValueError(lab_core.refusal("valueBeforeRun"))
            return self._known
        flat = lab_core.values_of(self._handle)
        if self.dtype.kind == "i":
            return [int(x) for x in flat]
        return [x != 0 for x in flat] if self.dtype.kind == "b" else flat

    def _flat(self):
        return self._values(), self._dims

    def numpy(self):
        if not self._dims:
            return _arrays.scalar(self._one(), self.dtype.name)
        return _arrays.array(self._values(), self._dims, self.dtype.name)

    def item(self):
        """For formatted strings; TensorFlow's own tensors format like this through `__format__`."""
        return self._one()

    # An f-string writes what NumPy writes of the values, and of one value a plain number.
    _written_by_values = True

    @property
    def _written_plainly(self):
        return not self._dims

    def _one(self):
        values = self._values()
        if len(values) != 1:
            raise TypeError("only length-1 arrays can be converted to Python scalars")
        return values[0]

    # No __float__: `2.0 * tensor` would take it for the number, and lose the tensor.
    # `float(tensor)` asks item().
    def __int__(self):
        return int(self._one())

    def __index__(self):
        return int(self._one())

    def __bool__(self):
        return bool(self._one())

    def __len__(self):
        if not self._dims:
            raise TypeError("Scalar tensor has no `len()`")
        return self._dims[0]

    def __iter__(self):
        if not self._dims:
            raise TypeError("Cannot iterate over a scalar tensor.")
        return iter([self[i] for i in range(self._dims[0])])

    def __hash__(self):
        return id(self)

    def __eq__(self, other):
        return OPERATORS["equal"](self, other)

    def __ne__(self, other):
        return OPERATORS["not_equal"](self, other)

    def __str__(self):
        return "tf.Tensor(%s, shape=%s, dtype=%s)" % (
            _below(_arrays.text(self._handle, self.dtype.name)),
            self.shape,
            self.dtype.name,
        )

    def __repr__(self):
        return "<tf.Tensor: shape=%s, dtype=%s, numpy=%s>" % (
            self.shape,
            self.dtype.name,
            _below(_arrays.represented(self._handle, self._dims, self.dtype.name)),
        )


def _below(text):
    """TensorFlow begins an array of several lines on a line of its own."""
    return "\n" + text if "\n" in text else text


def primitive(kind, *tensors, dtype=None, **attributes):
    """One operation of the engine; of its shapes only while a graph is built."""
    dtype = tensors[0].dtype if dtype is None else dtype
    if state.abstract:
        shapes = json.dumps([list(one._dims) for one in tensors])
        dims = json.loads(lab_core.checked(_lab.infer(kind, shapes, json.dumps(attributes))))
        result = Tensor(None, dtype, dims)
        if tensors[0]._known is not None:
            result._known = _known(kind, tensors, attributes)
        return result
    if dtype is float64:
        _lab.rounded()
    return Tensor(lab_core.op(kind, *[one._handle for one in tensors], **attributes), dtype)


def _known(kind, tensors, attributes):
    """Sizes stay known when they are picked, listed and joined."""
    if kind == "pick":
        return [tensors[0]._known[i] for i in attributes["from"]]
    if kind == "reshape":
        return tensors[0]._known
    if kind == "concat" and all([one._known is not None for one in tensors]):
        return sum([one._known for one in tensors], [])
    return None


def constant_leaf(flat, dims, dtype):
    """A tensor of numbers that are given."""
    if dtype.kind == "i":
        flat = [int(x) for x in flat]
    if state.abstract:
        result = Tensor(None, dtype, dims)
        result._known = list(flat) if dtype.kind == "i" and flat else None
        return result
    return Tensor(lab_core.leaf("constant", flat, dims), dtype, dims)


def filled(value, dims, dtype=float32):
    """A tensor of one number."""
    if state.abstract:
        return Tensor(None, dtype, dims)
    return Tensor(lab_core.checked(_lab.fill(float(value), json.dumps(list(dims)))), dtype, dims)


def tensor_of(value, dtype=None, like=None):
    """What a program passes as a tensor, as one.

    :param dtype: the type it must have.
    :param like: the type that plain numbers of Python take beside another operand.
    """
    if isinstance(value, Tensor):
        if dtype is not None and value.dtype is not dtype:
            raise ValueError(
                "Tensor conversion requested dtype %s for Tensor with dtype %s: %r"
                % (dtype.name, value.dtype.name, value)
            )
        return value
    if hasattr(value, "_read"):
        return value._read()
    if isinstance(value, (list, tuple)) and _holds_tensors(value):
        return OPERATORS["stack"]([tensor_of(one, dtype, like) for one in value])
    flat, dims = lab_core.flatten(value)
    own = _dtypes.named(getattr(value, "dtype", None)) or _dtypes.of_numbers(flat)
    if dtype is None:
        plain = like is not None and not hasattr(value, "dtype")
        dtype = like if plain and (like.is_floating or own.kind == like.kind) else own
    return constant_leaf(flat, dims, dtype)


def _holds_tensors(values):
    for one in values:
        if isinstance(one, Operators) or (isinstance(one, (list, tuple)) and _holds_tensors(one)):
            return True
    return False


def operands(name, *values):
    """Operands of one operation: plain numbers take the type of the tensors beside them."""
    like = None
    for one in values:
        if isinstance(one, Operators):
            like = one.dtype
            break
    if like is None:
        for one in values:
            like = like or _dtypes.named(getattr(one, "dtype", None))
    tensors = [tensor_of(one, like=like) for one in values]
    _dtypes.common(name, tensors)
    return tensors
