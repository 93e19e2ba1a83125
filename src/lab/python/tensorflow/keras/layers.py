"""`tf.keras.layers`."""

from lab_core import missing, nearest, refusal

from .. import _arrange, _dtypes, _math, _nn, _reduce
from .._graph import node, standing
from .._namespace import fetched
from .._session import placeholder
from .._state import state
from . import activations
from ._built_in import BuiltIn as _BuiltIn
from ._layer import Layer, mode  # noqa: F401


class Dense(_BuiltIn):
    """`activation(x @ kernel + bias)`."""

    def __init__(
        self,
        units,
        activation=None,
        use_bias=True,
        kernel_initializer="glorot_uniform",
        bias_initializer="zeros",
        **more
    ):
        super().__init__(**more)
        self.units, self.use_bias = units, use_bias
        self.activation = activations.get(activation)
        self._initial = (kernel_initializer, bias_initializer)

    def build(self, input_shape):
        self.kernel = self.add_weight("kernel", (input_shape[-1], self.units), self._initial[0])
        self.bias = (
            self.add_weight("bias", (self.units,), self._initial[1]) if self.use_bias else None
        )

    def call(self, inputs):
        result = _reduce.matmul(inputs, self.kernel)
        if self.use_bias:
            result = _nn.bias_add(result, self.bias)
        return self.activation(result)


class Embedding(_BuiltIn):
    """Rows of a table by number."""

    def __init__(
        self, input_dim, output_dim, embeddings_initializer="uniform", input_length=None, **more
    ):
        super().__init__(**more)
        if input_length is not None:
            self._given_shape = (input_length,)
        self.input_dim, self.output_dim = input_dim, output_dim
        self._initial = embeddings_initializer

    def build(self, input_shape):
        self.embeddings = self.add_weight(
            "embeddings", (self.input_dim, self.output_dim), self._initial
        )

    def call(self, inputs):
        if inputs.dtype.is_floating:
            inputs = _math.cast(inputs, _dtypes.int32)
        return _nn.embedding_lookup(self.embeddings, inputs)


class Flatten(_BuiltIn):
    def call(self, inputs):
        size = 1
        for n in inputs._dims[1:]:
            size *= n
        return _arrange.reshape(inputs, [-1, size])


class Reshape(_BuiltIn):
    def __init__(self, target_shape, **more):
        super().__init__(**more)
        self.target_shape = tuple(target_shape)

    def call(self, inputs):
        size = 1
        for n in inputs._dims[1:]:
            size *= n
        known = 1
        for n in self.target_shape:
            known *= n if n != -1 else 1
        target = [size // known if n == -1 else n for n in self.target_shape]
        return _arrange.reshape(inputs, [-1] + target)


class _Merge(_BuiltIn):
    """Of several tensors, one."""

    def call(self, inputs):
        result = inputs[0]
        for one in inputs[1:]:
            result = self._merged(result, one)
        return result


class Add(_Merge):
    def _merged(self, a, b):
        return _math.add(a, b)


class Subtract(_Merge):
    def _merged(self, a, b):
        return _math.subtract(a, b)


class Multiply(_Merge):
    def _merged(self, a, b):
        return _math.multiply(a, b)


class Maximum(_Merge):
    def _merged(self, a, b):
        return _math.maximum(a, b)


class Average(Add):
    def call(self, inputs):
        return super().call(inputs) / float(len(inputs))


class Concatenate(_BuiltIn):
    def __init__(self, axis=-1, **more):
        super().__init__(**more)
        self.axis = axis

    def call(self, inputs):
        return _arrange.concat(list(inputs), self.axis)


class Dot(_BuiltIn):
    """The product of two tensors along an axis of each; `normalize` makes it a cosine."""

    def __init__(self, axes, normalize=False, **more):
        super().__init__(**more)
        self.axes, self.normalize = axes, normalize

    def call(self, inputs):
        a, b = inputs
        one, other = self.axes if isinstance(self.axes, (list, tuple)) else (self.axes, self.axes)
        if self.normalize:
            a, b = _reduce.l2_normalize(a, one), _reduce.l2_normalize(b, other)
        if len(a._dims) == 2 and len(b._dims) == 2:
            return _reduce.reduce_sum(_math.multiply(a, b), 1, keepdims=True)
        if len(a._dims) != 3 or len(b._dims) != 3:
            raise NotImplementedError(refusal("dotLayer"))
        first = one % 3 == 1
        last = other % 3 == 2
        return _reduce.matmul(a, b, transpose_a=first, transpose_b=last)


class Dropout(_BuiltIn):
    """Drops while training only; which elements, is the Lab's own choice."""

    def __init__(self, rate, noise_shape=None, seed=None, **more):
        super().__init__(**more)
        self.rate, self.seed = rate, seed

    def call(self, inputs):
        return _nn.dropout_v2(inputs, self.rate, seed=self.seed) if mode.training else inputs


class Lambda(_BuiltIn):
    def __init__(self, function, output_shape=None, **more):
        super().__init__(**more)
        self.function = function

    def call(self, inputs):
        return self.function(inputs)


class Activation(_BuiltIn):
    def __init__(self, activation, **more):
        super().__init__(**more)
        self.activation = activations.get(activation)

    def call(self, inputs):
        return self.activation(inputs)


class ReLU(_BuiltIn):
    def call(self, inputs):
        return _math.relu(inputs)


class Softmax(_BuiltIn):
    def call(self, inputs):
        return _nn.softmax(inputs)


class LeakyReLU(_BuiltIn):
    def __init__(self, alpha=0.3, negative_slope=None, **more):
        super().__init__(**more)
        self.alpha = alpha if negative_slope is None else negative_slope

    def call(self, inputs):
        return _nn.leaky_relu(inputs, self.alpha)


class GlobalAveragePooling1D(_BuiltIn):
    def call(self, inputs):
        return _reduce.reduce_mean(inputs, 1)


class InputLayer(_BuiltIn):
    def __init__(self, input_shape=None, shape=None, **more):
        super().__init__(input_shape=shape if input_shape is None else input_shape, **more)


def Input(shape=None, batch_size=None, name=None, dtype=None, **unused):
    """Where a functional model begins."""
    dtype = _dtypes.known(dtype) or _dtypes.float32
    dims = (batch_size,) + tuple(shape or ())
    if state.lazy:
        return placeholder(dtype, dims, name)

    def compute():
        raise ValueError(refusal("inputValue"))

    made = node("input", compute, name=name or "input_1", shapes=standing(dims, dtype))
    made._is_input = True
    return made


def dot(inputs, axes, normalize=False, **more):
    return Dot(axes, normalize, **more)(inputs)


def add(inputs, **more):
    return Add(**more)(inputs)


def multiply(inputs, **more):
    return Multiply(**more)(inputs)


def concatenate(inputs, axis=-1, **more):
    return Concatenate(axis, **more)(inputs)


# They are fetched with the programs that name them.
_NORMALIZATIONS = ["BatchNormalization", "LayerNormalization"]


def __getattr__(name):
    more = fetched("tensorflow.keras.layers", name)
    if more is not None:
        return more
    near = nearest(name, _NORMALIZATIONS + [one for one in globals() if one[0].isupper()])
    raise missing("tensorflow.keras.layers", name, "tensorflow.keras.layers." + (near or "Dense"))
