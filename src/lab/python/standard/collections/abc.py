"""Names for kinds of containers."""

from typing import Callable, Generator, Hashable, Iterable, Iterator, Mapping, MutableMapping, Sequence, Set, Sized  # noqa
