import torch

x = torch.tensor([0.5, 1.0, 2.0], requires_grad=True)
for f in (torch.exp, torch.log, torch.sqrt, torch.abs, torch.sigmoid, torch.tanh, torch.square, torch.rsqrt, torch.log1p,
          torch.neg, torch.reciprocal, torch.sign, torch.floor, torch.log2, torch.expm1, torch.round):
    x.grad = None
    y = f(x)
    y.sum().backward()
    print(y, x.grad)
x.grad = None
y = torch.clamp(x, 0.6, 1.0)
y.sum().backward()
print(y, x.grad)
x.grad = None
y = x.clamp(min=1)
y.sum().backward()
print(y, x.grad)
z = torch.tensor([0.5, 0.0, 3.0], requires_grad=True)
x.grad = None
m = torch.maximum(x, z) + torch.minimum(x, z * 2)
m.sum().backward()
print(m, x.grad, z.grad)
print(torch.where(x > 0.7, x, z), torch.logsumexp(x, dim=0), x.std(), x.var())
print(torch.allclose(x, x + 1e-9), torch.equal(x, z), torch.dot(x, z), torch.outer(x, z))
