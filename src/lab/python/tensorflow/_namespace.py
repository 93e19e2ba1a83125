"""Names of TensorFlow, by table; and what is said of one that is not there."""

from lab_core import missing, nearest, refusal

# What stands in for names that no other name looks like.
_INSTEAD = {
    "conv1d": "tensorflow.matmul",
    "cond": "tensorflow.where",
    "py_function": "tensorflow.function",
    "summary": "print",
    "erf": "tensorflow.tanh",
    "rnn_cell": "tensorflow.keras.layers.LSTM",
    "dynamic_rnn": "tensorflow.keras.layers.LSTM",
    "sampled_softmax_loss": "tensorflow.nn.sparse_softmax_cross_entropy_with_logits",
}

# The refusal of names for which something else stands in than a name.
_REFUSALS = {
    "while_loop": "missingLoop",
    "scan": "missingLoop",
    "map_fn": "missingLoop",
    "app": "missingMain",
    "Saver": "missingSaver",
    "nce_loss": "missingNegatives",
}


class Namespace:
    """What stands behind a dot: `tf.nn`. Of a name it does not have it names the nearest."""

    def __init__(self, path, table, elsewhere=None):
        self._path, self._table, self._elsewhere = path, table, elsewhere or {}

    def __getattr__(self, name):
        return found(self._path, name, self._table, self._elsewhere)

    def __dir__(self):
        return sorted(self._table)

    def __repr__(self):
        return "<module '%s'>" % self._path


def fetched(path, name):
    """What the folder that is fetched on demand has under a name."""
    try:
        return __import__("tensorflow_more").found(path, name)
    except ImportError:
        # The program names nothing that is in it.
        return None


def found(path, name, table, elsewhere):
    """A name's meaning. `elsewhere` says where else names are, by what stands before them."""
    if name in table:
        return table[name]
    if name.startswith("__"):
        raise AttributeError("module '%s' has no attribute '%s'" % (path, name))
    more = fetched(path, name)
    if more is not None:
        return more
    for place, names in elsewhere.items():
        if name in names:
            raise missing(path, name, "%s.%s" % (place, name))
    if name in _REFUSALS:
        raise AttributeError(refusal(_REFUSALS[name], name="%s.%s" % (path, name)))
    if name in _INSTEAD:
        raise missing(path, name, _INSTEAD[name])
    near = nearest(name, list(table))
    raise missing(path, name, "%s.%s" % (path, near) if near else None)
