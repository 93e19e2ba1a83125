"""TensorFlow in the Lab: both generations, on the project's own engine.

What a program calls decides which generation it is of: one that opens a session, feeds a
placeholder or asks for `tf.gradients` builds a graph first; any other computes at once. All numbers
are float32, whatever type they are called. Random numbers are the Lab's own.
"""

from . import _namespace, _tables
from ._state import state

_FIRST, _SECOND = _tables.FIRST, _tables.SECOND
if state.lazy and not state.compat:
    _table, _elsewhere = _FIRST, {}
else:
    _table, _elsewhere = _SECOND, {"tensorflow.compat.v1": _FIRST}

__version__ = _table["__version__"]


def __getattr__(name):
    if name in ("keras", "compat"):
        # Loaded when a program names them: most name one of the two at the most.
        return getattr(__import__("tensorflow." + name), "__dict__")[name]
    if _table is _SECOND and name in ("losses", "optimizers"):
        return getattr(__getattr__("keras"), name)
    return _namespace.found("tensorflow", name, _table, _elsewhere)
