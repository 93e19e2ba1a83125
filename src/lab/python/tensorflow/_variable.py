"""Variables of both generations."""

import _lab
import lab_core

from . import _arrays, _dtypes, _names
from ._arrange import _constant
from ._dtypes import FailedPreconditionError
from ._graph import Symbolic, holds_nodes, node
from ._shape import TensorShape
from ._state import state
from ._tensor import Operators, Tensor, _below, tensor_of


class Variable(Operators):
    """A tensor that training changes. In a graph, each session keeps a value of its own for it."""

    def __init__(
        self,
        initial_value=None,
        trainable=True,
        collections=None,
        validate_shape=True,
        name=None,
        dtype=None,
        shape=None,
        **unused
    ):
        if initial_value is None:
            raise ValueError(
                "Tensor-typed variable initializers must either be wrapped in an init_scope or "
                "callable."
            )
        self.trainable = trainable is not False
        self._is_lazy = state.lazy
        self._value = None
        self._line = _lab.line()
        self._scope = _names.scope()
        self._label = name
        wanted = _dtypes.known(dtype)
        if state.lazy:
            self._path = _names.unique(name or "Variable")
            self._begin(initial_value, wanted)
            _names.graph.variables.append(self)
            return
        self._path = _names.pathed(name or "Variable")
        self._hold(self._tensor(initial_value, wanted))

    def _tensor(self, value, dtype):
        value = value() if callable(value) else value
        if isinstance(value, Operators):
            return tensor_of(value, dtype)
        return _constant(value, dtype)

    def _begin(self, value, dtype):
        """Notes how a session makes the first value, and which shape that has."""
        value = value() if callable(value) else value
        if (
            isinstance(value, Symbolic)
            or getattr(value, "_is_lazy", False)
            or holds_nodes([value], {})
        ):
            self._initial = node(
                "initial_value", tensor_of, (value, dtype), name=self._path + "/initial_value"
            )
        else:
            self._initial = node(
                "initial_value", _constant, (value, dtype), name=self._path + "/initial_value"
            )
        self._shapes = self._initial._shapes
        self._dims = self._initial._dims
        self.dtype = self._initial.dtype

    def _hold(self, tensor):
        """Takes a tensor's values as its own, eagerly."""
        self._handle = leaf_of(tensor._handle, self)
        self._dims = tensor._dims
        self.dtype = tensor.dtype

    @property
    def name(self):
        return self._path + ":0"

    @property
    def op(self):
        made = self._initial.op
        made.name, made.type = self._path, "VariableV2"
        return made

    @property
    def shape(self):
        return TensorShape(self._dims)

    @property
    def ndim(self):
        return len(self._dims)

    @property
    def initializer(self):
        """In a graph, what gives it its first value."""
        return initializing([self], self._path + "/Assign")

    def _read(self):
        """Its value as an eager tensor, noted by the tapes that record."""
        if self._is_lazy and not state.computing:
            raise RuntimeError(lab_core.refusal("valueOutsideSession", name=self._path))
        if state.abstract:
            return Tensor(None, self.dtype, self._dims)
        for tape in state.tapes:
            tape._saw(self)
        return Tensor(self._handle, self.dtype, self._dims)

    def read_value(self):
        if not self._is_lazy:
            return self._read()
        return node("read" if state.references else "ReadVariableOp", tensor_of, (self,))

    def value(self):
        if not (self._is_lazy and state.references):
            return self.read_value()
        if self._value is None:
            self._value = node("Identity", tensor_of, (self,), name=self._path + "/read")
            self._value._given = None
        return self._value

    def initialized_value(self):
        return self._initial if self._is_lazy else self._read()

    def _flat(self):
        return self._read()._flat()

    def numpy(self):
        return Tensor(self._handle, self.dtype, self._dims).numpy()

    def item(self):
        return self._read().item()

    def __int__(self):
        return int(self._read())

    def __len__(self):
        return self._dims[0]

    def __iter__(self):
        if self._is_lazy:
            raise TypeError("'Variable' object is not iterable.")
        return iter([self[i] for i in range(self._dims[0])])

    def __hash__(self):
        return id(self)

    def __eq__(self, other):
        return self is other

    def eval(self, session=None, feed_dict=None):
        from . import _session

        return (session or _session.default()).run(self, feed_dict)

    def assign(self, value, use_locking=False, name=None, read_value=True):
        return self._change("Assign", lambda old, new: new, value)

    def assign_add(self, delta, use_locking=False, name=None, read_value=True):
        return self._change("AssignAdd", _summed(1), delta)

    def assign_sub(self, delta, use_locking=False, name=None, read_value=True):
        return self._change("AssignSub", _summed(-1), delta)

    def _change(self, kind, function, value):
        if not self._is_lazy or state.computing:
            self._assign(function, value)
            return self
        made = node(kind, lambda new: self._assign(function, new), (value,), shapes=self._shapes)
        made._suffix = "_ref" if state.references else ""
        return made

    def _assign(self, function, value):
        new = tensor_of(value, like=self.dtype)
        if new._dims != self._dims:
            raise ValueError(
                "Cannot assign value to variable '%s': Shape mismatch.The variable shape %s, and "
                "the assigned value "
                "shape %s are incompatible." % (self.name, self.shape, new.shape)
            )
        old = lab_core.values_of(self._handle)
        flat = [function(a, b) for a, b in zip(old, new._values())]
        self._handle = lab_core.assign(self._handle, flat)
        return Tensor(self._handle, self.dtype, self._dims)

    def _text(self, numbers):
        return "<tf.Variable '%s' shape=%s dtype=%s%s>" % (
            self.name,
            self.shape,
            self.dtype.name,
            numbers,
        )

    def __repr__(self):
        if self._is_lazy:
            return self._text("_ref" if state.references else "")
        return self._text(
            ", numpy=" + _below(_arrays.represented(self._handle, self._dims, self.dtype.name))
        )

    def __str__(self):
        return self.__repr__()


