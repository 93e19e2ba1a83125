"""Gradient tapes: `tf.GradientTape`."""

import _lab
import lab_core

from ._dtypes import float32
from ._state import state
from ._tensor import OPERATORS, Tensor, filled, primitive, tensor_of


class GradientTape:
    """Records what is computed within it from what it watches: trainable variables by itself, all
    else on demand."""

    def __init__(self, persistent=False, watch_accessed_variables=True):
        self._persistent = persistent
        self._automatic = watch_accessed_variables
        self._used = False
        # Spans of handles that were made while it recorded, and what it watches: handles by
        # variable, or by tensor.
        self._spans = []
        self._from = None
        self._variables = []
        self._watched = set()

    def __enter__(self):
        if self._from is not None:
            raise ValueError(
                "Tape is still recording, This can happen if you try to re-enter an "
                "already-active tape."
            )
        self._start()
        return self

    def __exit__(self, *error):
        if self._from is not None:
            self._pause()
        return False

    def _start(self):
        self._from = _lab.next()
        state.tapes.append(self)

    def _pause(self):
        self._spans.append((self._from, _lab.next()))
        self._from = None
        state.tapes.remove(self)

    def reset(self):
        """Forgets what it has recorded."""
        self._spans, self._variables, self._watched = [], [], set()
        if self._from is not None:
            self._from = _lab.next()

    def stop_recording(self):
        """`with tape.stop_recording():` nothing is recorded."""
        return _Stopped(self)

    def watch(self, tensor):
        """Has a tensor count as a parameter."""
        for one in _listed(tensor):
            if hasattr(one, "_read"):
                self._note(one)
            elif not isinstance(one, Tensor):
                raise ValueError(
                    "Passed in object %r of type '%s', not tf.Tensor or tf.Variable"
                    % (one, type(one).__name__)
                )
            elif one.dtype.is_floating:
                self._watched.add(one._handle)

    def watched_variables(self):
        """The variables that were read, in that order."""
        return tuple([variable for variable, _ in self._variables])

    def _saw(self, variable):
        """A variable was read."""
        if self._automatic and variable.trainable:
            self._note(variable)

    def _note(self, variable):
        self._watched.add(variable._handle)
        for one, handles in self._variables:
            if one is variable:
                handles.add(variable._handle)
                return
        self._variables.append((variable, {variable._handle}))

    def _handles(self, source):
        """What the tape knows of a source: a variable may have been read with several values."""
        if not hasattr(source, "_read"):
            return [source._handle] if self._sees(source._handle) else []
        for one, handles in self._variables:
            if one is source:
                return list(handles)
        return []

    def _sees(self, handle):
        return handle in self._watched or any(
            [low <= handle < high for low, high in self._all_spans()]
        )

    def _all_spans(self):
        return self._spans + ([(self._from, _lab.next())] if self._from is not None else [])

    def gradient(self, target, sources, output_gradients=None, unconnected_gradients="none"):
        """The gradients of `sources`, in the same arrangement; None for what does not lead to the
        target."""
        if self._used:
            raise RuntimeError(
                "A non-persistent GradientTape can only be used to compute one set of gradients "
                "(or jacobians)"
            )
        if self._from is not None and not self._persistent:
            self._pause()
        self._used = not self._persistent
        root = self._root(target, output_gradients)
        flat = _listed(sources)
        asked = [self._handles(one) for one in flat]
        found = self._backward(root, [h for handles in asked for h in handles])
        zero = getattr(unconnected_gradients, "value", unconnected_gradients) == "zero"
        gradients = []
        for source, handles in zip(flat, asked):
            total = _total([found[h] for h in handles if found[h] is not None])
            gradients.append(
                filled(0, source._dims, source.dtype) if total is None and zero else total
            )
        return _arranged(sources, gradients)

    def _root(self, target, output_gradients):
        """One tensor to begin at. What is made for it is recorded, whether the tape still records
        or not."""
        targets = _listed(target)
        weights = [None] * len(targets) if output_gradients is None else _listed(output_gradients)
        own = self._from is None
        start = _lab.next()
        parts = []
        for one, weight in zip(targets, weights):
            if one is None:
                raise TypeError(
                    "Argument `target` should be a list or nested structure of Tensors, not None."
                )
            one = one._read() if hasattr(one, "_read") else one
            if weight is not None:
                one = primitive("mul", one, tensor_of(weight, like=float32))
            parts.append(one if len(targets) == 1 else primitive("sum", one))
        total = parts[0]
        for one in parts[1:]:
            total = primitive("add", total, one)
        if own and _lab.next() > start:
            self._spans.append((start, _lab.next()))
        return total

    def _backward(self, root, handles):
        if not handles or not self._sees(root._handle):
            return {h: None for h in handles}
        spans = " ".join(["%d-%d" % span for span in self._all_spans()])
        watched = " ".join([str(h) for h in self._watched])
        asked = " ".join([str(h) for h in handles])
        found = lab_core.checked(_lab.watched(root._handle, asked, watched, spans)).split()
        return {h: None if g == "-" else Tensor(int(g)) for h, g in zip(handles, found)}

    def jacobian(self, *unused, **more):
        raise AttributeError(lab_core.refusal("missingJacobian", name="tf.GradientTape.jacobian"))

    def batch_jacobian(self, *unused, **more):
        raise lab_core.missing("tf.GradientTape", "batch_jacobian", "tf.GradientTape.gradient")


class _Stopped:
    def __init__(self, tape):
        self._tape = tape

    def __enter__(self):
        self._tape._pause()

    def __exit__(self, *error):
        self._tape._start()
        return False


def _listed(value):
    """The tensors of an arrangement, in its order."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return [one for part in value for one in _listed(part)]
    return [value]


def _arranged(like, flat):
    """A flat list in the arrangement of another."""
    rest = list(flat)

    def build(part):
        if isinstance(part, dict):
            return {key: build(one) for key, one in part.items()}
        if isinstance(part, (list, tuple)):
            return type(part)([build(one) for one in part])
        return rest.pop(0)

    return build(like)


def _total(gradients):
    total = None
    for one in gradients:
        total = one if total is None else OPERATORS["add"](total, one)
    return total
