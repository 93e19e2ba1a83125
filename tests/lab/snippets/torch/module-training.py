import torch
from torch import nn, optim


class Net(nn.Module):
    def __init__(self, hidden=6):
        super(Net, self).__init__()
        self.fc1 = nn.Linear(3, hidden)
        self.norm = nn.LayerNorm(hidden)
        self.fc2 = nn.Linear(hidden, 1, bias=False)
        self.act = nn.Tanh()

    def forward(self, x):
        return self.fc2(self.act(self.norm(self.fc1(x)))).squeeze(1)


torch.manual_seed(42)
net = Net()
print(net)
print(sum(p.numel() for p in net.parameters()))
x = torch.randn(8, 3)
y = (x[:, 0] > 0).float()
criterion = nn.BCEWithLogitsLoss()
optimizer = optim.SGD(net.parameters(), lr=0.1, momentum=0.9, weight_decay=1e-3, nesterov=True)
for epoch in range(5):
    net.train()
    optimizer.zero_grad()
    output = net(x)
    loss = criterion(output, y)
    loss.backward()
    optimizer.step()
    print("epoch %d loss %.4f" % (epoch, loss.item()))
net.eval()
with torch.no_grad():
    predicted = torch.sigmoid(net(x)).round()
    print(predicted, (predicted == y).float().mean())
for name, parameter in net.named_parameters():
    print(name, parameter.shape, parameter.grad)
print(list(net.state_dict().keys()))
