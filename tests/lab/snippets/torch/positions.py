import torch, math
from torch import nn
d, n = 6, 4
pe = torch.zeros(n, d)
position = torch.arange(0, n, dtype=torch.float).unsqueeze(1)
div_term = torch.exp(torch.arange(0, d, 2).float() * (-math.log(10000.0) / d))
pe[:, 0::2] = torch.sin(position * div_term)
pe[:, 1::2] = torch.cos(position * div_term)
print(pe)
torch.manual_seed(0)
emb = nn.Embedding(10, d, padding_idx=0)
x = emb(torch.tensor([[1, 2, 0, 3]])) * math.sqrt(d) + pe.unsqueeze(0)
x.sum().backward()
print(emb.weight.grad[:4])
