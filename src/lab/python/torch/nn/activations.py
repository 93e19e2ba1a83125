"""Layers without parameters: a function each, with its settings."""

from torch.nn import functional as F
from torch.nn.module import Module


class _Activation(Module):
    """`settings` are the arguments in order, with the text each is printed as."""

    names = ()
    defaults = ()
    # How many of the settings are always printed; the others only where they differ.
    shown = 0

    def __init__(self, *args, **kwargs):
        super().__init__()
        values = list(args) + list(self.defaults[len(args) :])
        for i, name in enumerate(self.names):
            object.__setattr__(self, name, kwargs.get(name, values[i]))

    def extra_repr(self):
        parts = []
        for i, name in enumerate(self.names):
            value = getattr(self, name)
            if i < self.shown or (name == "inplace" and value):
                parts.append("%s=%s" % (name, repr(value)))
        return ", ".join(parts)


class ReLU(_Activation):
    names, defaults = ("inplace",), (False,)

    def forward(self, x):
        return F.relu(x)


class ReLU6(ReLU):
    def forward(self, x):
        return F.relu6(x)


class LeakyReLU(_Activation):
    names, defaults, shown = ("negative_slope", "inplace"), (0.01, False), 1

    def forward(self, x):
        return F.leaky_relu(x, self.negative_slope)


class ELU(_Activation):
    names, defaults, shown = ("alpha", "inplace"), (1.0, False), 1

    def forward(self, x):
        return F.elu(x, self.alpha)


class GELU(_Activation):
    names, defaults, shown = ("approximate",), ("none",), 1

    def forward(self, x):
        return F.gelu(x, self.approximate)


class SiLU(ReLU):
    def forward(self, x):
        return F.silu(x)


class Tanh(_Activation):
    def forward(self, x):
        return F.tanh(x)


class Sigmoid(_Activation):
    def forward(self, x):
        return F.sigmoid(x)


class LogSigmoid(_Activation):
    def forward(self, x):
        return F.logsigmoid(x)


class Hardtanh(_Activation):
    names, defaults, shown = ("min_val", "max_val", "inplace"), (-1.0, 1.0, False), 2

    def forward(self, x):
        return F.hardtanh(x, self.min_val, self.max_val)


class Softplus(_Activation):
    names, defaults, shown = ("beta", "threshold"), (1, 20), 2

    def forward(self, x):
        return F.softplus(x, self.beta, self.threshold)


class Softmax(_Activation):
    names, defaults, shown = ("dim",), (None,), 1

    def forward(self, x):
        return F.softmax(x, self.dim)


class LogSoftmax(Softmax):
    def forward(self, x):
        return F.log_softmax(x, self.dim)


class CosineSimilarity(_Activation):
    names, defaults = ("dim", "eps"), (1, 1e-08)

    def forward(self, x1, x2):
        return F.cosine_similarity(x1, x2, self.dim, self.eps)


class PairwiseDistance(_Activation):
    names, defaults = ("norm", "eps", "keepdim"), (2.0, 1e-06, False)

    def __init__(self, p=2.0, eps=1e-06, keepdim=False):
        super().__init__(p, eps, keepdim)

    def forward(self, x1, x2):
        return F.pairwise_distance(x1, x2, self.norm, self.eps, self.keepdim)
