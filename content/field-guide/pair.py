"""The pair model as found, in PyTorch. What this prints stands in printed.txt beside it, which the field guide shows:
python3 content/field-guide/pair.py > content/field-guide/printed.txt"""
import os
import sys

sys.dont_write_bytecode = True  # public/ is served as it lies
sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "public"))

import torch  # noqa: E402
from torch import nn  # noqa: E402

from find_thief import find_thief  # noqa: E402


class Pair(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Parameter(torch.zeros(1, 8))
        self.b = nn.Parameter(torch.zeros(1, 8))
        self.W = nn.Parameter(torch.rand(8, 4))
        self.B = nn.Parameter(torch.zeros(1, 4))

    def forward(self):
        vec_a = self.a @ self.W + self.B
        vec_b = self.b @ self.W + self.B
        cos = vec_a * vec_b
        return cos.sum(dim=1)


model = Pair()
with torch.autograd.set_detect_anomaly(True):
    loss = nn.functional.binary_cross_entropy_with_logits(model(), torch.zeros(1))
print(find_thief(loss, model))
