import torch

torch.manual_seed(0)
a, b, c = [torch.zeros(4, requires_grad=True) for _ in range(3)]
B = torch.randn(4, 4, requires_grad=True)
optimizer = torch.optim.SGD([a, b, c, B], lr=0.5)
for step in range(3):
    optimizer.zero_grad()
    score = (a * b * (B @ c)).sum()
    loss = torch.nn.functional.softplus(-score)
    loss.backward()
    optimizer.step()
    print(step, loss.item(), a.grad.norm().item(), c.grad.norm())
print(a, B)
