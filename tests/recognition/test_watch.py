from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.events import SpeechEnded, SpeechStarted
from voicebot.recognition.ears import Hearing
from voicebot.recognition.watch import SpeechWatch

if TYPE_CHECKING:
    from voicebot.events import CallEvent


def test_each_beginning_and_end_is_told_once() -> None:
    told: list[CallEvent] = []
    watch = SpeechWatch(told.append)
    for at in (0, 20):
        watch.follow(at, Hearing())
    for at in (40, 60):
        watch.follow(at, Hearing(speaking=True, onset=30))
    for at in (80, 100):
        watch.follow(at, Hearing(speaking=False, onset=30, offset=70))
    assert told == [SpeechStarted(at=40, onset=30), SpeechEnded(at=80, offset=70)]


def test_a_new_utterance_after_one_that_was_cut_off_is_told() -> None:
    told: list[CallEvent] = []
    watch = SpeechWatch(told.append)
    watch.follow(0, Hearing(speaking=True, onset=0))
    watch.follow(20, Hearing())
    watch.follow(40, Hearing(speaking=True, onset=40))
    assert [event.at for event in told] == [0, 40]
