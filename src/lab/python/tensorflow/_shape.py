"""Shapes as TensorFlow shows them."""


class TensorShape:
    """The sizes of a tensor's axes; None where a size is not known before the graph runs."""

    def __init__(self, dims, unknown="None"):
        self._dims = tuple(dims)
        self._unknown = unknown

    @property
    def rank(self):
        return len(self._dims)

    @property
    def ndims(self):
        return len(self._dims)

    @property
    def dims(self):
        return list(self._dims)

    def as_list(self):
        return list(self._dims)

    def num_elements(self):
        size = 1
        for n in self._dims:
            if n is None:
                return None
            size *= n
        return size

    def is_fully_defined(self):
        return None not in self._dims

    # An array of it, for `np.prod(x.shape)`, is of whole numbers.
    dtype = "int64"

    def _flat(self):
        return list(self._dims), (len(self._dims),)

    def __iter__(self):
        return iter(self._dims)

    def __len__(self):
        return len(self._dims)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return TensorShape(self._dims[index], self._unknown)
        return self._dims[index]

    def __add__(self, other):
        return TensorShape(self._dims + tuple(other), self._unknown)

    def __radd__(self, other):
        return TensorShape(tuple(other) + self._dims, self._unknown)

    def __eq__(self, other):
        return self._dims == tuple(other)

    def __ne__(self, other):
        return self._dims != tuple(other)

    def __hash__(self):
        return hash(self._dims)

    def __str__(self):
        sizes = [self._unknown if n is None else str(n) for n in self._dims]
        return "(%s%s)" % (", ".join(sizes), "," if len(sizes) == 1 else "")

    def __repr__(self):
        return "TensorShape([%s])" % ", ".join(
            [self._unknown if n is None else str(n) for n in self._dims]
        )


def dims_of(shape):
    """What a program gives as a shape, as a tuple of ints and None."""
    if shape is None:
        return ()
    if isinstance(shape, int):
        return (shape,)
    if hasattr(shape, "_flat"):
        return tuple([None if n is None else int(n) for n in shape._flat()[0]])
    return tuple([None if n is None else int(n) for n in shape])
