"""Keras' models of layers in a row."""

from .._graph import Symbolic
from ._model import Model
from .layers import Input


class Sequential(Model):
    """Layers in a row."""

    def __init__(self, layers=None, name=None):
        self._open_layer(name)
        self._row = []
        self._batch = None
        for one in layers or []:
            self.add(one)

    def add(self, layer):
        """One more at the end."""
        if isinstance(layer, Symbolic) or type(layer).__name__ == "InputLayer":
            self._batch = (
                layer._dims if isinstance(layer, Symbolic) else (None,) + tuple(layer._given_shape)
            )
            return
        given = layer.__dict__.get("_given_shape")
        if given is not None and not self._row:
            self._batch = (None,) + tuple(given)
        self._row.append(layer)
        if self._batch is not None:
            self._ready()

    def pop(self):
        self._row.pop()

    def _ready(self):
        """Builds the layers as soon as the input's shape is known."""
        x = Input(self._batch[1:])
        self._made = {}
        for one in self._row:
            x = one(x)
            self._made[id(one)] = str(x.shape)
        self.built = True

    @property
    def _parts(self):
        return self._row

    def _named_parts(self):
        return [(one.name, one) for one in self._row]

    def build(self, input_shape):
        """Layers build themselves when they are called."""

    def call(self, inputs, training=None):
        for one in self._row:
            inputs = one(inputs)
        return inputs

    def _output_shape(self, layer):
        return (self.__dict__.get("_made") or {}).get(id(layer), "multiple")
