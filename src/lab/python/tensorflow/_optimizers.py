"""Optimizers. Keras' and the first generation's share the engine's steps, and differ in names and defaults."""

import json

import _lab
import lab_core

from . import _variable
from ._gradients import gradients
from ._graph import node
from ._state import state
from ._tape import GradientTape
from ._tensor import tensor_of

_count = [0]


class _Optimizer:
    """One rule of `src/lab/tensorflow-optimizing.ts`, with its settings."""

    rule = "sgd"

    def _set(self, **settings):
        _count[0] += 1
        self._id = _count[0]
        self._settings = settings

    def _step(self, variable, gradient):
        # A rate may be a variable, a tensor, or a schedule that is called with the step.
        settings = {key: _number(one, self._steps) for key, one in self._settings.items()}
        handle = _lab.update(
            self.rule, variable._handle, gradient._handle, "%d:%d" % (self._id, id(variable)), json.dumps(settings)
        )
        variable._handle = lab_core.checked(handle)

    _steps = 0

    def _apply(self, pairs):
        for variable, gradient in pairs:
            self._step(variable, gradient)
        self._steps += 1


def _number(value, step):
    if hasattr(value, "_at_step"):
        value = value._at_step(step)
    return float(value.item() if hasattr(value, "item") else value)


def _none_of(variables, more=""):
    names = "[%s]" % ", ".join(["'%s'" % one.name for one in variables])
    return ValueError("No gradients provided for any variable: %s.%s" % (names, more))


class FirstOptimizer(_Optimizer):
    """Of `tf.train`: minimize gives an operation to run."""

    GATE_NONE, GATE_OP, GATE_GRAPH = 0, 1, 2

    def get_name(self):
        return self._name

    def compute_gradients(self, loss, var_list=None, gate_gradients=1, aggregation_method=None, grad_loss=None, **unused):
        """Pairs of a gradient and its variable."""
        if callable(loss):
            with GradientTape() as tape:
                value = loss()
            variables = list(var_list or tape.watched_variables())
            return list(zip(tape.gradient(value, variables), variables))
        variables = list(var_list) if var_list else _variable.trainable_variables()
        if not variables:
            raise ValueError("No variables to optimize.")
        return list(zip(gradients(loss, variables, grad_loss), variables))

    def apply_gradients(self, grads_and_vars, global_step=None, name=None):
        """The operation that changes the variables; at once where there is no graph."""
        pairs = [(v, g) for g, v in grads_and_vars if g is not None]
        if not pairs:
            raise ValueError(
                "No gradients provided for any variable: %s." % [str(v) for _, v in grads_and_vars]
            )
        variables = [v for v, _ in pairs]
        if not state.builds():
            return self._apply([(v, tensor_of(g)) for v, g in pairs])

        counter = [] if global_step is None else [global_step]

        def compute(found, read):
            self._apply(list(zip(variables, found)))
            for one in counter:
                one._assign(lambda old, more: old + more, 1)

        # The variables are needed too, so that one without a value is noticed.
        found = [g for _, g in pairs]
        return node("NoOp", compute, (found, variables + counter), name=name or self._name, shapes=[None, None]).op

    def minimize(self, loss, global_step=None, var_list=None, gate_gradients=1, name=None, grad_loss=None, **unused):
        """Gradients and their application in one."""
        pairs = self.compute_gradients(loss, var_list, grad_loss=grad_loss)
        if all([g is None for g, _ in pairs]):
            raise ValueError(
                "No gradients provided for any variable, check your graph for ops that do not support gradients, "
                "between variables %s and loss %s." % ([str(v) for _, v in pairs], loss)
            )
        return self.apply_gradients(pairs, global_step, name)

    def variables(self):
        return []


class GradientDescentOptimizer(FirstOptimizer):
    def __init__(self, learning_rate, use_locking=False, name="GradientDescent"):
        self._name = name
        self._set(rate=learning_rate)


class MomentumOptimizer(FirstOptimizer):
    def __init__(self, learning_rate, momentum, use_locking=False, name="Momentum", use_nesterov=False):
        self._name = name
        self._set(rate=learning_rate, momentum=momentum, nesterov=use_nesterov, outside=1)


class AdamOptimizer(FirstOptimizer):
    rule = "adam"

    def __init__(
        self, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-08, use_locking=False, name="Adam"
    ):
        self._name = name
        self._set(rate=learning_rate, beta1=beta1, beta2=beta2, epsilon=epsilon)


