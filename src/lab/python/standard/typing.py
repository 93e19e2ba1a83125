"""Names for types. The interpreter reads annotations and forgets them: all that counts is that the names are there."""


class _Form:
    """`Optional`, `List[int]`, `Callable[[float], float]`: whatever is done to it, it stays one."""

    def __getitem__(self, _of):
        return self

    def __call__(self, *_values, **_named):
        return self

    def __or__(self, _other):
        return self

    def __ror__(self, _other):
        return self


TYPE_CHECKING = False

Any = AnyStr = Annotated = Callable = ClassVar = Concatenate = Counter = DefaultDict = Deque = Dict = Final = _Form()
FrozenSet = Generator = Hashable = Iterable = Iterator = List = Literal = Mapping = MutableMapping = Any
MutableSequence = NewType = NoReturn = Optional = OrderedDict = ParamSpec = Self = Sequence = Set = Sized = Any
SupportsFloat = Tuple = Type = TypeAlias = TypeVar = Union = Any


class Generic:
    """A base that adds nothing."""


class Protocol:
    """A base that adds nothing."""


def cast(_kind, value):
    return value


def overload(function):
    return function


final = override = no_type_check = runtime_checkable = overload
