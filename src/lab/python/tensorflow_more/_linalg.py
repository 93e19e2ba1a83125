"""More names of `tf.linalg`."""

from . import _clip, _move
from ._einsum import einsum

TABLE = {
    "diag": _move.diag,
    "diag_part": _move.diag_part,
    "trace": _move.trace,
    "band_part": _move.band_part,
    "einsum": einsum,
    "global_norm": _clip.global_norm,
}
