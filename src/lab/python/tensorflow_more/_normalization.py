"""Layers that normalize what passes."""

from tensorflow import _math, _reduce
from tensorflow._state import state
from tensorflow.keras._built_in import BuiltIn
from tensorflow.keras._layer import mode


class LayerNormalization(BuiltIn):
    def __init__(
        self,
        axis=-1,
        epsilon=0.001,
        center=True,
        scale=True,
        beta_initializer="zeros",
        gamma_initializer="ones",
        **more
    ):
        super().__init__(**more)
        self.axis, self.epsilon, self.center, self.scale = axis, epsilon, center, scale
        self._initial = (gamma_initializer, beta_initializer)

    def build(self, input_shape):
        size = (input_shape[self.axis],)
        self.gamma = self.add_weight("gamma", size, self._initial[0]) if self.scale else None
        self.beta = self.add_weight("beta", size, self._initial[1]) if self.center else None

    def call(self, inputs):
        mean = _reduce.reduce_mean(inputs, self.axis, keepdims=True)
        variance = _reduce.reduce_variance(inputs, self.axis, keepdims=True)
        result = (inputs - mean) / _math.sqrt(variance + self.epsilon)
        result = result * self.gamma if self.scale else result
        return result + self.beta if self.center else result


class BatchNormalization(BuiltIn):
    """By its batch in training, by what it has seen in all batches after it."""

    def __init__(
        self,
        axis=-1,
        momentum=0.99,
        epsilon=0.001,
        center=True,
        scale=True,
        beta_initializer="zeros",
        gamma_initializer="ones",
        **more
    ):
        super().__init__(**more)
        self.momentum, self.epsilon, self.center, self.scale = momentum, epsilon, center, scale
        self._initial = (gamma_initializer, beta_initializer)

    def build(self, input_shape):
        size = (input_shape[-1],)
        self.gamma = self.add_weight("gamma", size, self._initial[0]) if self.scale else None
        self.beta = self.add_weight("beta", size, self._initial[1]) if self.center else None
        self.moving_mean = self.add_weight("moving_mean", size, "zeros", False)
        self.moving_variance = self.add_weight("moving_variance", size, "ones", False)

    def call(self, inputs):
        mean, variance = self.moving_mean, self.moving_variance
        if mode.training:
            axes = list(range(len(inputs._dims) - 1))
            seen = (_reduce.reduce_mean(inputs, axes), _reduce.reduce_variance(inputs, axes))
            for kept, now in zip((mean, variance), seen) if not state.abstract else ():
                kept.assign(kept * self.momentum + now * (1 - self.momentum))
            mean, variance = seen
        result = (inputs - mean) / _math.sqrt(variance + self.epsilon)
        result = result * self.gamma if self.scale else result
        return result + self.beta if self.center else result
