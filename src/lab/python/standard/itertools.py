"""Iterators."""


def count(start=0, step=1):
    while True:
        yield start
        start += step


def cycle(values):
    saved = []
    for value in values:
        saved.append(value)
        yield value
    while saved:
        for value in saved:
            yield value


def repeat(value, times=None):
    while times is None or times > 0:
        yield value
        times = times if times is None else times - 1


class chain:
    def __init__(self, *several):
        self._several = several

    def __iter__(self):
        for values in self._several:
            for value in values:
                yield value

    @staticmethod
    def from_iterable(several):
        for values in several:
            for value in values:
                yield value


def islice(values, *bounds):
    start, stop, step = (0, bounds[0], 1) if len(bounds) == 1 else (bounds + (1,))[:3]
    start, step = start or 0, step or 1
    if stop is not None and stop <= start:
        return
    for at, value in enumerate(values):
        if at >= start and (at - start) % step == 0:
            yield value
        if stop is not None and at + 1 >= stop:
            return


def accumulate(values, function=lambda a, b: a + b, initial=None):
    rest = iter(values)
    so_far = initial
    if initial is None:
        try:
            so_far = next(rest)
        except StopIteration:
            return
    yield so_far
    for value in rest:
        so_far = function(so_far, value)
        yield so_far


def starmap(function, several):
    for values in several:
        yield function(*values)


def takewhile(is_one, values):
    for value in values:
        if not is_one(value):
            return
        yield value


def dropwhile(is_one, values):
    dropping = True
    for value in values:
        dropping = dropping and is_one(value)
        if not dropping:
            yield value


def filterfalse(is_one, values):
    for value in values:
        if not (is_one(value) if is_one else value):
            yield value


def compress(values, chosen):
    for value, is_chosen in zip(values, chosen):
        if is_chosen:
            yield value


def pairwise(values):
    rest = iter(values)
    for before in rest:
        for value in rest:
            yield before, value
            before = value


def zip_longest(*several, fillvalue=None):
    lists = [list(values) for values in several]
    for at in range(max([len(values) for values in lists] or [0])):
        yield tuple([values[at] if at < len(values) else fillvalue for values in lists])


def groupby(values, key=lambda value: value):
    group, last = [], None
    for value in values:
        this = key(value)
        if group and this != last:
            yield last, iter(group)
            group = []
        last = this
        group.append(value)
    if group:
        yield last, iter(group)


def tee(values, n=2):
    saved = list(values)
    return tuple([iter(saved) for _ in range(n)])


def product(*several, repeat=1):
    pools = [tuple(values) for values in several] * repeat
    found = [()]
    for pool in pools:
        found = [one + (value,) for one in found for value in pool]
    return iter(found)


def _chosen(size, r, may_follow):
    """Tuples of `r` places out of `size`, in order."""
    found = [()]
    for _ in range(r):
        found = [one + (at,) for one in found for at in range(size) if may_follow(one, at)]
    return found


def _of(values, r, may_follow):
    pool = tuple(values)
    size = len(pool) if r is None else r
    return iter([tuple([pool[at] for at in places]) for places in _chosen(len(pool), size, may_follow)])


def permutations(values, r=None):
    return _of(values, r, lambda one, at: at not in one)


def combinations(values, r):
    return _of(values, r, lambda one, at: not one or at > one[-1])


def combinations_with_replacement(values, r):
    return _of(values, r, lambda one, at: not one or at >= one[-1])
