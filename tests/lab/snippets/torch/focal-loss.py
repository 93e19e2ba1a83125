import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(11)

class FocalLoss(nn.Module):
    def __init__(self, alpha=0.25, gamma=2.0, reduction='mean'):
        super(FocalLoss, self).__init__()
        self.alpha = alpha
        self.gamma = gamma
        self.reduction = reduction

    def forward(self, inputs, targets):
        BCE_loss = F.binary_cross_entropy_with_logits(inputs, targets, reduction='none')
        pt = torch.exp(-BCE_loss)
        F_loss = self.alpha * (1 - pt) ** self.gamma * BCE_loss
        if self.reduction == 'mean':
            return torch.mean(F_loss)
        return F_loss

class MultiFocal(nn.Module):
    def __init__(self, gamma=2, weight=None):
        super().__init__()
        self.gamma, self.weight = gamma, weight
    def forward(self, x, t):
        logp = F.log_softmax(x, dim=1)
        p = logp.exp()
        logpt = logp.gather(1, t.view(-1, 1)).view(-1)
        pt = logpt.data.exp()
        return (-(1 - pt) ** self.gamma * logpt).mean()

model = nn.Sequential(nn.Linear(6, 8), nn.LeakyReLU(0.1), nn.Linear(8, 1), nn.Flatten())
x = torch.randn(32, 6)
y = (torch.rand(32, 1) > 0.9).float()
crit = FocalLoss()
opt = torch.optim.Adagrad(model.parameters(), lr=0.05)
for i in range(3):
    out = model(x)
    loss = crit(out, y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    probs = torch.sigmoid(out)
    preds = (probs > 0.5).long()
    print(f"{i}: loss={loss.item():.6f} acc={(preds == y).float().mean():.3f} p={probs.mean().item():.4f}")
m = MultiFocal()
logits = torch.randn(4, 3, requires_grad=True)
l = m(logits, torch.tensor([0, 2, 1, 1]))
l.backward()
print(l, logits.grad)
print(torch.eye(3)[torch.tensor([0, 2])], F.one_hot(torch.tensor([0, 2]), num_classes=3))
weights = torch.where(y == 1, torch.tensor(5.0), torch.tensor(1.0))
print(weights.unique(), (y.sum() / len(y)).item())
