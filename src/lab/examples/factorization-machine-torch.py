import torch

torch.manual_seed(1)

# A factorisation machine: a bias, a weight for each feature, and a vector for each feature.
x = torch.randint(0, 2, (32, 6)).float()
y = (x[:, 0] * x[:, 1]).unsqueeze(1)
w0 = torch.zeros(1, requires_grad=True)
w = torch.zeros(6, 1, requires_grad=True)
V = torch.zeros(6, 3, requires_grad=True)

for step in range(20):
    pairs = 0.5 * ((x @ V) ** 2 - (x ** 2) @ (V ** 2)).sum(1, keepdim=True)
    loss = ((w0 + x @ w + pairs - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        for parameter in [w0, w, V]:
            parameter -= 0.1 * parameter.grad
            parameter.grad = None

print("loss", loss.item())
print("V", V.abs().max().item())
