import torch
import torch.nn.functional as F

x = torch.zeros(3, requires_grad=True)
n = x.norm()
n.backward()
print(n, x.grad)
rows = torch.tensor([[3.0, 4.0], [0.0, 0.0]], requires_grad=True)
norms = rows.norm(dim=1)
print(norms)
norms.sum().backward()
print(rows.grad)
u = torch.tensor([[3.0, 4.0], [0.0, 0.0], [1.0, 1.0]], requires_grad=True)
unit = F.normalize(u, dim=1)
print(unit)
(unit * torch.tensor([1.0, 2.0])).sum().backward()
print(u.grad)
