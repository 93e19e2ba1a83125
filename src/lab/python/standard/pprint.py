"""Printing what is short enough for a line."""


def pformat(value, **_named):
    return repr(value)


def pprint(value, **_named):
    print(repr(value))


pp = pprint
