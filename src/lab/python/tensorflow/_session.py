"""Sessions: what computes the nodes of a graph."""

import _lab
import lab_core

from . import _arrays, _dtypes, _names
from ._arrange import _constant
from ._dtypes import InvalidArgumentError
from ._graph import Operation, Symbolic, _nodes_in, computed, node, standing
from ._shape import dims_of
from ._state import state
from ._tensor import Tensor
from ._variable import Variable, uninitialized

_open = []


def default():
    """The session that `.eval()` uses."""
    if not _open:
        raise ValueError(
            "Cannot evaluate tensor using `eval()`: No default session is registered. Use `with "
            "sess.as_default()` or "
            "pass an explicit session to `eval(session=sess)`"
        )
    return _open[-1]


class Session:
    """Computes what is fetched, each node once for a run, in the order in which it is needed.

    A variable that is fetched together with a training step shows the value it had when the step
    read it."""

    def __init__(self, target="", graph=None, config=None):
        self._handles = {}
        self.graph = _names.graph

    def __enter__(self):
        _open.append(self)
        return self

    def __exit__(self, *error):
        _open.pop()
        return False

    def as_default(self):
        return self

    def close(self):
        pass

    def run(self, fetches, feed_dict=None, options=None, run_metadata=None):
        """The values of `fetches`, in the same arrangement."""
        line = _lab.line()
        for variable in _names.graph.variables:
            variable._handle = self._handles.get(id(variable))
        try:
            run = _Run(feed_dict or {})
            return _arranged(fetches, run)
        finally:
            for variable in _names.graph.variables:
                self._handles[id(variable)] = variable._handle
            _lab.scope(_names.scope())
            lab_core.at(line)


class Options:
    """What a session may be told of devices: there is nothing to tell."""

    def __init__(self, **settings):
        pass

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return Options()


class InteractiveSession(Session):
    """A session that is the default one from the start."""

    def __init__(self, target="", graph=None, config=None):
        super().__init__(target, graph, config)
        _open.append(self)

    def close(self):
        if self in _open:
            _open.remove(self)


def _arranged(fetches, run):
    if isinstance(fetches, list):
        return [_arranged(one, run) for one in fetches]
    if isinstance(fetches, tuple):
        return tuple([_arranged(one, run) for one in fetches])
    if isinstance(fetches, dict):
        return {key: _arranged(one, run) for key, one in fetches.items()}
    if isinstance(fetches, Operation):
        run.value(fetches._node)
        return None
    if isinstance(fetches, str):
        raise TypeError(lab_core.refusal("fetchByName"))
    if not isinstance(fetches, (Symbolic, Variable)):
        raise TypeError(
            "Fetch argument %r has invalid type %r, must be a string or Tensor. (Can not convert "
            "a %s into a Tensor or "
            "Operation.)" % (fetches, type(fetches), type(fetches).__name__)
        )
    value = run.value(fetches)
    if not isinstance(value, Tensor):
        return None
    if not value._dims:
        return _arrays.scalar(value._one(), value.dtype.name)
    return _arrays.array(value._values(), value._dims, value.dtype.name)


class _Run:
    """One run: what is fed, and what is computed so far."""

    def __init__(self, feeds):
        self._values = {}
        for key, value in feeds.items():
            self._values[id(key)] = _fed(key, value)

    def value(self, root):
        """Computes a node after all that it needs. No recursion: graphs may be deep."""
        stack = [root]
        while stack:
            one = stack[-1]
            if id(one) in self._values:
                stack.pop()
                continue
            waiting = (
                []
                if isinstance(one, Variable)
                else [n for n in one._inputs if id(n) not in self._values]
            )
            if waiting:
                stack.extend(reversed(waiting))
                continue
            self._values[id(one)] = self._computed(stack.pop())
        return self._values[id(root)]

    def _computed(self, one):
        if isinstance(one, Variable):
            if one._handle is None:
                raise uninitialized(one)
            return Tensor(one._handle, one.dtype, one._dims)
        lab_core.at(one._line)
        _lab.scope(one._scope)
        result = computed(one._compute, one._args, one._kwargs, lambda n: self._values[id(n)])
        if one._given and isinstance(result, Tensor):
            _lab.name(result._handle, one._given)
        return result


def _fed(key, value):
    if not isinstance(key, Symbolic):
        raise TypeError(
            "Cannot interpret feed_dict key as Tensor: %r is not a tensor of the graph." % (key,)
        )
    if isinstance(value, (Symbolic, Variable)):
        raise TypeError(
            "The value of a feed cannot be a tf.Tensor object. Acceptable feed values include "
            "Python scalars, strings, "
            "lists, numpy ndarrays, or TensorHandles."
        )
    line = _lab.line()
    lab_core.at(key._line)
    state.computing += 1
    try:
        tensor = _constant(_numbers(value, key.dtype), key.dtype)
    finally:
        state.computing -= 1
        lab_core.at(line)
    wanted = key._dims
    fits = getattr(key, "_open", False) or (
        len(wanted) == len(tensor._dims)
        and all([a is None or a == b for a, b in zip(wanted, tensor._dims)])
    )
    if not fits:
        raise ValueError(
            "Cannot feed value of shape %s for Tensor '%s', which has shape '%s'"
            % (tensor.shape, key.name, key.shape)
        )
    return tensor


def _numbers(value, dtype):
    """A session converts what is fed to the placeholder's type."""
    flat, dims = lab_core.flatten(value)
    return _Fed(flat if dtype.is_floating else [int(x) for x in flat], dims)


class _Fed:
    """Numbers in a shape."""

    def __init__(self, flat, dims):
        self._numbers, self._dims = flat, dims

    def _flat(self):
        return self._numbers, self._dims


def placeholder(dtype=None, shape=None, name=None):
    """A tensor that each run is fed."""
    dtype = _dtypes.known(dtype) or _dtypes.float32
    dims = dims_of(shape)

    def compute():
        sizes = ",".join(["?" if n is None else str(n) for n in dims])
        raise InvalidArgumentError(
            "You must feed a value for placeholder tensor '%s' with dtype %s%s"
            % (
                made._path,
                dtype.kernel_name,
                " and shape [%s]" % sizes if shape is not None else "",
            )
        )

    made = node("Placeholder", compute, name=name, shapes=standing(dims, dtype))
    made._open = shape is None
    return made


def placeholder_with_default(input, shape=None, name=None):
    """A tensor that each run may be fed."""
    from ._math import identity

    return identity(input, name=name or "PlaceholderWithDefault")


def group(*inputs, name=None):
    """One operation that runs several."""
    nodes = _nodes_in(list(inputs), [])
    return node(
        "NoOp", lambda *all: None, (nodes,), name=name or "group_deps", shapes=[None, None]
    ).op


def no_op(name=None):
    return node("NoOp", lambda: None, name=name, shapes=[None, None]).op
