"""The tensor: a handle of the tape, a dtype, and who made it."""

import _lab
import json

import lab_core as core
from torch import _types, autograd
from torch._types import Size

PRINTING = {}

VIEW_IN_PLACE = (
    "a view of a leaf Variable that requires grad is being used in an in-place operation."
)
_LEAF_IN_PLACE = "a leaf Variable that requires grad is being used in an in-place operation."


class Tensor:
    _outranks_arrays = True  # Beside a number of numpy the tensor computes, and keeps its gradient.
    def __init__(self, handle, dtype, node=None, requires_grad=False):
        self._handle, self.dtype = handle, dtype
        self._node, self._requires = node, requires_grad
        self.grad = None
        # A view writes through to its base: (tensor, positions), or None for all positions.
        self._base = None
        # The shape of a handle never changes, and is asked for all the time.
        self._sized, self._shape = -1, None

    def __getattr__(self, name):
        raise core.missing("Tensor", name, core.nearest(name, dir(Tensor)))

    # What it is.

    @property
    def shape(self):
        if self._sized != self._handle:
            self._sized, self._shape = self._handle, Size(core.shape_of(self._handle))
        return self._shape

    def size(self, dim=None):
        return self.shape if dim is None else self.shape[dim]

    def dim(self):
        return len(self.shape)

    @property
    def ndim(self):
        return len(self.shape)

    ndimension = dim

    def numel(self):
        return core.size_of(self.shape)

    nelement = numel

    def __len__(self):
        if not self.shape:
            raise TypeError("len() of a 0-d tensor")
        return self.shape[0]

    @property
    def is_leaf(self):
        return self._node is None

    @property
    def grad_fn(self):
        return self._node

    @property
    def requires_grad(self):
        return self._requires

    @requires_grad.setter
    def requires_grad(self, yes):
        self.requires_grad_(yes)

    def requires_grad_(self, yes=True):
        if yes == self._requires:
            return self
        if self._node is not None:
            raise RuntimeError(
                "you can only change requires_grad flags of leaf variables. If you want to use a"
                " computed variable in a subgraph that doesn't require differentiation use"
                " var_no_grad = var.detach()."
            )
        if yes and not self.dtype.is_floating_point:
            raise RuntimeError(
                "only Tensors of floating point and complex dtype can require gradients"
            )
        self._handle = core.copy("parameter" if yes else "constant", self._handle)
        self._requires = yes
        return self

    def retain_grad(self):
        if self._node is not None:
            self._node.retained.append(self)

    @property
    def device(self):
        return _types.device()

    @property
    def is_cuda(self):
        return False

    def is_floating_point(self):
        return self.dtype.is_floating_point

    def is_contiguous(self):
        return True

    # Its numbers.

    def _like(self, handle):
        """Another tensor of this dtype that stands for itself."""
        return Tensor(handle, self.dtype)

    def _flat(self):
        values = core.values_of(self._handle)
        kind = self.dtype.kind
        if kind == "int":
            values = [int(x) for x in values]
        elif kind == "bool":
            values = [x != 0 for x in values]
        return values, tuple(self.shape)

    def item(self):
        if self.numel() != 1:
            raise ValueError("only one element tensors can be converted to Python scalars")
        return self._flat()[0][0]

    def tolist(self):
        flat, shape = self._flat()
        return core.nested(flat, shape)

    def numpy(self):
        if self._requires:
            raise RuntimeError(
                "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy()"
                " instead."
            )
        import numpy

        kind = "bool" if self.dtype.kind == "bool" else self.dtype.name
        return numpy.array(self.tolist(), dtype=getattr(numpy, kind))

    def __int__(self):
        return int(self.item())

    def __index__(self):
        return int(self.item())

    def __bool__(self):
        if self.numel() != 1:
            raise RuntimeError("Boolean value of Tensor with more than one value is ambiguous")
        return bool(self.item())

    def __hash__(self):
        return id(self)

    def __iter__(self):
        if not self.shape:
            raise TypeError("iteration over a 0-d tensor")
        return iter([self[i] for i in range(self.shape[0])])

    def __contains__(self, number):
        return bool((self == number).any())

    def __repr__(self):
        return self._text("tensor(", True)

    def __str__(self):
        return repr(self)

    @property
    def _written_plainly(self):
        return not self.shape

    def _text(self, prefix, tracked):
        suffixes = []
        shape = self.shape
        empty = self.numel() == 0
        if empty and len(shape) != 1:
            suffixes.append("size=%s" % (str(tuple(shape)),))
        usual = self.dtype in (_types.default(), _types.int64, _types.bool_)
        if not usual or (empty and self.dtype is not _types.default()):
            suffixes.append("dtype=%s" % self.dtype)
        if tracked and self._node is not None:
            suffixes.append("grad_fn=<%s>" % self._node.name())
        elif tracked and self._requires:
            suffixes.append("requires_grad=True")
        frame = json.dumps({"prefix": prefix, "suffixes": suffixes})
        return core.checked(
            _lab.torch_text(self._handle, self.dtype.kind, frame, json.dumps(PRINTING))
        )

    # Ways out of the graph, and back.

    def backward(self, gradient=None, retain_graph=None, create_graph=False):
        autograd.run_backward(self, gradient, retain_graph, create_graph)

    def detach(self):
        kind = core.op if self._requires and autograd.is_grad_enabled() else core.compute
        return self._seen_through(self._like(kind("stopGradient", self._handle)))

    def detach_(self):
        self._handle = core.op("stopGradient", self._handle)
        self._node, self._requires = None, False
        return self

    @property
    def data(self):
        return self._seen_through(self._like(core.compute("stopGradient", self._handle)))

    @data.setter
    def data(self, other):
        self._take(core.copy("constant", other._handle))

    def _seen_through(self, view, positions=None):
        view._base = (self, positions)
        return view

    # Changes in place.

    def _refuse_leaf(self):
        if not autograd.is_grad_enabled() or self._node is not None:
            return
        base = self._base and self._base[0]
        if self._requires:
            raise RuntimeError(_LEAF_IN_PLACE)
        if self._base and self._base[1] is not None and base._requires and base._node is None:
            raise RuntimeError(VIEW_IN_PLACE)

    def _take(self, handle):
        """Other values, no history: what an update under no_grad gives. They keep their name."""
        kind = "parameter" if self._requires and self._node is None else "constant"
        if kind == "parameter" and tuple(core.shape_of(handle)) == tuple(self.shape):
            self._handle = core.assign_from(self._handle, handle)
        else:
            self._handle = core.copy(kind, handle)
        self._write_through()
        return self

    def _become(self, result):
        """The result of an operation in place."""
        if tuple(result.shape) != tuple(self.shape):
            raise RuntimeError(
                "output with shape %s doesn't match the broadcast shape %s"
                % (list(self.shape), list(result.shape))
            )
        if result.dtype.rank > self.dtype.rank and result.dtype.kind != self.dtype.kind:
            raise RuntimeError(
                "result type %s can't be cast to the desired output type %s"
                % (result.dtype.word, self.dtype.word if self.dtype.kind != "int" else "Long")
            )
        if result._node is None:
            return self._take(result._handle)
        self._refuse_leaf()
        self._handle, self._node, self._requires = result._handle, result._node, True
        self._write_through()
        return self

    def _write_through(self):
        if self._base is None:
            return
        base, positions = self._base
        if positions is None:
            base._take(self._handle)
        elif self._node is None:
            flat = core.values_of(base._handle)
            for position, value in zip(positions, core.values_of(self._handle)):
                flat[position] = value
            base._take(core.leaf("constant", flat, base.shape))


def record(name, kind, *tensors, dtype=None, **attributes):
    """The result of one operation of the tape, with the node that PyTorch names."""
    handles = [one._handle for one in tensors]
    dtype = dtype or tensors[0].dtype
    if dtype is _types.float64:
        _lab.rounded()
    tracked = [one for one in tensors if one._requires] if autograd._Mode.enabled else []
    if not tracked:
        return Tensor(core.compute(kind, *handles, **attributes), dtype)
    handle = core.op(kind, *handles, **attributes)
    edges = [autograd.edge_of(one) for one in tracked]
    return Tensor(handle, dtype, autograd.Node(name, handle, edges), True)


def named(name, tensor):
    """One call of the reader's, though it took several operations here."""
    if tensor._node is not None:
        tensor._node._name = name
    return tensor


def constant(number, dtype=None):
    """A number as an operand."""
    return Tensor(core.leaf("constant", [number], ()), dtype or _types.dtype_of_numbers([number]))
