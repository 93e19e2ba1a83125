"""Parameters: leaves that training changes."""

import lab_core as core
from torch import _types
from torch._tensor import Tensor


class Parameter(Tensor):
    def __init__(self, data=None, requires_grad=True):
        if data is None:
            data = Tensor(core.leaf("constant", [], [0]), _types.default())
        if requires_grad and not data.dtype.is_floating_point:
            raise RuntimeError(
                "Only Tensors of floating point and complex dtype can require gradients"
            )
        kind = "parameter" if requires_grad else "constant"
        super().__init__(core.copy(kind, data._handle), data.dtype, None, requires_grad)

    def __repr__(self):
        return "Parameter containing:\n" + super().__repr__()

    def __str__(self):
        return repr(self)


def rename(tensor, name):
    """What the graph calls it."""
    import _lab

    core.checked(_lab.name(tensor._handle, name))
