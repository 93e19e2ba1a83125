"""`tf.compat.v1`: the first generation."""

from .. import _namespace, _tables


def __getattr__(name):
    if name == "keras":
        from tensorflow import keras

        return keras
    return _namespace.found(
        "tensorflow.compat.v1", name, _tables.FIRST, {"tensorflow": _tables.SECOND}
    )
