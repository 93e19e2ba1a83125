import torch
from torch import nn

torch.manual_seed(1)


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.body, self.head = nn.Linear(6, 8), nn.Linear(8, 4)

    def forward(self, x):
        return self.head(torch.tanh(self.body(x)))


# The head was replaced after the optimizer had been made.
model = Model()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
model.head = nn.Linear(8, 1)
before = model.head.weight.detach().clone()
loss = model(torch.randn(16, 6)).square().mean()
loss.backward()
optimizer.step()

print(model.head.weight.grad.abs().max().item(), (model.head.weight - before).abs().max().item())
held = {id(p) for group in optimizer.param_groups for p in group["params"]}
print([name for name, p in model.named_parameters() if id(p) not in held])
