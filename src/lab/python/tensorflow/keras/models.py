"""`tf.keras.models`."""

from ._model import Functional, Model, Sequential  # noqa: F401
