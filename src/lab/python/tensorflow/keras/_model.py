"""Keras' models: of layers in a row, of inputs and outputs, and of a class of the program's own."""

from collections import OrderedDict

from lab_core import refusal

from .. import _arrange, _math, _reduce
from .._dtypes import float32, int32
from .._graph import Symbolic
from .._optimizers import get as optimizer_of
from .._session import _Run
from .._tape import GradientTape
from .._tensor import constant_leaf
from ._layer import Layer, mode, own_name, tensors_in
from .losses import get as loss_of


class _Logs(OrderedDict):
    """In the order of Keras' own, and printed as a dictionary is."""

    def __repr__(self):
        return "{%s}" % ", ".join(["%r: %r" % (name, self[name]) for name in self])

    def __str__(self):
        return repr(self)


def _accuracy(y, p):
    if len(p._dims) > 1 and p._dims[-1] > 1:
        truth = _reduce.argmax(y, -1) if y._dims == p._dims else _arrange.reshape(y, [-1])
        right = _math.equal(_math.cast(_reduce.argmax(p, -1), float32), _math.cast(truth, float32))
    else:
        right = _math.equal(
            _math.cast(_math.greater(p, 0.5), float32),
            _math.cast(_arrange.reshape(y, p._dims), float32),
        )
    return _reduce.reduce_mean(_math.cast(right, float32))


_METRICS = {
    "accuracy": _accuracy,
    "acc": _accuracy,
    "binary_accuracy": _accuracy,
    "mse": lambda y, p: _reduce.reduce_mean(_math.squared_difference(p, y)),
    "mae": lambda y, p: _reduce.reduce_mean(_math.abs(p - y)),
}


def _listed(logs):
    """The loss, and the metrics after it if there are any."""
    return list(logs.values()) if len(logs) > 1 else logs["loss"]


def _is_data(x):
    return hasattr(x, "as_numpy_iterator")


class Model(Layer):
    """A functional model when it is given inputs and outputs; else a subclass says what `call`
    computes."""

    def __new__(cls, *args, **kwargs):
        if cls is not Model or not (args or "inputs" in kwargs):
            return super().__new__(cls)
        # The interpreter initializes what is of the class itself only.
        made = super().__new__(Functional)
        made.__init__(*args, **kwargs)
        return made

    _metrics = ()

    def __init__(self, *args, **kwargs):
        self._open_layer(kwargs.get("name"))

    @property
    def layers(self):
        return [one for one in self._parts if isinstance(one, Layer)]

    def compile(self, optimizer="rmsprop", loss=None, metrics=None, **unused):
        """Says how `fit` trains."""
        self.optimizer = optimizer_of(optimizer)
        self.loss = None if loss is None else loss_of(loss)
        self._metrics = []
        for one in metrics or []:
            if not hasattr(one, "update_state") and one not in _METRICS:
                raise ValueError(refusal("metric", name=str(one), known=", ".join(sorted(_METRICS))))
            self._metrics.append(one)

    def _loss_of(self, x, y, training):
        before, mode.training = mode.training, training
        try:
            predicted = self(x)
            return self.compute_loss(x, y, predicted), predicted
        finally:
            mode.training = before

    def _report(self, loss, y, predicted):
        logs = _Logs([("loss", loss.item())])
        for one in self._metrics:
            if isinstance(one, str):
                logs[one] = _METRICS[one](y, predicted).item()
            else:
                one.update_state(y, predicted)
                logs[one.name] = one.result().item()
        return logs

    @property
    def metrics(self):
        """Those that keep something from batch to batch."""
        return [one for one in self._metrics if not isinstance(one, str)]

    def _forget(self):
        for one in self.metrics:
            one.reset_state()

    _has_own_step = False

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None):
        """For a step of the program's own."""
        loss = self.loss(y, y_pred)
        return _math.add_n([loss] + self.losses) if self.losses else loss

    def _trained(self, x, y):
        if hasattr(self, "train_step"):
            self._has_own_step = True
            logs = self.train_step(x if y is None else (x, y))
            numbers = [(n, one.item() if hasattr(one, "item") else one) for n, one in logs.items()]
            return _Logs(sorted(numbers, key=lambda pair: (pair[0] != "loss", pair[0])))
        with GradientTape() as tape:
            loss, predicted = self._loss_of(x, y, True)
        variables = self.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return self._report(loss, y, predicted)

    def train_on_batch(self, x, y=None, return_dict=False, **unused):
        """One step; its loss, and metrics after it."""
        logs = self._trained(tensors_in(x), tensors_in(y))
        if return_dict:
            return logs
        return _listed(logs)

    def fit(self, *args, **options):
        """Trains."""
        from tensorflow_more.fitting import fit

        return fit(self, *args, **options)

    def evaluate(self, x=None, y=None, verbose=0, return_dict=False, **unused):
        """The loss of all examples at once, and metrics after it."""
        if _is_data(x):
            x, y = x._whole()
        x, y = tensors_in(x), tensors_in(y)
        self._forget()
        loss, predicted = self._loss_of(x, y, False)
        logs = self._report(loss, y, predicted)
        if return_dict:
            return logs
        return _listed(logs)

    def predict(self, x, batch_size=None, verbose=0, **unused):
        """An array of NumPy."""
        result = self(tensors_in(x._whole()[0] if _is_data(x) else x))
        return [one.numpy() for one in result] if isinstance(result, list) else result.numpy()

    def predict_on_batch(self, x):
        return self.predict(x)

    def summary(self, **unused):
        """The table of layers, as Keras 2 prints it."""
        from tensorflow_more.summary import show

        show(self)

    def _output_shape(self, layer):
        return "multiple"


