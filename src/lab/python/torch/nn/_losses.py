"""Losses as functions, and the distances they are made of."""

import lab_core as core
from torch import _elementwise as ew
from torch import _reductions as red
from torch import _shapes as sh
from torch._tensor import Tensor, named, record
from torch._types import float32


def reduced(loss, reduction, name):
    """One number for the batch, or one for each example."""
    if reduction == "none":
        return named(name, loss)
    if reduction == "mean":
        return named(name, red.mean(loss))
    if reduction == "sum":
        return named(name, red.total(loss))
    raise ValueError("%s is not a valid value for reduction" % reduction)


def _same_size(input, target):
    if tuple(input.shape) != tuple(target.shape):
        raise ValueError(
            "Target size (%s) must be the same as input size (%s)" % (target.shape, input.shape)
        )
    if not target.dtype.is_floating_point:
        raise RuntimeError(
            "result type Float can't be cast to the desired output type %s" % target.dtype.word
        )


def binary_cross_entropy_with_logits(
    input, target, weight=None, size_average=None, reduce=None, reduction="mean", pos_weight=None
):
    _same_size(input, target)
    if pos_weight is None:
        loss = record("", "sigmoidCrossEntropy", target, input, dtype=input.dtype)
    else:
        scale = ew.add(ew.mul(ew.sub(pos_weight, 1.0), target), 1.0)
        soft = record("", "softplus", ew.neg(input))
        loss = ew.add(ew.mul(ew.sub(1.0, target), input), ew.mul(scale, soft))
    loss = loss if weight is None else ew.mul(loss, weight)
    return reduced(loss, reduction, "BinaryCrossEntropyWithLogitsBackward0")


def binary_cross_entropy(
    input, target, weight=None, size_average=None, reduce=None, reduction="mean"
):
    if tuple(input.shape) != tuple(target.shape):
        raise ValueError(
            "Using a target size (%s) that is different to the input size (%s) is deprecated."
            " Please ensure they have the same size." % (target.shape, input.shape)
        )
    if target.dtype is not input.dtype:
        raise RuntimeError("Found dtype %s but expected %s" % (target.dtype.word, input.dtype.word))
    for p in core.values_of(input._handle):
        if not 0 <= p <= 1:
            raise RuntimeError("all elements of input should be between 0 and 1")
    loss = record("", "binaryCrossEntropy", target, input, dtype=input.dtype)
    loss = loss if weight is None else ew.mul(loss, weight)
    return reduced(loss, reduction, "BinaryCrossEntropyBackward0")


def _classes_last(x):
    """Classes stand in the second axis; here they are wanted in the last."""
    return x if x.dim() <= 2 else sh.permute(x, *([0] + list(range(2, x.dim())) + [1]))


def _one_hot(input, target, weight, ignore_index, smoothing):
    """Weighted rows of labels, and the weight of them all."""
    n = input.shape[-1]
    weights = weight._flat()[0] if weight is not None else [1.0] * n
    rows, whole = [], 0.0
    for k in target._flat()[0]:
        if k == ignore_index:
            rows.extend([0.0] * n)
            continue
        if not 0 <= k < n:
            raise IndexError("Target %d is out of bounds." % k)
        whole += weights[k]
        rows.extend(
            [
                ((1 - smoothing) if i == k else 0.0) * weights[k] + smoothing / n * weights[i]
                for i in range(n)
            ]
        )
    return Tensor(core.leaf("constant", rows, input.shape), float32), whole


def cross_entropy(
    input,
    target,
    weight=None,
    size_average=None,
    ignore_index=-100,
    reduce=None,
    reduction="mean",
    label_smoothing=0.0,
):
    """Of logits with the numbers of classes, or with their chances."""
    logits = _classes_last(input)
    if target.dtype.is_floating_point:
        if tuple(target.shape) != tuple(input.shape):
            _batches(input, target)
            raise RuntimeError("expected scalar type Long but found Float")
        labels, whole = _classes_last(target), logits.numel() // logits.shape[-1]
        if label_smoothing:
            labels = ew.add(ew.mul(labels, 1 - label_smoothing), label_smoothing / logits.shape[-1])
        labels = labels if weight is None else ew.mul(labels, weight)
        name = "DivBackward1"
    else:
        _batches(input, target)
        labels, whole = _one_hot(logits, target, weight, ignore_index, label_smoothing)
        name = (
            "AddBackward0"
            if label_smoothing
            else "NllLossBackward0" if input.dim() < 3 else "NllLoss2DBackward0"
        )
    loss = record(name, "softmaxCrossEntropy", labels, logits, dtype=input.dtype)
    return _averaged(loss, reduction, name, whole)


def _averaged(loss, reduction, name, whole):
    """The mean of labels that weigh differently is by their weights."""
    if reduction == "mean" and whole != loss.numel():
        return named(name, ew.div(red.total(loss), whole))
    return reduced(loss, reduction, name)


def _batches(input, target):
    count = input.shape[0] if input.dim() > 1 else 1
    if input.dim() > 1 and (target.dim() == 0 or target.shape[0] != count):
        got = target.shape[0] if target.dim() else 0
        raise ValueError(
            "Expected input batch_size (%d) to match target batch_size (%d)." % (count, got)
        )
    if input.dim() == 2 and target.dim() > 1:
        raise RuntimeError("0D or 1D target tensor expected, multi-target not supported")


