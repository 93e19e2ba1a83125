"""NumPy for the Lab: arrays of float64, float32, int64, int32 and bool, computed, drawn at random and printed as
NumPy 1.24 does. They are numbers only, and never part of the graph."""

import lab_core

from ._array import array, asarray, ndarray
from ._types import bool_, dtype, float32, float64, int32, int64
from ._functions import *
from ._ufuncs import *
from . import linalg, random

asanyarray = ascontiguousarray = asarray
double = float_ = float64
single = float32
int_ = int64
pi = 3.141592653589793
e = 2.718281828459045
inf = Inf = float("inf")
nan = NaN = float("nan")
newaxis = None
__version__ = "1.24.2"


_NEAREST_TYPES = {"float16": "float32", "half": "float32", "longdouble": "float64"}


def __getattr__(name):
    if name.startswith(("uint", "int")) or name in _NEAREST_TYPES:
        raise lab_core.missing("numpy", name, "numpy." + _NEAREST_TYPES.get(name, "int64"))
    raise lab_core.missing("numpy", name, _named(lab_core.nearest(name, list(globals()))))


def _named(name):
    return "numpy." + name if name else None
