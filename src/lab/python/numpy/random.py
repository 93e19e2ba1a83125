"""numpy.random: the numbers NumPy itself draws for the same seed. Without a seed, the Lab draws as if it were 0, so
that a program sent to somebody else prints the same there.

`default_rng(seed).normal` agrees with NumPy to the last digit but one or two."""

import _lab
import lab_core

from ._array import _code, _made, _out, array, asarray, ndarray
from ._calls import _checked, _shape
from ._types import _name


class _Source:
    """What RandomState and Generator have in common."""

    def __init__(self, kind, seed):
        if seed is None:
            seed = 0
        if not isinstance(seed, int):
            raise TypeError(lab_core.refusal("seed", kind=type(seed).__name__))
        if seed < 0 or (kind == "legacy" and seed >= 2**32):
            raise ValueError("Seed must be between 0 and 2**32 - 1")
        self._id = _lab.np_source(kind, str(seed))

    def _draw(self, kind, a, b, size):
        """One number without a size."""
        shape = "[]" if size is None else _shape(size)
        made = _checked(_lab.np_draw(self._id, kind, _code(a), _code(b), shape))
        return _out(made) if size is None else _made(made)

    def uniform(self, low=0.0, high=1.0, size=None):
        return self._draw("uniform", low, high, size)

    def normal(self, loc=0.0, scale=1.0, size=None):
        return self._draw("normal", loc, scale, size)

    def shuffle(self, x):
        if isinstance(x, list):
            x[:] = [x[int(i)] for i in self._order(len(x))]
        else:
            _checked(_lab.np_shuffle(self._id, x._id))

    def _order(self, n):
        return _made(_lab.np_draw(self._id, "order", "i:%d" % n, "i:0", "[]"))

    def permutation(self, x):
        if isinstance(x, int):
            return self._order(x)
        x = asarray(x)
        return x[self._order(len(x))]

    def _whole(self, low, high, size):
        if high is None:
            low, high = 0, low
        if isinstance(low, int) and isinstance(high, int):
            if low >= high:
                raise ValueError("low >= high")
            if high - low > 2**32:
                raise ValueError(lab_core.refusal("widestDraw"))
        return self._draw("whole", low, high, size)

    def _chosen(self, a, size, p):
        """Drawn with replacement."""
        if p is None:
            return self._whole(0, len(a), size)
        if abs(sum([float(one) for one in p]) - 1) > 1e-8:
            raise ValueError("probabilities do not sum to 1")
        sums, total = [], 0.0
        for one in p:
            total += float(one)
            sums.append(total)
        drawn = asarray(self._draw("uniform", 0.0, 1.0, size))
        found = [len([end for end in sums if end / total <= x]) for x in drawn.ravel().tolist()]
        return found[0] if size is None else array(found).reshape(drawn.shape)

    def choice(self, a, size=None, replace=True, p=None):
        a = array(range(a)) if isinstance(a, int) else asarray(a)
        if replace or size is None:
            return a[self._chosen(a, size, p)]
        if p is not None:
            raise ValueError(lab_core.refusal("choiceByProbabilities"))
        count = 1
        for n in size if isinstance(size, (tuple, list)) else (size,):
            count *= n
        if count > len(a):
            raise ValueError("Cannot take a larger sample than population when 'replace=False'")
        return a[self._without(len(a), count)].reshape(size)

    def __getattr__(self, name):
        raise lab_core.missing("numpy.random." + type(self).__name__, name, lab_core.nearest(name, dir(type(self))))


class RandomState(_Source):
    def __init__(self, seed=None):
        _Source.__init__(self, "legacy", seed)

    def seed(self, seed=None):
        _Source.__init__(self, "legacy", seed)

    def random_sample(self, size=None):
        return self._draw("uniform", 0.0, 1.0, size)

    def random(self, size=None):
        return self.random_sample(size)

    def rand(self, *shape):
        return self.random_sample(shape or None)

    def standard_normal(self, size=None):
        return self._draw("normal", 0.0, 1.0, size)

    def randn(self, *shape):
        return self.standard_normal(shape or None)

    def randint(self, low, high=None, size=None, dtype=int):
        drawn = self._whole(low, high, size)
        return drawn.astype(dtype) if isinstance(drawn, ndarray) else drawn

    def _without(self, n, count):
        return self._order(n)[:count]


class Generator(_Source):
    def __init__(self, seed=None):
        _Source.__init__(self, "pcg64", seed)

    def random(self, size=None, dtype=float):
        self._double(dtype)
        return self._draw("uniform", 0.0, 1.0, size)

    def standard_normal(self, size=None, dtype=float):
        self._double(dtype)
        return self._draw("normal", 0.0, 1.0, size)

    def integers(self, low, high=None, size=None, dtype=int, endpoint=False):
        if endpoint:
            low, high = (0, low + 1) if high is None else (low, high + 1)
        drawn = self._whole(low, high, size)
        return drawn.astype(dtype) if isinstance(drawn, ndarray) else drawn

    def _double(self, dtype):
        """Real float32 numbers are other ones, drawn from half as many bits."""
        if _name(dtype) != "float64":
            raise ValueError(lab_core.refusal("generatorType"))

    def _without(self, n, count):
        raise ValueError(lab_core.refusal("generatorChoice"))


def default_rng(seed=None):
    return seed if isinstance(seed, Generator) else Generator(seed)


_shared = RandomState(0)


def __getattr__(name):
    """`np.random.rand` and its like are those of one RandomState."""
    if not name.startswith("_") and name in dir(RandomState):
        return getattr(_shared, name)
    names = dir(RandomState) + ["default_rng", "RandomState", "Generator"]
    raise lab_core.missing("numpy.random", name, lab_core.nearest(name, names))
