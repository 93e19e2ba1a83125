"""What Keras' layers and models have in common."""

import _lab
import lab_core

from .. import _initial, _names
from .._graph import Symbolic, holds_nodes, node
from .._module import Module, snake
from .._shape import TensorShape
from .._state import state
from .._tensor import Operators, Tensor, tensor_of
from .._variable import Variable

_counts = {}


class _Mode:
    """Whether a model trains or predicts now."""

    training = False


mode = _Mode()


def own_name(kind):
    """`dense`, `dense_1`."""
    base = snake(kind)
    count = _counts.get(base, 0)
    _counts[base] = count + 1
    return "%s_%d" % (base, count) if count else base


def tensors_in(value):
    """Arrays and numbers as tensors; tensors and nodes as they are."""
    if isinstance(value, (list, tuple)) and any(
        [hasattr(one, "_flat") or isinstance(one, Operators) for one in value]
    ):
        return [tensors_in(one) for one in value]
    if isinstance(value, Symbolic) or isinstance(value, Tensor) or value is None:
        return value
    if state.builds():
        return node("Const", tensor_of, (value,))
    tensor = tensor_of(value)
    if tensor.dtype.name == "float64":
        from .._dtypes import float32

        # Keras takes arrays of NumPy as the type it computes in.
        tensor = Tensor(tensor._handle, float32, tensor._dims)
    return tensor


def regularizers(kind, given):
    """Those among a layer's other arguments; whatever else would change the numbers is refused."""
    found = {}
    for name, one in given.items():
        if one is None or one is False or name in ("batch_size", "dynamic"):
            continue
        if not name.endswith("_regularizer") or name.startswith("activity"):
            raise NotImplementedError(lab_core.refusal("argument", of=kind, name=name))
        from tensorflow_more.regularizers import get

        found[name[: -len("_regularizer")]] = get(one)
    return found


class Layer(Module):
    """Builds its weights when it first sees an input, and computes under its own name."""

    def __init__(
        self, name=None, trainable=True, dtype=None, input_shape=None, input_dim=None, **more
    ):
        self._open_layer(name, trainable)
        self._regularizers = regularizers(type(self).__name__, more)
        if input_dim is not None:
            input_shape = (input_dim,)
        self._given_shape = input_shape

    def _open_layer(self, name=None, trainable=True):
        self.name = name or own_name(type(self).__name__)
        self.trainable = trainable
        self.built = False
        self._line = _lab.line()
        # By the name of the weight.
        self._regularizers = {}

    def add_weight(
        self,
        name=None,
        shape=(),
        initializer=None,
        trainable=True,
        dtype=None,
        regularizer=None,
        **unused
    ):
        """A variable of this layer."""
        if not isinstance(name, str) and name is not None:
            # The first generation took the shape first.
            name, shape = shape if isinstance(shape, str) else None, name
        initial = _initial.get(initializer or "glorot_uniform")
        value = initial(tuple(shape), dtype)
        made = Variable(value, trainable=trainable, name=name)
        made._regularizer = regularizer or self._regularizers.get(name)
        return made

    @property
    def losses(self):
        """What the regularizers of its weights add to the loss."""
        kept = [one for one in self.weights if getattr(one, "_regularizer", None)]
        return [one._regularizer(one) for one in kept]

    def add_variable(self, *args, **kwargs):
        return self.add_weight(*args, **kwargs)

    def build(self, input_shape):
        """Nothing to build."""

    def call(self, inputs):
        return inputs

    def __call__(self, *inputs, **options):
        if "name" not in self.__dict__:
            self._open_layer()
        inputs = [tensors_in(one) for one in inputs]
        training = options.get("training")
        if not self.built:
            self.built = True
            with _names.scoped(self.name):
                before, state.computing = state.computing, 0
                line = _lab.line()
                # Its weights are made by the line that makes the layer, whenever they are.
                lab_core.at(self._line)
                try:
                    self.build(_shape_of(inputs[0]) if inputs else None)
                finally:
                    state.computing = before
                    lab_core.at(line)
        if not state.lazy and not state.computing and holds_nodes(inputs, options):
            made = node(
                snake(type(self).__name__),
                lambda *now: self._run(now, options),
                tuple(inputs),
                {},
                self.name,
            )
            for one in made if isinstance(made, list) else [made]:
                one._layer = self
            return made
        before = mode.training
        mode.training = before if training is None else bool(training)
        try:
            return self._run(inputs, options)
        finally:
            mode.training = before

    def _run(self, inputs, options):
        with _names.scoped(self.name):
            return self.call(*inputs, **options)


def _shape_of(value):
    if isinstance(value, (list, tuple)):
        return [_shape_of(one) for one in value]
    return TensorShape(value._dims)
