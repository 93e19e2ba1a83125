import torch
import torch.nn as nn
import torch.nn.functional as F


class FM(nn.Module):
    def __init__(self, n, k):
        super().__init__()
        self.bias = nn.Parameter(torch.zeros(1))
        self.linear = nn.Embedding(n, 1)
        self.factors = nn.Embedding(n, k)
        nn.init.zeros_(self.linear.weight)
        nn.init.normal_(self.factors.weight, std=0.01)

    def forward(self, x):
        v = self.factors(x)
        pairs = 0.5 * (v.sum(dim=1) ** 2 - (v ** 2).sum(dim=1)).sum(dim=1)
        return self.bias + self.linear(x).squeeze(-1).sum(dim=1) + pairs


torch.manual_seed(0)
model = FM(10, 4)
x = torch.tensor([[0, 3, 7], [1, 4, 8], [2, 5, 9], [0, 4, 9]])
y = torch.tensor([1.0, 0.0, 1.0, 0.0])
optimizer = torch.optim.AdamW(model.parameters(), lr=0.05)
for epoch in range(4):
    optimizer.zero_grad()
    loss = F.binary_cross_entropy_with_logits(model(x), y)
    loss.backward()
    optimizer.step()
    print(epoch, loss)
print(model(x))
print(model.factors.weight.grad)
print(model.factors.weight)
