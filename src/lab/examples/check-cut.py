import torch
from torch import nn

torch.manual_seed(1)

# The first layer runs, and its result is detached.
first, last = nn.Linear(6, 8), nn.Linear(8, 1)
x, y = torch.randn(32, 6), torch.randn(32, 1)
hidden = torch.tanh(first(x)).detach()
loss = nn.functional.mse_loss(last(hidden), y)
loss.backward()

print(loss.item(), first.weight.grad)
print(hidden.requires_grad, hidden.grad_fn)
