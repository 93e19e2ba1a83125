import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(1)


class Generator(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(2, 8), nn.LeakyReLU(0.2), nn.Linear(8, 2))

    def forward(self, z):
        return self.net(z)


G = Generator()
D = nn.Sequential(nn.Linear(2, 8), nn.LeakyReLU(0.2), nn.Linear(8, 1))
og = torch.optim.Adam(G.parameters(), lr=1e-3, betas=(0.5, 0.999))
od = torch.optim.Adam(D.parameters(), lr=1e-3, betas=(0.5, 0.999))
bce = nn.BCEWithLogitsLoss()
for i in range(3):
    real = torch.randn(4, 2) + 2
    fake = G(torch.randn(4, 2))
    od.zero_grad()
    ld = bce(D(real), torch.ones(4, 1)) + bce(D(fake.detach()), torch.zeros(4, 1))
    ld.backward()
    od.step()
    og.zero_grad()
    lg = bce(D(fake), torch.ones_like(D(fake)))
    lg.backward()
    og.step()
    print(i, f"{ld.item():.4f} {lg.item():.4f}", G.net[0].weight.grad.norm())
for name, p in G.named_parameters():
    print(name, p.data.norm())
