"""Gradients of a graph: `tf.gradients`."""

import lab_core

from ._graph import Symbolic, node
from ._state import state
from ._tensor import Tensor, primitive, tensor_of


def _leads(root, target):
    """Whether a gradient can travel from one to the other."""
    seen, stack = set(), [root]
    while stack:
        one = stack.pop()
        if one is target:
            return True
        if id(one) in seen or not isinstance(one, Symbolic):
            continue
        seen.add(id(one))
        if one.kind == "gradients":
            raise NotImplementedError(lab_core.refusal("secondDerivatives"))
        if one._differentiable and one.kind != "StopGradient":
            stack.extend(one._inputs)
    return False


def gradients(ys, xs, grad_ys=None, name="gradients", stop_gradients=None, **unused):
    """What each of `xs` gets from all of `ys` together; None where no path leads to it."""
    if not state.lazy:
        raise RuntimeError(
            "tf.gradients is not supported when eager execution is enabled. Use tf.GradientTape "
            "instead."
        )
    roots = list(ys) if isinstance(ys, (list, tuple)) else [ys]
    targets = list(xs) if isinstance(xs, (list, tuple)) else [xs]
    weights = grad_ys if isinstance(grad_ys, (list, tuple)) or grad_ys is None else [grad_ys]
    reached = [x for x in targets if any([_leads(y, x) for y in roots])]
    if not reached:
        return [None] * len(targets)
    count = len(roots)

    def compute(roots, values, weights):
        return _computed(roots, values, weights)

    shapes = [
        [Tensor(None, x.dtype, s._dims) for x, s in zip(reached, _shapes(reached, i))]
        for i in (0, 1)
    ]
    found = node("gradients", compute, (roots, reached, weights), shapes=shapes)
    for one, x in zip(found, reached):
        # TensorFlow calls it by the operation that brings it, which the engine's single pass does
        # not name.
        one._path = "%s/%s_grad" % (found[0]._inputs[0]._path, x._path)
        one._output = 0
    return [_of(x, reached, found) for x in targets]


def _shapes(reached, i):
    return [one._shapes[i] for one in reached]


def _of(x, reached, found):
    for one, gradient in zip(reached, found):
        if one is x:
            return gradient
    return None


def _computed(roots, values, weights):
    """The engine's backward pass, once for all targets."""
    weighted = []
    for i, root in enumerate(roots):
        if weights is None or weights[i] is None:
            weighted.append(root)
        else:
            weighted.append(primitive("mul", root, tensor_of(weights[i], like=root.dtype)))
    total = weighted[0]
    for one in weighted[1:]:
        # Each brings all ones at its top: so does the sum of their sums.
        total = primitive("add", primitive("sum", total), primitive("sum", one))
    found = lab_core.gradients(total._handle, [one._handle for one in values])
    return [
        Tensor(
            (
                lab_core.leaf("constant", [0.0] * lab_core.size_of(x._dims), x._dims)
                if h is None
                else h
            ),
            x.dtype,
        )
        for h, x in zip(found, values)
    ]
