"""Optimizers of the first generation: `tf.train`."""

from . import _variable
from ._dtypes import float32
from ._gradients import gradients
from ._graph import node, operation
from ._optimizers import _Optimizer
from ._state import state
from ._tape import GradientTape
from ._tensor import Operators, constant_leaf, tensor_of


class FirstOptimizer(_Optimizer):
    """Of `tf.train`: minimize gives an operation to run."""

    GATE_NONE, GATE_OP, GATE_GRAPH = 0, 1, 2

    def get_name(self):
        return self._name

    def compute_gradients(
        self,
        loss,
        var_list=None,
        gate_gradients=1,
        aggregation_method=None,
        grad_loss=None,
        **unused
    ):
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
        # A rate may be a placeholder: each run brings its own.
        fed = [key for key, one in self._settings.items() if isinstance(one, Operators)]

        def compute(found, read, settings):
            kept = self._settings
            self._settings = dict(kept, **{key: one for key, one in zip(fed, settings)})
            self._apply(list(zip(variables, found)))
            self._settings = kept
            for one in counter:
                one._assign(lambda old, more: old + more, 1)

        # The variables are needed too, so that one without a value is noticed.
        found = [g for _, g in pairs]
        needed = (found, variables + counter, [self._settings[key] for key in fed])
        return node("NoOp", compute, needed, name=name or self._name, shapes=[None, None]).op

    def minimize(
        self,
        loss,
        global_step=None,
        var_list=None,
        gate_gradients=1,
        name=None,
        grad_loss=None,
        **unused
    ):
        """Gradients and their application in one."""
        pairs = self.compute_gradients(loss, var_list, grad_loss=grad_loss)
        if all([g is None for g, _ in pairs]):
            raise ValueError(
                "No gradients provided for any variable, check your graph for ops that do not "
                "support gradients, "
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
    def __init__(
        self, learning_rate, momentum, use_locking=False, name="Momentum", use_nesterov=False
    ):
        self._name = name
        self._set(rate=learning_rate, momentum=momentum, nesterov=use_nesterov, outside=1)


class AdamOptimizer(FirstOptimizer):
    rule = "adam"

    def __init__(
        self,
        learning_rate=0.001,
        beta1=0.9,
        beta2=0.999,
        epsilon=1e-08,
        use_locking=False,
        name="Adam",
    ):
        self._name = name
        self._set(rate=learning_rate, beta1=beta1, beta2=beta2, epsilon=epsilon)


class RMSPropOptimizer(FirstOptimizer):
    rule = "rmsprop"

    def __init__(
        self,
        learning_rate,
        decay=0.9,
        momentum=0.0,
        epsilon=1e-10,
        use_locking=False,
        name="RMSProp",
    ):
        self._name = name
        self._set(rate=learning_rate, rho=decay, momentum=momentum, epsilon=epsilon, start=1)


class AdagradOptimizer(FirstOptimizer):
    rule = "adagrad"

    def __init__(
        self, learning_rate, initial_accumulator_value=0.1, use_locking=False, name="Adagrad"
    ):
        self._name = name
        self._set(rate=learning_rate, start=initial_accumulator_value, epsilon=0)


@operation("ExponentialDecay", differentiable=False)
def exponential_decay(learning_rate, global_step, decay_steps, decay_rate, staircase=False):
    """A rate that each run takes from the step."""
    if state.abstract:
        return constant_leaf([0.0], (), float32)
    steps = tensor_of(global_step).item() / decay_steps
    rate = learning_rate * decay_rate ** (int(steps) if staircase else steps)
    return constant_leaf([rate], (), float32)
