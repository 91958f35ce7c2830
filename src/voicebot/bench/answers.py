"""What is said to the robot when the reply gap is measured: short answers, and answers with a pause inside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicebot.bench.scripts import COSTLY, quiz
from voicebot.bench.sounds import around

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from voicebot.bench.people import People
    from voicebot.bench.samples import Sample
    from voicebot.dialog.script import Script

SHORT, COSTLY_ANSWER = "short expected answer", "answer that is decoded twice"
INSIDE, FILLER, GOES_ON = "pause inside a phrase", "pause after a filler", "pause after a bare answer that goes on"
PAUSED = (INSIDE, FILLER, GOES_ON)

A_CALL = 14
"""So many answers are given in one call."""


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
    material = people.material
    if name == "costly":
        return quiz(material, material.costly, costly=COSTLY)
    if name in material.scripts:
        return quiz(material, material.scripts[name])
    expected: dict[str, Sequence[str]] = {file: (text,) for file, text in people.sentences.items()}
    if name == "human prefixes":
        expected |= {f"{file} {text.split()[0]}": (text.split()[0],) for file, text in people.sentences.items()}
    greeting = material.greeting
    expected |= {sense: tuple(greeting[sense]) for sense in ("yes", "no", "price")}
    return quiz(material, expected)


def answers(people: People, sizes: Sizes) -> dict[str, list[Sample]]:
    """Make what is said, by script."""
    material = people.material
    made: dict[str, list[Sample]] = {"greeting": [], "date": [], "costly": [], "human": [], "human prefixes": []}
    whole = [(name, *one) for name in ("greeting", "date") for one in material.whole[name]]
    for name, text, sense in around(whole, sizes.short):
        made[name].append(people.says(text, SHORT, sense))
    for text, sense in around(material.whole["costly"], sizes.costly):
        made["costly"].append(people.says(text, COSTLY_ANSWER, sense))
    for name, first, second, sense in around(_listed(material.inside), sizes.inside):
        made[name].append(people.says_with_pause(first, second, INSIDE, sense))
    for i, (name, text, sense) in enumerate(around(whole, sizes.filler)):
        filler = material.fillers[i % len(material.fillers)]
        made[name].append(people.says_with_pause(filler, text, FILLER, sense))
    for name, first, second, sense in around(_listed(material.goes_on), sizes.goes_on):
        made[name].append(people.says_with_pause(first, second, GOES_ON, sense))
    files = list(people.sentences)
    made["human"] += [people.recorded(file, SHORT, file) for file in around(files, sizes.short_human)]
    for name, group, gap, count in (
        ("human", INSIDE, None, sizes.inside_human),
        ("human prefixes", GOES_ON, 0, sizes.goes_on_human),
    ):
        for file in around(files, count):
            paused = people.recorded_with_pause(file, group, file, gap)
            made[name] += [paused] if paused else []
    return made


def _listed(parts: Mapping[str, Sequence[tuple[str, str, str]]]) -> list[tuple[str, str, str, str]]:
    return [(name, *one) for name, several in parts.items() for one in several]
