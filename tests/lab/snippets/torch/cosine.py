import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(11)
a = torch.randn(3, 4, requires_grad=True)
b = torch.randn(3, 4, requires_grad=True)
s = F.cosine_similarity(a, b, dim=1)
print(s)
s.mean().backward()
print(a.grad)
print(b.grad)
zero = torch.zeros(1, 4, requires_grad=True)
t = nn.CosineSimilarity(dim=1)(zero, b.detach()[:1])
t.backward()
print(t, zero.grad)
d = F.pairwise_distance(a, b)
print(d, F.pairwise_distance(a, a.detach()))
