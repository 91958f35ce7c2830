from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.audio.tones import tone
from voicebot.bench.hello import Hello
from voicebot.line.callee import Reply

if TYPE_CHECKING:
    from voicebot.audio.frame import Frame


class Leaver:
    def step(self, at: int, robot: Frame | None) -> Reply:
        del robot
        return Reply(hang_up=at >= 60)


def test_after_the_greeting_it_is_the_other_callee() -> None:
    greeting = tone([440], 60)
    person = Hello(Leaver(), greeting)
    replies = [person.step(at, None) for at in range(0, 80, 20)]
    assert [reply.frame is not None for reply in replies] == [True, True, True, False]
    assert replies[-1].hang_up
