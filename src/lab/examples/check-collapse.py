import torch
from torch import nn

torch.manual_seed(1)

# A positive that is no nearer than a negative: the cheapest answer is one point for all.
tower = nn.Sequential(nn.Linear(12, 16), nn.ReLU(), nn.Linear(16, 4))
nn.init.normal_(tower[2].weight, std=0.6)
optimizer = torch.optim.SGD(tower.parameters(), lr=0.05)
for step in range(300):
    anchor, positive, negative = (tower(torch.randn(32, 12)) for _ in range(3))
    near = (anchor - positive).square().sum(1)
    far = (anchor - negative).square().sum(1)
    loss = torch.relu(near - far + 0.5).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 60 == 0:
        print(loss.item())

vectors = anchor
print(loss.item(), vectors.std(dim=0).max().item())
