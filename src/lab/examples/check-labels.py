import torch
from torch import nn

torch.manual_seed(1)

# Inputs were shuffled, their labels were not.
inputs = torch.arange(10.0)[torch.randperm(10)]
labels = 2 * torch.arange(10.0)
model = nn.Linear(1, 1)
loss = nn.functional.mse_loss(model(inputs.unsqueeze(1)).squeeze(1), labels)
loss.backward()

print(loss.item())
print([(inputs[i], labels[i].item()) for i in range(10)])
