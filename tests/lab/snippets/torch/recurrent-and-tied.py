import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(1)


class RNN(nn.Module):
    def __init__(self, h=4):
        super().__init__()
        self.h = h
        self.i2h = nn.Linear(1 + h, h)
        self.out = nn.Linear(h, 1)

    def forward(self, xs):
        h = torch.zeros(xs.shape[0], self.h)
        for t in range(xs.shape[1]):
            h = torch.tanh(self.i2h(torch.cat([xs[:, t : t + 1], h], dim=1)))
        return self.out(h)


r = RNN()
y = r(torch.randn(3, 5))
y.sum().backward()
print(y, r.i2h.weight.grad)
tied = nn.Linear(3, 3, bias=False)
other = nn.Linear(3, 3, bias=False)
other.weight = tied.weight
m = nn.Sequential(tied, nn.Tanh(), other)
print(len(list(m.parameters())))
m(torch.ones(1, 3)).sum().backward()
print(tied.weight.grad)
