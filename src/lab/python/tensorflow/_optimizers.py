"""Optimizers of Keras, and what both generations' have in common: the engine's steps."""

import json

import _lab
import lab_core

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
            self.rule,
            variable._handle,
            gradient._handle,
            "%d:%d" % (self._id, id(variable)),
            json.dumps(settings),
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


class Optimizer(_Optimizer):
    """Of `tf.keras.optimizers`."""

    def _begin(self, name, learning_rate, lr, more, **settings):
        # How gradients are to be clipped, if they are.
        self._clips = {key: one for key, one in more.items() if one and key != "jit_compile"}
        for key in self._clips:
            if not key.startswith("clip") and key != "global_clipnorm":
                raise NotImplementedError(lab_core.refusal("argument", of=name, name=key))
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
        if self._clips:
            from tensorflow_more._clip import clipped

            pairs = clipped(pairs, **self._clips)
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
    def __init__(
        self, learning_rate=0.01, momentum=0.0, nesterov=False, name="SGD", lr=None, **more
    ):
        self._begin(name, learning_rate, lr, more, momentum=momentum, nesterov=nesterov)


class Adam(Optimizer):
    rule = "adam"

    def __init__(
        self,
        learning_rate=0.001,
        beta_1=0.9,
        beta_2=0.999,
        epsilon=1e-07,
        amsgrad=False,
        name="Adam",
        lr=None,
        **more
    ):
        if amsgrad:
            raise NotImplementedError(
                lab_core.refusal("missing", name="Adam(amsgrad=True)", nearest="Adam()")
            )
        self._begin(name, learning_rate, lr, more, beta1=beta_1, beta2=beta_2, epsilon=epsilon)


class RMSprop(Optimizer):
    rule = "rmsprop"

    def __init__(
        self,
        learning_rate=0.001,
        rho=0.9,
        momentum=0.0,
        epsilon=1e-07,
        centered=False,
        name="RMSprop",
        lr=None,
        **more
    ):
        if centered:
            raise NotImplementedError(
                lab_core.refusal("missing", name="RMSprop(centered=True)", nearest="RMSprop()")
            )
        self._begin(name, learning_rate, lr, more, rho=rho, momentum=momentum, epsilon=epsilon)


class Adagrad(Optimizer):
    rule = "adagrad"

    def __init__(
        self,
        learning_rate=0.001,
        initial_accumulator_value=0.1,
        epsilon=1e-07,
        name="Adagrad",
        lr=None,
        **more
    ):
        self._begin(name, learning_rate, lr, more, start=initial_accumulator_value, epsilon=epsilon)


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
            raise ValueError(lab_core.refusal("optimizer", name=identifier, known=", ".join(sorted(BY_NAME))))
        return BY_NAME[identifier.lower()]()
    return identifier
