import torch
from torch import nn

torch.manual_seed(1)


class LoRA(nn.Module):
    """A frozen layer, and beside it a product of two thin matrices that is trained."""

    def __init__(self, layer, rank=2):
        super().__init__()
        self.layer = layer
        for parameter in layer.parameters():
            parameter.requires_grad = False
        self.A = nn.Parameter(torch.zeros(rank, layer.in_features))
        self.B = nn.Parameter(torch.zeros(layer.out_features, rank))

    def forward(self, x):
        return self.layer(x) + x @ self.A.T @ self.B.T


model = LoRA(nn.Linear(6, 3))
optimizer = torch.optim.AdamW(model.parameters(), lr=0.01)
x, y = torch.randn(16, 6), torch.randn(16, 3)

for step in range(5):
    optimizer.zero_grad()
    loss = nn.functional.mse_loss(model(x), y)
    loss.backward()
    optimizer.step()
    print(f"step {step} loss {loss.item():.6f}")
