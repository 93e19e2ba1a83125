"""The base of all models: it knows its parameters, its parts and what they are called."""

import _lab
from collections import OrderedDict

import torch
from torch.nn.parameter import Parameter, rename

# The modules that run, outermost first.
_running = []


class _State(OrderedDict):
    def __repr__(self):
        return "OrderedDict([%s])" % ", ".join(
            ["(%s, %s)" % (repr(k), repr(v)) for k, v in self.items()]
        )

    def __str__(self):
        return repr(self)


class _Missing:
    def __repr__(self):
        return "<All keys matched successfully>"

    def __str__(self):
        return repr(self)


class Module:
    def __init__(self):
        put = object.__setattr__
        put(self, "training", True)
        put(self, "_parameters", OrderedDict())
        put(self, "_modules", OrderedDict())
        put(self, "_buffers", OrderedDict())
        put(self, "_hooks", [])
        # Where it hangs: the module that has it, and under what name.
        put(self, "_place", None)

    def __setattr__(self, name, value):
        ready = "_parameters" in self.__dict__
        if isinstance(value, (Parameter, Module)) and not ready:
            what = "parameters" if isinstance(value, Parameter) else "module"
            raise AttributeError("cannot assign %s before Module.__init__() call" % what)
        if isinstance(value, Parameter):
            self.register_parameter(name, value)
        elif isinstance(value, Module):
            self.add_module(name, value)
        elif ready and name in self._parameters:
            if value is not None:
                raise TypeError(
                    "cannot assign '%s' as parameter '%s' (torch.nn.Parameter or None expected)"
                    % (
                        (
                            "torch.FloatTensor"
                            if isinstance(value, torch.Tensor)
                            else type(value).__name__
                        ),
                        name,
                    )
                )
            self._parameters[name] = None
        elif ready and name in self._buffers:
            self._buffers[name] = value
        else:
            object.__setattr__(self, name, value)

    def __getattr__(self, name):
        for table in ("_parameters", "_modules", "_buffers"):
            own = self.__dict__.get(table)
            if own is not None and name in own:
                return own[name]
        raise AttributeError("'%s' object has no attribute '%s'" % (type(self).__name__, name))

    # What it is made of.

    def register_parameter(self, name, parameter):
        self._parameters[name] = parameter
        if parameter is not None:
            rename(parameter, name)

    def register_buffer(self, name, tensor, persistent=True):
        self._buffers[name] = tensor

    def add_module(self, name, module):
        self._modules[name] = module
        if module is None:
            return
        object.__setattr__(module, "_place", (self, name))
        for path, parameter in module.named_parameters():
            rename(parameter, name + "." + path)

    register_module = add_module

    def named_modules(self, memo=None, prefix=""):
        memo = [] if memo is None else memo
        if [one for one in memo if one is self]:
            return
        memo.append(self)
        yield prefix, self
        for name, module in self._modules.items():
            if module is not None:
                for found in module.named_modules(memo, prefix + "." + name if prefix else name):
                    yield found

    def modules(self):
        for _, module in self.named_modules():
            yield module

    def named_children(self):
        for name, module in self._modules.items():
            if module is not None:
                yield name, module

    def children(self):
        for _, module in self.named_children():
            yield module

    def _named(self, table, prefix, recurse):
        seen = []
        for path, module in self.named_modules() if recurse else [("", self)]:
            for name, tensor in getattr(module, table).items():
                if tensor is None or [one for one in seen if one is tensor]:
                    continue
                seen.append(tensor)
                yield ".".join([part for part in (prefix, path, name) if part]), tensor

    def named_parameters(self, prefix="", recurse=True):
        return self._named("_parameters", prefix, recurse)

    def parameters(self, recurse=True):
        for _, parameter in self.named_parameters("", recurse):
            yield parameter

    def named_buffers(self, prefix="", recurse=True):
        return self._named("_buffers", prefix, recurse)

    def buffers(self, recurse=True):
        for _, buffer in self.named_buffers("", recurse):
            yield buffer

    _tensors_by_name = named_parameters

    @property
    def _is_stock(self):
        """Whether it is PyTorch's own, whose names (`weight`, `0.bias`) say little by themselves."""
        return torch.nn.__dict__.get(type(self).__name__) is type(self)

    def get_parameter(self, target):
        return dict(self.named_parameters())[target]

    def get_submodule(self, target):
        return dict(self.named_modules())[target]

    def state_dict(self):
        state = _State()
        for path, module in self.named_modules():
            for table in (module._parameters, module._buffers):
                for name, tensor in table.items():
                    if tensor is not None:
                        state[path + "." + name if path else name] = tensor.data
        return state

    def load_state_dict(self, state, strict=True):
        own = self.state_dict()
        missing = [name for name in own if name not in state]
        extra = [name for name in state if name not in own]
        if strict and (missing or extra):
            text = "Error(s) in loading state_dict for %s:" % type(self).__name__
            for word, names in (("Unexpected", extra), ("Missing", missing)):
                if names:
                    text += "\n\t%s key(s) in state_dict: %s. " % (
                        word,
                        ", ".join(['"%s"' % n for n in names]),
                    )
            raise RuntimeError(text)
        for name, tensor in own.items():
            if name in state:
                tensor.copy_(state[name].detach())
        return _Missing()

    # What is done with it.

    def train(self, mode=True):
        for module in self.modules():
            object.__setattr__(module, "training", mode)
        return self

    def eval(self):
        return self.train(False)

    def zero_grad(self, set_to_none=True):
        zero_grad(self.parameters(), set_to_none)

    def requires_grad_(self, yes=True):
        for parameter in self.parameters():
            parameter.requires_grad_(yes)
        return self

    def apply(self, function):
        for module in self.children():
            module.apply(function)
        function(self)
        return self

    def to(self, *args, **kwargs):
        for parameter in self.parameters():
            parameter.dtype = parameter.data.to(*args, **kwargs).dtype
        return self

    def float(self):
        return self.to(torch.float32)

    def double(self):
        return self.to(torch.float64)

    def cpu(self):
        return self

    def cuda(self, device=None):
        return self

    def register_forward_hook(self, hook):
        self._hooks.append(hook)

    def forward(self, *_):
        raise NotImplementedError(
            'Module [%s] is missing the required "forward" function' % type(self).__name__
        )

    def __call__(self, *args, **kwargs):
        if "_parameters" not in self.__dict__:
            raise AttributeError("'%s' object has no attribute '_parameters'" % type(self).__name__)
        before = _running[:]
        _running.append(self)
        _lab.scope("/".join(_path(before) + _steps(self, before)))
        try:
            result = self.forward(*args, **kwargs)
        finally:
            _running.pop()
            _lab.scope("/".join(_path(before)))
        for hook in self._hooks:
            changed = hook(self, args, result)
            result = result if changed is None else changed
        return result

    # How it is printed.

    def extra_repr(self):
        return ""

    def __repr__(self):
        extra = self.extra_repr()
        inner = [
            "(%s): %s" % (name, _indented(repr(module))) for name, module in self._modules.items()
        ]
        head = type(self).__name__ + "("
        if not inner:
            return (
                head
                + ("\n  %s\n" % "\n  ".join(extra.split("\n")) if "\n" in extra else extra)
                + ")"
            )
        lines = (extra.split("\n") if extra else []) + inner
        return head + "\n  " + "\n  ".join(lines) + "\n)"

    def __str__(self):
        return repr(self)


def _indented(text):
    return "\n  ".join(text.split("\n"))


def _steps(module, above):
    """The names that lead to a module from the one that runs around it, or from its root."""
    steps, at = [], module
    while at._place and not (above and at is above[-1]):
        steps.insert(0, at._place[1])
        at = at._place[0]
    return steps


def _path(running):
    path = []
    for i, module in enumerate(running):
        path.extend(_steps(module, running[:i]))
    return path


def zero_grad(parameters, set_to_none=True):
    for parameter in parameters:
        if parameter.grad is None:
            continue
        if set_to_none:
            parameter.grad = None
        else:
            parameter.grad = torch.zeros_like(parameter.grad)
