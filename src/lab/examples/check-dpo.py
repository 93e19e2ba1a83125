import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(1)


class Policy(nn.Module):
    """A frozen layer, and beside it two adapter matrices, both at zero."""

    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(6, 5)
        for p in self.layer.parameters():
            p.requires_grad = False
        self.lora_A = nn.Parameter(torch.zeros(6, 2))
        self.lora_B = nn.Parameter(torch.zeros(2, 5))

    def forward(self, x):
        return F.log_softmax(self.layer(x) + x @ self.lora_A @ self.lora_B, dim=1)


model = Policy()
optimizer = torch.optim.SGD([model.lora_A, model.lora_B], lr=0.1)
x, chosen, rejected = torch.randn(16, 6), torch.zeros(16).long(), torch.ones(16).long()
rows = torch.arange(16)
reference = model(x).detach()

for step in range(3):
    policy = model(x)
    gain = (policy - reference)[rows, chosen] - (policy - reference)[rows, rejected]
    loss = -F.logsigmoid(0.1 * gain).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(loss.item(), [name for name, p in model.named_parameters()
                    if p.requires_grad and not p.any()])
