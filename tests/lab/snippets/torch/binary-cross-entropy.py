import torch
import torch.nn as nn
import torch.nn.functional as F

z = torch.tensor([0.0, 2.0, -3.0, 50.0, -50.0], requires_grad=True)
y = torch.tensor([1.0, 0.0, 1.0, 0.0, 1.0])
loss = F.binary_cross_entropy_with_logits(z, y)
loss.backward()
print(loss, z.grad)
print(F.binary_cross_entropy_with_logits(z, y, reduction="none"))
print(nn.BCEWithLogitsLoss(pos_weight=torch.tensor(3.0), reduction="sum")(z, y))
p = torch.tensor([0.0, 0.2, 1.0, 0.7], requires_grad=True)
t = torch.tensor([1.0, 0.0, 1.0, 1.0])
bce = nn.BCELoss()(p, t)
bce.backward()
print(bce, p.grad)
print(F.binary_cross_entropy(p, t, reduction="none"))
saturated = torch.tensor([200.0], requires_grad=True)
out = F.binary_cross_entropy(torch.sigmoid(saturated), torch.tensor([0.0]))
out.backward()
print(out, saturated.grad)
