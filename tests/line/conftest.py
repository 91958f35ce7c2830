from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from voicebot.line.line import Line, Tick


async def taken(line: Line, acts: dict[int, Callable[[], None]], always: Callable[[Tick], None] | None) -> list[Tick]:
    ticks = []
    async for tick in line.ticks():
        ticks.append(tick)
        if always:
            always(tick)
        acts.get(tick.at, lambda: None)()
    return ticks


@pytest.fixture
def live() -> Callable[..., list[Tick]]:
    """Take all ticks of a line, doing ``acts[at]`` after the tick at that time and ``always(tick)`` after each."""

    def run(
        line: Line, acts: dict[int, Callable[[], None]] | None = None, always: Callable[[Tick], None] | None = None
    ) -> list[Tick]:
        return asyncio.run(taken(line, acts or {}, always))

    return run
