import torch

x = torch.tensor([[1.0, 5.0, 2.0], [4.0, 0.0, 4.0]], requires_grad=True)
weights = torch.tensor([1.0, 10.0])
for f in (
    lambda t: t.sum(),
    lambda t: t.sum(dim=1),
    lambda t: t.sum(0, keepdim=True),
    lambda t: t.mean(),
    lambda t: t.mean(-1),
    lambda t: t.max(),
    lambda t: t.min(),
    lambda t: t.max(dim=1).values,
    lambda t: t.min(dim=1)[0],
    lambda t: t.amax(dim=1),
    lambda t: t.norm(),
    lambda t: t.norm(p=1),
    lambda t: t.std(dim=1),
    lambda t: t.logsumexp(1),
):
    x.grad = None
    y = f(x)
    (y * (weights if y.shape == (2,) else 1)).sum().backward()
    print(y)
    print(x.grad)
values, indices = x.max(dim=1)
print(values, indices, x.argmax(), x.argmax(dim=0), x.argmin(1))
print(torch.max(x.detach(), dim=0))
print(torch.sort(torch.tensor([3.0, 1.0, 2.0])), torch.topk(torch.tensor([3.0, 1.0, 2.0]), 2).indices)
print((x > 3).sum(), (x > 3).any(), (x >= 0).all(), torch.tensor([1, 2, 3]).sum(), (x > 3).float().mean())