def nll_loss(
    input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"
):
    chances = _classes_last(input)
    _batches(input, target)
    if target.dtype.is_floating_point:
        raise RuntimeError("expected scalar type Long but found Float")
    n = chances.shape[-1]
    classes = target._flat()[0]
    weights = weight._flat()[0] if weight is not None else [1.0] * n
    each = [0.0 if k == ignore_index else weights[k] for k in classes]
    places = [i * n + (0 if k == ignore_index else k) for i, k in enumerate(classes)]
    picked = record("", "pick", chances, **{"from": places, "shape": list(target.shape)})
    loss = ew.neg(picked)
    if each != [1.0] * len(each):
        loss = ew.mul(loss, Tensor(core.leaf("constant", each, target.shape), input.dtype))
    return _averaged(loss, reduction, "NllLossBackward0", sum(each))


def mse_loss(input, target, size_average=None, reduce=None, reduction="mean"):
    return reduced(ew.square(ew.sub(input, target)), reduction, "MseLossBackward0")


def l1_loss(input, target, size_average=None, reduce=None, reduction="mean"):
    name = {"mean": "MeanBackward0", "sum": "SumBackward0"}.get(reduction, "AbsBackward0")
    return reduced(ew.absolute(ew.sub(input, target)), reduction, name)


def smooth_l1_loss(input, target, size_average=None, reduce=None, reduction="mean", beta=1.0):
    if beta == 0:
        return l1_loss(input, target, None, None, reduction)
    return _huber(input, target, reduction, beta, 1 / beta, "SmoothL1LossBackward0")


def huber_loss(input, target, reduction="mean", delta=1.0):
    return _huber(input, target, reduction, delta, 1.0, "HuberLossBackward0")


def _huber(input, target, reduction, bend, scale, name):
    """A parabola up to the bend, a straight line from there on."""
    gap = ew.sub(input, target)
    size = ew.absolute(gap)
    inner = ew.mul(ew.square(gap), 0.5 * scale)
    outer = ew.mul(ew.sub(size, 0.5 * bend), bend * scale)
    return reduced(ew.where(ew.less(size, bend), inner, outer), reduction, name)


def kl_div(input, target, size_average=None, reduce=None, reduction="mean", log_target=False):
    if log_target:
        loss = ew.mul(ew.exp(target), ew.sub(target, input))
    else:
        # Nothing is lost where the target is zero, though its logarithm is infinite.
        safe = ew.where(ew.greater(target, 0), target, 1.0)
        loss = ew.sub(ew.mul(target, ew.log(safe)), ew.mul(target, input))
    if reduction == "batchmean":
        return named("DivBackward0", ew.div(red.total(loss), input.shape[0]))
    return reduced(loss, reduction, "KlDivBackward0")


def _margin(loss, reduction):
    name = {"mean": "MeanBackward0", "sum": "SumBackward0"}.get(reduction, "ClampMinBackward0")
    return reduced(loss, reduction, name)


def pairwise_distance(x1, x2, p=2.0, eps=1e-06, keepdim=False):
    return red.norm(ew.add(ew.sub(x1, x2), eps), p, -1, keepdim)


def triplet_margin_loss(
    anchor,
    positive,
    negative,
    margin=1.0,
    p=2.0,
    eps=1e-06,
    swap=False,
    size_average=None,
    reduce=None,
    reduction="mean",
):
    near = pairwise_distance(anchor, positive, p, eps)
    far = pairwise_distance(anchor, negative, p, eps)
    if swap:
        far = ew.minimum(far, pairwise_distance(positive, negative, p, eps))
    return _margin(ew.clamp(ew.sub(ew.add(near, margin), far), 0), reduction)


def margin_ranking_loss(
    input1, input2, target, margin=0.0, size_average=None, reduce=None, reduction="mean"
):
    return _margin(
        ew.clamp(ew.add(ew.mul(ew.neg(target), ew.sub(input1, input2)), margin), 0), reduction
    )


def hinge_embedding_loss(
    input, target, margin=1.0, size_average=None, reduce=None, reduction="mean"
):
    apart = ew.clamp(ew.sub(margin, input), 0)
    none = ew.mul(input, 0.0)
    loss = ew.add(
        ew.where(ew.equals(target, 1), none, apart), ew.where(ew.equals(target, -1), none, input)
    )
    return _margin(loss, reduction)


def soft_margin_loss(input, target, size_average=None, reduce=None, reduction="mean"):
    loss = record("", "softplus", ew.neg(ew.mul(target, input)))
    return reduced(loss, reduction, "SoftMarginLossBackward0")


def cosine_similarity(x1, x2, dim=1, eps=1e-08):
    one = ew.clamp(red.norm(x1, "vector", dim, True), eps)
    two = ew.clamp(red.norm(x2, "vector", dim, True), eps)
    return red.total(ew.mul(ew.div(x1, one), ew.div(x2, two)), dim)


def cosine_embedding_loss(
    input1, input2, target, margin=0.0, size_average=None, reduce=None, reduction="mean"
):
    alike = cosine_similarity(input1, input2, -1)
    loss = ew.where(ew.equals(target, 1), ew.sub(1.0, alike), ew.clamp(ew.sub(alike, margin), 0))
    return _margin(loss, reduction)
