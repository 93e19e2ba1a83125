import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(9)
x = torch.randn(2, 3, requires_grad=True)
y = torch.randn(2, 3)
for loss in (
    nn.MSELoss(),
    nn.MSELoss(reduction="sum"),
    nn.L1Loss(),
    nn.SmoothL1Loss(),
    nn.HuberLoss(delta=0.5),
    nn.SoftMarginLoss(),
):
    x.grad = None
    value = loss(x, torch.sign(y) if isinstance(loss, nn.SoftMarginLoss) else y)
    value.backward()
    print(loss, value)
    print(x.grad)
print(F.mse_loss(x, y, reduction="none"))
print(F.kl_div(F.log_softmax(x, 1), F.softmax(y, 1), reduction="batchmean"))
print(F.hinge_embedding_loss(x, torch.sign(y)), F.cosine_embedding_loss(x, y, torch.tensor([1.0, -1.0])))
