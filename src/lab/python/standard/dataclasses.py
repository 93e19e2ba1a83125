"""
Dataclasses. The interpreter forgets a class's annotations, so that the fields are read from the program's own text: the
lines `name: kind` and `name: kind = value` of the class's body.
"""

import _lab
import lab_core as _core

MISSING = object()


class Field:
    def __init__(self, name, default=MISSING, default_factory=MISSING, init=True, repr=True, compare=True):
        self.name, self.default, self.default_factory = name, default, default_factory
        self.init, self.repr, self.compare = init, repr, compare


def field(default=MISSING, default_factory=MISSING, init=True, repr=True, compare=True, **_named):
    return Field(None, default, default_factory, init, repr, compare)


def _indent(line):
    return len(line) - len(line.lstrip())


def _body(name):
    """The lines of the class's body that stand at its first indentation, outside of texts of several lines."""
    lines = _lab.source().split("\n")
    for at, line in enumerate(lines):
        words = line.strip().replace("(", " ").replace(":", " ").split()
        if words[:2] == ["class", name]:
            break
    else:
        raise TypeError(_core.refusal("dataclassFields", name=name))
    outer, inner, text, body = _indent(line), None, None, []
    for line in lines[at + 1 :]:
        bare = line.strip()
        if text:
            text = None if text in bare else text
        elif bare and bare[0] != "#":
            if _indent(line) <= outer:
                break
            inner = _indent(line) if inner is None else inner
            for quotes in ('"""', "'''"):
                if bare.count(quotes) == 1:
                    text = quotes
            if _indent(line) == inner and not text:
                body.append(bare)
    return body


def _annotated(line):
    """The name that a line annotates; none where it is another statement."""
    name, colon, kind = line.partition(":")
    name, kind = name.strip(), kind.strip()
    is_name = name and all(c.isalpha() or c.isdigit() or c == "_" for c in name) and not name[0].isdigit()
    return name if colon and kind and is_name and name not in ("else", "try", "finally") else None


def fields(of):
    return tuple(getattr(of, "__dataclass_fields__"))


def is_dataclass(of):
    return hasattr(of, "__dataclass_fields__")


def _collected(cls):
    """Those of its base first, as they were declared."""
    found = [one for base in cls.__bases__ for one in getattr(base, "__dataclass_fields__", ())]
    for line in _body(cls.__name__):
        name = _annotated(line)
        if name is None or "ClassVar" in line.partition("=")[0]:
            continue
        given = getattr(cls, name, MISSING)
        one = given if isinstance(given, Field) else Field(None, given)
        one.name = name
        found = [other for other in found if other.name != name] + [one]
    return tuple(found)


def _dressed(cls, repr=True, eq=True, order=False, frozen=False):
    every = _collected(cls)
    taken = [one for one in every if one.init]
    cls.__dataclass_fields__ = every
    own = cls.__dict__

    def __init__(self, *values, **named):
        if len(values) > len(taken):
            raise TypeError(
                _core.refusal("dataclassValues", name=cls.__name__, taken=len(taken), given=len(values))
            )
        given = {}
        for one, value in zip(taken, values):
            given[one.name] = value
        for name in named:
            if name in given or not [one for one in taken if one.name == name]:
                raise TypeError(_core.refusal("dataclassField", name=cls.__name__, field=name))
            given[name] = named[name]
        for one in every:
            if one.name in given:
                value = given[one.name]
            elif one.default_factory is not MISSING:
                value = one.default_factory()
            elif one.default is not MISSING:
                value = one.default
            elif one.init:
                raise TypeError(_core.refusal("dataclassValue", name=cls.__name__, field=one.name))
            else:
                continue
            # Also of one that is frozen.
            object.__setattr__(self, one.name, value)
        if hasattr(self, "__post_init__"):
            self.__post_init__()

    def values_of(self):
        return tuple([getattr(self, one.name) for one in every if one.compare])

    def __repr__(self):
        shown = ["%s=%r" % (one.name, getattr(self, one.name)) for one in every if one.repr]
        return "%s(%s)" % (cls.__name__, ", ".join(shown))

    def __setattr__(self, name, _value):
        raise AttributeError("cannot assign to field '%s'" % name)

    if "__init__" not in own:
        cls.__init__ = __init__
    if repr and "__repr__" not in own:
        cls.__repr__ = __repr__
    if eq and "__eq__" not in own:
        cls.__eq__ = lambda self, other: type(other) is type(self) and values_of(self) == values_of(other)
    if order:
        cls.__lt__ = lambda self, other: values_of(self) < values_of(other)
        cls.__le__ = lambda self, other: values_of(self) <= values_of(other)
    if frozen:
        cls.__setattr__ = __setattr__
    return cls


def dataclass(cls=None, **named):
    settings = {key: named[key] for key in named if key in ("repr", "eq", "order", "frozen")}
    return _dressed(cls, **settings) if cls else lambda of: _dressed(of, **settings)


def asdict(of):
    from collections import OrderedDict

    def plain(value):
        if is_dataclass(value):
            return asdict(value)
        return [plain(one) for one in value] if isinstance(value, list) else value

    return OrderedDict([(one.name, plain(getattr(of, one.name))) for one in fields(of)])


def astuple(of):
    return tuple([getattr(of, one.name) for one in fields(of)])


def replace(of, **named):
    given = {one.name: getattr(of, one.name) for one in fields(of) if one.init}
    given.update(named)
    return type(of)(**given)
