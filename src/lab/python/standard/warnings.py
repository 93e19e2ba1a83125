"""Warnings, which are written to the output."""

import builtins

import lab_core as _core

_ignored = [False]

# The interpreter lacks their kinds, which programs name without importing them.
for _name in ("Warning", "UserWarning", "DeprecationWarning", "FutureWarning", "RuntimeWarning"):
    if not hasattr(builtins, _name):
        setattr(builtins, _name, type(_name, (Exception,), {}))


def warn(message, _category=None, **_named):
    if not _ignored[0]:
        print(_core.refusal("warning", text=str(message)))


def filterwarnings(action, *_values, **_named):
    _ignored[0] = action == "ignore"


simplefilter = filterwarnings


class catch_warnings:
    def __init__(self, **_named):
        """Whether they are recorded is all the same."""

    def __enter__(self):
        self._before = _ignored[0]
        return self

    def __exit__(self, *_error):
        _ignored[0] = self._before
