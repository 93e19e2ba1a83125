"""Copies. A tensor is copied as a leaf of its own; what holds tensors, with copies of them."""

import lab_core as _core


class Error(Exception):
    pass


_ATOMS = (type(None), bool, int, float, complex, str, bytes, range, type, type(lambda: 0), type(len))


def copy(value):
    if hasattr(value, "__copy__"):
        return value.__copy__()
    if isinstance(value, _ATOMS) or isinstance(value, tuple):
        return value
    if isinstance(value, (list, dict, set)):
        return value.copy()
    return _filled(_empty(value), value, lambda one: one)


def deepcopy(value, memo=None):
    """@raises Error for what cannot be copied."""
    memo = {} if memo is None else memo
    if isinstance(value, _ATOMS):
        return value
    if id(value) not in memo:
        # What was copied is held, so that nothing else takes its place in memory.
        memo[id(value)] = (value, None)
        memo[id(value)] = (value, _deeply(value, memo))
    return memo[id(value)][1]


def _deeply(value, memo):
    deeply = lambda one: deepcopy(one, memo)  # noqa
    if hasattr(value, "__deepcopy__"):
        return value.__deepcopy__(memo)
    if isinstance(value, list):
        return [deeply(one) for one in value]
    if isinstance(value, tuple):
        return tuple([deeply(one) for one in value])
    if isinstance(value, set):
        return {deeply(one) for one in value}
    if isinstance(value, dict):
        found = type(value)()
        for key in value:
            found[key] = deeply(value[key])
        return found
    if hasattr(value, "_handle"):
        return _tensor(value)
    # What it holds may hold it.
    found = _empty(value)
    memo[id(value)] = (value, found)
    return _filled(found, value, deeply)


def _tensor(value):
    if hasattr(value, "assign"):
        return type(value)(value.numpy())
    if not hasattr(value, "requires_grad"):
        return value
    if not value.is_leaf:
        raise RuntimeError(
            "Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment"
        )
    import torch

    if isinstance(value, torch.nn.Parameter):
        return torch.nn.Parameter(value.detach().clone(), value.requires_grad)
    return value.detach().clone().requires_grad_(value.requires_grad)


def _empty(value):
    """Another of its kind, that holds nothing yet."""
    kind = type(value)
    if not hasattr(value, "__dict__"):
        raise Error(_core.refusal("copy", kind=kind.__name__))
    return object.__new__(kind)


def _filled(found, value, of):
    for name in value.__dict__:
        object.__setattr__(found, name, of(value.__dict__[name]))
    return found
