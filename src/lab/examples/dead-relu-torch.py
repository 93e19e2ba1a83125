import torch
from torch import nn

torch.manual_seed(1)

# A bias far below zero: no example opens a single ReLU.
hidden = nn.Linear(4, 6)
nn.init.constant_(hidden.bias, -9.0)
out = nn.Linear(6, 1)
x, y = torch.randn(32, 4), torch.randn(32, 1)

loss = nn.functional.mse_loss(out(torch.relu(hidden(x))), y)
loss.backward()
print("loss", loss.item())
print("hidden", hidden.weight.grad.abs().max().item())
print("out", out.weight.grad.abs().max().item(), out.bias.grad.abs().max().item())
