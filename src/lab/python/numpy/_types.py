"""The types of arrays: float64, float32, int64, int32 and bool."""

import lab_core as _core

_NAMES = {
    "float": "float64",
    "double": "float64",
    "f8": "float64",
    "single": "float32",
    "f4": "float32",
    "f": "float32",
    "int": "int64",
    "long": "int64",
    "i8": "int64",
    "i4": "int32",
    "bool_": "bool",
}
_KNOWN = ("float64", "float32", "int64", "int32", "bool")


def _name(kind):
    """The name of a type, however it is given: `np.float32`, `"float32"`, `float`, a tensor's dtype."""
    if kind is float:
        return "float64"
    if kind is int:
        return "int64"
    if kind is bool:
        return "bool"
    name = kind if isinstance(kind, str) else str(getattr(kind, "name", kind)).split(".")[-1]
    name = _NAMES.get(name, name)
    if name not in _KNOWN:
        raise TypeError(_core.refusal("arrayType", name=name))
    return name


class dtype:
    def __init__(self, kind):
        self.name = _name(kind)
        self.kind = self.name[0]
        self.itemsize = {"float64": 8, "int64": 8, "float32": 4, "int32": 4, "bool": 1}[self.name]

    def __str__(self):
        return self.name

    def __repr__(self):
        return "dtype('%s')" % self.name

    def __eq__(self, other):
        try:
            return self.name == _name(other)
        except TypeError:
            return False

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self.name)

    @property
    def type(self):
        return _TYPES[self.name]


class _Type:
    """`np.float32` and its like: a type to name and to call."""

    # How a value is made one of the type: set by the module that makes arrays.
    _make = None

    def __init__(self, name):
        self.name = name
        self.__name__ = "bool_" if name == "bool" else name

    def __call__(self, value=0):
        return self._make(value)

    def __repr__(self):
        return "<class 'numpy.%s'>" % self.__name__

    def __eq__(self, other):
        return dtype(self.name) == other

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self.name)


_TYPES = {name: _Type(name) for name in _KNOWN}
float64 = _TYPES["float64"]
float32 = _TYPES["float32"]
int64 = _TYPES["int64"]
int32 = _TYPES["int32"]
bool_ = _TYPES["bool"]


def _common(names):
    for name in ("float64", "float32", "int64", "int32"):
        if name in names:
            whole = "int64" in names or "int32" in names
            return "float64" if name == "float32" and whole else name
    return "bool" if names else "float64"
