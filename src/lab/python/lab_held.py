"""What the program's variables hold when it ends, for the host to judge what was never used."""

import sys

import _lab

# Things looked at: a program that holds more is not asked for all of it.
_MOST = 20000
# Those lead out of the program.
_CLOSED = (type, type(sys), type(lambda: 0), type(len), bool, int, float, str)


def tell(names):
    """Data and plain values by name; of the tensors, all that anything holds."""
    for name, value in names.items():
        if name.startswith("_"):
            continue
        if isinstance(value, (bool, int, float, str)):
            _lab.plain_value(name)
        elif type(value).__name__ == "ndarray":
            _lab.data(name, "array")
        elif getattr(value, "__dict__", {}).get("kind") in ("Const", "Placeholder"):
            _lab.data(name, "node")
    graph = sys.modules.get("tensorflow._names")
    _lab.alive(" ".join([str(handle) for handle in _handles([list(names.values()), graph and graph.graph])]))


def _handles(waiting):
    """Of the tensors that can be reached through lists, dictionaries and attributes."""
    found, seen = [], set()
    while waiting and len(seen) < _MOST:
        one = waiting.pop()
        if one is None or isinstance(one, _CLOSED) or id(one) in seen:
            continue
        seen.add(id(one))
        handle = getattr(one, "_handle", None)
        if isinstance(handle, int):
            found.append(handle)
        elif isinstance(one, dict):
            waiting.extend(one.values())
        elif isinstance(one, (list, tuple)):
            # Of a long list of numbers there is nothing to see.
            waiting.extend(one[:_MOST] if one and not isinstance(one[0], (int, float)) else ())
        else:
            waiting.extend(getattr(one, "__dict__", {}).values())
    return found
