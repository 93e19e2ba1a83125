"""Means and spreads."""

from math import sqrt


def mean(values):
    values = list(values)
    total = sum(values) / len(values)
    return int(total) if total == int(total) and all(isinstance(value, int) for value in values) else total


def fmean(values):
    values = list(values)
    return sum(values) / len(values)


def median(values):
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def pvariance(values):
    values = list(values)
    centre = sum(values) / len(values)
    return sum([(value - centre) ** 2 for value in values]) / len(values)


def variance(values):
    values = list(values)
    return pvariance(values) * len(values) / (len(values) - 1)


def pstdev(values):
    return sqrt(pvariance(values))


def stdev(values):
    return sqrt(variance(values))
