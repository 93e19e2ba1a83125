"""Gradients that are kept short."""

from tensorflow import _math, _reduce


def clip_by_norm(t, clip_norm, axes=None, name=None):
    """As it is when it is no longer than that; otherwise of that length."""
    length = _reduce.norm(t, axis=axes, keepdims=axes is not None)
    return _math.divide(_math.multiply(t, clip_norm), _math.maximum(length, clip_norm), name=name)


def global_norm(t_list, name=None):
    """The length of all together."""
    squares = [_reduce.reduce_sum(_math.square(one)) for one in t_list if one is not None]
    return _math.sqrt(_math.add_n(squares), name=name or "global_norm")


def clip_by_global_norm(t_list, clip_norm, use_norm=None, name=None):
    """All by one factor, so that the directions stay; and the length they had."""
    length = global_norm(t_list) if use_norm is None else use_norm
    factor = _math.divide(clip_norm, _math.maximum(length, clip_norm))
    clipped = [None if one is None else _math.multiply(one, factor) for one in t_list]
    return clipped, length


def clipped(pairs, clipnorm=None, clipvalue=None, global_clipnorm=None):
    """An optimizer's variables, each with its gradient as its settings shorten it."""
    if clipnorm:
        return [(v, clip_by_norm(g, float(clipnorm))) for v, g in pairs]
    if clipvalue:
        low, high = -float(clipvalue), float(clipvalue)
        return [(v, _math.clip_by_value(g, low, high)) for v, g in pairs]
    shorter, _ = clip_by_global_norm([g for _, g in pairs], float(global_clipnorm))
    return [(v, g) for (v, _), g in zip(pairs, shorter)]