def _summed(factor):
    return lambda old, new: old + factor * new


def leaf_of(handle, variable):
    """A leaf of the engine for a variable, at the line where the program makes the variable."""
    line = _lab.line()
    lab_core.at(variable._line)
    _lab.scope(variable._scope)
    kind = "parameter" if variable.trainable else "constant"
    made = lab_core.checked(_lab.copy(kind, handle, variable._label or ""))
    _lab.scope(_names.scope())
    lab_core.at(line)
    return made


def initializing(variables, name="init"):
    """The operation that gives variables their first values, as far as they have none in the
    session."""

    def compute(*tensors):
        for variable, tensor in zip(variables, tensors):
            variable._handle = leaf_of(tensor._handle, variable)

    return node(
        "NoOp", compute, tuple([one._initial for one in variables]), name=name, shapes=[None, None]
    ).op


def global_variables_initializer():
    """The operation that a session runs first."""
    if not state.lazy:
        return None
    return initializing(list(_names.graph.variables))


def variables_initializer(var_list, name="init"):
    return initializing(list(var_list), name)


def uninitialized(variable):
    return FailedPreconditionError("Attempting to use uninitialized value %s" % variable._path)


def trainable_variables(scope=None):
    """In the order in which the program makes them."""
    return [
        one
        for one in _names.graph.variables
        if one.trainable and (not scope or one.name.startswith(scope))
    ]


def global_variables(scope=None):
    return [one for one in _names.graph.variables if not scope or one.name.startswith(scope)]


def get_collection(key, scope=None):
    """Of the collections, those of variables are in the Lab."""
    if key == "trainable_variables":
        return trainable_variables(scope)
    if key == "regularization_losses":
        return list(_names.graph.regularization)
    return global_variables(scope) if key == "variables" else []
