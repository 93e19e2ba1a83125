import torch
import torch.nn.functional as F

torch.manual_seed(1)

# Two videos, one layer, and whether the videos are alike.
a = torch.zeros(1, 8, requires_grad=True)
b = torch.zeros(1, 8, requires_grad=True)
W = torch.rand(8, 4, requires_grad=True)
B = torch.zeros(1, 4, requires_grad=True)
label = torch.tensor([0.0])

vec_a = a @ W + B
vec_b = b @ W + B
logit = (vec_a * vec_b).sum(1)
loss = F.binary_cross_entropy_with_logits(logit, label)
loss.backward()

print("loss", loss.item())
for name, tensor in [("a", a), ("b", b), ("W", W), ("B", B)]:
    print(name, tensor.grad.abs().max())
