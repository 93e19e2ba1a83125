"""Data sets and loaders, in memory."""

import lab_core as core
import torch
from torch._make import draw


class Dataset:
    pass


class TensorDataset(Dataset):
    def __init__(self, *tensors):
        self.tensors = tensors

    def __len__(self):
        return len(self.tensors[0])

    def __getitem__(self, i):
        return tuple([one[i] for one in self.tensors])


class Subset(Dataset):
    def __init__(self, dataset, indices):
        self.dataset, self.indices = dataset, indices

    def __len__(self):
        return len(self.indices)

    def __getitem__(self, i):
        return self.dataset[self.indices[i]]


def random_split(dataset, lengths, generator=None):
    if sum(lengths) != len(dataset):
        raise ValueError("Sum of input lengths does not equal the length of the input dataset!")
    order, parts, start = torch.randperm(len(dataset)).tolist(), [], 0
    for length in lengths:
        parts.append(Subset(dataset, order[start : start + length]))
        start += length
    return parts


class DataLoader:
    """Batches of a data set; shuffled by the same random numbers as PyTorch's sampler."""

    def __init__(self, dataset, batch_size=1, shuffle=False, drop_last=False, **_):
        self.dataset, self.batch_size = dataset, batch_size
        self.shuffle, self.drop_last = shuffle, drop_last

    def __len__(self):
        n = len(self.dataset)
        return n // self.batch_size if self.drop_last else -(-n // self.batch_size)

    def __iter__(self):
        # PyTorch draws a seed of 64 bits for its workers first.
        torch.randint(0, 2, (2,))
        n = len(self.dataset)
        order = (
            [int(i) for i in core.values_of(draw("order", 0, 0, [n]))]
            if self.shuffle
            else list(range(n))
        )
        for i in range(len(self)):
            rows = [self.dataset[k] for k in order[i * self.batch_size : (i + 1) * self.batch_size]]
            yield _collated(rows)


def _collated(rows):
    first = rows[0]
    if isinstance(first, (tuple, list)):
        return [_collated([row[i] for row in rows]) for i in range(len(first))]
    if isinstance(first, torch.Tensor):
        return torch.stack(rows)
    return torch.tensor(rows)
