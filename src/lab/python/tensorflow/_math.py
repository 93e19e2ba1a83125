"""Arithmetic, element by element."""

from . import _dtypes
from ._dtypes import bool_
from ._graph import operation
from ._tensor import OPERATORS, constant_leaf, operands, primitive, tensor_of
from ._state import state
from lab_core import broadcast_positions, broadcast_shape, refusal


def _binary(kind, primitive_name, operator=None):
    """An operation of two operands; `operator` is what TensorFlow calls it when Python's operator
    asks for it."""

    def compute(x, y):
        return primitive(primitive_name, *operands(kind, x, y))

    if operator:
        OPERATORS[operator] = operation(operator)(compute)
    return operation(kind)(compute)


add = _binary("Add", "add", "add")
subtract = _binary("Sub", "sub", "sub")
multiply = _binary("Mul", "mul", "mul")
divide = _binary("truediv", "div", "truediv")
div = _binary("div", "div")
maximum = _binary("Maximum", "maximum")
minimum = _binary("Minimum", "minimum")


def _unary(kind, primitive_name):
    return operation(kind)(lambda x: primitive(primitive_name, tensor_of(x)))


negative = _unary("Neg", "neg")
exp = _unary("Exp", "exp")
log = _unary("Log", "log")
abs = _unary("Abs", "abs")
sin = _unary("Sin", "sin")
cos = _unary("Cos", "cos")
sqrt = _unary("Sqrt", "sqrt")
square = _unary("Square", "square")
sigmoid = _unary("Sigmoid", "sigmoid")
tanh = _unary("Tanh", "tanh")
softplus = _unary("Softplus", "softplus")
relu = _unary("Relu", "relu")
stop_gradient = _unary("StopGradient", "stopGradient")
identity = operation("Identity")(
    lambda x: primitive("reshape", tensor_of(x), shape=list(tensor_of(x)._dims))
)

OPERATORS["neg"] = negative
OPERATORS["abs"] = abs


def _power(x, y):
    x_tensor = tensor_of(x, like=getattr(y, "dtype", None))
    if isinstance(y, (int, float)):
        return primitive("power", x_tensor, exponent=y)
    y_tensor = tensor_of(y, like=x_tensor.dtype)
    if not y_tensor._dims and not state.abstract:
        return primitive("power", x_tensor, exponent=y_tensor._one())
    return primitive("exp", primitive("mul", y_tensor, primitive("log", x_tensor)))


pow = operation("Pow")(_power)
OPERATORS["pow"] = operation("pow")(_power)


def _one(like):
    return tensor_of(1, like=like.dtype)


@operation("Reciprocal")
def reciprocal(x):
    x = tensor_of(x)
    return primitive("div", _one(x), x)


@operation("Rsqrt")
def rsqrt(x):
    x = tensor_of(x)
    return primitive("div", _one(x), primitive("sqrt", x))


@operation("Log1p")
def log1p(x):
    x = tensor_of(x)
    return primitive("log", primitive("add", x, _one(x)))


@operation("Expm1")
def expm1(x):
    x = tensor_of(x)
    return primitive("sub", primitive("exp", x), _one(x))


@operation("SquaredDifference")
def squared_difference(x, y):
    return primitive("square", primitive("sub", *operands("SquaredDifference", x, y)))


@operation("div_no_nan")
def divide_no_nan(x, y):
    x, y = operands("DivNoNan", x, y)
    divides = compared(y, 0, lambda a, b: a != b)
    safe = primitive("where", divides, y, _one(y), dtype=y.dtype)
    zero = primitive("mul", y, tensor_of(0, like=y.dtype))
    return primitive("where", divides, primitive("div", x, safe), zero, dtype=x.dtype)


@operation("clip_by_value")
def clip_by_value(t, clip_value_min, clip_value_max):
    t, low, high = operands("ClipByValue", t, clip_value_min, clip_value_max)
    return primitive("maximum", primitive("minimum", t, high), low)


@operation("AddN")
def add_n(inputs):
    tensors = operands("AddN", *inputs)
    total = tensors[0]
    for one in tensors[1:]:
        total = primitive("add", total, one)
    return total


@operation("Cast")
def cast(x, dtype):
    dtype = _dtypes.known(dtype)
    x = tensor_of(x)
    if x.dtype is dtype:
        return x
    if dtype.is_floating:
        return primitive("reshape", x, dtype=dtype, shape=list(x._dims))
    return valued(lambda one: one, x, dtype=dtype)


def valued(function, *tensors, dtype=None):
    """Computed from plain values, broadcast: what has no derivative."""
    dims = tensors[0]._dims
    for one in tensors[1:]:
        dims = broadcast_shape(dims, one._dims)
    dtype = dtype or tensors[0].dtype
    if state.abstract:
        return constant_leaf([], dims, dtype)
    columns = []
    for one in tensors:
        values = one._values()
        columns.append([values[i] for i in broadcast_positions(one._dims, dims)])
    flat = [function(*row) for row in zip(*columns)]
    if dtype is bool_:
        flat = [bool(x) for x in flat]
    return constant_leaf(flat, dims, dtype)


def compared(x, y, function):
    """True and false, element by element."""
    return valued(function, *operands("Compare", x, y), dtype=bool_)


def _comparison(kind, name, function):
    OPERATORS[name] = operation(kind, differentiable=False)(lambda x, y: compared(x, y, function))
    return OPERATORS[name]


equal = _comparison("Equal", "equal", lambda a, b: a == b)
not_equal = _comparison("NotEqual", "not_equal", lambda a, b: a != b)
greater = _comparison("Greater", "greater", lambda a, b: a > b)
greater_equal = _comparison("GreaterEqual", "greater_equal", lambda a, b: a >= b)
less = _comparison("Less", "less", lambda a, b: a < b)
less_equal = _comparison("LessEqual", "less_equal", lambda a, b: a <= b)
logical_and = _comparison("LogicalAnd", "and", lambda a, b: a and b)
logical_or = _comparison("LogicalOr", "or", lambda a, b: a or b)


def _rounded(x):
    # Python's own rounding: halves go to the even number, as TensorFlow's do.
    return float(round(x))


def _flat_function(kind, function, dtype=None):
    return operation(kind, differentiable=False)(
        lambda x: valued(function, tensor_of(x), dtype=dtype)
    )


sign = _flat_function("Sign", lambda x: float(x > 0) - float(x < 0))
floor = _flat_function("Floor", lambda x: float(x // 1))
round_ = _flat_function("Round", _rounded)
is_nan = _flat_function("IsNan", lambda x: x != x, bool_)
is_inf = _flat_function("IsInf", lambda x: x in (float("inf"), -float("inf")), bool_)
is_finite = _flat_function(
    "IsFinite", lambda x: x == x and x not in (float("inf"), -float("inf")), bool_
)
logical_not = _flat_function("LogicalNot", lambda x: not x, bool_)


@operation("Select")
def where(condition, x=None, y=None):
    if x is None:
        raise NotImplementedError(refusal("whereCondition"))
    return primitive(
        "where", tensor_of(condition), *operands("Select", x, y), dtype=tensor_of(x).dtype
    )
