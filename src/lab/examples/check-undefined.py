import torch
from torch import nn

torch.manual_seed(1)

# A cosine that is written by hand, and a table that starts at zero.
table, towers = nn.Embedding(20, 6), nn.Linear(6, 6)
nn.init.zeros_(table.weight)
vectors, other = table(torch.randint(20, (8,))), towers(torch.randn(8, 6))
lengths = vectors.square().sum(1).sqrt() * other.square().sum(1).sqrt()
cosine = (vectors * other).sum(1) / lengths
loss = (1 - cosine).mean()
loss.backward()

print(loss.item())
print(vectors.norm(dim=-1).min().item())
