"""Products of matrices, and what is made of them."""

import lab_core as core
from torch import _elementwise as ew
from torch import _parts as part
from torch import _shapes as sh
from torch._reductions import total
from torch._tensor import Tensor, named, record


def _by(x):
    return "x".join([str(n) for n in x.shape])


def _same_dtype(a, b):
    if a.dtype is not b.dtype:
        raise RuntimeError("expected scalar type %s but found %s" % (a.dtype.word, b.dtype.word))


def dot(a, b):
    if a.dim() != 1 or b.dim() != 1:
        raise RuntimeError("1D tensors expected, but got %dD and %dD tensors" % (a.dim(), b.dim()))
    if a.numel() != b.numel():
        raise RuntimeError(
            "inconsistent tensor size, expected tensor [%d] and src [%d] to have the same number of"
            " elements, but got %d and %d elements respectively"
            % (a.numel(), b.numel(), a.numel(), b.numel())
        )
    if a.dtype is not b.dtype:
        raise RuntimeError(
            "dot : expected both vectors to have same dtype, but found %s and %s"
            % (a.dtype.word, b.dtype.word)
        )
    return named("DotBackward0", total(ew.mul(a, b)))


def mm(a, b):
    if a.dim() != 2:
        raise RuntimeError("self must be a matrix")
    if b.dim() != 2:
        raise RuntimeError("mat2 must be a matrix")
    if a.shape[1] != b.shape[0]:
        raise RuntimeError(
            "mat1 and mat2 shapes cannot be multiplied (%s and %s)" % (_by(a), _by(b))
        )
    _same_dtype(a, b)
    return record("MmBackward0", "matMul", a, b)


def mv(a, b):
    if a.shape[1] != b.shape[0]:
        raise RuntimeError("size mismatch, got %d, %s,%d" % (a.shape[0], _by(a), b.shape[0]))
    return named(
        "MvBackward0", sh.squeeze(record("MmBackward0", "matMul", a, sh.unsqueeze(b, 1)), 1)
    )


def bmm(a, b):
    if a.dim() != 3 or b.dim() != 3:
        raise RuntimeError("batch%d must be a 3D tensor" % (1 if a.dim() != 3 else 2))
    if a.shape[0] != b.shape[0] or a.shape[2] != b.shape[1]:
        raise RuntimeError(
            "Expected size for first two dimensions of batch2 tensor to be: [%d, %d] but got: [%d,"
            " %d]." % (a.shape[0], a.shape[2], b.shape[0], b.shape[1])
        )
    return record("BmmBackward0", "matMul", a, b)


def matmul(a, b):
    if not isinstance(b, Tensor):
        raise TypeError(
            "matmul(): argument 'other' (position 2) must be Tensor, not %s" % type(b).__name__
        )
    ranks = (a.dim(), b.dim())
    if 0 in ranks:
        raise RuntimeError(
            "both arguments to matmul need to be at least 1D, but they are %dD and %dD" % ranks
        )
    if ranks == (1, 1):
        return dot(a, b)
    if ranks == (2, 2):
        return mm(a, b)
    if ranks == (2, 1):
        return mv(a, b)
    if ranks == (1, 2):
        return named("SqueezeBackward3", sh.squeeze(mm(sh.unsqueeze(a, 0), b), 0))
    if ranks[1] == 2:
        rows = mm(sh.reshape(a, -1, a.shape[-1]), b)
        return named("UnsafeViewBackward0", sh.reshape(rows, *(list(a.shape[:-1]) + [b.shape[1]])))
    if ranks[1] == 1:
        rows = mv(sh.reshape(a, -1, a.shape[-1]), b)
        return named("UnsafeViewBackward0", sh.reshape(rows, *a.shape[:-1]))
    lead = core.broadcast_shape(a.shape[:-2], b.shape[:-2])
    if ranks[0] == 1:
        a = sh.unsqueeze(a, 0)
        return sh.squeeze(matmul(a, b), -2)
    if a.shape[-1] != b.shape[-2]:
        raise RuntimeError(
            "Expected size for first two dimensions of batch2 tensor to be: [%d, %d] but got: [%d,"
            " %d]." % (core.size_of(lead), a.shape[-1], core.size_of(lead), b.shape[-2])
        )
    a = sh.expand(a, *(list(lead) + list(a.shape[-2:]))) if tuple(a.shape[:-2]) != lead else a
    b = sh.expand(b, *(list(lead) + list(b.shape[-2:]))) if tuple(b.shape[:-2]) != lead else b
    return record("UnsafeViewBackward0", "matMul", a, b)


