import math
import torch
import torch.nn as nn
import torch.nn.functional as F


class Attention(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.q, self.k, self.v = nn.Linear(d, d), nn.Linear(d, d), nn.Linear(d, d)
        self.out = nn.Linear(d, d)
        nn.init.zeros_(self.out.weight)

    def forward(self, x):
        q, k, v = self.q(x), self.k(x), self.v(x)
        scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
        mask = torch.tril(torch.ones(x.size(1), x.size(1)))
        scores = scores.masked_fill(mask == 0, float("-inf"))
        return x + self.out(F.softmax(scores, dim=-1) @ v)


torch.manual_seed(0)
layer = Attention(4)
x = torch.randn(2, 3, 4)
y = layer(x)
print(y)
(y ** 2).mean().backward()
for name, parameter in layer.named_parameters():
    print(name, parameter.grad.norm())
