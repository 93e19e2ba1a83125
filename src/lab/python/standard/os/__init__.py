"""What a program asks of a system that has no files."""

from os import path  # noqa

environ = {}
name, sep, linesep = "posix", "/", "\n"


def getenv(key, default=None):
    return environ.get(key, default)


def getcwd():
    return "/"


def cpu_count():
    return 1


def makedirs(_path, mode=0o777, exist_ok=False):
    """Nothing is kept: a folder that is made is as good as one that is not."""


mkdir = makedirs
