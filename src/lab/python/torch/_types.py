"""What tensors are made of besides numbers: dtypes, sizes, devices."""


class dtype:
    def __init__(self, name, rank, kind, word):
        self.name, self.rank, self.kind, self.word = name, rank, kind, word

    @property
    def is_floating_point(self):
        return self.kind == "float"

    def __repr__(self):
        return "torch." + self.name

    def __str__(self):
        return repr(self)


# By rank: of two dtypes the higher one is that of their sum. The word stands in PyTorch's errors.
bool_ = dtype("bool", 0, "bool", "Bool")
uint8 = dtype("uint8", 1, "int", "Byte")
int32 = dtype("int32", 2, "int", "Int")
int64 = dtype("int64", 3, "int", "Long")
float16 = dtype("float16", 4, "float", "Half")
float32 = dtype("float32", 5, "float", "Float")
float64 = dtype("float64", 6, "float", "Double")

_KINDS = ("bool", "int", "float")
_default = [float32]


def default():
    return _default[0]


def set_default_dtype(kind):
    _default[0] = kind


def dtype_of_numbers(flat):
    """What torch.tensor makes of plain numbers."""
    if not flat:
        return default()
    for x in flat:
        if isinstance(x, float):
            return default()
    for x in flat:
        if not isinstance(x, bool):
            return int64
    return bool_


def promoted(a, b):
    """The dtype of two operands together: of a number only a kind above a tensor's counts."""
    one, two = _weighed(a), _weighed(b)
    if one[0] == two[0] or one[1].kind == two[1].kind:
        high, low = (one, two) if one[0] >= two[0] else (two, one)
        if high[0] == low[0]:
            return one[1] if one[1].rank >= two[1].rank else two[1]
        return high[1]
    return one[1] if _KINDS.index(one[1].kind) > _KINDS.index(two[1].kind) else two[1]


def _weighed(x):
    """How much a dtype counts: a number's little, a scalar's more, a tensor's most."""
    if hasattr(x, "_handle"):
        return (2 if x.dim() else 1), x.dtype
    return 0, dtype_of_numbers([x.item() if hasattr(x, "item") else x])


class Size(tuple):
    def numel(self):
        size = 1
        for n in self:
            size *= n
        return size

    def __repr__(self):
        return "torch.Size(%s)" % list(self)

    def __str__(self):
        return repr(self)


class device:
    """There is one device, and it counts as the CPU."""

    def __init__(self, kind="cpu", index=None):
        self.type, self.index = str(kind).split(":")[0], index

    def __eq__(self, other):
        return isinstance(other, device) and self.type == other.type

    def __repr__(self):
        return "device(type='%s')" % self.type

    def __str__(self):
        return self.type
