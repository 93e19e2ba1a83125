"""Containers. `OrderedDict`, `deque` and `namedtuple` are the interpreter's own."""

from ucollections import OrderedDict
from ucollections import namedtuple as _namedtuple


def namedtuple(name, fields, defaults=None):
    names = fields.replace(",", " ").split() if isinstance(fields, str) else list(fields)
    made = _namedtuple(name, names)
    if not defaults:
        return made
    free = len(names) - len(defaults)

    def called(*values, **named):
        given = dict(zip(names[free:], defaults))
        given.update(named)
        return made(*values, *[given[one] for one in names[len(values) :]])

    return called


def deque(values=(), maxlen=None):
    return Deque(values, maxlen)


class Deque:
    """A list with two ends, and at most so many elements."""

    def __init__(self, values, maxlen):
        self._list, self.maxlen = [], maxlen
        self.extend(values)

    def _cut(self, first):
        while self.maxlen is not None and len(self._list) > self.maxlen:
            self._list.pop(0 if first else -1)

    def append(self, value):
        self._list.append(value)
        self._cut(True)

    def appendleft(self, value):
        self._list.insert(0, value)
        self._cut(False)

    def extend(self, values):
        for value in values:
            self.append(value)

    def pop(self):
        return self._list.pop()

    def popleft(self):
        return self._list.pop(0)

    def clear(self):
        self._list.clear()

    def rotate(self, n=1):
        for _ in range(n % max(1, len(self._list))):
            self._list.insert(0, self._list.pop())

    def __len__(self):
        return len(self._list)

    def __iter__(self):
        return iter(self._list)

    def __getitem__(self, at):
        return self._list[at]

    def __setitem__(self, at, value):
        self._list[at] = value

    def __repr__(self):
        bound = "" if self.maxlen is None else ", maxlen=%d" % self.maxlen
        return "deque(%r%s)" % (self._list, bound)


class _Kept:
    """What is kept by keys, in the order in which they came."""

    def __init__(self):
        self._items = OrderedDict()

    def __setitem__(self, key, value):
        self._items[key] = value

    def __delitem__(self, key):
        del self._items[key]

    def __contains__(self, key):
        return key in self._items

    def __iter__(self):
        return iter(self._items)

    def __len__(self):
        return len(self._items)

    def __eq__(self, other):
        return dict(self._items) == dict(getattr(other, "_items", other))

    def keys(self):
        return self._items.keys()

    def values(self):
        return self._items.values()

    def items(self):
        return self._items.items()

    def get(self, key, default=None):
        return self._items.get(key, default)

    def pop(self, key, *default):
        return self._items.pop(key, *default)

    def setdefault(self, key, value=None):
        return self._items.setdefault(key, value)

    def clear(self):
        self._items.clear()

    def _shown(self, items):
        return "{%s}" % ", ".join(["%r: %r" % item for item in items])


class defaultdict(_Kept):
    def __init__(self, default_factory=None, given=()):
        super().__init__()
        self.default_factory = default_factory
        self.update(given)

    def __getitem__(self, key):
        if key not in self._items and self.default_factory:
            self._items[key] = self.default_factory()
        return self._items[key]

    def update(self, given=(), **named):
        for key, value in list(given.items() if hasattr(given, "items") else given) + list(named.items()):
            self._items[key] = value

    def __repr__(self):
        return "defaultdict(%r, %s)" % (self.default_factory, self._shown(self._items.items()))


class Counter(_Kept):
    def __init__(self, given=(), **named):
        super().__init__()
        self.update(given, **named)

    def __getitem__(self, key):
        return self._items.get(key, 0)

    def update(self, given=(), **named):
        self._add(given, 1)
        self._add(named, 1)

    def subtract(self, given=(), **named):
        self._add(given, -1)
        self._add(named, -1)

    def _add(self, given, sign):
        pairs = given.items() if hasattr(given, "items") else [(key, 1) for key in given]
        for key, n in pairs:
            self._items[key] = self[key] + sign * n

    def most_common(self, n=None):
        ordered, rest = [], list(self._items.items())
        while rest:
            best = rest[0]
            for item in rest:
                best = item if item[1] > best[1] else best
            rest.remove(best)
            ordered.append(best)
        return ordered if n is None else ordered[:n]

    def elements(self):
        for key, n in self._items.items():
            for _ in range(n):
                yield key

    def total(self):
        return sum(self._items.values())

    def copy(self):
        return Counter(self)

    def _with(self, other, sign):
        found = Counter(self)
        found._add(other, sign)
        for key, n in list(found._items.items()):
            if n <= 0:
                del found._items[key]
        return found

    def __add__(self, other):
        return self._with(other, 1)

    def __sub__(self, other):
        return self._with(other, -1)

    def __repr__(self):
        return "Counter(%s)" % (self._shown(self.most_common()) if self._items else "")
