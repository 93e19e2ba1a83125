import torch

torch.manual_seed(1)

# The true distance of two equal vectors: the slope of the root at 0 is infinite.
a = torch.zeros(1, 4, requires_grad=True)
b = torch.zeros(1, 4, requires_grad=True)
W = torch.rand(4, 3, requires_grad=True)

difference = a @ W - b @ W
distance = torch.sqrt((difference ** 2).sum(1))
loss = distance.mean()
loss.backward()
print("loss", loss.item())
print(a.grad)
