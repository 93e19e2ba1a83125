import torch
from torch import nn

torch.manual_seed(0)


def told(name, out, state, module):
    loss = out.pow(2).sum() + sum([s.sum() for s in (state if isinstance(state, tuple) else (state,))])
    module.zero_grad()
    loss.backward()
    print(name, list(out.shape), "%.5f" % loss.item())
    for key, p in module.named_parameters():
        print("  ", key, list(p.shape), "%.5f %.5f" % (p.sum().item(), p.grad.norm().item()))


lstm = nn.LSTM(3, 4, batch_first=True)
print(lstm)
x = torch.randn(2, 5, 3)
out, (h, c) = lstm(x)
told("lstm", out, (h, c), lstm)
print(out[:, -1], torch.allclose(out[:, -1], h[0]))

deep = nn.LSTM(3, 2, num_layers=2, bidirectional=True)
print(deep)
out, state = deep(torch.randn(4, 2, 3), (torch.ones(4, 2, 2), torch.zeros(4, 2, 2)))
told("deep", out, state, deep)

gru = nn.GRU(input_size=2, hidden_size=3)
out, h = gru(torch.randn(4, 1, 2))
told("gru", out, h, gru)
print(h)

rnn = nn.RNN(2, 3, nonlinearity="relu", bias=False)
print(rnn)
out, h = rnn(torch.randn(4, 2))
told("rnn", out, h, rnn)

for cell in (nn.LSTMCell(2, 3), nn.GRUCell(2, 3), nn.RNNCell(2, 3)):
    state = cell(torch.randn(2, 2))
    state = cell(torch.randn(2, 2), state)
    told("cell", state[0] if isinstance(state, tuple) else state, state, cell)
    print(cell)


class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(10, 3)
        self.rnn = nn.GRU(3, 4, batch_first=True)
        self.head = nn.Linear(4, 2)

    def forward(self, tokens):
        out, _ = self.rnn(self.embed(tokens))
        return self.head(out[:, -1, :])


model = Tagger()
print(model)
logits = model(torch.tensor([[1, 2, 3], [4, 5, 6]]))
loss = nn.functional.cross_entropy(logits, torch.tensor([0, 1]))
loss.backward()
print(loss, model.rnn.weight_hh_l0.grad.norm())
