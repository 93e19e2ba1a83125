"""Names of TensorFlow, by table; and what is said of one that is not there."""

from lab_core import missing, nearest


class Namespace:
    """What stands behind a dot: `tf.nn`. Asked for a name it does not have, it names the nearest."""

    def __init__(self, path, table, elsewhere=None):
        self._path, self._table, self._elsewhere = path, table, elsewhere or {}

    def __getattr__(self, name):
        return found(self._path, name, self._table, self._elsewhere)

    def __dir__(self):
        return sorted(self._table)

    def __repr__(self):
        return "<module '%s'>" % self._path


def found(path, name, table, elsewhere):
    """A name's meaning. `elsewhere` says where else names are, by what stands before them."""
    if name in table:
        return table[name]
    if name.startswith("__"):
        raise AttributeError("module '%s' has no attribute '%s'" % (path, name))
    for place, names in elsewhere.items():
        if name in names:
            raise missing(path, name, "%s.%s" % (place, name))
    near = nearest(name, list(table))
    raise missing(path, name, "%s.%s" % (path, near) if near else None)
