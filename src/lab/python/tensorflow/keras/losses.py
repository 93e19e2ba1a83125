"""`tf.keras.losses`: classes, whose call is a mean over the batch, and functions, one number for
each example."""

from lab_core import missing, nearest, refusal

from .. import _math, _reduce
from .._losses import smoothed
from .._namespace import fetched
from .._graph import operation
from .._tensor import primitive, tensor_of

_SMALL = 1e-7


def _pair(y_true, y_pred):
    """The labels take the predictions' type, as Keras casts them."""
    y_pred = tensor_of(y_pred)
    return _math.cast(tensor_of(y_true), y_pred.dtype), y_pred


def _last(x):
    return primitive("mean", x, axes=[-1]) if x._dims else x


@operation("mean_squared_error")
def mean_squared_error(y_true, y_pred):
    y, p = _pair(y_true, y_pred)
    return _last(primitive("square", primitive("sub", p, y)))


@operation("mean_absolute_error")
def mean_absolute_error(y_true, y_pred):
    y, p = _pair(y_true, y_pred)
    return _last(primitive("abs", primitive("sub", p, y)))


@operation("huber")
def huber(y_true, y_pred, delta=1.0):
    y, p = _pair(y_true, y_pred)
    error = primitive("sub", p, y)
    size = primitive("abs", error)
    near = primitive("mul", primitive("square", error), tensor_of(0.5))
    far = primitive("sub", primitive("mul", size, tensor_of(delta)), tensor_of(0.5 * delta * delta))
    return _last(
        primitive(
            "where", _math.compared(size, delta, lambda a, b: a <= b), near, far, dtype=p.dtype
        )
    )


@operation("hinge")
def hinge(y_true, y_pred):
    y, p = _pair(y_true, y_pred)
    signs = y
    if y._handle is not None and not any([one < 0 for one in y._values()]):
        # Labels 0 and 1 are taken as −1 and 1.
        signs = primitive("sub", primitive("mul", y, tensor_of(2.0)), tensor_of(1.0))
    below = primitive("sub", tensor_of(1.0), primitive("mul", signs, p))
    return _last(primitive("maximum", below, tensor_of(0.0)))


@operation("binary_crossentropy")
def binary_crossentropy(y_true, y_pred, from_logits=False, label_smoothing=0):
    y, p = _pair(y_true, y_pred)
    y = smoothed(y, label_smoothing, 2)
    if from_logits:
        return _last(primitive("sigmoidCrossEntropy", y, p))
    p = _clipped(p)
    one = tensor_of(1.0)
    yes = primitive("mul", y, primitive("log", primitive("add", p, tensor_of(_SMALL))))
    rest = primitive("log", primitive("add", primitive("sub", one, p), tensor_of(_SMALL)))
    no = primitive("mul", primitive("sub", one, y), rest)
    return _last(primitive("neg", primitive("add", yes, no)))


def _clipped(p):
    return primitive("maximum", primitive("minimum", p, tensor_of(1 - _SMALL)), tensor_of(_SMALL))


@operation("categorical_crossentropy")
def categorical_crossentropy(y_true, y_pred, from_logits=False, label_smoothing=0):
    y, p = _pair(y_true, y_pred)
    y = smoothed(y, label_smoothing, p._dims[-1])
    if from_logits:
        return primitive("softmaxCrossEntropy", y, p)
    share = _clipped(primitive("div", p, primitive("sum", p, axes=[-1], keepDims=True)))
    return primitive(
        "neg", primitive("sum", primitive("mul", y, primitive("log", share)), axes=[-1])
    )


@operation("sparse_categorical_crossentropy")
def sparse_categorical_crossentropy(y_true, y_pred, from_logits=False):
    p = tensor_of(y_pred)
    labels = tensor_of(y_true)
    if len(labels._dims) == len(p._dims):
        labels = primitive("reshape", labels, shape=list(labels._dims[:-1]))
    from .._arrange import one_hot

    return categorical_crossentropy(one_hot(labels, p._dims[-1]), p, from_logits)


