import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(1)


def auc(scores, labels):
    """The share of pairs in the right order; a tie counts half."""
    gap = scores[labels == 1].unsqueeze(1) - scores[labels == 0]
    return ((gap > 0).float() + 0.5 * (gap == 0).float()).mean().item()


users, items = nn.Embedding(50, 8), nn.Embedding(80, 8)
nn.init.zeros_(users.weight)
nn.init.zeros_(items.weight)
scores = (users(torch.randint(50, (200,))) * items(torch.randint(80, (200,)))).sum(1)
labels = torch.randint(2, (200,)).float()
loss = F.binary_cross_entropy_with_logits(scores, labels)
loss.backward()

print(loss.item(), auc(scores.detach(), labels))
print(len(set(scores.tolist())), "different scores among", len(scores))
