import torch

w = torch.tensor([2.0], requires_grad=True)
for i in range(3):
    (w * w).sum().backward()
    print(w.grad)
w.grad.zero_()
print(w.grad)
y = w ** 3
y.backward(retain_graph=True)
y.backward()
print(w.grad)
h = w * 2
h.retain_grad()
k = h * h
k.sum().backward()
print(h.grad, h, w.is_leaf, h.is_leaf)
x = torch.tensor([1.0, 2.0], requires_grad=True)
(x * 3).backward(torch.tensor([1.0, 10.0]))
print(x.grad)
g, = torch.autograd.grad((x ** 2).sum(), x)
print(g, x.grad)
print(torch.autograd.grad((x ** 2).sum(), [x, w], allow_unused=True))
shared = torch.ones(2, requires_grad=True)
(shared * shared + shared).sum().backward()
print(shared.grad)
