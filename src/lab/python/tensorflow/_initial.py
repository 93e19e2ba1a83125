"""Initializers of both generations: what a variable begins with."""

from lab_core import refusal

from . import _dtypes
from ._arrange import _constant, _sizes
from ._dtypes import float32
from ._graph import operation
from ._random import drawn
from ._tensor import filled


class Initializer:
    """Called with a shape, gives a tensor."""

    kind = "initializer"

    def __call__(self, shape, dtype=None, partition_info=None, **unused):
        return operation(self.kind)(self._make)(shape, dtype)

    def _make(self, shape, dtype=None):
        return self._values(
            tuple(_sizes(shape)), _dtypes.known(dtype) or getattr(self, "dtype", None) or float32
        )


class Zeros(Initializer):
    kind = "zeros"

    def __init__(self, dtype=None):
        self.dtype = _dtypes.known(dtype)

    def _values(self, dims, dtype):
        return filled(0, dims, dtype)


class Ones(Zeros):
    kind = "ones"

    def _values(self, dims, dtype):
        return filled(1, dims, dtype)


class Constant(Initializer):
    kind = "Const"

    def __init__(self, value=0, dtype=None, verify_shape=False):
        self.value = value
        self.dtype = _dtypes.known(dtype)

    def _values(self, dims, dtype):
        return _constant(self.value, dtype, dims)


class _Drawn(Initializer):
    """Of two numbers, with the names that each distribution gives them."""

    def _values(self, dims, dtype):
        return drawn(self.distribution, self.a, self.b, dims, dtype, self.seed)


class RandomNormal(_Drawn):
    kind = "random_normal"
    distribution = "normal"

    def __init__(self, mean=0.0, stddev=0.05, seed=None, dtype=None):
        self.a, self.b, self.seed, self.dtype = mean, stddev, seed, _dtypes.known(dtype)


class TruncatedNormal(RandomNormal):
    kind = "truncated_normal"
    distribution = "truncated"


class RandomUniform(_Drawn):
    kind = "random_uniform"
    distribution = "uniform"

    def __init__(self, minval=-0.05, maxval=0.05, seed=None, dtype=None):
        self.a, self.b, self.seed, self.dtype = minval, maxval, seed, _dtypes.known(dtype)


def first_random_normal(mean=0.0, stddev=1.0, seed=None, dtype=None):
    """The first generation's `tf.random_normal_initializer` has a deviation of 1, the second's of
    0.05."""
    return RandomNormal(mean, stddev, seed, dtype)


def first_truncated_normal(mean=0.0, stddev=1.0, seed=None, dtype=None):
    return TruncatedNormal(mean, stddev, seed, dtype)


def first_random_uniform(minval=0.0, maxval=1.0, seed=None, dtype=None):
    return RandomUniform(minval, maxval, seed, dtype)


class VarianceScaling(Initializer):
    """A scale that depends on how many numbers go in and out."""

    kind = "random_uniform"

    def __init__(
        self, scale=1.0, mode="fan_in", distribution="truncated_normal", seed=None, dtype=None
    ):
        self.scale, self.mode, self.distribution, self.seed = scale, mode, distribution, seed
        self.dtype = _dtypes.known(dtype)

    def _values(self, dims, dtype):
        fan_in = dims[-2] if len(dims) > 1 else (dims[0] if dims else 1)
        fan_out = dims[-1] if dims else 1
        fan = {"fan_in": fan_in, "fan_out": fan_out, "fan_avg": (fan_in + fan_out) / 2}[self.mode]
        variance = self.scale / max(1.0, fan)
        if self.distribution == "uniform":
            limit = (3 * variance) ** 0.5
            return drawn("uniform", -limit, limit, dims, dtype, self.seed)
        if self.distribution == "truncated_normal":
            # What a cut at two deviations leaves of the standard deviation.
            return drawn(
                "truncated", 0, variance**0.5 / 0.87962566103423978, dims, dtype, self.seed
            )
        return drawn("normal", 0, variance**0.5, dims, dtype, self.seed)


def _scaling(scale, mode, distribution):
    def make(seed=None, dtype=None):
        return VarianceScaling(scale, mode, distribution, seed, dtype)

    return make


GlorotUniform = _scaling(1, "fan_avg", "uniform")
GlorotNormal = _scaling(1, "fan_avg", "truncated_normal")
HeUniform = _scaling(2, "fan_in", "uniform")
HeNormal = _scaling(2, "fan_in", "truncated_normal")
LecunUniform = _scaling(1, "fan_in", "uniform")
LecunNormal = _scaling(1, "fan_in", "truncated_normal")


def xavier_initializer(uniform=True, seed=None, dtype=None):
    """Of `tf.contrib.layers`."""
    return (GlorotUniform if uniform else GlorotNormal)(seed, dtype)


BY_NAME = {
    "zeros": Zeros,
    "ones": Ones,
    "constant": Constant,
    "random_normal": RandomNormal,
    "normal": RandomNormal,
    "random_uniform": RandomUniform,
    "uniform": RandomUniform,
    "truncated_normal": TruncatedNormal,
    "glorot_uniform": GlorotUniform,
    "glorot_normal": GlorotNormal,
    "he_uniform": HeUniform,
    "he_normal": HeNormal,
    "lecun_uniform": LecunUniform,
    "lecun_normal": LecunNormal,
}


def get(identifier):
    """An initializer by name, by class, or itself."""
    if isinstance(identifier, str):
        key = "".join([("_" + c.lower()) if c.isupper() else c for c in identifier]).strip("_")
        if key not in BY_NAME:
            raise ValueError(refusal("initializer", name=str(identifier), known=", ".join(sorted(BY_NAME))))
        return BY_NAME[key]()
    if identifier in BY_NAME.values() or isinstance(identifier, type):
        return identifier()
    return identifier
