"""What fewer programs of TensorFlow name. It is fetched with the first that does."""

_MODULES = {
    "tensorflow": "_top",
    "tensorflow.math": "_math",
    "tensorflow.linalg": "_linalg",
    "tensorflow.nn": "_nn",
    "tensorflow.layers": "_first_layers",
    "tensorflow.losses": "_first_losses",
    "tensorflow.contrib.layers": "_first_regularizers",
    "tensorflow.keras.layers": "_layers",
    "tensorflow.keras.metrics": "_metrics",
    "tensorflow.keras.losses": "_losses",
    "tensorflow.keras.optimizers.schedules": "_schedules",
}


def found(path, name):
    """What a name means behind a dot of TensorFlow; None when it is not here either."""
    module = _MODULES.get(path.replace(".compat.v1", "").replace(".compat.v2", ""))
    if module is None or name.startswith("_"):
        return None
    return __import__("tensorflow_more." + module, None, None, ["TABLE"]).TABLE.get(name)
