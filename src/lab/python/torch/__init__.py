"""PyTorch, as far as a snippet needs it: every call becomes a node of the Lab's graph."""

import lab_core as _core
from torch import _elementwise, _make, _methods, _products, _tensor, _types, autograd
from torch._make import (
    Generator,
    arange,
    as_tensor,
    bernoulli,
    eye,
    from_numpy,
    full,
    full_like,
    linspace,
    manual_seed,
    normal,
    ones,
    ones_like,
    rand,
    rand_like,
    randint,
    randn,
    randn_like,
    randperm,
    tensor,
    zeros,
    zeros_like,
)
from torch._shapes import cat, stack
from torch._tensor import Tensor
from torch._types import (
    Size,
    device,
    dtype,
    float16,
    float32,
    float64,
    int32,
    int64,
    set_default_dtype,
    uint8,
)
from torch.autograd import enable_grad, inference_mode, is_grad_enabled, no_grad, set_grad_enabled

__version__ = "1.13.0"

bool = _types.bool_
float, double, half = float32, float64, float16
int, long = int32, int64
FloatTensor, LongTensor = _make.float_tensor, _make.long_tensor
empty, empty_like = zeros, zeros_like
get_default_dtype = _types.default
concat = concatenate = cat
where, einsum = _elementwise.where, _products.einsum
_least = min
inf, nan, pi, e = 1e999, 1e999 * 0, 3.141592653589793, 2.718281828459045

for _name, _function in _methods.FUNCTIONS.items():
    globals()[_name] = _function


def is_tensor(x):
    return isinstance(x, Tensor)


def numel(x):
    return x.numel()


def set_printoptions(
    precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None
):
    options = _tensor.PRINTING
    if profile is not None:
        options.clear()
        if profile == "short":
            options.update({"precision": 2, "edgeitems": 2})
        if profile == "full":
            options["threshold"] = 10**9
    given = {
        "precision": precision,
        "threshold": threshold,
        "edgeitems": edgeitems,
        "linewidth": linewidth,
    }
    for name, value in given.items():
        if value is not None:
            options[name] = _least(value, 10**9)
    options["sci_mode"] = sci_mode


class cuda:
    """There is no other device than the one that computes."""

    @staticmethod
    def is_available():
        return False

    @staticmethod
    def manual_seed_all(seed):
        pass

    manual_seed = manual_seed_all


class _Backends:
    class mps:
        @staticmethod
        def is_available():
            return False

    class cudnn:
        deterministic = benchmark = False


backends = _Backends


def use_deterministic_algorithms(mode):
    pass


from torch import linalg, nn, optim, utils  # noqa: E402
from torch.nn.functional import cosine_similarity, pairwise_distance  # noqa: E402


def __getattr__(name):
    raise _core.missing("torch", name, _core.nearest(name, globals()))
