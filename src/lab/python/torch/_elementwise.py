"""Arithmetic, comparisons and functions of each element."""

import math

import lab_core as core
from torch import _types
from torch._tensor import Tensor, constant, named, record
from torch._types import bool_


def operand(x, other=None):
    """A tensor, or a number as one."""
    if isinstance(x, Tensor):
        return x
    if isinstance(x, (int, float, bool)):
        return constant(x)
    if hasattr(x, "_flat"):
        flat, shape = core.flatten(x)
        return Tensor(core.leaf("constant", flat, shape), _types.dtype_of_numbers(flat))
    raise TypeError(
        "unsupported operand type(s): 'Tensor' and '%s'" % type(x).__name__
        if other is None
        else "%s(): argument 'other' (position 2) must be Tensor, not %s"
        % (other, type(x).__name__)
    )


def check_broadcast(a, b):
    one, two = a.shape, b.shape
    if one == two or not one or not two:
        return
    rank = max(len(one), len(two))
    for axis in range(rank - 1, -1, -1):
        i, j = axis - rank + len(one), axis - rank + len(two)
        x, y = one[i] if i >= 0 else 1, two[j] if j >= 0 else 1
        if x != y and x != 1 and y != 1:
            raise RuntimeError(
                "The size of tensor a (%d) must match the size of tensor b (%d) at non-singleton"
                " dimension %d" % (x, y, axis)
            )


def binary(name, kind, a, b, dtype=None, **attributes):
    dtype = dtype or _types.promoted(a, b)
    a, b = operand(a), operand(b)
    check_broadcast(a, b)
    return record(name + "Backward0", kind, a, b, dtype=dtype, **attributes)


def add(a, b, alpha=1):
    return binary("Add", "add", a, b if alpha == 1 else mul(b, alpha))


def sub(a, b, alpha=1):
    return binary("Sub", "sub", a, b if alpha == 1 else mul(b, alpha))


def rsub(a, b):
    return named("RsubBackward1", binary("Rsub", "sub", b, a))


def mul(a, b):
    return binary("Mul", "mul", a, b)


def div(a, b, rounding_mode=None):
    if rounding_mode is not None:
        return _rounded(div(a, b), "truncate" if rounding_mode == "trunc" else rounding_mode, "Div")
    kind = _types.promoted(a, b)
    return binary("Div", "div", a, b, dtype=kind if kind.is_floating_point else _types.default())


def rdiv(a, b):
    """b / a, as PyTorch does it: b times one over a."""
    return mul(reciprocal(a), b)


def reciprocal(x):
    return named("ReciprocalBackward0", div(1.0, x))


def power(x, exponent):
    if not isinstance(x, Tensor):
        if x == 0 or x < 0:
            raise NotImplementedError(core.refusal("tensorExponent", base=str(x)))
        return named("PowBackward1", exp(mul(exponent, math.log(x))))
    if isinstance(exponent, Tensor):
        return named("PowBackward1", exp(mul(exponent, log(x))))
    if exponent - exponent != 0:
        raise NotImplementedError(core.refusal("endlessExponent"))
    dtype = _types.promoted(x, exponent)
    if exponent == 2:
        return record("PowBackward0", "square", x, dtype=dtype)
    if exponent == 0.5:
        return record("PowBackward0", "sqrt", x, dtype=dtype)
    return record("PowBackward0", "power", x, dtype=dtype, exponent=exponent)


def rpower(x, base):
    return power(base, x)


def square(x):
    return power(x, 2)


def _floating(x):
    return x.dtype if x.dtype.is_floating_point else _types.default()


def unary(name, kind):
    def function(x):
        return record(name + "Backward0", kind, x, dtype=_floating(x))

    return function


exp = unary("Exp", "exp")
log = unary("Log", "log")
sin = unary("Sin", "sin")
cos = unary("Cos", "cos")
sqrt = unary("Sqrt", "sqrt")
sigmoid = unary("Sigmoid", "sigmoid")
tanh = unary("Tanh", "tanh")


def relu(x):
    return record("ReluBackward0", "relu", x, closed=0)


def absolute(x):
    return record("AbsBackward0", "abs", x)


def neg(x):
    return record("NegBackward0", "neg", x)


def rsqrt(x):
    return named("RsqrtBackward0", div(1.0, sqrt(x)))


