"""TensorFlow's number types. Everything is computed in float32; the type decides what fits and how
it prints."""

import lab_core


class DType:
    """A number type: `tf.float32`."""

    def __init__(self, name, kernel_name, kind):
        self.name = name
        # What messages of TensorFlow's kernels call it: float, double.
        self.kernel_name = kernel_name
        self.kind = kind

    @property
    def is_floating(self):
        return self.kind == "f"

    @property
    def is_integer(self):
        return self.kind == "i"

    @property
    def as_numpy_dtype(self):
        return self.name

    @property
    def base_dtype(self):
        return self

    def __repr__(self):
        return "tf.%s" % self.name

    def __str__(self):
        return "<dtype: '%s'>" % self.name

    def __eq__(self, other):
        return named(other) is self

    def __ne__(self, other):
        return named(other) is not self

    def __hash__(self):
        return hash(self.name)


float16 = DType("float16", "half", "f")
float32 = DType("float32", "float", "f")
float64 = DType("float64", "double", "f")
int32 = DType("int32", "int32", "i")
int64 = DType("int64", "int64", "i")
bool_ = DType("bool", "bool", "b")

_all = {one.name: one for one in (float16, float32, float64, int32, int64, bool_)}
_all["int"] = int32
_all["float"] = float32


def named(dtype):
    """The type that a program means by `tf.float32`, `"float32"`, `np.float32` or `float`; None
    when there is none."""
    if dtype is None or isinstance(dtype, DType):
        return dtype
    if dtype is float:
        return float32
    if dtype is int:
        return int32
    if dtype is bool:
        return bool_
    name = (
        dtype if isinstance(dtype, str) else getattr(dtype, "name", getattr(dtype, "__name__", ""))
    )
    return _all.get(name)


def known(dtype):
    """As `named`, and says so when there is no such type."""
    found = named(dtype)
    if dtype is not None and found is None:
        raise lab_core.missing("tensorflow", str(dtype), "tensorflow.float32")
    return found


def of_numbers(flat):
    """What TensorFlow makes of Python's numbers."""
    if flat and all([isinstance(one, bool) for one in flat]):
        return bool_
    if flat and all([isinstance(one, int) for one in flat]):
        return int32
    return float32


def common(name, tensors):
    """The one type of an operation's operands. TensorFlow converts none by itself."""
    first = tensors[0].dtype
    for i, one in enumerate(tensors):
        if one.dtype is not first:
            raise InvalidArgumentError(
                "cannot compute %s as input #%d(zero-based) was expected to be a %s tensor but is "
                "a %s tensor [Op:%s]" % (name, i, first.kernel_name, one.dtype.kernel_name, name)
            )
    return first


class OpError(Exception):
    """What TensorFlow raises when an operation fails."""


class InvalidArgumentError(OpError):
    pass


class FailedPreconditionError(OpError):
    pass


class NotFoundError(OpError):
    pass
