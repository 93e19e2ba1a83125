"""Methods of arrays that give another one, or a number."""

import _lab

from ._calls import _axes, _shape
from ._types import _name


class _Methods:
    """Of a class that makes arrays from what `_lab` says of them: `_made`, and `_out` where a number may come."""

    @property
    def ndim(self):
        return len(self._dims)

    @property
    def size(self):
        size = 1
        for n in self._dims:
            size *= n
        return size

    @property
    def T(self):
        return self.transpose()

    def __len__(self):
        if not self._dims:
            raise TypeError("len() of unsized object")
        return self._dims[0]

    def __iter__(self):
        if not self._dims:
            raise TypeError("iteration over a 0-d array")
        return iter([self[i] for i in range(self._dims[0])])

    def __contains__(self, value):
        return bool((self == value).any())

    def __bool__(self):
        if self.size != 1:
            raise ValueError(
                "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()"
            )
        return bool(self.item())

    # No __float__: `2.0 * array` would take it for the number, and never ask the array.
    def __int__(self):
        return int(self.item())

    def __str__(self):
        return _lab.np_text(self._id, "str")

    def __repr__(self):
        return _lab.np_text(self._id, "repr")

    def _list(self):
        words = _lab.np_values(self._id).split()
        if self._type == "bool":
            return [word == "1" for word in words]
        read = int if self._type[0] == "i" else float
        return [read(word) for word in words]

    def _flat(self):
        """What tensors are made from."""
        return self._list(), self._dims

    def item(self, *index):
        if index:
            return self[index[0] if len(index) == 1 else index].item() if self._type == "float32" else self[index]
        if self.size != 1:
            raise ValueError("can only convert an array of size 1 to a Python scalar")
        return self._list()[0]

    def tolist(self):
        nested = self._list()
        for n in reversed(self._dims[1:]):
            nested = [nested[i : i + n] for i in range(0, len(nested), n)]
        return nested if self._dims else nested[0]

    def numpy(self):
        return self

    def copy(self):
        return self._made(_lab.np_copy(self._id))

    def astype(self, dtype, copy=True):
        return self._made(_lab.np_cast(self._id, _name(dtype)))

    def fill(self, value):
        self[...] = value

    def reshape(self, *shape):
        return self._made(_lab.np_reshape(self._id, _shape(shape[0] if len(shape) == 1 else shape)))

    def ravel(self):
        return self.reshape(-1)

    def flatten(self):
        return self.reshape(-1).copy()

    def transpose(self, *axes):
        if len(axes) == 1 and not isinstance(axes[0], int):
            axes = axes[0]
        if not axes:
            axes = [self.ndim - 1 - i for i in range(self.ndim)]
        return self._made(_lab.np_transpose(self._id, _shape(axes)))

    def squeeze(self, axis=None):
        if axis is None:
            return self.reshape([n for n in self._dims if n != 1])
        if self._dims[axis] != 1:
            raise ValueError("cannot select an axis to squeeze out which has size not equal to one")
        return self.reshape([n for i, n in enumerate(self._dims) if i != axis % self.ndim])

    def _reduce(self, name, axis, keepdims, ddof=0):
        return self._out(_lab.np_reduce(name, self._id, _axes(axis), int(keepdims), ddof))

    def sum(self, axis=None, keepdims=False):
        return self._reduce("sum", axis, keepdims)

    def mean(self, axis=None, keepdims=False):
        return self._reduce("mean", axis, keepdims)

    def prod(self, axis=None, keepdims=False):
        return self._reduce("prod", axis, keepdims)

    def max(self, axis=None, keepdims=False):
        return self._reduce("max", axis, keepdims)

    def min(self, axis=None, keepdims=False):
        return self._reduce("min", axis, keepdims)

    def var(self, axis=None, ddof=0, keepdims=False):
        return self._reduce("var", axis, keepdims, ddof)

    def std(self, axis=None, ddof=0, keepdims=False):
        return self._reduce("std", axis, keepdims, ddof)

    def argmax(self, axis=None, keepdims=False):
        return self._reduce("argmax", axis, keepdims)

    def argmin(self, axis=None, keepdims=False):
        return self._reduce("argmin", axis, keepdims)

    def any(self, axis=None, keepdims=False):
        return self._reduce("any", axis, keepdims)

    def all(self, axis=None, keepdims=False):
        return self._reduce("all", axis, keepdims)
