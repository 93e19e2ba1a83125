"""More of `tf.keras.layers`."""

from tensorflow import _arrange, _math, _nn, _reduce
from tensorflow.keras import activations
from tensorflow.keras._built_in import BuiltIn
from tensorflow.keras.layers import Maximum
from . import _images
from ._normalization import BatchNormalization, LayerNormalization
from ._recurrent import GRU, LSTM, SimpleRNN


class Conv2D(BuiltIn):
    def __init__(
        self,
        filters,
        kernel_size,
        strides=1,
        padding="valid",
        activation=None,
        use_bias=True,
        kernel_initializer="glorot_uniform",
        bias_initializer="zeros",
        **more
    ):
        super().__init__(**more)
        self.filters, self.kernel_size = filters, _images.pair(kernel_size)
        self.strides, self.padding, self.use_bias = strides, padding, use_bias
        self.activation = activations.get(activation)
        self._initial = (kernel_initializer, bias_initializer)

    def build(self, input_shape):
        shape = tuple(self.kernel_size) + (input_shape[-1], self.filters)
        self.kernel = self.add_weight("kernel", shape, self._initial[0])
        self.bias = (
            self.add_weight("bias", (self.filters,), self._initial[1]) if self.use_bias else None
        )

    def call(self, inputs):
        result = _images.conv2d(inputs, self.kernel, self.strides, self.padding)
        if self.use_bias:
            result = _nn.bias_add(result, self.bias)
        return self.activation(result)


class MaxPooling2D(BuiltIn):
    def __init__(self, pool_size=2, strides=None, padding="valid", **more):
        super().__init__(**more)
        self.pool_size, self.padding = pool_size, padding
        self.strides = pool_size if strides is None else strides

    _pool = staticmethod(_images.max_pool)

    def call(self, inputs):
        return type(self)._pool(inputs, self.pool_size, self.strides, self.padding)


class AveragePooling2D(MaxPooling2D):
    _pool = staticmethod(_images.avg_pool)


class GlobalAveragePooling2D(BuiltIn):
    def call(self, inputs):
        return _reduce.reduce_mean(inputs, [1, 2])


class GlobalMaxPooling2D(BuiltIn):
    def call(self, inputs):
        return _reduce.reduce_max(inputs, [1, 2])


class GlobalMaxPooling1D(BuiltIn):
    def call(self, inputs):
        return _reduce.reduce_max(inputs, 1)


class PReLU(BuiltIn):
    """A slope of its own for each element below zero."""

    def __init__(self, alpha_initializer="zeros", **more):
        super().__init__(**more)
        self._initial = alpha_initializer

    def build(self, input_shape):
        self.alpha = self.add_weight("alpha", tuple(input_shape[1:]), self._initial)

    def call(self, inputs):
        return _math.relu(inputs) - self.alpha * _math.relu(-inputs)


class ELU(BuiltIn):
    def __init__(self, alpha=1.0, **more):
        super().__init__(**more)
        self.alpha = alpha

    def call(self, inputs):
        return _nn.elu(inputs, self.alpha)


class Permute(BuiltIn):
    def __init__(self, dims, **more):
        super().__init__(**more)
        self.dims = tuple(dims)

    def call(self, inputs):
        return _arrange.transpose(inputs, [0] + list(self.dims))


class RepeatVector(BuiltIn):
    def __init__(self, n, **more):
        super().__init__(**more)
        self.n = n

    def call(self, inputs):
        return _arrange.stack([inputs] * self.n, axis=1)


class Minimum(Maximum):
    def _merged(self, a, b):
        return _math.minimum(a, b)


TABLE = {
    one.__name__: one
    for one in (
        Conv2D,
        MaxPooling2D,
        AveragePooling2D,
        GlobalAveragePooling2D,
        GlobalMaxPooling2D,
        GlobalMaxPooling1D,
        PReLU,
        ELU,
        Permute,
        RepeatVector,
        Minimum,
        LSTM,
        GRU,
        SimpleRNN,
        BatchNormalization,
        LayerNormalization,
    )
}
TABLE.update(Convolution2D=Conv2D, MaxPool2D=MaxPooling2D, AvgPool2D=AveragePooling2D)
