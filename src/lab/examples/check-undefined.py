import torch
from torch import nn

torch.manual_seed(1)

# A cosine that is written by hand, and a table that starts at zero.
table, towers = nn.Embedding(20, 6), nn.Linear(6, 6)
nn.init.zeros_(table.weight)
vectors, other = table(torch.randint(20, (8,))), towers(torch.randn(8, 6))
cosine = (vectors * other).sum(1) / (vectors.norm(dim=1) * other.norm(dim=1))
loss = (1 - cosine).mean()
loss.backward()

print(loss.item())
print(vectors.norm(dim=-1).min().item())
