import torch

# Fourteen factors of a ten-thousandth: float32 ends at about 1e-45.
w = torch.full((14,), 1e-4, requires_grad=True)
product = w[0]
for i in range(1, 14):
    product = product * w[i]
loss = (product - 1.0) ** 2
loss.backward()
print("product", product.item())
print(w.grad)
