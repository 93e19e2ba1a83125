"""What nodes are called: `Add`, `Add_1`, `tower/Add`; and the scopes they stand in."""

import _lab
from lab_core import refusal


class Graph:
    """The one graph of a program, with the names taken in it and what it collects."""

    def __init__(self):
        self.taken = {}
        self.scopes = []
        self.variables = []
        self.regularization = []
        self.seed = None

    def as_default(self):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False

    def get_tensor_by_name(self, name):
        raise AttributeError(refusal("tensorByName"))


graph = Graph()


def scope():
    """The scopes that a node made now stands in, outermost first, apart by slashes."""
    return "/".join(graph.scopes)


def _free(name):
    # TensorFlow counts `mul` and `Mul` together, so that no file system mixes them up.
    key = name.lower()
    count = graph.taken.get(key, 0)
    graph.taken[key] = count + 1
    if not count:
        return name
    numbered = "%s_%d" % (name, count)
    while numbered.lower() in graph.taken:
        count += 1
        numbered = "%s_%d" % (name, count)
    graph.taken[key] = count + 1
    graph.taken[numbered.lower()] = 1
    return numbered


def unique(name):
    """The name with its scopes before it, and a number after it when it is taken."""
    return _free("/".join(graph.scopes + [name]))


def pathed(name):
    """The name with its scopes before it."""
    return "/".join(graph.scopes + [name])


class name_scope:
    """`with tf.name_scope("tower"):` what is made within is called `tower/…`."""

    def __init__(self, name=None, default_name=None, values=None):
        self.name = name or default_name or "scope"

    def __enter__(self):
        path = unique(self.name)
        self._own = path.split("/")[-1]
        _enter(self._own)
        return path + "/"

    def __exit__(self, *error):
        _leave()
        return False


def _enter(name):
    graph.scopes.append(name)
    _lab.scope(scope())


def _leave():
    graph.scopes.pop()
    _lab.scope(scope())


class scoped:
    """What is made within stands in a scope of exactly this name."""

    def __init__(self, name):
        self.name = name

    def __enter__(self):
        _enter(self.name)
        return self

    def __exit__(self, *error):
        _leave()
        return False
