"""Functions of functions."""


def partial(function, *values, **named):
    def called(*more, **other):
        given = dict(named)
        given.update(other)
        return function(*values, *more, **given)

    return called


def reduce(function, values, *first):
    rest = iter(values)
    if first:
        so_far = first[0]
    else:
        try:
            so_far = next(rest)
        except StopIteration:
            raise TypeError("reduce() of empty iterable with no initial value")
    for value in rest:
        so_far = function(so_far, value)
    return so_far


def update_wrapper(wrapper, _wrapped, *_named):
    """The interpreter's functions take no attributes."""
    return wrapper


def wraps(_wrapped, *_named):
    return lambda wrapper: wrapper


def lru_cache(maxsize=128, typed=False):
    def remembering(function):
        known = {}

        def called(*values, **named):
            key = (values, tuple(sorted(named.items())))
            if key not in known:
                known[key] = function(*values, **named)
            return known[key]

        return called

    return remembering(maxsize) if callable(maxsize) else remembering


def cache(function):
    return lru_cache(None)(function)


def cached_property(function):
    known = {}

    def found(self):
        if id(self) not in known:
            known[id(self)] = (self, function(self))
        return known[id(self)][1]

    return property(found)


def cmp_to_key(compare):
    class Key:
        def __init__(self, value):
            self.value = value

        def __lt__(self, other):
            return compare(self.value, other.value) < 0

    return Key


def total_ordering(cls):
    if "__lt__" in cls.__dict__:
        cls.__gt__ = lambda self, other: not (self < other or self == other)
        cls.__le__ = lambda self, other: self < other or self == other
        cls.__ge__ = lambda self, other: not self < other
    return cls
