"""`tf.keras.metrics`: what is kept on the way through the batches."""

from lab_core import missing, nearest

from .._namespace import fetched
from .._tensor import tensor_of
from ._model import _METRICS


class Mean:
    """The mean of all numbers it was given."""

    def __init__(self, name="mean", dtype=None):
        self.name = name
        self.reset_state()

    def reset_state(self):
        self._sum, self._count = 0.0, 0

    def reset_states(self):
        self.reset_state()

    def update_state(self, values, sample_weight=None):
        values = tensor_of(values)._values()
        self._sum += sum(values)
        self._count += len(values)

    def result(self):
        return tensor_of(self._sum / (self._count or 1))

    def __call__(self, *given):
        self.update_state(*given)
        return self.result()


class _Of(Mean):
    """The mean of a metric over all examples."""

    def __init__(self, name=None, dtype=None):
        super().__init__(name or self._kind)

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true, y_pred = tensor_of(y_true), tensor_of(y_pred)
        count = y_pred._dims[0]
        self._sum += _METRICS[self._kind](y_true, y_pred).item() * count
        self._count += count


class SparseCategoricalAccuracy(_Of):
    _kind = "accuracy"


class MeanSquaredError(_Of):
    _kind = "mse"


class MeanAbsoluteError(_Of):
    _kind = "mae"


BinaryAccuracy = CategoricalAccuracy = SparseCategoricalAccuracy


def __getattr__(name):
    more = fetched("tensorflow.keras.metrics", name)
    if more is not None:
        return more
    near = nearest(name, globals())
    raise missing("tensorflow.keras.metrics", name, near and "tensorflow.keras.metrics." + near)
