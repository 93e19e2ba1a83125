"""More of `tf.keras.metrics`."""

from tensorflow._tensor import tensor_of
from tensorflow.keras.metrics import Mean


class _Counts(Mean):
    """Of labels 0 and 1: how many there are, by label and by whether they were predicted as 1."""

    def __init__(self, thresholds=None, name=None, dtype=None):
        self._threshold = 0.5 if thresholds is None else thresholds
        super().__init__(name or self._kind)

    def reset_state(self):
        self._right, self._wrong, self._missed = 0, 0, 0

    def update_state(self, y_true, y_pred, sample_weight=None):
        for y, p in zip(tensor_of(y_true)._values(), tensor_of(y_pred)._values()):
            if p > self._threshold:
                self._right, self._wrong = self._right + (y > 0), self._wrong + (y <= 0)
            elif y > 0:
                self._missed += 1

    def _share(self, other):
        return tensor_of(self._right / float(max(1, self._right + other)))


class Precision(_Counts):
    _kind = "precision"

    def result(self):
        return self._share(self._wrong)


class Recall(_Counts):
    _kind = "recall"

    def result(self):
        return self._share(self._missed)


class RootMeanSquaredError(Mean):
    def __init__(self, name="root_mean_squared_error", dtype=None):
        super().__init__(name)

    def update_state(self, y_true, y_pred, sample_weight=None):
        for y, p in zip(tensor_of(y_true)._values(), tensor_of(y_pred)._values()):
            self._sum += (p - y) ** 2
            self._count += 1

    def result(self):
        return tensor_of((self._sum / (self._count or 1)) ** 0.5)


class AUC(Mean):
    """The area under the curve of 200 thresholds, by trapezia, as Keras approximates it."""

    def __init__(self, num_thresholds=200, name="auc", dtype=None):
        self._steps = num_thresholds - 1
        super().__init__(name)

    def reset_state(self):
        self._pairs = []

    def update_state(self, y_true, y_pred, sample_weight=None):
        self._pairs += zip(tensor_of(y_true)._values(), tensor_of(y_pred)._values())

    def result(self):
        yes = [p for y, p in self._pairs if y > 0]
        no = [p for y, p in self._pairs if y <= 0]
        edges = [-1e-7] + [i / self._steps for i in range(1, self._steps)] + [1 + 1e-7]
        points = [
            [len([p for p in group if p > edge]) / float(max(1, len(group))) for group in (no, yes)]
            for edge in edges
        ]
        area = 0.0
        for (x, y), (left, below) in zip(points, points[1:]):
            area += (x - left) * (y + below) / 2
        return tensor_of(area)


TABLE = {
    "Precision": Precision,
    "Recall": Recall,
    "RootMeanSquaredError": RootMeanSquaredError,
    "AUC": AUC,
}
