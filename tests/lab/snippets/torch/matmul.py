import torch

torch.manual_seed(4)
a = torch.randn(2, 3, requires_grad=True)
b = torch.randn(3, 4, requires_grad=True)
v = torch.randn(3, requires_grad=True)
q = torch.randn(2, 2, 3, requires_grad=True)
k = torch.randn(2, 4, 3, requires_grad=True)
for y in (a @ b, torch.mm(a, b), a @ v, v @ b, v @ v, torch.dot(v, v), q @ b, torch.bmm(q, k.transpose(1, 2)), torch.matmul(q, k.transpose(-2, -1)), q @ v):
    for one in (a, b, v, q, k):
        one.grad = None
    y.sum().backward()
    print(y)
    print([None if one.grad is None else one.grad.sum().item() for one in (a, v)])
    print(b.grad)
scores = torch.softmax(q @ k.transpose(-2, -1) / 3 ** 0.5, dim=-1)
print(scores @ k)
