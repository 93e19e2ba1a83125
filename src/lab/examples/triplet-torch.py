import torch

torch.manual_seed(1)
margin = 0.314

# An anchor a, a positive b that should be close to it, a negative c that should not.
a = torch.zeros(1, 8, requires_grad=True)
b = torch.zeros(1, 8, requires_grad=True)
c = torch.zeros(1, 8, requires_grad=True)
W = torch.rand(8, 4, requires_grad=True)
B = torch.zeros(1, 4, requires_grad=True)
label = torch.tensor([0.0])

vec_a = a @ W + B
vec_b = b @ W + B
vec_c = c @ W + B
dist_rp = (vec_a - vec_b) ** 2
dist_rn = (vec_a - vec_c) ** 2
loss = torch.clamp(margin + dist_rp - dist_rn, min=0.0).mean()
loss.backward()

print("loss", loss.item())
for name, tensor in [("a", a), ("b", b), ("c", c), ("W", W), ("B", B)]:
    print(name, tensor.grad.abs().max())