class RMSPropOptimizer(FirstOptimizer):
    rule = "rmsprop"

    def __init__(self, learning_rate, decay=0.9, momentum=0.0, epsilon=1e-10, use_locking=False, name="RMSProp"):
        self._name = name
        self._set(rate=learning_rate, rho=decay, momentum=momentum, epsilon=epsilon, start=1)


class AdagradOptimizer(FirstOptimizer):
    rule = "adagrad"

    def __init__(self, learning_rate, initial_accumulator_value=0.1, use_locking=False, name="Adagrad"):
        self._name = name
        self._set(rate=learning_rate, start=initial_accumulator_value, epsilon=0)


class Optimizer(_Optimizer):
    """Of `tf.keras.optimizers`."""

    def _begin(self, name, learning_rate, lr, **settings):
        self._set(rate=learning_rate if lr is None else lr, **settings)
        self.name = name

    @property
    def learning_rate(self):
        return self._settings["rate"]

    @learning_rate.setter
    def learning_rate(self, rate):
        self._settings["rate"] = rate

    @property
    def lr(self):
        return self._settings["rate"]

    @property
    def iterations(self):
        return self._steps

    def apply_gradients(self, grads_and_vars, name=None, **unused):
        """Changes the variables at once."""
        given = list(grads_and_vars)
        pairs = [(v, tensor_of(g)) for g, v in given if g is not None]
        if not pairs:
            raise _none_of([v for _, v in given])
        self._apply(pairs)

    def apply(self, grads, trainable_variables):
        self.apply_gradients(zip(grads, trainable_variables))

    def minimize(self, loss, var_list, tape=None, **unused):
        """A loss that is called, or one that a tape has recorded."""
        if callable(loss):
            tape = GradientTape()
            with tape:
                loss = loss()
        elif tape is None:
            raise ValueError("`tape` is required when a `Tensor` loss is passed.")
        variables = list(var_list() if callable(var_list) else var_list)
        self.apply_gradients(zip(tape.gradient(loss, variables), variables))

    def get_config(self):
        config = {"name": self.name, "learning_rate": self._settings["rate"]}
        return config


class SGD(Optimizer):
    def __init__(self, learning_rate=0.01, momentum=0.0, nesterov=False, name="SGD", lr=None, **unused):
        self._begin(name, learning_rate, lr, momentum=momentum, nesterov=nesterov)


class Adam(Optimizer):
    rule = "adam"

    def __init__(
        self, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-07, amsgrad=False, name="Adam", lr=None, **unused
    ):
        if amsgrad:
            raise NotImplementedError("Adam(amsgrad=True) is not in the Lab. The nearest thing here is Adam().")
        self._begin(name, learning_rate, lr, beta1=beta_1, beta2=beta_2, epsilon=epsilon)


class RMSprop(Optimizer):
    rule = "rmsprop"

    def __init__(
        self, learning_rate=0.001, rho=0.9, momentum=0.0, epsilon=1e-07, centered=False, name="RMSprop", lr=None, **unused
    ):
        if centered:
            raise NotImplementedError("RMSprop(centered=True) is not in the Lab. The nearest thing here is RMSprop().")
        self._begin(name, learning_rate, lr, rho=rho, momentum=momentum, epsilon=epsilon)


class Adagrad(Optimizer):
    rule = "adagrad"

    def __init__(
        self, learning_rate=0.001, initial_accumulator_value=0.1, epsilon=1e-07, name="Adagrad", lr=None, **unused
    ):
        self._begin(name, learning_rate, lr, start=initial_accumulator_value, epsilon=epsilon)


class ExponentialDecay:
    """`tf.keras.optimizers.schedules.ExponentialDecay`."""

    def __init__(self, initial_learning_rate, decay_steps, decay_rate, staircase=False, name=None):
        self._of = (initial_learning_rate, decay_steps, decay_rate, staircase)

    def _at_step(self, step):
        first, steps, rate, staircase = self._of
        return first * rate ** (step // steps if staircase else step / steps)

    def __call__(self, step):
        return self._at_step(step.item() if hasattr(step, "item") else step)


BY_NAME = {"sgd": SGD, "adam": Adam, "rmsprop": RMSprop, "adagrad": Adagrad}


def get(identifier):
    """An optimizer by name, or itself."""
    if isinstance(identifier, str):
        if identifier.lower() not in BY_NAME:
            raise ValueError("Unknown optimizer: %s. The Lab has %s." % (identifier, ", ".join(sorted(BY_NAME))))
        return BY_NAME[identifier.lower()]()
    return identifier
