"""More names of `tf` itself."""

from lab_core import refusal
from tensorflow import _math
from tensorflow._namespace import Namespace
from . import _clip, _move, _reduced
from ._data import DATA
from ._einsum import einsum


class Nowhere:
    """`with tf.device("/cpu:0"):` everything is computed in one place."""

    def __init__(self, *args, **kwargs):
        """Whatever place is named."""

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False


def control_dependencies(control_inputs):
    """Of nothing: what an operation waits for is what it is computed from."""
    if control_inputs:
        raise NotImplementedError(refusal("controlDependencies"))
    return Nowhere()


def _taken(module, names):
    return {name: getattr(module, name) for name in names.split()}


class IndexedSlices:
    """No gradient is one: those of lookups are dense in the Lab."""


UNCONNECTED = Namespace("tensorflow.UnconnectedGradients", {"NONE": "none", "ZERO": "zero"})


def _say(condition, message):
    if not condition:
        from tensorflow._dtypes import InvalidArgumentError

        raise InvalidArgumentError(message or refusal("conditionFails"))


def _assert_equal(x, y, message=None, summarize=None, name=None):
    same = _math.equal(x, y)._values()
    _say(all(same), message or refusal("tensorsDiffer", count=same.count(False)))


DEBUGGING = Namespace(
    "tensorflow.debugging",
    {
        "check_numerics": _reduced.check_numerics,
        "assert_all_finite": lambda x, message, name=None: _reduced.check_numerics(x, message),
        "assert_equal": _assert_equal,
    },
)

TABLE = _taken(
    _move,
    "reverse roll slice gather_nd boolean_mask pad repeat meshgrid sort argsort cumsum trace",
)
TABLE.update(_taken(_clip, "clip_by_norm clip_by_global_norm"))
TABLE.update(_taken(_reduced, "reduce_prod argmin"))
TABLE.update(
    diag=_move.diag,
    diag_part=_move.diag_part,
    matrix_diag=_move.diag,
    matrix_diag_part=_move.diag_part,
    matrix_band_part=_move.band_part,
    global_norm=_clip.global_norm,
    check_numerics=_reduced.check_numerics,
    arg_min=_reduced.argmin,
    einsum=einsum,
    IndexedSlices=IndexedSlices,
    device=Nowhere,
    control_dependencies=control_dependencies,
    data=DATA,
    UnconnectedGradients=UNCONNECTED,
    debugging=DEBUGGING,
)
