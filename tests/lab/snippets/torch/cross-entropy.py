import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
logits = torch.randn(4, 3, requires_grad=True)
target = torch.tensor([0, 2, 1, 1])
loss = nn.CrossEntropyLoss()(logits, target)
loss.backward()
print(loss)
print(logits.grad)
print(F.cross_entropy(logits, target, reduction="none"))
print(F.cross_entropy(logits, target, weight=torch.tensor([1.0, 2.0, 0.5])))
print(F.cross_entropy(logits, target, label_smoothing=0.1))
print(F.cross_entropy(logits, torch.tensor([0, -100, 1, 1]), ignore_index=-100))
print(F.cross_entropy(logits, torch.softmax(torch.ones(4, 3), dim=1)))
logits.grad = None
nll = F.nll_loss(F.log_softmax(logits, dim=1), target)
nll.backward()
print(nll, logits.grad)
print(logits.argmax(dim=1), logits.softmax(-1))
print(torch.softmax(logits, dim=0))
