"""What numpy, tensorflow and torch share: tensors by number, kept and computed by the engine."""

import _lab
import json


def checked(result):
    if result == -1:
        raise ValueError(_lab.error())
    return result


class Stop(BaseException):
    """The run has had its time or its lines. No snippet catches it by accident."""


def at(line):
    why = _lab.at(line)
    if why:
        raise Stop(why)


def refusal(code, **facts):
    """What the Lab says to the program in place of a library, in the language of the page: the words lie in `src/words`."""
    return _lab.refusal(code, json.dumps(facts))


def missing(where, name, nearest=None):
    """What a module says of a name it does not have."""
    return AttributeError(refusal("missing", name="%s.%s" % (where, name), nearest=nearest))


def nearest(name, names):
    """Of names, the one that name is most likely meant to be; None when none is near."""

    def distance(a, b):
        row = list(range(len(b) + 1))
        for i, x in enumerate(a):
            before, row[0] = row[0], i + 1
            for j, y in enumerate(b):
                before, row[j + 1] = row[j + 1], min(row[j + 1] + 1, row[j] + 1, before + (x != y))
        return row[-1]

    # Those are asked for to find out what something is: nobody reads a hint.
    if name.startswith("_"):
        return None
    best, least = None, 1 + len(name) // 2
    for one in names:
        if one.startswith("_"):
            continue
        far = distance(name.lower(), one.lower())
        if one.lower().startswith(name.lower()) or name.lower().startswith(one.lower()):
            far = min(far, 2)
        if far < least:
            best, least = one, far
    return best


def flatten(data):
    """Nested lists as one list and its shape. Arrays and tensors in them count by their values."""
    if hasattr(data, "_flat"):
        return data._flat()
    if isinstance(data, (list, tuple, range)):
        parts = [flatten(one) for one in data]
        if not parts:
            return [], (0,)
        shape = parts[0][1]
        flat = []
        for values, own in parts:
            if own != shape:
                raise ValueError(refusal("raggedRows", one=list(shape), other=list(own)))
            flat.extend(values)
        return flat, (len(parts),) + tuple(shape)
    if isinstance(data, (int, float, bool)):
        return [data], ()
    raise TypeError(refusal("notNumbers", kind=type(data).__name__))


def nested(flat, shape):
    """Row-major numbers as lists in lists: the reverse of flatten."""
    if not shape:
        return flat[0]
    size = size_of(shape[1:])
    return [nested(flat[i * size : (i + 1) * size], shape[1:]) for i in range(shape[0])]


def leaf(kind, flat, shape, name=""):
    return checked(_lab.leaf(kind, str(list(flat))[1:-1], json.dumps(list(shape)), name))


def op(kind, *handles, **attributes):
    return checked(_lab.apply(kind, json.dumps(attributes) if attributes else "", *handles))


def compute(kind, *handles, **attributes):
    """As op, for what no gradient will go through: the tape keeps the values, not how they came about."""
    return checked(_lab.compute(kind, json.dumps(attributes) if attributes else "", *handles))


def plain(kind, a, b=None):
    """Comparisons, logic and rounding, element by element, as a constant."""
    return checked(_lab.plain(kind, a, a if b is None else b))


def copy(kind, handle, name=""):
    """A leaf with the values of another tensor."""
    return checked(_lab.copy(kind, handle, name))


def assign_from(handle, other):
    return checked(_lab.assign_from(handle, other))


# Of the few shapes that a program has, each is read once.
_shapes = {}


def shape_of(handle):
    text = _lab.shape(handle)
    if text not in _shapes:
        _shapes[text] = tuple(json.loads(text))
    return _shapes[text]


def values_of(handle):
    return [float(x) for x in _lab.values(handle).split()]


def gradients(root, targets):
    """Handles of the gradients of root, None where no path leads."""
    found = checked(_lab.gradients(root, " ".join([str(h) for h in targets])))
    return [None if h == "-" else int(h) for h in found.split()]


def assign(handle, flat):
    return checked(_lab.assign(handle, str(list(flat))[1:-1]))


def size_of(shape):
    size = 1
    for n in shape:
        size *= n
    return size


