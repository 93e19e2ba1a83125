import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(1)

# Two towers of three layers, every weight about a hundred-thousandth.
tower = lambda: nn.Sequential(nn.Linear(8, 16), nn.Tanh(), nn.Linear(16, 16), nn.Tanh(), nn.Linear(16, 8))
model = nn.ModuleDict({"left": tower(), "right": tower()})
for p in model.parameters():
    nn.init.normal_(p, std=1e-5)
a, b, y = torch.randn(64, 8), torch.randn(64, 8), torch.randint(2, (64,)).float()
optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
for step in range(50):
    optimizer.zero_grad()
    loss = F.binary_cross_entropy_with_logits((model["left"](a) * model["right"](b)).sum(1), y)
    loss.backward()
    optimizer.step()

print(loss.item())
print([(name, p.std().item(), p.grad.abs().max().item())
       for name, p in model.named_parameters() if p.grad is not None])
