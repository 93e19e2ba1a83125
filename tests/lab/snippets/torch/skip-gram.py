import torch
import torch.nn as nn
import torch.nn.functional as F
from collections import Counter, defaultdict
import random
random.seed(0)
torch.manual_seed(0)
corpus = "the quick brown fox jumps over the lazy dog the end".split()
vocab = sorted(set(corpus))
w2i = {w: i for i, w in enumerate(vocab)}
counts = Counter(corpus)
print(counts.most_common(2))
pairs = [(w2i[corpus[i]], w2i[corpus[j]]) for i in range(len(corpus)) for j in range(max(0, i-1), min(len(corpus), i+2)) if i != j]
class SGNS(nn.Module):
    def __init__(self, V, D):
        super().__init__()
        self.u = nn.Embedding(V, D)
        self.v = nn.Embedding(V, D)
        nn.init.zeros_(self.u.weight)
        nn.init.zeros_(self.v.weight)
    def forward(self, c, o, neg):
        vc, uo, un = self.v(c), self.u(o), self.u(neg)
        pos = F.logsigmoid((vc * uo).sum(1))
        neg = F.logsigmoid(-torch.bmm(un, vc.unsqueeze(2)).squeeze(2)).sum(1)
        return -(pos + neg).mean()
m = SGNS(len(vocab), 4)
c = torch.LongTensor([p[0] for p in pairs]); o = torch.LongTensor([p[1] for p in pairs])
neg = torch.randint(0, len(vocab), (len(pairs), 3))
loss = m(c, o, neg)
loss.backward()
print(loss.item(), m.u.weight.grad.abs().sum().item(), m.v.weight.grad.abs().sum().item())
