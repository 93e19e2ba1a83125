"""The array and how one is made. The numbers lie in the Lab; an array here is its number there, its type and its
shape."""

import json
from array import array as _memory

import _lab
import lab_core

from ._calls import _checked, _words
from ._methods import _Methods
from ._operators import _Operators
from ._types import _Type, _common, _name, dtype

_dtype = dtype


def _made(number):
    """The array of a number that `_lab` gave: below −1 it has no dimensions."""
    if number < 0:
        number = -2 - _checked(number)
    return ndarray(number)


def _out(number):
    """A result: of no dimensions, a plain number."""
    return ndarray(number) if number >= 0 else _scalar(_made(number))


def of_tensor(handle, dtype="float32"):
    """An array of what a tensor of the graph holds, for torch and tensorflow."""
    return _made(_lab.np_of(handle, _name(dtype)))


def _scalar(made):
    if made._type == "float32":
        return _Single(float(_lab.np_item(made._id)))
    return made.item()


def _code(value):
    """An operand for `_lab`: an array's number, or a number with the letter of its type."""
    if isinstance(value, ndarray):
        return value._id
    if isinstance(value, bool):
        return "b:%d" % value
    if isinstance(value, int):
        return "i:%d" % value
    if isinstance(value, float):
        return "f:" + repr(value)
    if isinstance(value, _Single):
        return "s:" + repr(value._value)
    return array(value)._id


def _gather(data, flat, names):
    """Puts nested data into flat and the types in it into names. Returns its shape."""
    if isinstance(data, bool):
        names.add("bool")
    elif isinstance(data, int):
        names.add("int64")
    elif isinstance(data, float):
        names.add("float64")
    elif isinstance(data, _Single):
        names.add("float32")
        data = data._value
    elif hasattr(data, "_flat"):
        values, shape = data._flat()
        flat.extend(values)
        names.add(_name(data.dtype))
        return tuple(shape)
    elif isinstance(data, (list, tuple, range)):
        shapes = [_gather(one, flat, names) for one in data]
        for own in shapes:
            if own != shapes[0]:
                raise ValueError(
                    "setting an array element with a sequence. The requested array has an inhomogeneous "
                    "shape: its rows are not all of one length."
                )
        return (len(shapes),) + (shapes[0] if shapes else ())
    else:
        raise TypeError(lab_core.refusal("arrayOfOthers", kind=type(data).__name__))
    flat.append(data)
    return ()


def array(object, dtype=None, copy=True, ndmin=0):
    if isinstance(object, ndarray):
        made = object.copy() if dtype is None else object.astype(dtype)
    else:
        flat, names = [], set()
        if hasattr(object, "__next__") or isinstance(object, (set, dict)):
            object = list(object)
        shape = _gather(object, flat, names)
        name = _common(names) if dtype is None else _name(dtype)
        made = _made(_lab.np_new(_words(flat), json.dumps(list(shape)), name))
    if len(made.shape) < ndmin:
        made = made.reshape((1,) * (ndmin - len(made.shape)) + made.shape)
    return made


def asarray(object, dtype=None):
    if isinstance(object, ndarray) and (dtype is None or _name(dtype) == object._type):
        return object
    return array(object, dtype)


def _part(one):
    """A part of an index as JSON."""
    if one is None:
        return "null"
    if one is Ellipsis:
        return '"..."'
    if isinstance(one, bool):
        raise IndexError(lab_core.refusal("truthAsIndex"))
    if isinstance(one, int):
        return str(one)
    if isinstance(one, slice):
        ends = [one.start, one.stop, one.step]
        return json.dumps([None if end is None else int(end) for end in ends])
    if isinstance(one, ndarray):
        indices = one
    else:
        indices = array(one)
        if indices.shape == (0,):
            indices = indices.astype("int64")
    if indices._type not in ("int64", "int32", "bool"):
        raise IndexError(
            "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean "
            "arrays are valid indices"
        )
    return '{"array": %d}' % indices._id


def _parts(index):
    parts = index if isinstance(index, tuple) else (index,)
    return "[%s]" % ", ".join([_part(one) for one in parts])


