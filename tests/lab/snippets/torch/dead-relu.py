import torch
import torch.nn as nn

torch.manual_seed(7)
model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1))
with torch.no_grad():
    model[0].bias.fill_(-100.0)
x = torch.rand(16, 4)
loss = (model(x) - 1).pow(2).mean()
loss.backward()
print(model[0].weight.grad)
print(model[2].weight.grad, model[2].bias.grad)
print((model[1](model[0](x)) > 0).sum())
print(model)