class Functional(Model):
    """Computes the nodes between its inputs and its outputs, for other values of the inputs."""

    def __init__(self, inputs=None, outputs=None, name=None, **unused):
        self._open_layer(name or own_name("Model"))
        self._inputs = list(inputs) if isinstance(inputs, (list, tuple)) else [inputs]
        self._outputs = outputs
        self._own_layers = []
        self._shapes_by_layer = {}
        self._collect(list(outputs) if isinstance(outputs, (list, tuple)) else [outputs])
        self.built = True

    def _collect(self, nodes):
        """The layers on the way, in the order in which the program called them."""
        seen, found, stack = set(), [], list(nodes)
        while stack:
            one = stack.pop()
            if id(one) in seen or not isinstance(one, Symbolic):
                continue
            seen.add(id(one))
            layer = one.__dict__.get("_layer")
            if layer is not None:
                found.append((one._order, layer, one))
            if not any([one is given for given in self._inputs]):
                stack.extend(one._inputs)
        for _, layer, made in sorted(found, key=lambda entry: entry[0]):
            if not any([layer is other for other in self._own_layers]):
                self._own_layers.append(layer)
                self._shapes_by_layer[id(layer)] = str(made.shape)

    @property
    def _parts(self):
        return self._own_layers

    def _named_parts(self):
        return [(one.name, one) for one in self._own_layers]

    def call(self, inputs, training=None):
        given = list(inputs) if isinstance(inputs, (list, tuple)) else [inputs]
        if len(given) != len(self._inputs):
            raise ValueError(
                'Layer "%s" expects %d input(s), but it received %d input tensors.'
                % (self.name, len(self._inputs), len(given))
            )
        run = _Run({})
        for node, value in zip(self._inputs, given):
            run._values[id(node)] = (
                value if value.dtype is node.dtype else _math.cast(value, node.dtype)
            )
        if isinstance(self._outputs, (list, tuple)):
            return [run.value(one) for one in self._outputs]
        return run.value(self._outputs)

    def _output_shape(self, layer):
        return self._shapes_by_layer.get(id(layer), "multiple")
