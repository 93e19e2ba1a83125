import torch
from torch import nn

torch.manual_seed(1)

# Predictions of shape 32, labels of shape 32 x 1: every one with every one.
model = nn.Linear(6, 1)
x = torch.randn(32, 6)
labels = x.sum(1, keepdim=True)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(50):
    logits = model(x).squeeze(1)
    optimizer.zero_grad()
    loss = ((logits - labels) ** 2).mean()
    loss.backward()
    optimizer.step()

print(loss.item())
print(logits.shape, labels.shape, (logits - labels).shape)