def log1p(x):
    return named("Log1PBackward0", log(add(x, 1)))


def expm1(x):
    return named("Expm1Backward0", sub(exp(x), 1))


def log2(x):
    return named("Log2Backward0", div(log(x), math.log(2)))


def log10(x):
    return named("Log10Backward0", div(log(x), math.log(10)))


def maximum(a, b):
    """Operands that tie share the gradient."""
    return binary("Maximum", "maximum", a, b, ties="shared")


def minimum(a, b):
    return binary("Minimum", "minimum", a, b, ties="shared")


def clamp(x, min=None, max=None):
    result = x
    if min is not None:
        result = binary("Clamp", "maximum", result, min)
    if max is not None:
        result = binary("Clamp", "minimum", result, max)
    return named("ClampBackward1", result)


def where(condition, a=None, b=None):
    if a is None:
        raise NotImplementedError(core.refusal("torchWhereCondition"))
    dtype = _types.promoted(a, b)
    a, b = operand(a), operand(b)
    check_broadcast(a, b)
    return record("WhereBackward0", "where", operand(condition), a, b, dtype=dtype)


def masked_fill(x, mask, value):
    return named("MaskedFillBackward0", where(mask, operand(value), x))


def lerp(a, b, weight):
    return named("LerpBackward0", add(a, mul(sub(b, a), weight)))


# Without a gradient.


def _comparison(kind):
    def function(a, b):
        a, b = operand(a), operand(b)
        check_broadcast(a, b)
        return Tensor(core.plain(kind, a._handle, b._handle), bool_)

    return function


less, less_equal = _comparison("less"), _comparison("lessEqual")
greater, greater_equal = _comparison("greater"), _comparison("greaterEqual")
logical_and, logical_or = _comparison("and"), _comparison("or")


def equals(a, b):
    if not isinstance(b, (Tensor, int, float, bool)):
        return False
    return _comparison("equal")(a, b)


def differs(a, b):
    if not isinstance(b, (Tensor, int, float, bool)):
        return True
    return _comparison("notEqual")(a, b)


def _predicate(kind):
    def function(x):
        return Tensor(core.plain(kind, x._handle), bool_)

    return function


logical_not, isnan, isfinite = _predicate("not"), _predicate("isNaN"), _predicate("isFinite")


def isinf(x):
    return logical_not(logical_or(isnan(x), isfinite(x)))


def _rounded(x, kind, name):
    """A step function: where x is tracked its gradient is zero, and the graph shows it."""
    steps = Tensor(core.plain(kind, x._handle), x.dtype)
    return named(name + "Backward0", add(mul(x, 0.0), steps)) if x.requires_grad else steps


def floor(x):
    return _rounded(x, "floor", "Floor")


def ceil(x):
    return _rounded(x, "ceil", "Ceil")


def round_(x):
    return _rounded(x, "round", "Round")


def trunc(x):
    return _rounded(x, "truncate", "Trunc")


def sign(x):
    return _rounded(x, "sign", "Sign")


def floor_divide(a, b):
    dtype = _types.promoted(a, b)
    return Tensor(core.plain("floorDivide", operand(a)._handle, operand(b)._handle), dtype)


def remainder(a, b):
    dtype = _types.promoted(a, b)
    return Tensor(core.plain("remainder", operand(a)._handle, operand(b)._handle), dtype)


def isclose(a, b, rtol=1e-05, atol=1e-08):
    gap = absolute(sub(a, b)).detach()
    return less_equal(gap, add(mul(absolute(b), rtol), atol).detach())


def allclose(a, b, rtol=1e-05, atol=1e-08):
    return all([bool(x) for x in isclose(a, b, rtol, atol)._flat()[0]])


def equal(a, b):
    return tuple(a.shape) == tuple(b.shape) and a._flat()[0] == b._flat()[0]


def convert(x, dtype):
    """The same numbers in another dtype."""
    if dtype is x.dtype:
        return x
    if dtype.is_floating_point:
        return record("ToCopyBackward0", "reshape", x, dtype=dtype, shape=list(x.shape))
    handle = (
        core.plain("notEqual", x._handle, constant(0)._handle)
        if dtype is bool_
        else core.plain("truncate", x._handle)
    )
    return Tensor(handle, dtype)
