"""Losses as modules: each calls the function of its name with the settings it was made with."""

from torch.nn import functional as F
from torch.nn.module import Module


class _Loss(Module):
    """`names` are the settings in the order of their arguments, before reduction."""

    names = ()
    defaults = ()

    def __init__(self, *args, **kwargs):
        super().__init__()
        known = self.names + ("reduction", "size_average", "reduce")
        for name in kwargs:
            if name not in known:
                raise TypeError(
                    "%s got an unexpected keyword argument '%s'" % (type(self).__name__, name)
                )
        for i, name in enumerate(self.names):
            value = args[i] if i < len(args) else self.defaults[i]
            object.__setattr__(self, name, kwargs.get(name, value))
        object.__setattr__(self, "reduction", kwargs.get("reduction", "mean"))

    def settings(self):
        found = {name: getattr(self, name) for name in self.names}
        found["reduction"] = self.reduction
        return found


class MSELoss(_Loss):
    def forward(self, input, target):
        return F.mse_loss(input, target, **self.settings())


class L1Loss(_Loss):
    def forward(self, input, target):
        return F.l1_loss(input, target, **self.settings())


class SmoothL1Loss(_Loss):
    names, defaults = ("beta",), (1.0,)

    def forward(self, input, target):
        return F.smooth_l1_loss(input, target, **self.settings())


class HuberLoss(_Loss):
    names, defaults = ("delta",), (1.0,)

    def forward(self, input, target):
        return F.huber_loss(input, target, **self.settings())


class BCELoss(_Loss):
    names, defaults = ("weight",), (None,)

    def forward(self, input, target):
        return F.binary_cross_entropy(input, target, **self.settings())


class BCEWithLogitsLoss(_Loss):
    names, defaults = ("weight", "pos_weight"), (None, None)

    def forward(self, input, target):
        return F.binary_cross_entropy_with_logits(input, target, **self.settings())


class CrossEntropyLoss(_Loss):
    names, defaults = ("weight", "ignore_index", "label_smoothing"), (None, -100, 0.0)

    def forward(self, input, target):
        return F.cross_entropy(input, target, **self.settings())


class NLLLoss(_Loss):
    names, defaults = ("weight", "ignore_index"), (None, -100)

    def forward(self, input, target):
        return F.nll_loss(input, target, **self.settings())


class KLDivLoss(_Loss):
    names, defaults = ("log_target",), (False,)

    def forward(self, input, target):
        return F.kl_div(input, target, **self.settings())


class TripletMarginLoss(_Loss):
    names, defaults = ("margin", "p", "eps", "swap"), (1.0, 2.0, 1e-06, False)

    def forward(self, anchor, positive, negative):
        return F.triplet_margin_loss(anchor, positive, negative, **self.settings())


class MarginRankingLoss(_Loss):
    names, defaults = ("margin",), (0.0,)

    def forward(self, input1, input2, target):
        return F.margin_ranking_loss(input1, input2, target, **self.settings())


class HingeEmbeddingLoss(_Loss):
    names, defaults = ("margin",), (1.0,)

    def forward(self, input, target):
        return F.hinge_embedding_loss(input, target, **self.settings())


class CosineEmbeddingLoss(_Loss):
    names, defaults = ("margin",), (0.0,)

    def forward(self, input1, input2, target):
        return F.cosine_embedding_loss(input1, input2, target, **self.settings())


class SoftMarginLoss(_Loss):
    def forward(self, input, target):
        return F.soft_margin_loss(input, target, **self.settings())
