"""The base of Keras' own layers."""

from ._layer import Layer


class BuiltIn(Layer):
    """A layer of Keras: whether it trains is not an argument of its computation."""

    _is_stock = True

    def _run(self, inputs, options):
        options = {key: one for key, one in options.items() if key != "training"}
        return super()._run(inputs, options)
