"""`tf.keras.optimizers`."""

from lab_core import missing, nearest

from .._namespace import Namespace
from .._optimizers import (
    SGD,
    Adagrad,
    Adam,
    ExponentialDecay,
    Optimizer,
    RMSprop,
    get,
)  # noqa: F401

schedules = Namespace(
    "tensorflow.keras.optimizers.schedules", {"ExponentialDecay": ExponentialDecay}
)
legacy = Namespace(
    "tensorflow.keras.optimizers.legacy",
    {"SGD": SGD, "Adam": Adam, "RMSprop": RMSprop, "Adagrad": Adagrad},
)


def __getattr__(name):
    near = nearest(name, ["SGD", "Adam", "RMSprop", "Adagrad"])
    raise missing(
        "tensorflow.keras.optimizers", name, "tensorflow.keras.optimizers." + (near or "Adam")
    )
