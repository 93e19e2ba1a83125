import math
import torch
x = torch.linspace(-math.pi, math.pi, 7, requires_grad=True)
y = torch.sin(x) * torch.cos(2 * x)
(y + 1).sum().backward()
print(y)
print(x.grad)
print(x.detach().sin().flip(0), torch.arange(6).view(2, 3).flip([0, 1]), torch.flip(torch.tensor([1., 2.]), dims=(0,)))
z = torch.tensor([1., 2., 3.], requires_grad=True)
f = z.flip(0)
print(f)
(f * torch.tensor([1., 10., 100.])).sum().backward()
print(z.grad)
