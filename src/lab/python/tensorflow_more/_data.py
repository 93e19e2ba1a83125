"""`tf.data`: examples, one after the other, as far as they stand in the program itself."""

from lab_core import missing, nearest, refusal

from tensorflow._arrange import concat, convert_to_tensor, range_, stack
from tensorflow._namespace import Namespace
from tensorflow._random import shuffle as shuffled


def _each(value, compute):
    """The same of each tensor of an arrangement."""
    if isinstance(value, dict):
        return {name: _each(one, compute) for name, one in value.items()}
    if isinstance(value, tuple):
        return tuple([_each(one, compute) for one in value])
    return compute(value)


def _flat(value):
    if isinstance(value, dict):
        return [one for name in sorted(value) for one in _flat(value[name])]
    if isinstance(value, tuple):
        return [one for part in value for one in _flat(part)]
    return [value]


def _joined(elements, join):
    """Elements of one arrangement as one of it."""
    columns = [join(list(column)) for column in zip(*[_flat(one) for one in elements])]

    def next_of(part):
        if isinstance(part, dict):
            made = {name: next_of(part[name]) for name in sorted(part)}
            return made
        if isinstance(part, tuple):
            return tuple([next_of(one) for one in part])
        return columns.pop(0)

    return next_of(elements[0])


class Dataset:
    """What can be gone through again and again. `make` gives its elements anew."""

    def __init__(self, make):
        self._make = make

    @staticmethod
    def from_tensor_slices(tensors):
        whole = _each(tensors, convert_to_tensor)
        count = _flat(whole)[0]._dims[0]
        return Dataset(lambda: (_each(whole, lambda one: one[i]) for i in range(count)))

    @staticmethod
    def from_generator(*unused, **more):
        raise missing("tf.data.Dataset", "from_generator", "tf.data.Dataset.from_tensor_slices")

    @staticmethod
    def from_tensors(tensors):
        return Dataset(lambda: iter([_each(tensors, convert_to_tensor)]))

    @staticmethod
    def range(*limits):
        numbers = range_(*limits, dtype="int64")
        return Dataset(lambda: iter(numbers))

    @staticmethod
    def zip(*datasets):
        parts = datasets[0] if isinstance(datasets[0], tuple) else datasets
        return Dataset(lambda: zip(*parts))

    def __iter__(self):
        return iter(self._make())

    def __len__(self):
        return len(list(self))

    def shuffle(self, buffer_size, seed=None, reshuffle_each_iteration=True):
        """Anew each time, in an order of the Lab's own."""

        def make():
            elements = list(self)
            order = shuffled(range_(len(elements)), seed=seed)._values()
            return iter([elements[i] for i in order])

        return Dataset(make)

    def batch(self, batch_size, drop_remainder=False, **unused):
        def make():
            elements = list(self)
            for start in range(0, len(elements), batch_size):
                some = elements[start : start + batch_size]
                if len(some) == batch_size or not drop_remainder:
                    yield _joined(some, stack)

        return Dataset(make)

    def map(self, map_func, **unused):
        def make():
            for one in self:
                yield map_func(*one) if isinstance(one, tuple) else map_func(one)

        return Dataset(make)

    def filter(self, predicate):
        def make():
            for one in self:
                if predicate(*one) if isinstance(one, tuple) else predicate(one):
                    yield one

        return Dataset(make)

    def repeat(self, count=None):
        if count in (None, -1):
            raise NotImplementedError(refusal("endlessRepeat"))
        return Dataset(lambda: (one for _ in range(count) for one in self))

    def take(self, count):
        return Dataset(lambda: (one for _, one in zip(range(count), self)))

    def skip(self, count):
        return Dataset(lambda: (one for i, one in enumerate(self) if i >= count))

    def prefetch(self, buffer_size=None):
        return self

    def cache(self, filename=""):
        return self

    def as_numpy_iterator(self):
        return (_each(one, lambda tensor: tensor.numpy()) for one in self)

    def _whole(self):
        """All batches as one, for `evaluate`."""
        batches = list(self)
        whole = _joined(batches, lambda parts: concat(parts, 0))
        return whole if isinstance(whole, tuple) else (whole, None)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        near = nearest(name, [one for one in dir(Dataset) if not one.startswith("_")])
        raise missing("tf.data.Dataset", name, near and "tf.data.Dataset." + near)


DATA = Namespace("tensorflow.data", {"Dataset": Dataset, "AUTOTUNE": -1})
DATA._table["experimental"] = Namespace("tensorflow.data.experimental", {"AUTOTUNE": -1})
