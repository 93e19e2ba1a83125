"""Learning rates that change on the way."""

import math

import lab_core as _core


class LambdaLR:
    """Each epoch's rate is the first one times what a function of the epoch says."""

    def __init__(self, optimizer, lr_lambda, last_epoch=-1):
        self.optimizer, self.factor = optimizer, lr_lambda
        self.first = [group["lr"] for group in optimizer.param_groups]
        self.last_epoch = last_epoch
        self.step()

    def step(self):
        self.last_epoch += 1
        for group, first in zip(self.optimizer.param_groups, self.first):
            group["lr"] = first * self.factor(self.last_epoch)

    def get_last_lr(self):
        return [group["lr"] for group in self.optimizer.param_groups]


class StepLR(LambdaLR):
    def __init__(self, optimizer, step_size, gamma=0.1, last_epoch=-1):
        super().__init__(optimizer, lambda epoch: gamma ** (epoch // step_size), last_epoch)


class ExponentialLR(LambdaLR):
    def __init__(self, optimizer, gamma, last_epoch=-1):
        super().__init__(optimizer, lambda epoch: gamma**epoch, last_epoch)


class CosineAnnealingLR(LambdaLR):
    def __init__(self, optimizer, T_max, eta_min=0, last_epoch=-1):
        first = optimizer.param_groups[0]["lr"]

        def factor(epoch):
            return (
                eta_min + (first - eta_min) * (1 + math.cos(math.pi * epoch / T_max)) / 2
            ) / first

        super().__init__(optimizer, factor, last_epoch)


def __getattr__(name):
    raise _core.missing("torch.optim.lr_scheduler", name, _core.nearest(name, globals()))
