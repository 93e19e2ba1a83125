import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(1)

# Both tables start at zero, so every score is 0 and every difference too.
users, items = nn.Embedding(50, 8), nn.Embedding(80, 8)
nn.init.zeros_(users.weight)
nn.init.zeros_(items.weight)
u, i, j = torch.randint(50, (64,)), torch.randint(80, (64,)), torch.randint(80, (64,))
liked = (users(u) * items(i)).sum(1)
other = (users(u) * items(j)).sum(1)
loss = -F.logsigmoid(liked - other).mean()
loss.backward()

print(loss.item(), users.weight.grad.abs().max().item(), items.weight.grad.abs().max().item())
print((liked - other).abs().max().item(), (i == j).float().mean().item())
print(users.weight.any().item(), items.weight.any().item())
