import torch

torch.manual_seed(0)
print(torch.rand(2, 3))
print(torch.randn(3), torch.randn(1), torch.randn(2, 2))
print(torch.randn(4, 5))
print(torch.randint(0, 10, (6,)), torch.randperm(8))
print(torch.rand(3, dtype=torch.float64), torch.randn(3, dtype=torch.float64))
print(torch.randn(17), torch.normal(2.0, 0.5, size=(3,)))
print(torch.empty(3).uniform_(-1, 1), torch.empty(20).normal_(5, 2))
print(torch.rand_like(torch.zeros(2)), torch.randn_like(torch.zeros(2)))
torch.manual_seed(123)
print(torch.rand(1).item(), torch.randn(1000).mean(), torch.rand(1000).sum())
