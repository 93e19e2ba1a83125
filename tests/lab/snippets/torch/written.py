import torch

loss = torch.tensor(2.5, requires_grad=True) * 1
print(f"loss {loss} {loss:.2f} {loss!r} {torch.ones(2)} {loss.item()}")
print("loss {} {:.1f}".format(loss, loss.item()), "%.3f" % loss, str(loss))
hinge = max(0, 1 - loss)
other = max(torch.tensor(1.0), loss)
print(hinge, other, min([3, loss]), max([1, 2]), max("ab"), max(3, 4, key=lambda n: -n), min(2, 1))
print(torch.einsum("ij,kj->ik", torch.ones(2, 3), torch.arange(6.0).view(2, 3)), torch.cumsum(torch.arange(4.0), dim=0))
x = torch.tensor([0.0, 2.0, 3.0], requires_grad=True)
x.prod().backward()
print(x.grad, f"{x.sum()}", float(x.sum()) / 2, int(x[1]))
