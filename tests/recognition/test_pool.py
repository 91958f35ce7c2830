from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Barrier, Lock
from typing import TYPE_CHECKING

import pytest

from voicebot.recognition.pool import Pool

if TYPE_CHECKING:
    from collections.abc import Iterator


def pool(most: int, ready: int = 0) -> Pool[int]:
    numbers = count(ready)
    return Pool(lambda: next(numbers), most, range(ready))


def test_nothing_is_made_before_it_is_wanted_and_what_was_used_last_is_lent_first() -> None:
    numbers = pool(3)
    with numbers.lend() as first, numbers.lend() as second:
        assert (first, second) == (0, 1)
    with numbers.lend() as again:
        assert again == first


def test_the_last_one_is_left_for_whole_utterances() -> None:
    numbers = pool(2, ready=1)
    assert numbers.borrow() == 0
    assert numbers.borrow() is None
    with numbers.lend() as last:
        assert last == 1
        assert numbers.borrow() is None
    numbers.give_back(0)
    assert numbers.borrow() == 0
    assert pool(1, ready=1).borrow() is None


def test_who_may_not_wait_is_given_what_is_made_already_or_nothing() -> None:
    numbers = pool(3)
    assert numbers.borrow() is None
    with numbers.lend(), numbers.lend():
        pass
    assert numbers.borrow() is not None


def test_one_who_breaks_off_gives_back() -> None:
    numbers = pool(1)
    with pytest.raises(RuntimeError), numbers.lend():
        raise RuntimeError
    with numbers.lend() as lent:
        assert lent == 0


def test_one_that_cannot_be_made_is_not_counted() -> None:
    made: Iterator[OSError | int] = iter([OSError("no memory"), 7])

    def make() -> int:
        one = next(made)
        if isinstance(one, OSError):
            raise one
        return one

    numbers = Pool(make, 1)
    with pytest.raises(OSError, match="no memory"), numbers.lend():
        pass
    with numbers.lend() as lent:
        assert lent == 7


def test_many_threads_share_few() -> None:
    numbers, lock, together = pool(3), Lock(), Barrier(8, timeout=20)
    lent: set[int] = set()

    def use(_: int) -> int:
        together.wait()
        with numbers.lend() as one:
            with lock:
                assert one not in lent, "nobody else has it"
                lent.add(one)
            with lock:
                lent.remove(one)
            return one

    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(use, range(64))) <= {0, 1, 2}
