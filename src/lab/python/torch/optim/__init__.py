"""torch.optim: the optimizers. Their arithmetic is the host's; here stand their settings."""

import _lab
import json

import lab_core as _core
from torch.autograd import enable_grad as _enable_grad
from torch.nn.module import zero_grad as _zero_grad
from torch.optim import lr_scheduler


class Optimizer:
    rule = ""
    counts = [0]

    def __init__(self, params, defaults):
        given = list(params)
        if not given:
            raise ValueError("optimizer got an empty parameter list")
        if hasattr(params, "_handle"):
            raise TypeError(
                "params argument given to the optimizer should be an iterable of Tensors or dicts,"
                " but got torch.FloatTensor"
            )
        groups = given if isinstance(given[0], dict) else [{"params": given}]
        self.defaults, self.param_groups, self.state = defaults, [], {}
        self.counts[0] += 1
        self._number = self.counts[0]
        for group in groups:
            self.add_param_group(group)

    def add_param_group(self, group):
        full = dict(self.defaults)
        full.update(group)
        params = full["params"]
        full["params"] = [params] if hasattr(params, "_handle") else list(params)
        for one in full["params"]:
            if not hasattr(one, "_handle"):
                raise TypeError(
                    "optimizer can only optimize Tensors, but one of the params is %s"
                    % type(one).__name__
                )
            if not one.is_leaf:
                raise ValueError("can't optimize a non-leaf Tensor")
        self.param_groups.append(full)

    def zero_grad(self, set_to_none=True):
        for group in self.param_groups:
            _zero_grad(group["params"], set_to_none)

    def step(self, closure=None):
        loss = None
        if closure is not None:
            with _enable_grad():
                loss = closure()
        for group in self.param_groups:
            settings = json.dumps(self._settings(group))
            for one in group["params"]:
                if one.grad is None:
                    continue
                key = "%d:%d" % (self._number, id(one))
                one._handle = _core.checked(
                    _lab.torch_step(self.rule, key, one._handle, one.grad._handle, settings)
                )
        return loss

    def _settings(self, group):
        """Numbers only: betas apart, words and flags as 0 and 1."""
        found = {}
        for name, value in group.items():
            if name == "betas":
                found["beta1"], found["beta2"] = value
            elif isinstance(value, (int, float, bool)):
                found[name] = float(value)
        return found

    def __repr__(self):
        text = type(self).__name__ + " ("
        for i, group in enumerate(self.param_groups):
            text += "\nParameter Group %d\n" % i
            for name in sorted(group):
                if name != "params":
                    text += "    %s: %s\n" % (name, group[name])
        return text + ")"

    def __str__(self):
        return repr(self)


def _positive(**settings):
    for name, value in settings.items():
        if not 0 <= value:
            word = {"lr": "learning rate", "eps": "epsilon value"}.get(name, name + " value")
            raise ValueError("Invalid %s: %s" % (word, value))


class SGD(Optimizer):
    rule = "sgd"

    def __init__(
        self,
        params,
        lr=None,
        momentum=0,
        dampening=0,
        weight_decay=0,
        nesterov=False,
        maximize=False,
        **_
    ):
        if lr is None:
            lr = 1e-3
        _positive(lr=lr, momentum=momentum, weight_decay=weight_decay)
        if nesterov and (momentum <= 0 or dampening != 0):
            raise ValueError("Nesterov momentum requires a momentum and zero dampening")
        super().__init__(
            params,
            {
                "lr": lr,
                "momentum": momentum,
                "dampening": dampening,
                "weight_decay": weight_decay,
                "nesterov": nesterov,
                "maximize": maximize,
            },
        )


class Adam(Optimizer):
    rule = "adam"

    def __init__(
        self,
        params,
        lr=1e-3,
        betas=(0.9, 0.999),
        eps=1e-8,
        weight_decay=0,
        amsgrad=False,
        maximize=False,
        **_
    ):
        _positive(lr=lr, eps=eps, weight_decay=weight_decay)
        super().__init__(
            params,
            {
                "lr": lr,
                "betas": betas,
                "eps": eps,
                "weight_decay": weight_decay,
                "amsgrad": amsgrad,
                "maximize": maximize,
            },
        )


class AdamW(Adam):
    rule = "adamw"

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2, **more):
        super().__init__(params, lr, betas, eps, weight_decay, **more)


class RMSprop(Optimizer):
    rule = "rmsprop"

    def __init__(
        self,
        params,
        lr=1e-2,
        alpha=0.99,
        eps=1e-8,
        weight_decay=0,
        momentum=0,
        centered=False,
        maximize=False,
        **_
    ):
        _positive(lr=lr, eps=eps, momentum=momentum, weight_decay=weight_decay, alpha=alpha)
        super().__init__(
            params,
            {
                "lr": lr,
                "momentum": momentum,
                "alpha": alpha,
                "eps": eps,
                "centered": centered,
                "weight_decay": weight_decay,
                "maximize": maximize,
            },
        )


class Adagrad(Optimizer):
    rule = "adagrad"

    def __init__(
        self,
        params,
        lr=1e-2,
        lr_decay=0,
        weight_decay=0,
        initial_accumulator_value=0,
        eps=1e-10,
        maximize=False,
        **_
    ):
        _positive(lr=lr, lr_decay=lr_decay, weight_decay=weight_decay, eps=eps)
        super().__init__(
            params,
            {
                "lr": lr,
                "lr_decay": lr_decay,
                "eps": eps,
                "weight_decay": weight_decay,
                "initial_accumulator_value": initial_accumulator_value,
                "maximize": maximize,
            },
        )


def __getattr__(name):
    raise _core.missing("torch.optim", name, _core.nearest(name, globals()))
