import torch
import torch.nn as nn

torch.manual_seed(6)
x = torch.randn(4, 3)
for layer in (
    nn.Linear(3, 2),
    nn.Linear(3, 2, bias=False),
    nn.LayerNorm(3),
    nn.BatchNorm1d(3),
    nn.Dropout(0.0),
    nn.Flatten(),
    nn.Identity(),
):
    y = layer(x)
    print(layer, y)
    loss = (y * torch.arange(y.shape[1]) + 1).pow(2).sum()
    if loss.requires_grad:
        loss.backward()
    for name, parameter in layer.named_parameters():
        print(name, parameter.grad)
bn = nn.BatchNorm1d(3)
bn(x)
print(bn.running_mean, bn.running_var, bn.num_batches_tracked)
bn.eval()
print(bn(x))
bilinear = nn.Bilinear(3, 2, 2)
print(bilinear, bilinear(x, x[:, :2]))
print(nn.Linear(3, 2)(torch.randn(2, 5, 3)).shape)
