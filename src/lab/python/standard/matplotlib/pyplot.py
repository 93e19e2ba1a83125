"""`plt`, of which nothing is drawn."""

from matplotlib import asked


def __getattr__(name):
    if name.startswith("_"):
        raise AttributeError(name)
    return asked()
