"""Keras by itself is that of TensorFlow."""

import sys

from tensorflow import keras as _keras

for _name in (
    "activations initializers layers losses metrics models optimizers utils "
    "backend callbacks regularizers"
).split():
    try:
        # `from keras.layers import Dense` asks for a module of that name.
        sys.modules["keras." + _name] = getattr(_keras, _name)
    except ImportError:
        # It was not fetched: the program does not name it.
        pass


def __getattr__(name):
    return getattr(_keras, name)
