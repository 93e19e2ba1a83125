"""Drawing, of which nothing is drawn: the program says so once, and goes on."""

import lab_core as _core

_said = []


class Nothing:
    """Whatever is asked of a figure or an axis: another one."""

    def __call__(self, *_values, **_named):
        return self

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return self

    def __getitem__(self, _at):
        return self

    def __iter__(self):
        return iter((self, self))

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        return False


def asked():
    if not _said:
        _said.append(True)
        print(_core.refusal("matplotlib"))
    return Nothing()


def use(*_values, **_named):
    pass


rcParams = {}
