"""Sums over products, by letters."""

import lab_core

from tensorflow._graph import operation
from tensorflow._tensor import operands, primitive


@operation("einsum")
def _einsum(equation, tensors):
    return contracted(equation, tensors)


def einsum(equation, *inputs, **more):
    """Sums over products, by letters: `"ij,jk->ik"`."""
    return _einsum(equation, list(inputs), name=more.get("name"))


def contracted(equation, tensors):
    """Each operand gets every letter as an axis; what is not asked for is summed. Of two operands
    it is one product of matrices."""
    equation = equation.replace(" ", "")
    if "." in equation:
        raise NotImplementedError(lab_core.refusal("einsumEllipsis"))
    left, arrow, out = equation.partition("->")
    terms = left.split(",")
    letters = sorted(set("".join(terms)))
    if not arrow:
        out = "".join([c for c in letters if left.count(c) == 1])
    tensors = operands("Einsum", *tensors)
    if len(terms) != len(tensors):
        raise ValueError(
            lab_core.refusal("einsumInputs", expected=len(terms), equation=equation, got=len(tensors))
        )
    sizes = {}
    for term, x in zip(terms, tensors):
        if len(term) != len(x._dims) or len(set(term)) != len(term):
            raise ValueError(lab_core.refusal("einsumAxes", axes=term, shape=list(x._dims)))
        for c, n in zip(term, x._dims):
            if sizes.setdefault(c, n) != n:
                raise ValueError(lab_core.refusal("einsumAxis", axis=c, one=sizes[c], other=n))
    total, term = tensors[0], terms[0]
    for i in range(1, len(tensors)):
        later = "".join(terms[i + 1 :]) + out
        total, term = _product(total, term, tensors[i], terms[i], later, sizes)
    return _ordered(total, term, out, sizes)


def _ordered(x, term, out, sizes):
    gone = [i for i, c in enumerate(term) if c not in out]
    if gone:
        x = primitive("sum", x, axes=gone)
        term = "".join([c for c in term if c in out])
    if term == out:
        return x
    return primitive("transpose", x, permutation=[term.index(c) for c in out])


def _product(a, one, b, other, later, sizes):
    """Shared axes that come again are batches, those that do not are summed."""
    a, one = _alone(a, one, other + later, sizes)
    b, other = _alone(b, other, one + later, sizes)
    batch = [c for c in one if c in other and c in later]
    inner = [c for c in one if c in other and c not in later]
    rows, columns = [c for c in one if c not in other], [c for c in other if c not in one]

    def grouped(x, term, *groups):
        order = [c for group in groups for c in group]
        x = primitive("transpose", x, permutation=[term.index(c) for c in order])
        axes = [lab_core.size_of([sizes[c] for c in group]) for group in groups]
        # Without batches it is one product of two matrices.
        return primitive("reshape", x, shape=axes if batch else axes[1:])

    left, right = grouped(a, one, batch, rows, inner), grouped(b, other, batch, inner, columns)
    result = batch + rows + columns
    product = primitive("matMul", left, right)
    return primitive("reshape", product, shape=[sizes[c] for c in result]), "".join(result)


def _alone(x, term, needed, sizes):
    """Axes that only this operand has, and nothing later asks for, are summed at once."""
    return _ordered(x, term, "".join([c for c in term if c in needed]), sizes), "".join(
        [c for c in term if c in needed]
    )
