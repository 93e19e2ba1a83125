"""What PyTorch's own functions make of zero vectors, as JSON, which chapter 8 shows:
python3 content/homework/library.py > content/homework/library.json"""
import json

import torch
from torch import nn
from torch.nn import functional as F

MARGIN = 0.314


def product_of_normalized(u, v):
    return (F.normalize(u, dim=0) * F.normalize(v, dim=0)).sum()


FUNCTIONS = {
    "mse": F.mse_loss,
    "norm": lambda u, v: torch.linalg.norm(u - v),
    "cdist": lambda u, v: torch.cdist(u[None], v[None])[0, 0],
    "pairwise": lambda u, v: F.pairwise_distance(u[None], v[None])[0],
    "cosine": lambda u, v: F.cosine_similarity(u, v, dim=0),
    "normalize": product_of_normalized,
}


def largest(gradient):
    return gradient.abs().max().item()


def at(function, v):
    """The value where the first vector is zero, and the largest gradient of each."""
    u, v = torch.zeros(4, requires_grad=True), v.clone().requires_grad_()
    value = function(u, v)
    return [value.item(), *map(largest, torch.autograd.grad(value, (u, v)))]


def triplet():
    """The homework under nn.TripletMarginLoss: the loss, the first gradients, and what has become of both after ten steps."""
    names = ["a", "b", "c", "W", "B"]
    shapes = [(1, 8), (1, 8), (1, 8), (8, 4), (1, 4)]
    p = {name: torch.zeros(shape) for name, shape in zip(names, shapes)}
    p["W"] = torch.arange(1.0, 33.0).reshape(8, 4) / 32
    start = {name: tensor.clone() for name, tensor in p.items()}
    for tensor in p.values():
        tensor.requires_grad_()
    optimizer = torch.optim.SGD(p.values(), lr=0.02)
    criterion = nn.TripletMarginLoss(margin=MARGIN)
    first = None
    for _ in range(10):
        optimizer.zero_grad()
        loss = criterion(*(p[name] @ p["W"] + p["B"] for name in "abc"))
        loss.backward()
        first = first or [loss.item(), {name: largest(p[name].grad) for name in names}]
        optimizer.step()
    moved = [name for name in names if not torch.equal(p[name], start[name])]
    return {"loss": first[0], "gradients": first[1], "moved": moved, "later": loss.item()}


half = torch.full((4,), 0.5)
print(json.dumps({
    "zeros": {name: at(function, torch.zeros(4)) for name, function in FUNCTIONS.items()},
    "oneZero": {name: at(function, half) for name, function in FUNCTIONS.items()},
    "triplet": triplet(),
}))
