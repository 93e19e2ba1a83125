import torch
import torch.nn.functional as F


def slope(f):
    x = torch.tensor([-1.0, 0.0, 4.0], requires_grad=True)
    f(x).sum().backward()
    return x.grad


# The root has an infinite slope at 0: what shuts the way before it decides whether that is felt.
zero = torch.zeros(3)
print("relu", slope(lambda x: torch.sqrt(F.relu(x))))
print("clamp", slope(lambda x: x.clamp(min=0.0).sqrt()))
print("maximum", slope(lambda x: torch.maximum(x, zero).sqrt()))
print("minimum", slope(lambda x: torch.minimum(-x, zero).neg().sqrt()))
print("where", slope(lambda x: torch.where(x > 0, x, zero).sqrt()))
print("masked", slope(lambda x: x.masked_fill(x <= 0, 0.0).sqrt()))
print("log", slope(lambda x: torch.where(x > 0, torch.log(x), zero)))
