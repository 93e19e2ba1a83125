import torch
import torch.nn as nn


class LoRALinear(nn.Module):
    def __init__(self, base: nn.Linear, rank: int = 2, alpha: float = 4.0):
        super().__init__()
        self.base = base
        for parameter in self.base.parameters():
            parameter.requires_grad = False
        self.A = nn.Parameter(torch.zeros(rank, base.in_features))
        self.B = nn.Parameter(torch.zeros(base.out_features, rank))
        self.scale = alpha / rank

    def forward(self, x):
        return self.base(x) + self.scale * (x @ self.A.T @ self.B.T)


torch.manual_seed(1)
layer = LoRALinear(nn.Linear(4, 3))
x, y = torch.randn(5, 4), torch.randn(5, 3)
optimizer = torch.optim.Adam([p for p in layer.parameters() if p.requires_grad], lr=1e-2)
for step in range(3):
    optimizer.zero_grad()
    loss = ((layer(x) - y) ** 2).mean()
    loss.backward()
    optimizer.step()
    print(f"step {step}: loss={loss.item():.5f}")
for name, parameter in layer.named_parameters():
    print(name, tuple(parameter.shape), parameter.requires_grad, None if parameter.grad is None else parameter.grad.norm().item())
print(layer)
