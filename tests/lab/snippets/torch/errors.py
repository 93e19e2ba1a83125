import torch
import torch.nn as nn
import torch.nn.functional as F


def attempt(f):
    try:
        f()
        print("fine")
    except Exception as error:
        print(type(error).__name__, error)


w = torch.ones(3, requires_grad=True)
n = torch.ones(3)


def in_place():
    w.add_(1)


def augmented():
    global w
    w -= 0.1


def item_set():
    w[0] = 1.0


def twice():
    y = (w * w).sum()
    y.backward()
    y.backward()


attempt(in_place)
attempt(augmented)
attempt(item_set)
attempt(twice)
attempt(lambda: (w * 2).backward())
attempt(lambda: n.sum().backward())
attempt(lambda: torch.ones(3) + torch.ones(4))
attempt(lambda: torch.ones(2, 3) @ torch.ones(2, 3))
attempt(lambda: torch.ones(3).view(2, 2))
attempt(lambda: nn.Linear(3, 2)(torch.ones(1, 4)))
attempt(lambda: w.item())
attempt(lambda: w.numpy())
attempt(lambda: torch.tensor([1, 2], requires_grad=True))
attempt(lambda: F.cross_entropy(torch.ones(2, 3), torch.tensor([0, 3])))
attempt(lambda: F.binary_cross_entropy_with_logits(torch.ones(2, 1), torch.ones(2)))
attempt(lambda: nn.Embedding(3, 2)(torch.tensor([5])))
attempt(lambda: torch.cat([torch.ones(2, 2), torch.ones(3, 3)]))
attempt(lambda: torch.stack([torch.ones(2), torch.ones(3)]))
attempt(lambda: torch.ones(3)[5])
attempt(lambda: torch.ones(3)[0, 0])
attempt(lambda: torch.ones(2, 2).mean(dim=3))
attempt(lambda: torch.tensor([1, 2]).mean())
attempt(lambda: bool(torch.ones(2) > 0))
attempt(lambda: nn.Module()(n))
attempt(lambda: torch.dot(torch.ones(3), torch.ones(4)))
attempt(lambda: torch.optim.SGD([], lr=0.1))
attempt(lambda: w.sum().requires_grad_(False))
attempt(lambda: torch.ones(2, 3).float() @ torch.ones(3, 2).long())
attempt(lambda: torch.tensor([[1, 2], [3]]))
attempt(lambda: nn.Linear(2, 2).nothing)
