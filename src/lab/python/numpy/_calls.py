"""How numbers, shapes and axes go to `_lab`, and how its failures come back."""

import json

import _lab


def _checked(result):
    if result == -1:
        text = _lab.error()
        if text.startswith(("index ", "too many indices", "boolean index", "an index")):
            raise IndexError(text)
        raise ValueError(text)
    return result


def _words(flat):
    return str(flat)[1:-1]


def _shape(shape):
    """A shape as JSON; one number is a shape of one dimension."""
    if hasattr(shape, "__iter__") or isinstance(shape, (list, tuple)):
        return json.dumps([int(n) for n in shape])
    return "[%d]" % int(shape)


def _axes(axis):
    if axis is None:
        return "null"
    return json.dumps(list(axis)) if isinstance(axis, (tuple, list)) else "[%d]" % axis
