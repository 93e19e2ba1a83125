"""More of `tf.keras.optimizers.schedules`."""

import math

from lab_core import refusal


class _Schedule:
    def __call__(self, step):
        return self._at_step(step.item() if hasattr(step, "item") else step)


class PiecewiseConstantDecay(_Schedule):
    """The first value up to the first boundary, that included."""

    def __init__(self, boundaries, values, name=None):
        if len(boundaries) != len(values) - 1:
            raise ValueError(
                "The length of boundaries should be 1 less than the length of values. Received: "
                "boundaries=%s of length %d, and values=%s of length %d."
                % (boundaries, len(boundaries), values, len(values))
            )
        self._of = (list(boundaries), list(values))

    def _at_step(self, step):
        boundaries, values = self._of
        return values[len([one for one in boundaries if step > one])]


class PolynomialDecay(_Schedule):
    def __init__(
        self,
        initial_learning_rate,
        decay_steps,
        end_learning_rate=0.0001,
        power=1.0,
        cycle=False,
        name=None,
    ):
        if cycle:
            raise NotImplementedError(refusal("polynomialDecay"))
        self._of = (initial_learning_rate, decay_steps, end_learning_rate, power)

    def _at_step(self, step):
        first, steps, last, power = self._of
        return (first - last) * (1 - min(step, steps) / steps) ** power + last


class CosineDecay(_Schedule):
    def __init__(self, initial_learning_rate, decay_steps, alpha=0.0, name=None):
        self._of = (initial_learning_rate, decay_steps, alpha)

    def _at_step(self, step):
        first, steps, alpha = self._of
        share = 0.5 * (1 + math.cos(math.pi * min(step, steps) / steps))
        return first * ((1 - alpha) * share + alpha)


class InverseTimeDecay(_Schedule):
    def __init__(self, initial_learning_rate, decay_steps, decay_rate, staircase=False, name=None):
        self._of = (initial_learning_rate, decay_steps, decay_rate, staircase)

    def _at_step(self, step):
        first, steps, rate, staircase = self._of
        return first / (1 + rate * (step // steps if staircase else step / steps))


TABLE = {
    one.__name__: one
    for one in (PiecewiseConstantDecay, PolynomialDecay, CosineDecay, InverseTimeDecay)
}
