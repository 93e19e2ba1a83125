"""The operators of arrays, by the names of NumPy's functions."""


class _Operators:
    """What arrays and single float32 numbers have in common."""

    def __add__(self, other):
        return self._binary("add", other)

    def __radd__(self, other):
        return self._binary("add", other, True)

    def __sub__(self, other):
        return self._binary("subtract", other)

    def __rsub__(self, other):
        return self._binary("subtract", other, True)

    def __mul__(self, other):
        return self._binary("multiply", other)

    def __rmul__(self, other):
        return self._binary("multiply", other, True)

    def __truediv__(self, other):
        return self._binary("divide", other)

    def __rtruediv__(self, other):
        return self._binary("divide", other, True)

    def __floordiv__(self, other):
        return self._binary("floor_divide", other)

    def __rfloordiv__(self, other):
        return self._binary("floor_divide", other, True)

    def __mod__(self, other):
        return self._binary("remainder", other)

    def __rmod__(self, other):
        return self._binary("remainder", other, True)

    def __pow__(self, other):
        return self._binary("power", other)

    def __rpow__(self, other):
        return self._binary("power", other, True)

    def __and__(self, other):
        return self._binary("bitwise_and", other)

    def __or__(self, other):
        return self._binary("bitwise_or", other)

    def __xor__(self, other):
        return self._binary("bitwise_xor", other)

    def __lt__(self, other):
        return self._binary("less", other)

    def __le__(self, other):
        return self._binary("less_equal", other)

    def __gt__(self, other):
        return self._binary("greater", other)

    def __ge__(self, other):
        return self._binary("greater_equal", other)

    def __eq__(self, other):
        return False if other is None or isinstance(other, str) else self._binary("equal", other)

    def __ne__(self, other):
        return True if other is None or isinstance(other, str) else self._binary("not_equal", other)

    def __neg__(self):
        return self._unary("negative")

    def __invert__(self):
        return self._unary("invert")

    def __pos__(self):
        return self

    def __abs__(self):
        return self._unary("abs")
