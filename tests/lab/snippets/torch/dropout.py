import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
x = torch.ones(4, 5, requires_grad=True)
y = F.dropout(x, p=1.0)
y.sum().backward()
print(y)
print(x.grad)
layer = nn.Dropout(0.5)
kept = layer(torch.ones(1000))
print(set(kept.tolist()) == {0.0, 2.0}, 400 < int((kept > 0).sum()) < 600)
layer.eval()
print(layer, layer(torch.ones(3)))
