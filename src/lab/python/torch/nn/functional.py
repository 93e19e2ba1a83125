"""torch.nn.functional: layers and losses as functions."""

import lab_core as _core
import torch as _torch
from torch import _elementwise as _ew
from torch import _make, _products, _reductions, _shapes
from torch._elementwise import relu, sigmoid, tanh
from torch._products import linear
from torch._reductions import log_softmax, softmax
from torch._tensor import Tensor as _Tensor
from torch._tensor import named as _named
from torch._tensor import record as _record
from torch._types import int64 as _int64
from torch.nn._losses import (
    binary_cross_entropy,
    binary_cross_entropy_with_logits,
    cosine_embedding_loss,
    cross_entropy,
    hinge_embedding_loss,
    huber_loss,
    kl_div,
    l1_loss,
    margin_ranking_loss,
    mse_loss,
    nll_loss,
    smooth_l1_loss,
    soft_margin_loss,
    triplet_margin_loss,
)
from torch.nn._losses import cosine_similarity, pairwise_distance


def relu_(x):
    return x.relu_()


def leaky_relu(x, negative_slope=0.01, inplace=False):
    return _record("LeakyReluBackward0", "leakyRelu", x, slope=negative_slope)


def elu(x, alpha=1.0, inplace=False):
    low = _ew.mul(_ew.sub(_ew.exp(_ew.clamp(x, max=0)), 1), alpha)
    return _named("EluBackward0", _ew.where(_ew.greater(x, 0), x, low))


def gelu(x, approximate="none"):
    if approximate == "tanh":
        cubed = _ew.add(x, _ew.mul(_ew.power(x, 3), 0.044715))
        gate = _ew.add(_ew.tanh(_ew.mul(cubed, 0.7978845608028654)), 1.0)
        return _named("GeluBackward0", _ew.mul(_ew.mul(x, 0.5), gate))
    return _record("GeluBackward0", "gelu", x)


def silu(x, inplace=False):
    return _named("SiluBackward0", _ew.mul(x, _ew.sigmoid(x)))


def softplus(x, beta=1, threshold=20):
    if beta == 1:
        return _record("SoftplusBackward0", "softplus", x)
    result = _record("SoftplusBackward0", "softplus", _ew.mul(x, beta))
    return _named("SoftplusBackward0", _ew.div(result, beta))


def logsigmoid(x):
    return _named("LogSigmoidBackward0", _ew.neg(_record("", "softplus", _ew.neg(x))))


def hardtanh(x, min_val=-1.0, max_val=1.0, inplace=False):
    """Its slope at the two ends is taken as 0, unlike clamp's."""
    inside = _ew.logical_and(_ew.greater(x, min_val), _ew.less(x, max_val))
    return _named(
        "HardtanhBackward0", _ew.where(inside, x, _ew.clamp(x.detach(), min_val, max_val))
    )


def relu6(x, inplace=False):
    return hardtanh(x, 0.0, 6.0)


def dropout(x, p=0.5, training=True, inplace=False):
    if not 0 <= p <= 1:
        raise ValueError("dropout probability has to be between 0 and 1, but got %s" % p)
    if p == 0 or not training:
        return x
    kept = _Tensor(_make.draw("bernoulli", 1 - p, 0, x.shape), x.dtype)
    scale = 0.0 if p == 1 else 1 / (1 - p)
    return _ew.mul(x, _ew.mul(kept, scale))


def embedding(
    input,
    weight,
    padding_idx=None,
    max_norm=None,
    norm_type=2.0,
    scale_grad_by_freq=False,
    sparse=False,
):
    if input.dtype.kind != "int":
        raise RuntimeError(
            "Expected tensor for argument #1 'indices' to have one of the following scalar types:"
            " Long, Int; but got torch.%sTensor instead (while checking arguments for embedding)"
            % input.dtype.word
        )
    rows = weight.shape[0]
    for i in input._flat()[0]:
        if not 0 <= i < rows:
            raise IndexError("index out of range in self")
    count = input.numel()
    column = _Tensor(_core.compute("reshape", input._handle, shape=[count, 1]), _int64)
    result = _record("EmbeddingBackward0", "embed", weight, column)
    if padding_idx is not None and result.requires_grad:
        mask = [0.0 if i == padding_idx else 1.0 for i in input._flat()[0]]
        if 0.0 in mask:
            result = _without_gradient(result, mask)
    if input.dim() != 1:
        shape = list(input.shape) + [weight.shape[1]]
        result = _record("EmbeddingBackward0", "reshape", result, shape=shape)
    return result


