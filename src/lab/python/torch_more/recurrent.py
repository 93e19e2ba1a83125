"""Recurrent layers, step by step: every step's products and gates are nodes of the graph."""

import math

from lab_core import refusal
import torch
from torch.nn import functional as F
from torch.nn import init
from torch.nn.module import Module
from torch.nn.parameter import Parameter


def _rnn(squash):
    def step(given, kept, state):
        (h,) = state
        return (squash(given + kept(h)),)

    return step


def _lstm(given, kept, state):
    h, c = state
    i, f, g, o = (given + kept(h)).chunk(4, 1)
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
    return torch.sigmoid(o) * torch.tanh(c), c


def _gru(given, kept, state):
    (h,) = state
    from_input, from_state = given.chunk(3, 1), kept(h).chunk(3, 1)
    r = torch.sigmoid(from_input[0] + from_state[0])
    z = torch.sigmoid(from_input[1] + from_state[1])
    n = torch.tanh(from_input[2] + r * from_state[2])
    return ((1 - z) * n + z * h,)


def _step_of(kind, nonlinearity):
    if kind == "LSTM":
        return _lstm
    return _gru if kind == "GRU" else _rnn({"tanh": torch.tanh, "relu": torch.relu}[nonlinearity])


class _Recurrent(Module):
    """What layers and cells share: weights from the input and from the state, drawn alike."""

    _is_stock = True
    _kind, _gates, _states = "RNN", 1, 1

    def _add_weights(self, suffix, width):
        rows = self._gates * self.hidden_size
        for name, shape in (("weight_ih", (rows, width)), ("weight_hh", (rows, self.hidden_size))):
            self.register_parameter(name + suffix, Parameter(torch.zeros(*shape)))
        for name in ("bias_ih", "bias_hh"):
            self.register_parameter(name + suffix, Parameter(torch.zeros(rows)) if self.bias else None)

    def reset_parameters(self):
        bound = 1 / math.sqrt(self.hidden_size) if self.hidden_size > 0 else 0
        for parameter in self.parameters():
            init.uniform_(parameter, -bound, bound)

    def _weights(self, suffix):
        return [getattr(self, name + suffix) for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")]

    def _shown(self, others):
        shown = "%d, %d" % (self.input_size, self.hidden_size)
        for name, usual in others:
            value = getattr(self, name)
            shown += "" if value == usual else ", %s=%s" % (name, value)
        return shown


class RNN(_Recurrent):
    def __init__(
        self,
        input_size,
        hidden_size,
        num_layers=1,
        nonlinearity="tanh",
        bias=True,
        batch_first=False,
        dropout=0.0,
        bidirectional=False,
        device=None,
        dtype=None,
    ):
        super().__init__()
        self.input_size, self.hidden_size, self.num_layers = input_size, hidden_size, num_layers
        self.bias, self.batch_first, self.dropout = bias, batch_first, float(dropout)
        self.bidirectional, self.nonlinearity = bidirectional, nonlinearity
        self._step = _step_of(self._kind, nonlinearity)
        self._suffixes = [
            ["_l%d%s" % (layer, way) for way in (("", "_reverse") if bidirectional else ("",))]
            for layer in range(num_layers)
        ]
        for layer, suffixes in enumerate(self._suffixes):
            for suffix in suffixes:
                self._add_weights(suffix, input_size if layer == 0 else hidden_size * len(suffixes))
        self.reset_parameters()

    def extra_repr(self):
        return self._shown(
            (
                ("num_layers", 1),
                ("bias", True),
                ("batch_first", False),
                ("dropout", 0.0),
                ("bidirectional", False),
            )
        )

    def forward(self, x, hx=None):
        """x: [steps, batch, width], or as `batch_first` says; without a batch [steps, width]."""
        alone = x.dim() == 2
        x = x.unsqueeze(1) if alone else x.transpose(0, 1) if self.batch_first else x
        if x.shape[2] != self.input_size:
            raise RuntimeError(
                "input.size(-1) must be equal to input_size. Expected %d, got %d" % (self.input_size, x.shape[2])
            )
        states = self._states_of(hx, x.shape[1], alone)
        last = []
        for layer, suffixes in enumerate(self._suffixes):
            found = []
            for way, suffix in enumerate(suffixes):
                outputs, state = self._run(x, states[layer * len(suffixes) + way], suffix, way == 1)
                found.append(outputs)
                last.append(state)
            x = found[0] if len(found) == 1 else torch.cat(found, 2)
            if self.dropout > 0 and layer < self.num_layers - 1:
                x = F.dropout(x, self.dropout, self.training)
        ends = [torch.stack([state[k] for state in last]) for k in range(self._states)]
        if alone:
            x, ends = x.squeeze(1), [end.squeeze(1) for end in ends]
        elif self.batch_first:
            x = x.transpose(0, 1)
        return x, ends[0] if self._states == 1 else tuple(ends)

    def _states_of(self, hx, batch, alone):
        """For each layer and way its state: a tuple of tensors [batch, hidden]."""
        many = self.num_layers * len(self._suffixes[0])
        if hx is None:
            return [tuple([torch.zeros(batch, self.hidden_size) for _ in range(self._states)]) for _ in range(many)]
        given = [hx] if self._states == 1 else list(hx)
        given = [one.unsqueeze(1) if alone else one for one in given]
        return [tuple([one[k] for one in given]) for k in range(many)]

    def _run(self, x, state, suffix, backwards):
        w_input, w_state, b_input, b_state = self._weights(suffix)
        given = F.linear(x, w_input, b_input).unbind(0)
        found = []
        for one in reversed(given) if backwards else given:
            state = self._step(one, lambda h: F.linear(h, w_state, b_state), state)
            found.append(state[0])
        return torch.stack(found[::-1] if backwards else found), state


class LSTM(RNN):
    _kind, _gates, _states = "LSTM", 4, 2

    def __init__(self, *sizes, proj_size=0, **named):
        if proj_size:
            raise NotImplementedError(refusal("projection"))
        super().__init__(*_without_nonlinearity(sizes), **named)


class GRU(RNN):
    _kind, _gates = "GRU", 3

    def __init__(self, *sizes, **named):
        super().__init__(*_without_nonlinearity(sizes), **named)


def _without_nonlinearity(sizes):
    """Only `RNN` takes one, as its fourth."""
    return sizes[:3] + ("tanh",) + sizes[3:] if len(sizes) > 3 else sizes


class RNNCell(_Recurrent):
    def __init__(self, input_size, hidden_size, bias=True, nonlinearity="tanh", device=None, dtype=None):
        super().__init__()
        self.input_size, self.hidden_size, self.bias = input_size, hidden_size, bias
        self.nonlinearity = nonlinearity
        self._step = _step_of(self._kind, nonlinearity)
        self._add_weights("", input_size)
        self.reset_parameters()

    def extra_repr(self):
        return self._shown((("bias", True), ("nonlinearity", "tanh")))

    def forward(self, x, hx=None):
        """x: [batch, width], or [width]."""
        alone = x.dim() == 1
        x = x.unsqueeze(0) if alone else x
        if hx is None:
            state = tuple([torch.zeros(x.shape[0], self.hidden_size) for _ in range(self._states)])
        else:
            state = tuple([one.unsqueeze(0) if alone else one for one in ((hx,) if self._states == 1 else hx)])
        w_input, w_state, b_input, b_state = self._weights("")
        state = self._step(F.linear(x, w_input, b_input), lambda h: F.linear(h, w_state, b_state), state)
        state = tuple([one.squeeze(0) for one in state]) if alone else state
        return state[0] if self._states == 1 else state


class LSTMCell(RNNCell):
    _kind, _gates, _states = "LSTM", 4, 2


class GRUCell(RNNCell):
    _kind, _gates = "GRU", 3
