"""What stands ready before the reader's program begins."""

import lab_core


def plain(value):
    """A tensor of one element as its number, for `f"{loss:.4f}"`; everything else as it is."""
    return value.item() if hasattr(value, "item") else value


def prepare(names):
    names["_at"] = lab_core.at
    names["_plain"] = plain
