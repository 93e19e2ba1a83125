"""`tf.compat.v2`: the second generation."""

from .. import _namespace, _tables


def __getattr__(name):
    if name == "keras":
        from tensorflow import keras

        return keras
    return _namespace.found(
        "tensorflow.compat.v2", name, _tables.SECOND, {"tensorflow.compat.v1": _tables.FIRST}
    )