class _Slices:
    """The interpreter makes slices of brackets only: `slices[2:4]`."""

    def __getitem__(self, one):
        return one


slices = _Slices()


def positions(shape, index):
    """Where the elements that index asks for lie, counted in row-major order, and the shape they take."""
    if not isinstance(index, tuple):
        index = (index,)
    named = len([one for one in index if one is not None and one is not Ellipsis])
    if named > len(shape):
        raise IndexError("too many indices for a tensor of %d dimensions" % len(shape))
    full = []
    for one in index:
        if one is Ellipsis:
            full.extend([slices[:]] * (len(shape) - named))
        else:
            full.append(one)
    while len([one for one in full if one is not None]) < len(shape):
        full.append(slices[:])

    strides, step = [], 1
    for n in reversed(shape):
        strides.insert(0, step)
        step *= n

    lists = [one for one in full if hasattr(one, "_flat") or isinstance(one, (list, range))]
    if lists:
        return _positions_by_lists(shape, strides, full)

    places, result, axis = [0], [], 0
    for one in full:
        if one is None:
            result.append(1)
            continue
        n, stride = shape[axis], strides[axis]
        axis += 1
        if isinstance(one, slice):
            steps = _steps(one, n)
            result.append(len(steps))
        else:
            i = int(one)
            if not -n <= i < n:
                raise IndexError("index %d is out of bounds for dimension %d with size %d" % (i, axis - 1, n))
            steps = [i % n]
        places = [place + i * stride for place in places for i in steps]
    return places, tuple(result)


def _steps(one, n):
    step = 1 if one.step is None else one.step
    if step <= 0:
        raise ValueError("step must be greater than zero")
    low = 0 if one.start is None else max(0, one.start + n if one.start < 0 else one.start)
    high = n if one.stop is None else min(n, one.stop + n if one.stop < 0 else one.stop)
    return list(range(low, high, step))


def _positions_by_lists(shape, strides, full):
    """Indexing by arrays: those stand together, and their common shape takes the place of the first."""
    columns, common, first = [], None, None
    for axis, one in enumerate(full):
        if isinstance(one, slice) or one is None:
            continue
        flat, own = flatten(one)
        if flat and isinstance(flat[0], bool):
            flat = [i for i, yes in enumerate(flat) if yes]
            own = (len(flat),)
        if first is None:
            first = axis
        columns.append((axis, flat, own))
        if common is None or size_of(own) > size_of(common):
            common = own
    count = size_of(common)
    starts = [0] * count
    for axis, flat, own in columns:
        n = shape[axis]
        for k in range(count):
            i = int(flat[k if len(flat) > 1 else 0])
            if not -n <= i < n:
                raise IndexError("index %d is out of bounds for dimension %d with size %d" % (i, axis, n))
            starts[k] += (i % n) * strides[axis]
    taken = [axis for axis, _, _ in columns]
    places, result = [0], []
    for axis, one in enumerate(full):
        if axis == first:
            places = [place + start for place in places for start in starts]
            result.extend(common)
        elif axis not in taken:
            steps = _steps(one, shape[axis])
            places = [place + i * strides[axis] for place in places for i in steps]
            result.append(len(steps))
    return places, tuple(result)


def broadcast_shape(a, b):
    rank = max(len(a), len(b))
    a, b = (1,) * (rank - len(a)) + tuple(a), (1,) * (rank - len(b)) + tuple(b)
    shape = []
    for x, y in zip(a, b):
        if x != y and x != 1 and y != 1:
            raise ValueError(refusal("noBroadcast", one=list(a), other=list(b)))
        shape.append(y if x == 1 else x)
    return tuple(shape)


def broadcast_positions(shape, to):
    """Which element of shape stands at each place of to."""
    pad = (1,) * (len(to) - len(shape)) + tuple(shape)
    places, stride = [0], 1
    strides = []
    for n in reversed(pad):
        strides.insert(0, 0 if n == 1 else stride)
        stride *= n
    for n, s in zip(to, strides):
        places = [place + i * s for place in places for i in range(n)]
    return places
