"""A parser that is given no arguments: every one has its default."""

import lab_core as _core


class Namespace:
    def __init__(self, pairs):
        for name, value in pairs:
            setattr(self, name, value)
        self._names = [name for name, _ in pairs]

    def __repr__(self):
        return "Namespace(%s)" % ", ".join(["%s=%r" % (name, getattr(self, name)) for name in self._names])


class ArgumentParser:
    def __init__(self, *_values, **_named):
        self._pairs = []

    def add_argument(self, *names, default=None, action="store", dest=None, required=False, **_named):
        long = [name for name in names if name.startswith("--")] or names
        name = dest or long[0].lstrip("-").replace("-", "_")
        if required or (default is None and not names[0].startswith("-")):
            raise ValueError(_core.refusal("commandLine", name=names[0]))
        if default is None and action in ("store_true", "store_false"):
            default = action == "store_false"
        self._pairs.append((name, default))

    def add_argument_group(self, *_values, **_named):
        return self

    def set_defaults(self, **named):
        self._pairs = [(name, named.get(name, value)) for name, value in self._pairs]

    def parse_args(self, _arguments=None):
        return Namespace(self._pairs)

    def parse_known_args(self, _arguments=None):
        return self.parse_args(), []
