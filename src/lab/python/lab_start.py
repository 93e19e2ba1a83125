"""What stands ready before the reader's program begins."""

import builtins
import sys

import _lab
import lab_core
import lab_held


def back(statement, value):
    """What a function returns; from here on the statement that called it runs again."""
    _lab.back(statement)
    return value


def plain(value):
    """A tensor of one element as its number, for `f"{loss:.4f}"`; everything else as it is."""
    return value.item() if hasattr(value, "item") else value


def shown(value):
    """What `f"{loss}"` writes: tensors and numbers of one element say that they are written as Python's numbers."""
    if getattr(value, "_written_plainly", False):
        return value.item()
    return value.numpy() if hasattr(value, "_written_by_values") else value


def number(value=0.0):
    """`float(x)`, of a tensor or an array of one element too."""
    return float(plain(value))


class Text:
    """A text to be filled in with numbers, some of which may be tensors of one element."""

    def __init__(self, text):
        self.text = text

    def __mod__(self, values):
        if isinstance(values, dict):
            return self.text % {key: plain(values[key]) for key in values}
        kinds = _kinds(self.text)
        given = values if isinstance(values, tuple) else (values,)
        if len(kinds) != len(given):
            return self.text % values
        return self.text % tuple([v if k in "sra" else plain(v) for k, v in zip(kinds, given)])

    def format(self, *values, **named):
        try:
            return self.text.format(*[shown(value) for value in values], **{k: shown(named[k]) for k in named})
        except (TypeError, ValueError):
            plainly = {key: plain(named[key]) for key in named}
            return self.text.format(*[plain(value) for value in values], **plainly)


def extreme(built_in, wins):
    """`max` or `min`, of tensors of one element too: the interpreter's own never asks them."""

    def chosen(*values, **named):
        several = list(values[0]) if len(values) == 1 else list(values)
        if named or not [one for one in several if hasattr(one, "item")]:
            return built_in(several, **named) if several else built_in(*values, **named)
        best = several[0]
        for one in several[1:]:
            best = one if wins(plain(one), plain(best)) else best
        return best

    return chosen


def _kinds(text):
    """The letters of the fields of a `%` text, in order."""
    kinds, at = "", text.find("%")
    while 0 <= at < len(text) - 1:
        at += 1
        while at < len(text) - 1 and not (text[at].isalpha() or text[at] == "%"):
            at += 1
        kinds += "" if text[at] == "%" else text[at]
        at = text.find("%", at + 1)
    return kinds


def shown_line(*values, sep=" ", end="\n", file=None, flush=False):
    """`print`, which takes all that Python's takes: everything goes to the output at once."""
    print(*values, sep=" " if sep is None else sep, end="\n" if end is None else end)


def unanswered(prompt=""):
    raise RuntimeError(lab_core.refusal("input"))


# What `mark-lines.ts` writes into the program.
PUT_IN = {
    "at": lab_core.at,
    "called": _lab.statement,
    "back": back,
    "plain": plain,
    "shown": shown,
    "float": number,
    "text": Text,
}


class Shut:
    """A module of the interpreter's own that leads out of it, to the page's storage and network."""

    def __getattr__(self, name):
        raise AttributeError(lab_core.refusal("browser"))


def prepare(names):
    sys.modules["js"] = sys.modules["jsffi"] = Shut()
    # Not among the program's names: it may clear or list them.
    for name in PUT_IN:
        setattr(builtins, "_lab_" + name, PUT_IN[name])
    names["input"] = unanswered
    names["print"] = shown_line
    names["exit"] = names["quit"] = sys.exit
    names["max"] = extreme(max, lambda a, b: a > b)
    names["min"] = extreme(min, lambda a, b: a < b)


def _held(value, label, found):
    """Tensors and modules, also those in lists and dictionaries, with what the program calls them."""
    # A list may hold itself: four levels are enough.
    if isinstance(value, (list, tuple, dict)) and label.count(".") < 4:
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            _held(one, "%s.%s" % (label, key), found)
    elif hasattr(value, "_handle") or hasattr(value, "_tensors_by_name"):
        found.append((label, value))


def _name_modules(modules):
    """Each tensor of a module is called by the first variable that holds the module, and its place in it; by its place
    alone where the module is of the program's own making, and the only such."""
    named, taken = [], set()
    for label, module in modules:
        own = [(path, one) for path, one in module._tensors_by_name() if one._handle not in taken]
        taken.update([one._handle for _, one in own])
        if own:
            named.append((label, module, own))
    models = len([module for _, module, _ in named if not module._is_stock])
    for label, module, own in named:
        short = models == 1 and not module._is_stock
        for path, one in own:
            _lab.name(one._handle, path if short else label + "." + path)


def finish(names):
    """After the program: its own names for its tensors, and a gradient where it never asked for one."""
    found, kind = [], type(lab_core)
    # The interpreter's dictionaries have no order.
    for name in sorted(names, key=_lab.place):
        if not name.startswith("_") and not isinstance(names[name], (kind, type)):
            _held(names[name], name, found)
    held = [(name, value) for name, value in found if getattr(value, "_handle", None) is not None]
    for name, value in held:
        _lab.suggest(value._handle, name)
    _name_modules([(name, value) for name, value in found if hasattr(value, "_tensors_by_name")])
    lab_held.tell(names)
    if _lab.passes() == 0:
        scalars = [(name, value) for name, value in held if lab_core.size_of(lab_core.shape_of(value._handle)) == 1]
        losses = [(name, value) for name, value in scalars if "loss" in name or "cost" in name]
        for name, value in (losses or scalars)[-1:]:
            lab_core.gradients(value._handle, [])
