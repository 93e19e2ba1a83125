import torch
import torch.nn as nn
import torch.optim as optim
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(42)
n_users, n_items, k = 20, 30, 4
users = torch.randint(0, n_users, (200,))
items = torch.randint(0, n_items, (200,))
ratings = torch.rand(200) * 4 + 1

class MF(nn.Module):
    def __init__(self, n_users, n_items, k):
        super(MF, self).__init__()
        self.user_emb = nn.Embedding(n_users, k)
        self.item_emb = nn.Embedding(n_items, k)
        self.user_bias = nn.Embedding(n_users, 1)
        self.item_bias = nn.Embedding(n_items, 1)
        self.user_emb.weight.data.uniform_(-0.05, 0.05)
        self.item_emb.weight.data.uniform_(-0.05, 0.05)
        nn.init.zeros_(self.user_bias.weight)
        nn.init.zeros_(self.item_bias.weight)

    def forward(self, u, i):
        dot = (self.user_emb(u) * self.item_emb(i)).sum(dim=1)
        return dot + self.user_bias(u).squeeze() + self.item_bias(i).squeeze(-1) + 3.0

device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
model = MF(n_users, n_items, k).to(device)
print(model)
print(sum(p.numel() for p in model.parameters() if p.requires_grad))
dataset = TensorDataset(users, items, ratings)
train, val = random_split(dataset, [160, 40])
loader = DataLoader(train, batch_size=32, shuffle=True)
print(len(train), len(val), val[0], val.indices[:3])
opt = optim.Adam(model.parameters(), lr=0.01, weight_decay=1e-5)
scheduler = optim.lr_scheduler.StepLR(opt, step_size=1, gamma=0.5)
loss_fn = nn.MSELoss()
for epoch in range(3):
    model.train()
    total = 0.0
    for batch_idx, (u, i, r) in enumerate(loader):
        u, i, r = u.to(device), i.to(device), r.to(device)
        opt.zero_grad()
        pred = model(u, i)
        loss = loss_fn(pred, r)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
        opt.step()
        total += loss.item() * u.size(0)
    scheduler.step()
    print(f"Epoch {epoch + 1}/{3}, Loss: {total / len(dataset):.4f}, lr {scheduler.get_last_lr()[0]:.4g}")
model.eval()
with torch.no_grad():
    rmse = torch.sqrt(loss_fn(model(users, items), ratings))
    print("RMSE: {:.4f}".format(rmse))
    top = torch.topk(model(torch.full((n_items,), 3), torch.arange(n_items)), 3)
    print(top.values.tolist(), top.indices)
for name, p in model.named_parameters():
    print(name, tuple(p.shape), p.grad.norm().item() if p.grad is not None else None)