def _without_gradient(rows, mask):
    """The row of padding is read like any other, and gets no gradient."""
    keep = _Tensor(_core.leaf("constant", mask, [len(mask), 1]), rows.dtype)
    return _named("EmbeddingBackward0", _ew.where(keep, rows, rows.detach()))


def one_hot(x, num_classes=-1):
    flat, shape = x._flat()
    n = max(flat) + 1 if num_classes == -1 else num_classes
    if flat and max(flat) >= n:
        raise RuntimeError("Class values must be smaller than num_classes.")
    ones = [1 if i == k else 0 for i in flat for k in range(n)]
    return _Tensor(_core.leaf("constant", ones, list(shape) + [n]), _int64)


def bilinear(x1, x2, weight, bias=None):
    out, one, two = weight.shape
    left = _shapes.reshape(x1, -1, one)
    right = _shapes.reshape(x2, -1, two)
    columns = []
    for k in range(out):
        product = _ew.mul(_products.mm(left, weight[k]), right)
        columns.append(_reductions.total(product, 1, True))
    result = _shapes.cat(columns, 1)
    result = result if bias is None else _ew.add(result, bias)
    return _named("AddBackward0", _shapes.reshape(result, *(list(x1.shape[:-1]) + [out])))


def normalize(x, p=2.0, dim=1, eps=1e-12):
    size = _ew.clamp(_reductions.norm(x, p, dim, True), eps)
    return _ew.div(x, size)


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-05):
    shape = list(normalized_shape)
    if list(x.shape[-len(shape) :]) != shape:
        raise RuntimeError(
            "Given normalized_shape=%s, expected input with shape [*, %s], but got input of size%s"
            % (shape, ", ".join([str(n) for n in shape]), list(x.shape))
        )
    result = _standardized(x, [-1 - i for i in range(len(shape))], eps)
    return _named("NativeLayerNormBackward0", _scaled(result, weight, bias))


def _standardized(x, axes, eps):
    centred = _ew.sub(x, _reductions.mean(x, axes, True))
    spread = _reductions.mean(_ew.square(centred), axes, True)
    return _ew.div(centred, _ew.sqrt(_ew.add(spread, eps)))


def _scaled(x, weight, bias):
    x = x if weight is None else _ew.mul(x, weight)
    return x if bias is None else _ew.add(x, bias)


def batch_norm(
    x, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-05
):
    rows = x if x.dim() == 2 else _shapes.transpose(x, 1, -1)
    axes = list(range(rows.dim() - 1))
    if training:
        count = rows.numel() // rows.shape[-1]
        if count == 1:
            raise ValueError(
                "Expected more than 1 value per channel when training, got input size %s" % x.shape
            )
        if running_mean is not None:
            with _torch.no_grad():
                mean, var = rows.mean(axes), _reductions.var(rows, axes)
                running_mean.copy_(running_mean * (1 - momentum) + mean * momentum)
                running_var.copy_(running_var * (1 - momentum) + var * momentum)
        result = _standardized(rows, axes, eps)
    else:
        result = _ew.div(_ew.sub(rows, running_mean), _ew.sqrt(_ew.add(running_var, eps)))
    result = _scaled(result, weight, bias)
    result = result if x.dim() == 2 else _shapes.transpose(result, 1, -1)
    return _named("NativeBatchNormBackward0", result)


def __getattr__(name):
    raise _core.missing("torch.nn.functional", name, _core.nearest(name, globals()))
