import torch
from torch import nn

torch.manual_seed(1)


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.old_head, self.head = nn.Linear(6, 1), nn.Linear(6, 1)

    def forward(self, x):
        return self.head(x)


model = Model()
loss = model(torch.randn(16, 6)).square().mean()
loss.backward()

print(loss.item())
print([name for name, p in model.named_parameters()
       if p.requires_grad and p.grad is None])
