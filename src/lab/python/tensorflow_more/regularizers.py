"""`tf.keras.regularizers`: what large weights add to the loss."""

from lab_core import missing

from tensorflow import _math, _reduce


class L1L2:
    """`l1` times the sum of sizes, and `l2` times the sum of squares."""

    def __init__(self, l1=0.0, l2=0.0):
        self.l1, self.l2 = l1, l2

    def __call__(self, x):
        total = None
        if self.l1:
            total = _math.multiply(float(self.l1), _reduce.reduce_sum(_math.abs(x)))
        if self.l2:
            squares = _math.multiply(float(self.l2), _reduce.reduce_sum(_math.square(x)))
            total = squares if total is None else _math.add(total, squares)
        return _math.multiply(0.0, _reduce.reduce_sum(x)) if total is None else total


def L2(l2=0.01, l=None):
    return L1L2(l2=l2 if l is None else l)


def L1(l1=0.01, l=None):
    return L1L2(l1=l1 if l is None else l)


def l1_l2(l1=0.01, l2=0.01):
    return L1L2(l1, l2)


l1, l2 = L1, L2


def get(identifier):
    """A regularizer by name, or itself."""
    if not isinstance(identifier, str):
        return identifier
    known = {"l1": L1, "l2": L2, "L1": L1, "L2": L2, "l1_l2": l1_l2, "L1L2": L1L2}
    if identifier not in known:
        raise missing("regularizers", identifier, "regularizers.l2")
    return known[identifier]()


def __getattr__(name):
    raise missing("tensorflow.keras.regularizers", name, "tensorflow.keras.regularizers.l2")
