"""Forms in which a language mentions something of a moment, and the search for them in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, Protocol

from voicebot.understanding.values.mentions import Mention, Sign, Told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from voicebot.understanding.values.placed_text import PlacedText

_GROUP_NAME = re.compile(r"\?P<\w+>")
_JOINED = 2
"""So many characters may stand between a mention and a form that is written together with it ("내일은세시")."""
Reach = Literal["", "last", "clause"]
"""What a denial denies: nothing, the mention before it, or the clause that it closes."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form.

    Args:
        source: its pattern; its named groups are its own.
        read: gives what a match tells, with the present moment; nothing where it is none after all.
        anywhere: it is known wherever it stands; else it must begin a word or follow another mention.
    """

    source: str
    read: Callable[[re.Match[str], datetime], Told | tuple[Told, ...] | None]
    anywhere: bool = False


class Between(Protocol):
    """What may stand between mentions."""

    def denied(self, gap: str, *, final: bool = False) -> Reach:
        """Tell what the words after a mention deny; ``final``: no mention follows them."""
        ...

    def denies_next(self, gap: str, *, first: bool) -> Reach:
        """Tell what of what follows the words before a mention deny; ``first``: no mention is before them."""
        ...

    def ends_clause(self, gap: str) -> bool:
        """Tell whether a clause ends between two mentions."""
        ...

    def sign(self, gap: str) -> Sign | None:
        """Give what says how the next mention belongs to the last."""
        ...


class Forms:
    """All forms of a language.

    Args:
        forms: where two fit, the first is taken.
        between: what may stand between mentions.
    """

    def __init__(self, forms: Sequence[Form], between: Between) -> None:
        sources = (f"(?P<f{place}>{_GROUP_NAME.sub('', form.source)})" for place, form in enumerate(forms))
        self._any = re.compile("|".join(sources))
        self._each = tuple((form, re.compile(form.source)) for form in forms)
        self._between = between

    def mentions(self, said: PlacedText, now: datetime) -> list[Mention | Sign]:
        """List what is mentioned of moments, in order, with what denies and corrects it.

        Args:
            said: the text.
            now: the present moment, in the person's zone.

        Raises:
            ClashError: there is no such hour or day.
        """
        found: list[Mention | Sign] = []
        clause = end = denials = 0
        ahead: Reach = ""
        for told, start, stop in self._told(said, now):
            gap = said.text[end:start]
            if found:
                denials += _deny(found, self._between.denied(gap), clause, denials + 1)
                if self._between.ends_clause(gap):
                    clause, ahead = len(found), ""
                sign = self._between.sign(gap)
                found.extend((sign,) if sign else ())
            denied = self._between.denies_next(gap, first=not found)
            ahead = denied or ("" if ahead == "last" and _again(found, told) else ahead)
            denials += bool(denied)
            span = said.span(start, stop)
            found.extend(Mention(one, span, denials if ahead else 0) for one in told)
            end = stop
        _deny(found, self._between.denied(said.text[end:], final=True), clause, denials + 1)
        return found

    def _told(self, said: PlacedText, now: datetime) -> Iterator[tuple[tuple[Told, ...], int, int]]:
        at, end = 0, -_JOINED - 1
        while match := self._any.search(said.text, at):
            start = match.start()
            form, pattern = self._each[int((match.lastgroup or "f0")[1:])]
            whole = form.anywhere and match.end() - start > 1
            known = whole or start in said.starts or start - end <= _JOINED
            own = pattern.match(said.text, start) if known else None
            told = form.read(own, now) if own else None
            at = start + 1
            if own and told:
                at = end = own.end()
                yield told if isinstance(told, tuple) else (told,), start, end


def _again(found: Iterable[Mention | Sign], told: tuple[Told, ...]) -> bool:
    """Tell whether something of the kind was denied already: "not thursday, friday"."""
    kinds = {type(one) for one in told}
    return any(isinstance(mention, Mention) and mention.denied and type(mention.told) in kinds for mention in found)


def _deny(found: list[Mention | Sign], reach: Reach, clause: int, number: int) -> bool:
    """Mark what was mentioned last, or since the clause began, as denied; tell whether anything was.

    Args:
        found: the mentions so far.
        reach: what is denied.
        clause: where the clause began.
        number: of the denial.
    """
    first = len(found) - 1 if reach == "last" else clause
    for index in range(max(first, 0), len(found) if reach else 0):
        mention = found[index]
        if isinstance(mention, Mention) and not mention.denied:
            found[index] = replace(mention, denied=number)
    return bool(reach)


def any_of(words: Iterable[str]) -> str:
    """Give a pattern of any of the words, the longest first; of none it matches nothing.

    Args:
        words: plain text.
    """
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"
