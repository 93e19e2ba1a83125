"""torch.nn: modules, layers, losses."""

import lab_core as _core
from torch.nn import functional, init
from torch.nn.activations import (
    ELU,
    GELU,
    CosineSimilarity,
    Hardtanh,
    LeakyReLU,
    LogSigmoid,
    LogSoftmax,
    PairwiseDistance,
    ReLU,
    ReLU6,
    Sigmoid,
    SiLU,
    Softmax,
    Softplus,
    Tanh,
)
from torch.nn.containers import ModuleDict, ModuleList, ParameterList, Sequential
from torch.nn.layers import (
    BatchNorm1d,
    Bilinear,
    Dropout,
    Embedding,
    Flatten,
    Identity,
    LayerNorm,
    Linear,
)
from torch.nn.losses import (
    BCELoss,
    BCEWithLogitsLoss,
    CosineEmbeddingLoss,
    CrossEntropyLoss,
    HingeEmbeddingLoss,
    HuberLoss,
    KLDivLoss,
    L1Loss,
    MarginRankingLoss,
    MSELoss,
    NLLLoss,
    SmoothL1Loss,
    SoftMarginLoss,
    TripletMarginLoss,
)
from torch.nn.module import Module
from torch.nn.parameter import Parameter
from torch.nn import utils


def __getattr__(name):
    if name in ("RNN", "LSTM", "GRU", "RNNCell", "LSTMCell", "GRUCell"):
        from torch_more import recurrent

        return getattr(recurrent, name)
    raise _core.missing("torch.nn", name, _core.nearest(name, globals()))
