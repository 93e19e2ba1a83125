import torch
import torch.nn as nn

torch.manual_seed(2)
e = nn.Embedding(5, 3, padding_idx=0)
print(e, e.weight)
rows = e(torch.tensor([[1, 2, 0], [1, 4, 0]]))
print(rows.shape)
print(rows)
(rows ** 2).sum().backward()
print(e.weight.grad)
fixed = nn.Embedding.from_pretrained(torch.tensor([[1.0, 2.0], [3.0, 4.0]]))
print(fixed(torch.tensor([1])), fixed.weight.requires_grad)
print(torch.nn.functional.one_hot(torch.tensor([0, 2, 1]), num_classes=4))
