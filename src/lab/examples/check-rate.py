import torch
from torch import nn

torch.manual_seed(1)

# A warm-up whose first factor is 0.
model = nn.Linear(6, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for group in optimizer.param_groups:
    group["lr"] = 0.1 * 0 / 1000
loss = model(torch.randn(16, 6)).square().mean()
loss.backward()
optimizer.step()

print(loss.item(), model.weight.grad.abs().max().item())
print([group["lr"] for group in optimizer.param_groups])
