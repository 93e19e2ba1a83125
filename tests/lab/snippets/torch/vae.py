import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(3)

class VAE(nn.Module):
    def __init__(self, x_dim=12, h_dim=8, z_dim=2):
        super().__init__()
        self.fc1 = nn.Linear(x_dim, h_dim)
        self.fc_mu = nn.Linear(h_dim, z_dim)
        self.fc_logvar = nn.Linear(h_dim, z_dim)
        self.fc2 = nn.Linear(z_dim, h_dim)
        self.fc3 = nn.Linear(h_dim, x_dim)

    def encode(self, x):
        h = F.relu(self.fc1(x))
        return self.fc_mu(h), self.fc_logvar(h)

    def reparameterize(self, mu, logvar):
        std = torch.exp(0.5 * logvar)
        eps = torch.randn_like(std)
        return mu + eps * std

    def decode(self, z):
        return torch.sigmoid(self.fc3(F.relu(self.fc2(z))))

    def forward(self, x):
        mu, logvar = self.encode(x.view(-1, 12))
        z = self.reparameterize(mu, logvar)
        return self.decode(z), mu, logvar

def loss_function(recon_x, x, mu, logvar):
    BCE = F.binary_cross_entropy(recon_x, x.view(-1, 12), reduction='sum')
    KLD = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp())
    return BCE + KLD, BCE, KLD

model = VAE()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
data = torch.rand(16, 3, 4)
train_losses = []
for epoch in range(1, 4):
    model.train()
    for start in range(0, len(data), 8):
        x = data[start:start + 8]
        optimizer.zero_grad()
        recon, mu, logvar = model(x)
        loss, bce, kld = loss_function(recon, x, mu, logvar)
        loss.backward()
        train_losses.append(loss.item())
        optimizer.step()
    print('====> Epoch: {} Average loss: {:.4f} BCE {:.3f} KLD {:.5f}'.format(epoch, sum(train_losses[-2:]) / len(data), bce.item(), kld.item()))
with torch.no_grad():
    sample = model.decode(torch.randn(2, 2))
    print(sample.shape, sample.min() > 0)
