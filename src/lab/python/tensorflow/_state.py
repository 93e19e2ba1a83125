"""What all of the Lab's TensorFlow looks at: which generation a program is of, and what goes on
now."""

import _lab

# What only the first generation has. A program that calls one of these builds a graph and runs it
# in a session.
_FIRST = (
    "Session(",
    "InteractiveSession(",
    "placeholder(",
    "get_variable(",
    "global_variables_initializer(",
    "initialize_all_variables(",
    "disable_v2_behavior(",
    "disable_eager_execution(",
)


def _code():
    lines = _lab.source().split("\n")
    return "\n".join([line.split("#")[0] for line in lines]).replace(" (", "(")


class _State:
    """One program's state."""

    def __init__(self):
        code = _code()
        # Whether operations build a graph instead of computing at once.
        self.lazy = any([word in code for word in _FIRST])
        # Whether the program imports the first generation from the second, which prints unknown
        # sizes as None.
        self.compat = "compat.v1" in code
        # Variables of the first generation are references, until eager execution alone is disabled.
        self.references = not self.compat or "disable_v2_behavior(" in code
        # How many operations of a graph are being computed now: within them everything is computed
        # at once.
        self.computing = 0
        # Whether only shapes are asked for.
        self.abstract = False
        # Gradient tapes that record now, the innermost last.
        self.tapes = []
        self.seed = 0
        self.draws = 0

    def builds(self):
        """Whether an operation becomes a node of a graph."""
        return self.lazy and not self.computing


state = _State()
