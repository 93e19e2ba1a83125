import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(0)

class SiameseNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(
            nn.Linear(10, 16),
            nn.BatchNorm1d(16),
            nn.ReLU(inplace=True),
            nn.Dropout(p=0.0),
            nn.Linear(16, 4),
        )

    def forward_once(self, x):
        return F.normalize(self.net(x), p=2, dim=1)

    def forward(self, a, b):
        return self.forward_once(a), self.forward_once(b)

class ContrastiveLoss(nn.Module):
    def __init__(self, margin=1.0):
        super().__init__()
        self.margin = margin

    def forward(self, o1, o2, label):
        d = F.pairwise_distance(o1, o2, keepdim=True)
        return torch.mean((1 - label) * torch.pow(d, 2) + label * torch.pow(torch.clamp(self.margin - d, min=0.0), 2))

net = SiameseNet()
crit = ContrastiveLoss(margin=2.0)
cos = nn.CosineEmbeddingLoss(margin=0.2)
opt = torch.optim.RMSprop(net.parameters(), lr=1e-3)
a, b = torch.randn(8, 10), torch.randn(8, 10)
y = torch.tensor([0, 1] * 4, dtype=torch.float32).unsqueeze(1)
for step in range(3):
    o1, o2 = net(a, b)
    loss = crit(o1, o2, y) + cos(o1, o2, 1 - 2 * y.squeeze())
    opt.zero_grad(set_to_none=True)
    loss.backward()
    opt.step()
    print('%d %.5f' % (step, loss))
print(torch.cosine_similarity(o1, o2).mean())
print(F.cosine_similarity(o1, o2, dim=-1)[:2].detach().numpy().round(3))
