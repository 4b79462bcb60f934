"""What is worked out when it is first asked for, and kept."""

from collections.abc import Callable
from typing import Generic, TypeVar

Owner = TypeVar("Owner")
Found = TypeVar("Found")


class cached_property(Generic[Owner, Found]):  # noqa: N801  (it stands in for that of functools)
    """As that of functools, without the lock that it had up to Python 3.11: an article has tens of thousands of them,
    and each is read by one thread."""

    def __init__(self, find: Callable[[Owner], Found]) -> None:
        self._find = find
        self.__doc__ = find.__doc__

    def __set_name__(self, owner: type[Owner], name: str) -> None:
        self._name = name

    def __get__(self, owner: Owner, _: type[Owner] | None = None) -> Found:
        found = owner.__dict__[self._name] = self._find(owner)
        return found
