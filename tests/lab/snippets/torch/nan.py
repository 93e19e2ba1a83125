import torch

x = torch.tensor([0.0, 1.0, 4.0], requires_grad=True)
y = torch.sqrt(x).sum() * 0
y.backward()
print(y, x.grad)
x.grad = None
z = torch.where(x > 0, torch.log(x), torch.zeros_like(x)).sum()
z.backward()
print(z, x.grad)
print(torch.log(torch.tensor([-1.0, 0.0, 1.0])))
print(torch.tensor([float("nan"), float("inf"), -float("inf"), 1.5]))
print(torch.isnan(x.grad), torch.isnan(x.grad).any(), torch.tensor(0.0) / 0)
print(torch.tensor([1.0, float("nan"), 3.0]).sum(), torch.tensor([float("inf"), 0.0]))
