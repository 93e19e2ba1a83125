import torch
from torch import nn

torch.manual_seed(1)

# Inputs in millions, not scaled, into a tanh.
first, last = nn.Linear(6, 16), nn.Linear(16, 1)
x, y = 1e6 * (1 + torch.rand(32, 6)), torch.randn(32, 1)
inputs = first(x)
loss = nn.functional.mse_loss(last(torch.tanh(inputs)), y)
loss.backward()

print(loss.item(), first.weight.grad.abs().max().item())
flat = torch.tanh(inputs).abs() == 1
print(inputs.abs().max().item(), flat.float().mean().item())
