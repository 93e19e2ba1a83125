import math
import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(1)

# Ten classes, and the last two layers start at zero.
model = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 16), nn.ReLU(), nn.Linear(16, 10))
for layer in (model[2], model[4]):
    nn.init.zeros_(layer.weight)
    nn.init.zeros_(layer.bias)
logits = model(torch.randn(64, 8))
loss = F.cross_entropy(logits, torch.randint(10, (64,)))
loss.backward()

print([name for name, p in model.named_parameters() if not p.grad.any()])
print(loss.item(), math.log(logits.shape[1]))
print((logits - logits[:, :1]).abs().max().item())
