import torch
import torch.nn as nn
import torch.nn.functional as F

x = torch.linspace(-2, 2, 5, requires_grad=True)
for act in (
    nn.ReLU(),
    nn.LeakyReLU(),
    nn.LeakyReLU(0.2),
    nn.GELU(),
    nn.Tanh(),
    nn.Sigmoid(),
    nn.Softmax(dim=0),
    nn.LogSoftmax(dim=-1),
    nn.Softplus(),
    nn.ELU(),
    nn.SiLU(),
    nn.Hardtanh(),
    nn.ReLU(inplace=True),
    nn.Identity(),
):
    x.grad = None
    y = act(x * 1)
    (y * torch.arange(1, 6)).sum().backward()
    print(act, y)
    print(x.grad)
print(F.relu(x), torch.relu(x), x.relu())
