"""What is said to the robot when the reply gap is measured: short answers, and answers with a pause inside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from voicebot.bench.scripts import COSTLY, DATE, GREETING, quiz

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from voicebot.bench.people import People
    from voicebot.bench.samples import Sample
    from voicebot.dialog.script import Script

_T = TypeVar("_T")

SHORT, COSTLY_ANSWER = "short expected answer", "answer that is decoded twice"
INSIDE, FILLER, GOES_ON = "pause inside a phrase", "pause after a filler", "pause after a bare answer that goes on"
PAUSED = (INSIDE, FILLER, GOES_ON)

A_CALL = 14
"""So many answers are given in one call."""

_WHOLE: Mapping[str, Sequence[tuple[str, str]]] = {
    "greeting": (
        ("그럼요", "yes"),
        ("네 괜찮아요", "yes"),
        ("듣고 있어요", "yes"),
        ("네 시간 있어요", "yes"),
        ("네 계속하세요", "yes"),
        ("얼마입니까", "price"),
        ("아니요 필요 없습니다", "no"),
    ),
    "date": (
        ("네 원합니다", "yes"),
        ("네 그렇습니다", "yes"),
        ("네 알겠어요", "yes"),
        ("좋아요", "yes"),
        ("그렇게 해 주세요", "yes"),
        ("수요일에 가겠습니다", "wednesday"),
        ("목요일 오후가 좋습니다", "thursday"),
        ("병원이 어디입니까", "where"),
        ("아니요 못 갑니다", "no"),
    ),
    "costly": (("상담원 연결해 주세요", "operator"), ("사람과 통화하고 싶어요", "operator")),
}
_PARTS: Mapping[str, Sequence[tuple[str, str, str]]] = {
    "greeting": (("듣고", "있어요", "yes"),),
    "date": (
        ("수요일에", "가겠습니다", "wednesday"),
        ("목요일", "오후가 좋습니다", "thursday"),
        ("목요일 오후가", "좋습니다", "thursday"),
        ("병원이", "어디입니까", "where"),
        ("그렇게", "해 주세요", "yes"),
    ),
}
_FILLERS = ("음", "어", "저")
_GOES_ON: Mapping[str, Sequence[tuple[str, str, str]]] = {
    "greeting": (
        ("네", "근데 지금 바빠요", "busy"),
        ("네", "괜찮아요", "yes"),
        ("네", "시간 있어요", "yes"),
        ("아니요", "필요 없습니다", "no"),
    ),
    "date": (("네", "알겠어요", "yes"), ("네", "그렇습니다", "yes"), ("아니요", "못 갑니다", "no")),
}


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many answers there are of each class."""

    short: int = 68
    short_human: int = 32
    costly: int = 12
    inside: int = 32
    inside_human: int = 24
    filler: int = 28
    goes_on: int = 20
    goes_on_human: int = 8

    @property
    def calls(self) -> int:
        """At most so many calls."""
        whole = self.short + self.costly + self.inside + self.filler + self.goes_on
        return (whole + self.short_human + self.inside_human + self.goes_on_human) // A_CALL + 5


QUICK = Sizes(6, 3, 1, 2, 2, 2, 2, 1)


def script_of(name: str, people: People) -> Script:
    """Make the script in which the `answers` of this name are given."""
    if name == "costly":
        return quiz(COSTLY, costly=["operator"])
    if name in ("greeting", "date"):
        return quiz(GREETING if name == "greeting" else DATE)
    expected: dict[str, Sequence[str]] = {file: (text,) for file, text in people.sentences.items()}
    if name == "human prefixes":
        expected |= {f"{file} {text.split()[0]}": (text.split()[0],) for file, text in people.sentences.items()}
    expected |= {sense: tuple(phrases) for sense, phrases in GREETING.items() if sense in ("yes", "no", "price")}
    return quiz(expected)


def answers(people: People, sizes: Sizes) -> dict[str, list[Sample]]:
    """Make what is said, by script."""
    made: dict[str, list[Sample]] = {"greeting": [], "date": [], "costly": [], "human": [], "human prefixes": []}
    whole = [(name, *one) for name in ("greeting", "date") for one in _WHOLE[name]]
    for name, text, sense in _round(whole, sizes.short):
        made[name].append(people.says(text, SHORT, sense))
    for text, sense in _round(_WHOLE["costly"], sizes.costly):
        made["costly"].append(people.says(text, COSTLY_ANSWER, sense))
    for name, first, second, sense in _round(_listed(_PARTS), sizes.inside):
        made[name].append(people.says_with_pause(first, second, INSIDE, sense))
    for i, (name, text, sense) in enumerate(_round(whole, sizes.filler)):
        made[name].append(people.says_with_pause(_FILLERS[i % len(_FILLERS)], text, FILLER, sense))
    for name, first, second, sense in _round(_listed(_GOES_ON), sizes.goes_on):
        made[name].append(people.says_with_pause(first, second, GOES_ON, sense))
    files = list(people.sentences)
    made["human"] += [people.recorded(file, SHORT, file) for file in _round(files, sizes.short_human)]
    for name, group, gap, count in (
        ("human", INSIDE, None, sizes.inside_human),
        ("human prefixes", GOES_ON, 0, sizes.goes_on_human),
    ):
        for file in _round(files, count):
            paused = people.recorded_with_pause(file, group, file, gap)
            made[name] += [paused] if paused else []
    return made


def _listed(parts: Mapping[str, Sequence[tuple[str, str, str]]]) -> list[tuple[str, str, str, str]]:
    return [(name, *one) for name, several in parts.items() for one in several]


def _round(things: Sequence[_T], count: int) -> list[_T]:
    """Take so many, from the first again after the last."""
    return [things[i % len(things)] for i in range(count)] if things else []
