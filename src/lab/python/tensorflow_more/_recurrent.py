"""Recurrent layers of Keras, one step after the other."""

from lab_core import refusal
from tensorflow import _arrange, _math, _names, _reduce
from tensorflow._initial import Initializer
from tensorflow._module import snake
from tensorflow._random import drawn
from tensorflow._state import state
from tensorflow._tensor import constant_leaf, filled
from tensorflow.keras import activations
from tensorflow.keras._built_in import BuiltIn


class _Orthogonal(Initializer):
    """Rows, or columns where those are fewer, of length one and at right angles to each other."""

    kind = "orthogonal"

    def _values(self, dims, dtype):
        if state.abstract:
            return filled(0, dims, dtype)
        least, most = min(dims), max(dims)
        flat, found = drawn("normal", 0, 1, (least, most), dtype, None)._values(), []
        for start in range(0, least * most, most):
            one = flat[start : start + most]
            for other in found:
                share = sum([a * b for a, b in zip(one, other)])
                one = [a - share * b for a, b in zip(one, other)]
            length = sum([a * a for a in one]) ** 0.5
            found.append([a / length for a in one])
        if dims[0] > dims[1]:
            found = [list(row) for row in zip(*found)]
        return constant_leaf([x for row in found for x in row], dims, dtype)


class _Recurrent(BuiltIn):
    """What the layers have in common. `_gates` is how many products each step has."""

    def __init__(
        self,
        units,
        activation="tanh",
        use_bias=True,
        kernel_initializer="glorot_uniform",
        recurrent_initializer="orthogonal",
        bias_initializer="zeros",
        return_sequences=False,
        return_state=False,
        go_backwards=False,
        recurrent_activation="sigmoid",
        **more
    ):
        super().__init__(**more)
        self.units, self.use_bias = units, use_bias
        self.return_sequences, self.return_state = return_sequences, return_state
        self._backwards = go_backwards
        self.activation = activations.get(activation)
        self.recurrent_activation = activations.get(recurrent_activation)
        if recurrent_initializer == "orthogonal":
            recurrent_initializer = _Orthogonal()
        self._initial = (kernel_initializer, recurrent_initializer, bias_initializer)

    def build(self, input_shape):
        wide = self._gates * self.units
        with _names.scoped(snake(type(self).__name__) + "_cell"):
            self.kernel = self.add_weight("kernel", (input_shape[-1], wide), self._initial[0])
            self.recurrent_kernel = self.add_weight(
                "recurrent_kernel", (self.units, wide), self._initial[1]
            )
            self.bias = self._bias(wide) if self.use_bias else None

    def _bias(self, wide):
        return self.add_weight("bias", (wide,), self._initial[2])

    def _parts_of(self, x):
        return _arrange.split(x, self._gates, axis=-1)

    def _projected(self, x):
        x = _reduce.matmul(x, self.kernel)
        return _math.add(x, self.bias) if self.use_bias else x

    def call(self, inputs, initial_state=None):
        steps = list(range(inputs._dims[1]))
        if self._backwards:
            steps.reverse()
        states, outputs = None, []
        if initial_state is not None:
            several = isinstance(initial_state, (list, tuple))
            states = list(initial_state) if several else [initial_state]
        for t in steps:
            x = self._projected(inputs[:, t])
            if states is None:
                states = [_arrange.zeros_like(x[:, : self.units])] * self._kept
            states = self._step(x, states)
            outputs.append(states[0])
        result = _arrange.stack(outputs, axis=1) if self.return_sequences else outputs[-1]
        return [result] + states if self.return_state else result


class SimpleRNN(_Recurrent):
    _gates, _kept = 1, 1

    def _step(self, x, states):
        return [self.activation(x + _reduce.matmul(states[0], self.recurrent_kernel))]


class LSTM(_Recurrent):
    """Input, forget, candidate, output; the forget gate's bias begins at one."""

    _gates, _kept = 4, 2

    def __init__(self, units, unit_forget_bias=True, **more):
        super().__init__(units, **more)
        self._forgets = unit_forget_bias

    def _bias(self, wide):
        initial = self._initial[2]
        if self._forgets and initial == "zeros":
            initial = _Forgetting(self.units)
        return self.add_weight("bias", (wide,), initial)

    def _step(self, x, states):
        hidden, cell = states
        i, f, c, o = self._parts_of(x + _reduce.matmul(hidden, self.recurrent_kernel))
        gate = self.recurrent_activation
        cell = gate(f) * cell + gate(i) * self.activation(c)
        return [gate(o) * self.activation(cell), cell]


class _Forgetting:
    """Ones in the second quarter."""

    def __init__(self, units):
        self._units = units

    def __call__(self, shape, dtype=None):
        n = self._units
        return _arrange.constant([0.0] * n + [1.0] * n + [0.0] * (2 * n))


class GRU(_Recurrent):
    """Update, reset, candidate; the reset comes after the product, as in TensorFlow 2."""

    _gates, _kept = 3, 1

    def __init__(self, units, reset_after=True, **more):
        if not reset_after:
            raise NotImplementedError(refusal("gru"))
        super().__init__(units, **more)

    def _bias(self, wide):
        return self.add_weight("bias", (2, wide), self._initial[2])

    def _projected(self, x):
        x = _reduce.matmul(x, self.kernel)
        return _math.add(x, self.bias[0]) if self.use_bias else x

    def _step(self, x, states):
        before = states[0]
        again = _reduce.matmul(before, self.recurrent_kernel)
        again = again + self.bias[1] if self.use_bias else again
        (xz, xr, xh), (hz, hr, hh) = self._parts_of(x), self._parts_of(again)
        z, r = self.recurrent_activation(xz + hz), self.recurrent_activation(xr + hr)
        return [z * before + (1.0 - z) * self.activation(xh + r * hh)]
