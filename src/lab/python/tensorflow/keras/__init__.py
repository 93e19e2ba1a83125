"""Keras, as `tf.keras`."""

from lab_core import missing, nearest

from . import activations, initializers, layers, losses, metrics, optimizers, utils
from ._model import Functional, Model  # noqa: F401
from ._sequential import Sequential  # noqa: F401
from . import models
from .layers import Input  # noqa: F401

_NAMES = (
    "activations backend initializers layers losses metrics optimizers utils models Model "
    "Sequential Input"
).split()


def __getattr__(name):
    if name in ("regularizers", "callbacks", "backend"):
        return __import__("tensorflow_more." + name, None, None, [name])
    near = nearest(name, _NAMES)
    raise missing("tensorflow.keras", name, near and "tensorflow.keras." + near)