class _Computed(_Operators):
    def _binary(self, name, other, swapped=False):
        if not isinstance(other, _Computed) and hasattr(other, "_outranks_arrays"):
            return NotImplemented
        pair = (_code(other), _code(self)) if swapped else (_code(self), _code(other))
        return _out(_lab.np_binary(name, pair[0], pair[1]))

    def _unary(self, name):
        return _out(_lab.np_unary(name, _code(self)))


class _Single(_Computed):
    """One float32 number. Beside a Python number it counts as float64, as in NumPy 1."""

    _written_plainly = True

    def __init__(self, value):
        self._value = _memory("f", [value])[0]
        self.dtype = dtype("float32")
        self.shape, self.ndim, self.size = (), 0, 1

    def __float__(self):
        return self._value

    def __int__(self):
        return int(self._value)

    def __bool__(self):
        return self._value != 0

    def __hash__(self):
        return hash(self._value)

    def __str__(self):
        return _lab.numpy_text(repr(self._value), "[]", '{"dtype": "float32"}')

    def __repr__(self):
        return str(self)

    def __getitem__(self, index):
        return _made(_lab.np_index(array(self)._id, _parts(index)))

    def __getattr__(self, name):
        # Names that begin so are asked for to find out what this is: an array of it would be asked in turn.
        if name.startswith("_"):
            raise AttributeError("'numpy.float32' object has no attribute '%s'" % name)
        return getattr(array(self), name)

    def item(self):
        return self._value

    def _flat(self):
        return [self._value], ()


class ndarray(_Computed, _Methods):
    def __init__(self, number):
        self._id = number

    def __getattr__(self, name):
        if name == "_type" or name == "_dims":
            # Asked of the Lab once: most arrays are used and never looked at.
            self._type, shape = _lab.np_about(self._id).split("|")
            self._dims = tuple([int(n) for n in shape.split(",")]) if shape else ()
            return self._type if name == "_type" else self._dims
        if name.startswith("_"):
            # Only asked to find out whether this is an array: nobody reads a hint.
            raise AttributeError(name)
        raise AttributeError(
            lab_core.refusal("arrayAttribute", name=name, nearest=lab_core.nearest(name, dir(ndarray)))
        )

    @property
    def _written_plainly(self):
        return not self._dims

    @property
    def dtype(self):
        return _dtype(self._type)

    @property
    def shape(self):
        return self._dims

    @shape.setter
    def shape(self, shape):
        other = self.reshape(shape)
        self._id, self._dims = other._id, other._dims

    def _made(self, text):
        return _made(text)

    def _out(self, text):
        return _out(text)

    def _binary(self, name, other, swapped=False):
        if type(other) is float:
            # The most common operand goes over as it is.
            return _out(_lab.np_beside(name, self._id, other, int(swapped)))
        return _Computed._binary(self, name, other, swapped)

    def _update(self, name, other):
        _checked(_lab.np_update(name, self._id, _code(other)))
        return self

    def __iadd__(self, other):
        return self._update("add", other)

    def __isub__(self, other):
        return self._update("subtract", other)

    def __imul__(self, other):
        return self._update("multiply", other)

    def __itruediv__(self, other):
        return self._update("divide", other)

    def __ipow__(self, other):
        return self._update("power", other)

    def __matmul__(self, other):
        if not isinstance(other, _Computed) and hasattr(other, "_outranks_arrays"):
            return NotImplemented
        return _out(_lab.np_matmul(self._id, asarray(other)._id))

    def __rmatmul__(self, other):
        return _out(_lab.np_matmul(asarray(other)._id, self._id))

    def __getitem__(self, index):
        made = _lab.np_index(self._id, _parts(index))
        return _made(made) if _keeps(index) else _out(made)

    def __setitem__(self, index, value):
        _checked(_lab.np_assign(self._id, _parts(index), _code(value)))


def _keeps(index):
    """Whether an index of everything leaves an array of no dimensions, as NumPy does for `a[...]`."""
    return index is Ellipsis or (isinstance(index, tuple) and any([one is Ellipsis for one in index]))


def _typed(kind, value):
    made = array(value, dtype=kind.name)
    return made if made.shape else _scalar(made)


_Type._make = _typed
