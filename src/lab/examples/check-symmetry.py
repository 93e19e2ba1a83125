import torch
from torch import nn

torch.manual_seed(1)

# Every unit starts as a copy of the first one.
model = nn.Sequential(nn.Linear(6, 16), nn.Tanh(), nn.Linear(16, 1))
nn.init.constant_(model[0].weight, 0.1)
nn.init.constant_(model[0].bias, 0.0)
nn.init.constant_(model[2].weight, 0.1)
x = torch.randn(64, 6)
y = x[:, :1] * x[:, 1:2]
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(30):
    optimizer.zero_grad()
    loss = nn.functional.mse_loss(model(x), y)
    loss.backward()
    optimizer.step()

print(loss.item())
for name, p in model.named_parameters():
    if p.dim() > 1 and len(p) > 1:
        print(name, ((p - p[:1]).abs().max() / p.abs().max()).item())
