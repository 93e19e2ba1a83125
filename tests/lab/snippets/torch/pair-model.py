import torch
import torch.nn.functional as F

torch.manual_seed(3)
a = torch.zeros(1, 8, requires_grad=True)
b = torch.zeros(1, 8, requires_grad=True)
W = torch.randn(8, 4).requires_grad_()
B = torch.zeros(8, 4, requires_grad=True)
logit = ((a @ W) * (b @ B)).sum()
loss = F.binary_cross_entropy_with_logits(logit, torch.tensor(1.0))
loss.backward()
print(loss)
for one in (a, b, W, B):
    print(one.grad)
    print(one.grad.abs().sum().item())
