"""NumPy's functions element by element, and over axes."""

import _lab

from ._array import _code, _out, asarray


def _elementwise(name):
    def apply(x):
        return _out(_lab.np_unary(name, _code(x)))

    return apply


def _pairwise(name):
    def apply(x1, x2):
        return _out(_lab.np_binary(name, _code(x1), _code(x2)))

    return apply


def _reduction(name):
    def apply(a, axis=None, dtype=None, keepdims=False, ddof=0):
        a = asarray(a) if dtype is None else asarray(a).astype(dtype)
        return a._reduce(name, axis, keepdims, ddof)

    return apply


negative = _elementwise("negative")
abs = absolute = _elementwise("abs")
sign = _elementwise("sign")
square = _elementwise("square")
floor = _elementwise("floor")
ceil = _elementwise("ceil")
rint = _elementwise("rint")
exp = _elementwise("exp")
expm1 = _elementwise("expm1")
log = _elementwise("log")
log1p = _elementwise("log1p")
log2 = _elementwise("log2")
log10 = _elementwise("log10")
sqrt = _elementwise("sqrt")
sin = _elementwise("sin")
cos = _elementwise("cos")
tan = _elementwise("tan")
arctan = _elementwise("arctan")
sinh = _elementwise("sinh")
cosh = _elementwise("cosh")
tanh = _elementwise("tanh")
reciprocal = _elementwise("reciprocal")
isnan = _elementwise("isnan")
isinf = _elementwise("isinf")
isfinite = _elementwise("isfinite")
logical_not = _elementwise("logical_not")
invert = _elementwise("invert")

add = _pairwise("add")
subtract = _pairwise("subtract")
multiply = _pairwise("multiply")
divide = _pairwise("divide")
floor_divide = _pairwise("floor_divide")
remainder = _pairwise("remainder")
power = _pairwise("power")
maximum = _pairwise("maximum")
minimum = _pairwise("minimum")
arctan2 = _pairwise("arctan2")
equal = _pairwise("equal")
not_equal = _pairwise("not_equal")
less = _pairwise("less")
less_equal = _pairwise("less_equal")
greater = _pairwise("greater")
greater_equal = _pairwise("greater_equal")
logical_and = _pairwise("logical_and")
logical_or = _pairwise("logical_or")
logical_xor = _pairwise("logical_xor")
bitwise_and = _pairwise("bitwise_and")
bitwise_or = _pairwise("bitwise_or")
true_divide = divide
mod = remainder

sum = _reduction("sum")
mean = _reduction("mean")
prod = _reduction("prod")
max = _reduction("max")
min = _reduction("min")
var = _reduction("var")
std = _reduction("std")
argmax = _reduction("argmax")
argmin = _reduction("argmin")
any = _reduction("any")
all = _reduction("all")
amax = max
amin = min
