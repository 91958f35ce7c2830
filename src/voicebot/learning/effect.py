"""What phrases that are added to a script would change, measured on everything that was ever said to it. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicebot.learning.matching import sense_of
from voicebot.learning.near import Near, near_phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from voicebot.learning.changing import Addition
    from voicebot.learning.matching import Understanding
    from voicebot.learning.said import Said, Sense
    from voicebot.learning.unclear import Unclear


@dataclass(frozen=True, slots=True)
class Line:
    """Something that was said, perhaps often.

    Args:
        said: the first time.
        count: how often.
        meant: what it is known to mean, where what followed tells: then another meaning is wrong.
    """

    said: Said
    count: int = 1
    meant: Sense | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A line that would be read otherwise; None: nothing is sure enough."""

    line: Line
    before: Sense | None
    after: Sense | None


@dataclass(frozen=True, slots=True)
class Effect:
    """What an addition changes.

    Args:
        lines: how many lines, counted as often as they were said, were read before and after.
        matches: what was unclear and is understood then.
        collides: what would change its meaning, or get a wrong one.
        near: other phrases that a new one comes near to, the nearest first.
    """

    lines: int = 0
    matches: tuple[Change, ...] = ()
    collides: tuple[Change, ...] = ()
    near: tuple[Near, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether something that is understood today would suffer."""
        return bool(self.collides) or any(one.refused for one in self.near)


def lines_of(said: Iterable[Said], unclear: Iterable[Unclear]) -> tuple[Line, ...]:
    """Put the same words at the same place together.

    Args:
        said: everything that was said.
        unclear: what of it was not understood.
    """
    meant = {_key(one.said): one.later for one in unclear if one.later}
    first: dict[tuple[object, ...], Said] = {}
    counts: Counter[tuple[object, ...]] = Counter()
    for one in said:
        if one.text:
            first.setdefault(_key(one), one)
            counts[_key(one)] += 1
    return tuple(Line(one, counts[key], meant.get(key)) for key, one in first.items())


def _key(said: Said) -> tuple[object, ...]:
    # what a case says is checked by the case, so it is a line of its own
    return said.place, said.heard, said.free_text, said.source.typed, said.source.name if said.source.is_case else ""


def measure(before: Understanding, after: Understanding, addition: Addition, lines: Sequence[Line]) -> Effect:
    """Read every line where the new phrases may be said, before and after.

    Args:
        before: the script as it is.
        after: the script with the addition.
        addition: the phrases.
        lines: what was said.
    """
    read = [line for line in lines if after.expects(addition.sense, line.said.place, line.said.source.started_at)]
    changes = [
        Change(line, was, will_be)
        for line in read
        if (was := sense_of(before.of(line.said))) != (will_be := sense_of(after.of(line.said)))
    ]
    right = [_is_right(change, addition.sense) for change in changes]
    now = max((line.said.source.started_at for line in lines), default=None)
    return Effect(
        lines=sum(line.count for line in read),
        matches=tuple(change for change, is_right in zip(changes, right, strict=True) if is_right),
        collides=tuple(change for change, is_right in zip(changes, right, strict=True) if not is_right),
        near=near_phrases(before, after, addition, now) if now else (),
    )


def _is_right(change: Change, sense: Sense) -> bool:
    """Tell whether a change is what is wanted: not of what a case counts on, nor of what was meant otherwise."""
    if change.after != sense or change.line.said.source.is_case:
        return False
    meant = change.line.meant
    return meant == sense if meant else change.before is None
