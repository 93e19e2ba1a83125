"""Who made which tensor of what, and the way back."""

import lab_core as core

_FREED = (
    "Trying to backward through the graph a second time (or directly access saved tensors after"
    " they have already been freed). Saved intermediate values of the graph are freed when you call"
    " .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the"
    " graph a second time or if you need to access saved tensors after calling backward."
)
# These keep nothing for the way back, so that PyTorch lets it be walked twice.
_LIGHT = set(
    "Add Sub Sum Neg Expand View ReshapeAlias T Transpose Permute Squeeze Unsqueeze Mean Cat Stack"
    " Select Slice Clone UnsafeView Alias ToCopy Rsub".split()
)


class _Mode:
    enabled = True


def is_grad_enabled():
    return _Mode.enabled


class _Switch:
    """Turns the recording on or off: as a context, as a decorator, or as a call."""

    def __init__(self, on):
        self.on, self.before = on, []

    def __enter__(self):
        self.before.append(_Mode.enabled)
        _Mode.enabled = self.on
        return self

    def __exit__(self, *_):
        _Mode.enabled = self.before.pop()

    def __call__(self, function):
        def switched(*args, **kwargs):
            with _Switch(self.on):
                return function(*args, **kwargs)

        return switched


def no_grad(function=None):
    return _Switch(False)(function) if function else _Switch(False)


def inference_mode(function=None):
    return no_grad(function if callable(function) else None)


def enable_grad(function=None):
    return _Switch(True)(function) if function else _Switch(True)


class set_grad_enabled(_Switch):
    def __init__(self, on):
        super().__init__(on)
        self.before.append(_Mode.enabled)
        _Mode.enabled = on

    def __enter__(self):
        return self


class Node:
    """What made a tensor: PyTorch's grad_fn."""

    def __init__(self, name, handle, edges):
        self._name, self.handle, self.edges = name, handle, edges
        self.freed, self.retained = False, []

    def name(self):
        return self._name

    @property
    def next_functions(self):
        return tuple(
            [(one if isinstance(one, Node) else _Accumulate(one[0]), 0) for one in self.edges]
        )

    @property
    def light(self):
        return self._name.split("Backward")[0] in _LIGHT

    def __repr__(self):
        return "<%s object>" % self._name


class _Accumulate:
    def __init__(self, variable):
        self.variable = variable

    def name(self):
        return "torch::autograd::AccumulateGrad"

    def __repr__(self):
        return "<AccumulateGrad object>"


def edge_of(tensor):
    """A result's node; a leaf with the handle it has now, because an update gives it another."""
    return tensor._node if tensor._node is not None else (tensor, tensor._handle)


def _reached(edge, keep):
    """Leaves and retained results that an edge leads back to, by handle."""
    found, seen, waiting = {}, set(), [edge]
    while waiting:
        one = waiting.pop()
        if not isinstance(one, Node):
            owners = found.setdefault(one[1], [])
            if not [owner for owner in owners if owner is one[0]]:
                owners.append(one[0])
            continue
        if one.handle in seen:
            continue
        seen.add(one.handle)
        if one.freed:
            raise RuntimeError(_FREED)
        one.freed = not keep and not one.light
        if one.retained:
            found.setdefault(one.handle, []).extend(one.retained)
        waiting.extend(one.edges)
    return found


def _root(tensor, gradient):
    """What the way back starts from: a sum weighted by gradient, where one is given."""
    if not tensor.requires_grad:
        raise RuntimeError("element 0 of tensors does not require grad and does not have a grad_fn")
    if gradient is None:
        if tensor.numel() != 1:
            raise RuntimeError("grad can be implicitly created only for scalar outputs")
        return tensor._handle
    if tuple(gradient.shape) != tuple(tensor.shape):
        raise RuntimeError(
            "Mismatch in shape: grad_output[0] has a shape of %s and output[0] has a shape of %s."
            % (gradient.shape, tensor.shape)
        )
    return core.op("sum", core.op("mul", tensor._handle, gradient._handle))


def _refuse_second_order(create_graph):
    if create_graph:
        raise NotImplementedError(core.refusal("createGraph"))


def run_backward(tensor, gradient=None, retain_graph=None, create_graph=False):
    _refuse_second_order(create_graph)
    root = _root(tensor, gradient)
    found = _reached(edge_of(tensor), retain_graph)
    handles = list(found)
    for handle, grad in zip(handles, core.gradients(root, handles)):
        if grad is None:
            continue
        for owner in found[handle]:
            if owner.grad is None:
                owner.grad = owner._like(grad)
            else:
                owner.grad._handle = core.compute("add", owner.grad._handle, grad)


def backward(tensors, grad_tensors=None, retain_graph=None, create_graph=False):
    tensors = tensors if isinstance(tensors, (list, tuple)) else [tensors]
    for i, tensor in enumerate(tensors):
        run_backward(tensor, grad_tensors and grad_tensors[i], retain_graph, create_graph)


def grad(
    outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, allow_unused=False
):
    """Gradients as values; nothing is added up in .grad."""
    _refuse_second_order(create_graph)
    outputs = list(outputs) if isinstance(outputs, (list, tuple)) else [outputs]
    inputs = list(inputs) if isinstance(inputs, (list, tuple)) else [inputs]
    if grad_outputs is not None and not isinstance(grad_outputs, (list, tuple)):
        grad_outputs = [grad_outputs]
    for one in inputs:
        if not one.requires_grad:
            raise RuntimeError("One of the differentiated Tensors does not require grad")
    roots = [_root(one, grad_outputs[i] if grad_outputs else None) for i, one in enumerate(outputs)]
    root = roots[0]
    for one in roots[1:]:
        root = core.op("add", root, one)
    for one in outputs:
        _reached(edge_of(one), retain_graph)
    found = core.gradients(root, [one._handle for one in inputs])
    if None in found and not allow_unused:
        raise RuntimeError(
            "One of the differentiated Tensors appears to not have been used in the graph. "
            "Set allow_unused=True if this is the desired behavior."
        )
    return tuple([one if one is None else inputs[i]._like(one) for i, one in enumerate(found)])


def Variable(tensor, requires_grad=False):
    """Once a class of its own; a tensor is one by itself now."""
    return tensor.requires_grad_() if requires_grad else tensor
