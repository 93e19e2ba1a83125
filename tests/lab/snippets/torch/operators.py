import torch

a = torch.tensor([[1.0, 2.0], [3.0, 4.0]], requires_grad=True)
b = torch.tensor([[0.5, -1.0], [2.0, 0.25]], requires_grad=True)
for y in (a + b, a - b, a * b, a / b, a @ b, a ** 2, a ** 3, a ** 0.5, -a, 1 - a, 2 / a, 3 * a, 2 ** a, a ** b.abs(), abs(b)):
    a.grad = b.grad = None
    (y * torch.tensor([[1.0, 2.0], [3.0, 4.0]])).sum().backward()
    print(y)
    print(a.grad, b.grad)
print(a > 1, a == a, a != b, (a > 1) & (a < 4), ~(a > 1), a <= 2)
print(torch.tensor([7, -7]) // 2, torch.tensor([7, -7]) % 4, torch.tensor([1, 2]) / 2, torch.tensor([1, 2]) + 0.5)
print(torch.tensor([1, 2]) * torch.tensor(2.0), torch.ones(2, dtype=torch.float64) + torch.ones(2), True + torch.tensor([1]))
