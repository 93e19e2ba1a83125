import torch
import torch.nn as nn

torch.manual_seed(1)
net = nn.Sequential(nn.Linear(3, 5), nn.Sigmoid(), nn.Linear(5, 1), nn.Sigmoid())
with torch.no_grad():
    for parameter in net.parameters():
        parameter.mul_(100)
x = torch.randn(6, 3)
y = torch.randint(0, 2, (6, 1)).float()
loss = nn.functional.binary_cross_entropy(net(x), y)
loss.backward()
print(loss, net[0].weight.grad)
print([bool((p.grad == 0).all()) for p in net.parameters()])
torch.nn.utils.clip_grad_norm_(net.parameters(), 0.5)
print(net[2].weight.grad)
