"""`tf.keras.utils`."""

from lab_core import flatten, missing

from .._arrays import array
from .._random import set_seed as set_random_seed  # noqa: F401


def to_categorical(y, num_classes=None, dtype="float32"):
    """Class numbers as rows with a single one."""
    flat, dims = flatten(y)
    count = num_classes or int(max(flat)) + 1
    rows = [1.0 if int(one) == j else 0.0 for one in flat for j in range(count)]
    return array(rows, tuple(dims) + (count,), dtype)


def __getattr__(name):
    raise missing("tensorflow.keras.utils", name, "tensorflow.keras.utils.to_categorical")
