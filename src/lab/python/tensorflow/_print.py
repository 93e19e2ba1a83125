"""`tf.print`: values alone, without the words that `print` puts around them."""

from array import array
from builtins import print as _python_print


def _number(value):
    if not isinstance(value, float):
        return str(int(value))
    # The shorter of six and nine digits that still names this float32.
    short = "%.6g" % value
    return short if value != value or array("f", [float(short)])[0] == value else "%.9g" % value


def _rows(flat, dims, depth, edges):
    if not dims:
        return _number(flat[0])
    size = len(flat) // dims[0] if dims[0] else 0
    parts = [
        _rows(flat[i * size : (i + 1) * size], dims[1:], depth + 1, edges) for i in range(dims[0])
    ]
    if edges >= 0 and len(parts) > 2 * edges:
        parts = parts[:edges] + ["..."] + parts[-edges:]
    between = " " if len(dims) == 1 else "\n" * (len(dims) - 1) + " " * (depth + 1)
    return "[%s]" % between.join(parts)


def _text(value, edges):
    if isinstance(value, (list, tuple)):
        inner = ", ".join([_text(one, edges) for one in value])
        return "[%s]" % inner if isinstance(value, list) else "(%s)" % inner
    if hasattr(value, "_flat"):
        flat, dims = value._flat()
        return _rows(flat, dims, 0, edges)
    return str(value)


def print_(*values, output_stream=None, sep=" ", end="\n", summarize=3, name=None):
    """Of a long axis, the first and last few; all of it with `summarize=-1`."""
    _python_print(*[_text(value, summarize) for value in values], sep=sep, end=end)
