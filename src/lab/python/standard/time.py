"""Clocks."""

from utime import *  # noqa
from utime import time


def perf_counter():
    return time()


monotonic = process_time = perf_counter