@operation("cosine_similarity")
def cosine_similarity(y_true, y_pred, axis=-1):
    """Minus the cosine: the more alike, the smaller. Zero where a vector is zero, for it is
    normalized with care."""
    y, p = _pair(y_true, y_pred)
    product = primitive("mul", _reduce.l2_normalize(y, axis), _reduce.l2_normalize(p, axis))
    return primitive("neg", primitive("sum", product, axes=[axis]))


class Loss:
    """A mean over the batch, unless `reduction` says otherwise."""

    _of = None

    def __init__(self, reduction="auto", name=None, **options):
        self.reduction = reduction
        self.name = name
        self._options = options

    def call(self, y_true, y_pred):
        return type(self)._function(y_true, y_pred, **self._options)

    def __call__(self, y_true, y_pred, sample_weight=None):
        losses = self.call(y_true, y_pred)
        if sample_weight is not None:
            losses = _math.multiply(losses, tensor_of(sample_weight, like=losses.dtype))
        if self.reduction in ("none", None):
            return losses
        return (
            _reduce.reduce_sum(losses) if self.reduction == "sum" else _reduce.reduce_mean(losses)
        )


def _class(name, function):
    return type(name, (Loss,), {"_function": staticmethod(function)})


MeanSquaredError = _class("MeanSquaredError", mean_squared_error)
MeanAbsoluteError = _class("MeanAbsoluteError", mean_absolute_error)
Huber = _class("Huber", huber)
Hinge = _class("Hinge", hinge)
CosineSimilarity = _class("CosineSimilarity", cosine_similarity)


class _FromLogits(Loss):
    """The first argument says whether predictions are logits."""

    def __init__(self, from_logits=False, **more):
        super().__init__(from_logits=from_logits, **more)


class BinaryCrossentropy(_FromLogits):
    _function = staticmethod(binary_crossentropy)


class CategoricalCrossentropy(_FromLogits):
    _function = staticmethod(categorical_crossentropy)


class SparseCategoricalCrossentropy(_FromLogits):
    _function = staticmethod(sparse_categorical_crossentropy)


mse = MSE = mean_squared_error
mae = MAE = mean_absolute_error
Reduction = type(
    "Reduction", (), {"NONE": "none", "SUM": "sum", "SUM_OVER_BATCH_SIZE": "auto", "AUTO": "auto"}
)

_BY_NAME = dict(
    mse=MeanSquaredError,
    mean_squared_error=MeanSquaredError,
    mae=MeanAbsoluteError,
    mean_absolute_error=MeanAbsoluteError,
    huber=Huber,
    hinge=Hinge,
    cosine_similarity=CosineSimilarity,
    binary_crossentropy=BinaryCrossentropy,
    categorical_crossentropy=CategoricalCrossentropy,
    sparse_categorical_crossentropy=SparseCategoricalCrossentropy,
)


class _Wrapped(Loss):
    """A function of the program's own as a loss."""

    def __init__(self, function):
        super().__init__()
        self._own = function

    def call(self, y_true, y_pred):
        return self._own(y_true, y_pred)


def get(identifier):
    """A loss by name, a function as one, or itself."""
    if isinstance(identifier, str):
        if identifier not in _BY_NAME:
            raise ValueError(refusal("loss", name=identifier, known=", ".join(sorted(_BY_NAME))))
        return _BY_NAME[identifier]()
    return identifier if isinstance(identifier, Loss) else _Wrapped(identifier)


def __getattr__(name):
    more = fetched("tensorflow.keras.losses", name)
    if more is not None:
        return more
    near = nearest(name, [one for one in globals() if not one.startswith("_")])
    raise missing("tensorflow.keras.losses", name, near and "tensorflow.keras.losses." + near)
