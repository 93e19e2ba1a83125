import torch

w = torch.ones(2, requires_grad=True)


@torch.no_grad()
def evaluate(x):
    return (x * w).sum()


print(evaluate(torch.ones(2)), torch.is_grad_enabled())
with torch.no_grad():
    y = w * 2
    print(torch.is_grad_enabled(), y.requires_grad)
    with torch.enable_grad():
        z = w * 3
    print(z.requires_grad)
with torch.set_grad_enabled(False):
    print((w + 1).requires_grad)
for _ in range(3):
    loss = ((w - 3) ** 2).sum()
    loss.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
        w.grad.zero_()
    print(loss, w)
v = torch.zeros(2)
v.requires_grad = True
(v.exp().sum()).backward()
v.data = v.data - 0.5 * v.grad
v.data += 1
print(v, v.grad, v.data.requires_grad)
v.requires_grad_(False)
print(v.requires_grad, w.grad_fn, (w * 2).grad_fn.name())
print(torch.tensor(3).item(), torch.tensor(2.5).item(), torch.tensor(True).item(), float(torch.tensor(1.5)) * 2, int(torch.tensor(2)))
