import torch
from torch import nn

torch.manual_seed(1)

# A bias far below zero: no example opens a single unit.
first, last = nn.Linear(6, 16), nn.Linear(16, 1)
nn.init.constant_(first.bias, -9.0)
x, y = torch.randn(32, 6), torch.randn(32, 1)
hidden = torch.relu(first(x))
loss = nn.functional.mse_loss(last(hidden), y)
loss.backward()

print(loss.item(), first.weight.grad.abs().max().item())
print((hidden > 0).float().mean().item())
