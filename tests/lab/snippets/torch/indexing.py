import torch

x = torch.arange(12.0).reshape(3, 4).requires_grad_()
print(x[0], x[0, 1], x[:, 1], x[1:, 2:], x[-1], x[..., 0], x[::2], x[:, None, 0])
print(x[[0, 2]], x[torch.tensor([2, 0, 0])], x[x > 6], x[torch.arange(3), torch.tensor([1, 0, 3])])
loss = x[0].sum() + x[:, 1].sum() * 2 + x[torch.tensor([2, 2])].sum() * 3
loss.backward()
print(x.grad)
y = torch.zeros(3, 3)
y[0] = 1.0
y[:, 2] = torch.tensor([5.0, 6.0, 7.0])
y[1, 1] += 4
y[y > 5] = -1
print(y)
w = torch.tensor([1.0, 2.0], requires_grad=True)
z = torch.zeros(3)
z[1] = w[0] * 3
z[2] = w[1]
print(z)
(z * z).sum().backward()
print(w.grad)
print(torch.gather(torch.tensor([[1.0, 2.0], [3.0, 4.0]]), 1, torch.tensor([[0], [1]])), x.index_select(1, torch.tensor([0, 3])))
