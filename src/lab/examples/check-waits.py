import torch
from torch import nn

torch.manual_seed(1)


class LoRA(nn.Module):
    """A frozen layer, and beside it A at random and B at zero."""

    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(6, 3)
        for p in self.layer.parameters():
            p.requires_grad = False
        self.A = nn.Parameter(torch.randn(6, 2))
        self.B = nn.Parameter(torch.zeros(2, 3))

    def forward(self, x):
        return self.layer(x) + x @ self.A @ self.B


def loss_of(model, batch):
    return nn.functional.mse_loss(model(batch[0]), batch[1])


model, batch = LoRA(), (torch.randn(16, 6), torch.randn(16, 3))
optimizer = torch.optim.SGD([model.A, model.B], lr=0.1)

for step in range(3):
    optimizer.zero_grad()
    loss_of(model, batch).backward()
    print(step, [name for name, p in model.named_parameters()
                 if p.grad is not None and not p.grad.any()])
    optimizer.step()
