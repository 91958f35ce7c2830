"""Free recognisers, shared by all calls of a process.

One takes 43 MB, 63 ms to make, and a second more for its first utterance; to switch one recogniser between a grammar
and everything costs that second each time (measured: 2.2 s against 0.25 s for an utterance of 4 s). So they are kept,
and the one that was used last, which remembers most of the language, is lent first.
"""

from __future__ import annotations

from contextlib import contextmanager
from threading import Condition
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")


class Pool(Generic[T]):
    """Lends things that are dear to make; any thread may ask.

    Args:
        make: makes one; only when one is wanted and none is there.
        most: so many there are at most, one or more.
        ready: those that are made already.
    """

    def __init__(self, make: Callable[[], T], most: int, ready: Iterable[T] = ()) -> None:
        self._make = make
        self._idle = list(ready)
        self._left = most - len(self._idle)
        self._returned = Condition()

    def borrow(self) -> T | None:
        """Borrow one for as long as somebody speaks; it neither waits nor makes one, and leaves the last to `lend`.

        Returns:
            None where there is none to spare.
        """
        with self._returned:
            return self._idle.pop() if self._idle and len(self._idle) + self._left > 1 else None

    def give_back(self, borrowed: T) -> None:
        """Give one back, ready for the next."""
        with self._returned:
            self._idle.append(borrowed)
            self._returned.notify()

    @contextmanager
    def lend(self) -> Iterator[T]:
        """Lend one for one utterance, waiting for it where it must; it comes back whatever happens."""
        with self._returned:
            self._returned.wait_for(lambda: self._idle or self._left)
            idle = self._idle.pop() if self._idle else None
            self._left -= idle is None
        lent = self._made() if idle is None else idle
        try:
            yield lent
        finally:
            self.give_back(lent)

    def _made(self) -> T:
        try:
            return self._make()
        except BaseException:
            with self._returned:
                self._left += 1
                self._returned.notify()
            raise
