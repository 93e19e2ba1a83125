import torch
from torch import nn

torch.manual_seed(1)

# Each step overshoots further than the last.
model = nn.Linear(8, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=10.0)
x, y = torch.randn(64, 8), torch.randn(64, 1)
for step in range(40):
    optimizer.zero_grad()
    loss = nn.functional.mse_loss(model(x), y)
    loss.backward()
    optimizer.step()
    if step % 5 == 0:
        print(loss.item())

largest = max(p.abs().max().item() for p in model.parameters())
print(loss.dtype, largest)
