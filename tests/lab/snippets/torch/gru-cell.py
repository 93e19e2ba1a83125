import torch
import torch.nn as nn
torch.manual_seed(5)

class GRUCell(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.hidden_size = hidden_size
        self.x2h = nn.Linear(input_size, 3 * hidden_size)
        self.h2h = nn.Linear(hidden_size, 3 * hidden_size)
        self.reset_parameters()

    def reset_parameters(self):
        import math
        std = 1.0 / math.sqrt(self.hidden_size)
        for w in self.parameters():
            w.data.uniform_(-std, std)

    def forward(self, x, h):
        gate_x = self.x2h(x).squeeze()
        gate_h = self.h2h(h).squeeze()
        i_r, i_i, i_n = gate_x.chunk(3, 1)
        h_r, h_i, h_n = gate_h.chunk(3, 1)
        r = torch.sigmoid(i_r + h_r)
        z = torch.sigmoid(i_i + h_i)
        n = torch.tanh(i_n + (r * h_n))
        return n + z * (h - n)

class RNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.cell = GRUCell(3, 5)
        self.fc = nn.Linear(5, 2)
    def forward(self, x):
        h = torch.zeros(x.size(0), 5)
        outs = []
        for t in range(x.size(1)):
            h = self.cell(x[:, t, :], h)
            outs.append(h)
        return self.fc(torch.stack(outs, dim=1)[:, -1])

model = RNN()
x = torch.randn(4, 6, 3)
y = torch.LongTensor([0, 1, 1, 0])
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9, nesterov=True)
for epoch in range(4):
    optimizer.zero_grad()
    out = model(x)
    loss = criterion(out, y)
    loss.backward()
    optimizer.step()
    _, predicted = torch.max(out.data, 1)
    acc = (predicted == y).sum().item() / y.size(0)
    print("epoch: %d loss: %.4f acc: %.2f" % (epoch, loss.item(), acc))
for n, p in model.cell.named_parameters():
    print(n, p.size(), round(p.grad.abs().mean().item(), 6))
