import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(1)

# The model ends in a sigmoid, and so does the loss.
model = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 1), nn.Sigmoid())
optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
x = torch.randn(128, 6)
labels = (x[:, :1] > 1.5).float()
for step in range(100):
    logits = model(x)
    optimizer.zero_grad()
    loss = F.binary_cross_entropy_with_logits(logits, labels)
    loss.backward()
    optimizer.step()

print(loss.item(), labels.mean().item())
print(logits.min().item(), logits.max().item())
