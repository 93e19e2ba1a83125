import torch
from torch import nn

torch.manual_seed(1)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(2, 8)
        self.out = nn.Linear(8, 1)
        nn.init.zeros_(self.hidden.weight)
        nn.init.zeros_(self.out.weight)

    def forward(self, x):
        return self.out(torch.tanh(self.hidden(x)))


model = Net()
nn.init.zeros_(model.hidden.bias)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
x = torch.randn(64, 2)
y = (x[:, :1] * x[:, 1:] > 0).float()

for epoch in range(30):
    optimizer.zero_grad()
    loss = nn.functional.binary_cross_entropy_with_logits(model(x), y)
    loss.backward()
    optimizer.step()
    if epoch % 10 == 0:
        print(f"epoch {epoch:2d}  loss {loss.item():.4f}")
