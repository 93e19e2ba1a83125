"""`tf.keras.models`."""

from ._model import Functional, Model  # noqa: F401
from ._sequential import Sequential  # noqa: F401