def rmatmul(a, b):
    return matmul(ew.operand(b), a)


def outer(a, b):
    return named("MulBackward0", ew.mul(sh.unsqueeze(a, 1), sh.unsqueeze(b, 0)))


def linear(x, weight, bias=None):
    """One matrix product with the transposed weight, and the bias added."""
    if x.shape[-1] != weight.shape[-1]:
        rows = core.size_of(x.shape[:-1])
        raise RuntimeError(
            "mat1 and mat2 shapes cannot be multiplied (%dx%d and %dx%d)"
            % (rows, x.shape[-1], weight.shape[1], weight.shape[0])
        )
    _same_dtype(x, weight)
    flat = x if x.dim() == 2 else sh.reshape(x, -1, x.shape[-1])
    result = record("MmBackward0", "matMul", flat, weight, transposeB=True)
    if bias is not None:
        result = named("AddmmBackward0", ew.add(result, bias))
    if x.dim() == 2:
        return result
    return named("ViewBackward0", sh.reshape(result, *(list(x.shape[:-1]) + [weight.shape[0]])))


def prod(x, dim=None, keepdim=False):
    """As a chain of products, so that each of two zeros is a zero factor of the other's."""
    if dim is None:
        x, dim = sh.reshape(x, -1), 0
    at = sh.axis_of(x, dim)
    result = None
    for i in range(x.shape[at]):
        one = part.select(x, at, i)
        result = one if result is None else ew.mul(result, one)
    return named("ProdBackward0", sh.unsqueeze(result, at) if keepdim else result)


def cumsum(x, dim):
    """A product with a triangle of ones."""
    at = sh.axis_of(x, dim)
    n = x.shape[at]
    ones = [1.0 if i <= j else 0.0 for i in range(n) for j in range(n)]
    triangle = Tensor(core.leaf("constant", ones, [n, n]), x.dtype)
    if x.dim() == 1:
        return named("CumsumBackward0", matmul(x, triangle))
    return named("CumsumBackward0", sh.transpose(matmul(sh.transpose(x, at, -1), triangle), at, -1))


def einsum(equation, *tensors):
    """Axes lined up by their letters, multiplied, summed over what the result does not name."""
    tensors = list(tensors[0]) if isinstance(tensors[0], (list, tuple)) else list(tensors)
    inputs, _, output = equation.replace(" ", "").partition("->")
    words = inputs.split(",")
    if "..." in equation or len(words) != len(tensors):
        raise NotImplementedError(core.refusal("torchEinsumWords", equation=equation))
    letters = "".join(sorted(set(inputs.replace(",", ""))))
    if "->" not in equation:
        output = "".join([one for one in letters if inputs.count(one) == 1])
    order = output + "".join([one for one in letters if one not in output])
    result = None
    for word, one in zip(words, tensors):
        if len(set(word)) != len(word) or len(word) != one.dim():
            raise NotImplementedError(core.refusal("torchEinsumLetters", word=word))
        one = (
            sh.permute(one, *[word.index(letter) for letter in order if letter in word])
            if len(word) > 1
            else one
        )
        sizes = iter(one.shape)
        one = sh.reshape(one, *[next(sizes) if letter in word else 1 for letter in order])
        result = one if result is None else ew.mul(result, one)
    summed = list(range(len(output), len(order)))
    return total(result, summed) if summed else result
