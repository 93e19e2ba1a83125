"""Graphs that are built before they run: nodes, their names, and the shapes they will have."""

import _lab
from lab_core import refusal

from . import _names
from ._shape import TensorShape
from ._state import state
from ._tensor import Operators, Tensor

# Two sizes that stand for one that is not known. What differs between them is not known either.
_STANDINS = (12, 24)

# How many nodes there are: they know their order.
_made = [0]


class Symbolic(Operators):
    """A node: an operation that has not been computed. A session computes it, or a Keras model."""

    def __init__(self, kind, compute, args, kwargs, name, shapes, output=0, differentiable=True):
        # `name` is what it is called; `shapes` are tensors without values, one for each stand-in.
        self.kind = kind
        self._compute = compute
        self._args = args
        self._kwargs = kwargs
        self._shapes = shapes
        self._path = name
        self._output = output
        self._differentiable = differentiable
        self._line = _lab.line()
        self._scope = _names.scope()
        self._inputs = _nodes_in(args, [])
        _nodes_in(list(kwargs.values()), self._inputs)
        self.dtype = getattr(shapes[0], "dtype", None)
        _made[0] += 1
        self._order = _made[0]
        # What the program itself calls it; the engine's node takes it over.
        self._given = None
        # Written after the type: of an assignment, that it is a reference.
        self._suffix = ""

    @property
    def name(self):
        return "%s:%d" % (self._path, self._output)

    @property
    def op(self):
        return Operation(self)

    @property
    def graph(self):
        return _names.graph

    @property
    def _dims(self):
        one, other = self._shapes
        return tuple([a if a == b else None for a, b in zip(one._dims, other._dims)])

    @property
    def shape(self):
        return TensorShape(self._dims, "None" if state.compat or not state.lazy else "?")

    def eval(self, feed_dict=None, session=None):
        """Its value, computed by the default session."""
        from . import _session

        return (session or _session.default()).run(self, feed_dict)

    def __len__(self):
        raise TypeError(
            "len is not well defined for a symbolic Tensor (%s). Please call `x.shape`." % self.name
        )

    def __iter__(self):
        raise TypeError("Tensor objects are only iterable when eager execution is enabled.")

    def __bool__(self):
        raise TypeError(
            "Using a `tf.Tensor` as a Python `bool` is not allowed. Use `if t is not None:` "
            "instead of `if t:`."
        )

    def __getattr__(self, name):
        if name == "numpy":
            raise AttributeError(refusal("numpyBeforeRun"))
        raise AttributeError("'Tensor' object has no attribute '%s'" % name)

    @property
    def _typed(self):
        return self.dtype.name + self._suffix

    def __str__(self):
        if self.dtype is None:
            return str(Operation(self))
        return 'Tensor("%s", shape=%s, dtype=%s)' % (self.name, self.shape, self._typed)

    def __repr__(self):
        if self.dtype is None:
            return repr(Operation(self))
        return "<tf.Tensor '%s' shape=%s dtype=%s>" % (self.name, self.shape, self._typed)


class Operation:
    """What a session runs for its effect, and what a tensor calls its `op`."""

    def __init__(self, node):
        self._node = node
        self.name = node._path
        self.type = node.kind

    def run(self, feed_dict=None, session=None):
        self._node.eval(feed_dict, session)

    def __str__(self):
        return 'name: "%s"\nop: "%s"\n' % (self.name, self.type)

    def __repr__(self):
        return "<tf.Operation '%s' type=%s>" % (self.name, self.type)


def _nodes_in(value, found):
    """The nodes and variables that stand anywhere in a call's arguments."""
    if isinstance(value, Symbolic) or getattr(value, "_is_lazy", False):
        if not any([one is value for one in found]):
            found.append(value)
    elif isinstance(value, (list, tuple)):
        for one in value:
            _nodes_in(one, found)
    elif isinstance(value, Operation):
        _nodes_in(value._node, found)
    return found


def holds_nodes(args, kwargs):
    """Whether any argument is a node of a graph."""
    for one in args:
        if isinstance(one, Symbolic) or (isinstance(one, (list, tuple)) and holds_nodes(one, ())):
            return True
    return bool(kwargs) and holds_nodes(list(kwargs.values()), ())


def replaced(value, by):
    """A call's arguments with each node replaced by what `by` says of it."""
    if isinstance(value, Symbolic) or getattr(value, "_is_lazy", False):
        return by(value)
    if isinstance(value, list):
        return [replaced(one, by) for one in value]
    if isinstance(value, tuple):
        return tuple([replaced(one, by) for one in value])
    return value


def computed(compute, args, kwargs, by):
    """What an operation gives for the values of its nodes."""
    state.computing += 1
    try:
        args = [replaced(one, by) for one in args]
        kwargs = {key: replaced(one, by) for key, one in kwargs.items()}
        return compute(*args, **kwargs)
    finally:
        state.computing -= 1


def _shapes_of(compute, args, kwargs):
    """What the operation gives for each of the stand-ins, of its shape alone."""

    def open_as_one(node):
        one, other = node._shapes
        dims = [a if a == b else 1 for a, b in zip(one._dims, other._dims)]
        return Tensor(None, one.dtype, dims)

    before, state.abstract = state.abstract, True
    try:
        try:
            return [
                computed(compute, args, kwargs, lambda node, i=i: node._shapes[i]) for i in (0, 1)
            ]
        except ValueError:
            # A size not known may be one, and stretch to whatever stands beside it.
            nodes = _nodes_in([list(args), list(kwargs.values())], [])
            if all([None not in node._dims for node in nodes]):
                raise
            shape = computed(compute, args, kwargs, open_as_one)
            return [shape, shape]
    finally:
        state.abstract = before


def node(kind, compute, args=(), kwargs=None, name=None, differentiable=True, shapes=None, last=""):
    """A new node; as many as the operation has results when it has several."""
    kwargs = kwargs or {}
    shapes = shapes or _shapes_of(compute, args, kwargs)
    path = _names.unique(name or kind) + last
    if not isinstance(shapes[0], (list, tuple)):
        made = Symbolic(kind, compute, args, kwargs, path, shapes, 0, differentiable)
        made._given = name
        return made
    whole = Symbolic(kind, compute, args, kwargs, path, shapes, 0, differentiable)
    return [
        Symbolic(
            kind,
            lambda parts, i=i: parts[i],
            (whole,),
            {},
            path,
            [one[i] for one in shapes],
            i,
            differentiable,
        )
        for i in range(len(shapes[0]))
    ]


def standing(dims, dtype):
    """Shapes of what is fed: None stands for any size."""
    return [Tensor(None, dtype, [size if n is None else n for n in dims]) for size in _STANDINS]


def operation(kind, differentiable=True, last=""):
    """Makes a function that computes an operation also one that builds it, whichever a program asks
    for.

    :param kind: what TensorFlow calls nodes of it.
    :param last: of several nodes in a scope of that name, the one that is the result.
    """

    def wrap(compute):
        def call(*args, **kwargs):
            name = kwargs.pop("name", None)
            if state.builds() or (not state.computing and holds_nodes(args, kwargs)):
                return node(kind, compute, args, kwargs, name, differentiable, last=last)
            result = compute(*args, **kwargs)
            if name and isinstance(result, Tensor) and result._handle is not None:
                _lab.name(result._handle, name)
            return result

        return call

    return wrap
