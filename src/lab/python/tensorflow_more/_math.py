"""More names of `tf.math`."""

from . import _clip, _move, _reduced

TABLE = {
    "cumsum": _move.cumsum,
    "top_k": _move.top_k,
    "reduce_prod": _reduced.reduce_prod,
    "argmin": _reduced.argmin,
    "global_norm": _clip.global_norm,
}
