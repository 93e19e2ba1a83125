import torch
import torch.nn as nn

torch.manual_seed(0)
layers = []
for i in range(6):
    linear = nn.Linear(4, 4)
    nn.init.normal_(linear.weight, std=1e-8)
    nn.init.zeros_(linear.bias)
    layers += [linear, nn.Tanh()]
net = nn.Sequential(*layers, nn.Linear(4, 1))
out = net(torch.ones(1, 4))
loss = (out - 1).pow(2).mean()
loss.backward()
for name, parameter in net.named_parameters():
    print(name, parameter.grad.abs().max())
