import torch

w = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
v = torch.tensor([0.5, 0.5, 0.5], requires_grad=True)
y = (w * v.detach()).sum()
y.backward()
print(w.grad, v.grad, v.detach())
z = w.detach() * v
print(z.requires_grad, w.detach().requires_grad, z)
z.sum().backward()
print(v.grad)
d = w.detach()
d[0] = 10.0
print(w)
with torch.no_grad():
    q = w * 2
print(q, q.requires_grad, w.requires_grad)
