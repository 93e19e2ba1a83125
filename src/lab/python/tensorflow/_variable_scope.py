"""Variables by name: scopes, and `tf.get_variable`."""

from . import _dtypes, _initial, _names
from ._graph import node
from ._shape import dims_of
from ._state import state
from ._variable import Variable


class VariableScope:
    """What `tf.variable_scope` gives: the scope under its name."""

    def __init__(self, name, reuse, initializer):
        self.name, self.reuse, self.initializer = name, reuse, initializer

    def reuse_variables(self):
        self.reuse = True


AUTO_REUSE = "auto"
_scopes = [VariableScope("", False, None)]
_stored = {}


def get_variable_scope():
    return _scopes[-1]


class variable_scope:
    """`with tf.variable_scope("tower", reuse=tf.AUTO_REUSE):` names variables `tower/…`, and finds
    them again."""

    def __init__(
        self, name_or_scope, default_name=None, values=None, initializer=None, reuse=None, **unused
    ):
        outer = _scopes[-1]
        again = isinstance(name_or_scope, VariableScope)
        own = name_or_scope.name if again else (name_or_scope or default_name)
        path = own if again or not outer.name else outer.name + "/" + own
        self._scope = VariableScope(path, reuse or outer.reuse, initializer or outer.initializer)
        self._names = _names.name_scope(own.split("/")[-1] if own else "scope")

    def __enter__(self):
        self._names.__enter__()
        _scopes.append(self._scope)
        return self._scope

    def __exit__(self, *error):
        _scopes.pop()
        return self._names.__exit__(*error)


def get_variable(
    name,
    shape=None,
    dtype=None,
    initializer=None,
    regularizer=None,
    trainable=True,
    collections=None,
    **unused
):
    """A variable by its name: made at first, found again where the scope says so."""
    scope = _scopes[-1]
    path = scope.name + "/" + name if scope.name else name
    if path in _stored:
        if not scope.reuse:
            raise ValueError(
                "Variable %s already exists, disallowed. Did you mean to set reuse=True or "
                "reuse=tf.AUTO_REUSE in "
                "VarScope?" % path
            )
        return _stored[path]
    if scope.reuse is True:
        raise ValueError(
            "Variable %s does not exist, or was not created with tf.get_variable(). Did you mean "
            "to set "
            "reuse=tf.AUTO_REUSE in VarScope?" % path
        )
    if initializer is None:
        initializer = _initial.GlorotUniform() if scope.initializer is None else scope.initializer
    if shape is None and callable(initializer):
        raise ValueError(
            "Shape of a new variable (%s) must be fully defined, but instead was <unknown>." % path
        )
    dtype = _dtypes.known(dtype)
    value = initializer
    if callable(initializer):
        initializer = _initial.get(initializer)
        value = initializer._make(dims_of(shape), dtype) if not state.lazy else None
    variable = _named_variable(path, value, initializer, shape, dtype, trainable)
    _stored[path] = variable
    if regularizer is not None:
        _names.graph.regularization.append(regularizer(variable))
    return variable


def _named_variable(path, value, initializer, shape, dtype, trainable):
    # A variable's name has its variable scope before it only, whatever name scopes it stands in.
    scopes, _names.graph.scopes = _names.graph.scopes, []
    try:
        if value is None:
            value = node(
                initializer.kind,
                initializer._make,
                (dims_of(shape), dtype),
                name=path + "/Initializer",
            )
        return Variable(value, trainable=trainable, name=path, dtype=dtype)
    finally:
        _names.graph.scopes = scopes
