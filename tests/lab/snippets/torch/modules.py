import torch
import torch.nn as nn


class Block(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.lin = nn.Linear(d, d)
        self.gate = nn.Parameter(torch.zeros(1))
        self.register_buffer("steps", torch.tensor(0))

    def forward(self, x):
        return x + self.gate * torch.relu(self.lin(x))


class Stack(nn.Module):
    def __init__(self):
        super().__init__()
        self.blocks = nn.ModuleList([Block(2) for _ in range(2)])
        self.heads = nn.ModuleDict({"main": nn.Linear(2, 1)})
        self.drop = nn.Dropout(0.1)

    def forward(self, x):
        for block in self.blocks:
            x = block(x)
        return self.heads["main"](self.drop(x))


torch.manual_seed(8)
net = Stack().eval()
print(net)
print([name for name, _ in net.named_modules()])
print([name for name, _ in net.named_parameters()])
print([name for name, _ in net.named_children()], len(list(net.modules())), net.training, net.blocks[0].training)


def init(module):
    if isinstance(module, nn.Linear):
        nn.init.constant_(module.weight, 0.5)
        nn.init.zeros_(module.bias)


net.apply(init)
out = net(torch.tensor([[1.0, -2.0]]))
out.sum().backward()
print(out, net.blocks[0].gate.grad, net.blocks[1].lin.weight.grad, net.heads["main"].weight.grad)
print(net.blocks[0].state_dict())
other = Stack()
print(other.load_state_dict(net.state_dict()))
print(other.heads["main"].weight)
