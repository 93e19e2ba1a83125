import math
import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(1)

# Each row should find its own column among sixteen; both towers start at zero.
left, right = nn.Embedding(40, 8), nn.Embedding(40, 8)
nn.init.zeros_(left.weight)
nn.init.zeros_(right.weight)
rows = torch.randperm(40)[:16]
scores = left(rows) @ right(rows).T
loss = F.cross_entropy(scores, torch.arange(16))
loss.backward()

print(left.weight.grad.abs().max().item(), right.weight.grad.abs().max().item())
print(loss.item(), math.log(len(scores)))
print((scores.max() - scores.min()).item())
