"""Hangs the functions on the tensor as its methods and operators."""

from torch import _elementwise as ew
from torch import _inplace as ip
from torch import _make
from torch import _parts as part
from torch import _products as prod
from torch import _reductions as red
from torch import _shapes as sh
from torch import _types
from torch._tensor import Tensor

_OPERATORS = {
    "add": ew.add,
    "radd": ew.add,
    "sub": ew.sub,
    "rsub": ew.rsub,
    "mul": ew.mul,
    "rmul": ew.mul,
    "truediv": ew.div,
    "rtruediv": ew.rdiv,
    "floordiv": ew.floor_divide,
    "mod": ew.remainder,
    "pow": ew.power,
    "rpow": ew.rpower,
    "matmul": prod.matmul,
    "rmatmul": prod.rmatmul,
    "neg": ew.neg,
    "abs": ew.absolute,
    "eq": ew.equals,
    "ne": ew.differs,
    "lt": ew.less,
    "le": ew.less_equal,
    "gt": ew.greater,
    "ge": ew.greater_equal,
    "and": ew.logical_and,
    "or": ew.logical_or,
    "invert": ew.logical_not,
    "iadd": ip.of(ew.add),
    "isub": ip.of(ew.sub),
    "imul": ip.of(ew.mul),
    "itruediv": ip.of(ew.div),
    "getitem": part.get_item,
    "setitem": part.set_item,
}

# Functions of torch that are methods of a tensor as well.
FUNCTIONS = {
    "add": ew.add,
    "sub": ew.sub,
    "subtract": ew.sub,
    "mul": ew.mul,
    "multiply": ew.mul,
    "div": ew.div,
    "divide": ew.div,
    "true_divide": ew.div,
    "floor_divide": ew.floor_divide,
    "remainder": ew.remainder,
    "reciprocal": ew.reciprocal,
    "pow": ew.power,
    "square": ew.square,
    "exp": ew.exp,
    "expm1": ew.expm1,
    "log": ew.log,
    "log1p": ew.log1p,
    "sin": ew.sin,
    "cos": ew.cos,
    "log2": ew.log2,
    "log10": ew.log10,
    "sqrt": ew.sqrt,
    "rsqrt": ew.rsqrt,
    "sigmoid": ew.sigmoid,
    "tanh": ew.tanh,
    "relu": ew.relu,
    "abs": ew.absolute,
    "absolute": ew.absolute,
    "neg": ew.neg,
    "negative": ew.neg,
    "maximum": ew.maximum,
    "minimum": ew.minimum,
    "clamp": ew.clamp,
    "clip": ew.clamp,
    "masked_fill": ew.masked_fill,
    "lerp": ew.lerp,
    "eq": ew.equals,
    "ne": ew.differs,
    "lt": ew.less,
    "le": ew.less_equal,
    "gt": ew.greater,
    "ge": ew.greater_equal,
    "logical_and": ew.logical_and,
    "logical_or": ew.logical_or,
    "logical_not": ew.logical_not,
    "isnan": ew.isnan,
    "isinf": ew.isinf,
    "isfinite": ew.isfinite,
    "floor": ew.floor,
    "ceil": ew.ceil,
    "round": ew.round_,
    "trunc": ew.trunc,
    "sign": ew.sign,
    "isclose": ew.isclose,
    "allclose": ew.allclose,
    "equal": ew.equal,
    "reshape": sh.reshape,
    "flatten": sh.flatten,
    "unsqueeze": sh.unsqueeze,
    "squeeze": sh.squeeze,
    "permute": sh.permute,
    "transpose": sh.transpose,
    "swapaxes": sh.transpose,
    "t": sh.t,
    "clone": sh.clone,
    "broadcast_to": sh.broadcast_to,
    "index_select": part.index_select,
    "narrow": part.narrow,
    "flip": part.flip,
    "select": part.select,
    "gather": part.gather,
    "masked_select": part.masked_select,
    "split": part.split,
    "chunk": part.chunk,
    "unbind": part.unbind,
    "sum": red.total,
    "mean": red.mean,
    "prod": prod.prod,
    "cumsum": prod.cumsum,
    "norm": red.norm,
    "var": red.var,
    "std": red.std,
    "amax": red.amax,
    "amin": red.amin,
    "max": red.largest,
    "min": red.smallest,
    "argmax": red.argmax,
    "argmin": red.argmin,
    "sort": red.sort,
    "argsort": red.argsort,
    "topk": red.topk,
    "unique": red.unique,
    "any": red.any_of,
    "all": red.all_of,
    "nonzero": red.nonzero,
    "softmax": red.softmax,
    "log_softmax": red.log_softmax,
    "logsumexp": red.logsumexp,
    "dot": prod.dot,
    "mm": prod.mm,
    "mv": prod.mv,
    "bmm": prod.bmm,
    "matmul": prod.matmul,
    "outer": prod.outer,
    "diag": _make.diag,
    "tril": _make.tril,
    "triu": _make.triu,
    "bernoulli": _make.bernoulli,
}

_IN_PLACE = (
    "add sub mul div pow exp log sqrt sigmoid tanh relu abs neg clamp masked_fill floor round"
    " reciprocal lerp"
)


def _converter(dtype):
    return lambda x: ew.convert(x, dtype)


def to(x, *given, **named):
    for one in list(given) + list(named.values()):
        if isinstance(one, _types.dtype):
            x = ew.convert(x, one)
        elif isinstance(one, Tensor):
            x = ew.convert(x, one.dtype)
    return x


def type_of(x, dtype=None):
    return "torch.%sTensor" % x.dtype.word if dtype is None else to(x, dtype)


def itself(x, *_, **__):
    return x


def type_as(x, other):
    return ew.convert(x, other.dtype)


_METHODS = {
    "view": sh.view,
    "view_as": sh.view_as,
    "reshape_as": sh.view_as,
    "expand": sh.expand,
    "expand_as": sh.expand_as,
    "repeat": sh.repeat,
    "contiguous": sh.contiguous,
    "fill_": ip.fill_,
    "zero_": ip.zero_,
    "copy_": ip.copy_,
    "uniform_": ip.uniform_,
    "normal_": ip.normal_,
    "bernoulli_": ip.bernoulli_,
    "addcmul_": ip.of(ip.addcmul),
    "addcdiv_": ip.of(ip.addcdiv),
    "float": _converter(_types.float32),
    "double": _converter(_types.float64),
    "half": _converter(_types.float16),
    "long": _converter(_types.int64),
    "int": _converter(_types.int32),
    "bool": _converter(_types.bool_),
    "to": to,
    "type": type_of,
    "type_as": type_as,
    "cpu": itself,
    "cuda": itself,
}

for _name, _function in _OPERATORS.items():
    setattr(Tensor, "__%s__" % _name, _function)
for _table in (FUNCTIONS, _METHODS):
    for _name, _function in _table.items():
        setattr(Tensor, _name, _function)
for _name in _IN_PLACE.split():
    setattr(Tensor, _name + "_", ip.of(FUNCTIONS[_name]))
Tensor.where = lambda x, condition, other: ew.where(condition, x, other)
Tensor.T = property(sh.reversed_axes)
Tensor.mT = property(sh.last_two_swapped)
Tensor.new_zeros = lambda x, *size, **named: _make.zeros(*size, dtype=x.dtype)
Tensor.new_ones = lambda x, *size, **named: _make.ones(*size, dtype=x.dtype)
