import torch
from torch import nn


class Product(nn.Module):
    """Fourteen factors of a ten-thousandth: float32 ends at about 1e-45."""

    def __init__(self):
        super().__init__()
        self.w = nn.Parameter(torch.full((14,), 1e-4))

    def forward(self):
        product = self.w[0]
        for k in range(1, 14):
            product = product * self.w[k]
        return product


model = Product()
loss = (model() - 1.0) ** 2
loss.backward()

print(loss.item())
print([(name, p.dtype, p.grad.abs().max().item())
       for name, p in model.named_parameters() if p.grad is not None])
