"""Which ordinary answers a hand-off phrase would be mistaken for, or would take away. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, get_args

from voicebot.dialog.expecting import expectation
from voicebot.dialog.reactions import built_in_intents, reaction_named
from voicebot.dialog.state import State
from voicebot.handoff.book import Language as LanguageCode
from voicebot.language.language import language
from voicebot.understanding.matching import Matcher
from voicebot.understanding.meaning import Candidate, Expected, Kind
from voicebot.understanding.values.reading import OPEN_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from voicebot.dialog.moves import Expectation
    from voicebot.dialog.script import Script
    from voicebot.handoff.book import Phrase
    from voicebot.language.language import Language
    from voicebot.settings import MatchSettings
    from voicebot.understanding.values.value import Asked

_NEAR = 0.5
"""What is less alike than this is not worth a word."""
REFUSED_FROM = 0.9
"""Three quarters of the trigrams or 85 % of the sounds are shared (`voicebot.understanding.scoring`): over a telephone
one is heard as the other. What is less alike is told apart when it is said clearly."""


@dataclass(frozen=True, slots=True)
class Collision:
    """An ordinary answer that sounds like a hand-off phrase.

    Args:
        said: the hand-off phrase.
        script: whose answer it is; empty for the built-in yes, no and the like of a language.
        nodes: where it may be given.
        kind: intent, reaction or value.
        name: of what.
        phrase: the answer's own phrase; empty for a value.
        near: how sure the robot would be to have heard one where the other was said, from 0 to 1.
    """

    said: str
    script: str
    nodes: tuple[str, ...]
    kind: Kind
    name: str
    phrase: str
    near: float

    @property
    def refused(self) -> bool:
        """Whether the two are too near to be told apart."""
        return self.near >= REFUSED_FROM


def collisions(
    entries: Sequence[Phrase], scripts: Sequence[Script], settings: MatchSettings, now: datetime
) -> tuple[Collision, ...]:
    """Compare hand-off phrases with every ordinary answer of the scripts they are for, and with the built-in ones.

    What calls a human anyway (the reaction ``operator``) is no collision.

    Args:
        entries: the phrases, whether or not they are switched on.
        scripts: every script there is.
        settings: from which probability an answer counts.
        now: in which a date or time is meant.

    Returns:
        The answers, the nearest first.
    """
    found: dict[tuple[str, str, Kind, str, str], Collision] = {}
    taker = cache(partial(_Taker, settings=settings))
    for place in (*_places(scripts, now), *_built_in()):
        meant = tuple(entry for entry in entries if place.is_for(entry))
        for said, one in _at(taker(meant, place.language), place, settings):
            key = (place.script, said, one.kind, one.name, one.phrase)
            known = found.get(key)
            nodes = dict.fromkeys((*(known.nodes if known else ()), *place.nodes))
            near = max(one.probability, known.near if known else 0.0)
            found[key] = Collision(said, place.script, tuple(nodes), one.kind, one.name, one.phrase, near)
    of_scripts = {key[1:] for key in found if key[0]}
    shown = (one for key, one in found.items() if key[0] or key[1:] not in of_scripts)
    return tuple(sorted(shown, key=lambda one: -one.near))


@dataclass(frozen=True, slots=True)
class _Place:
    """Nodes of a script at which the same may be said."""

    script: str
    nodes: tuple[str, ...]
    language: Language
    phrases: tuple[Expected, ...]
    asked: Asked | None = None

    def is_for(self, entry: Phrase) -> bool:
        """Tell whether an entry's phrases may be said here, were it switched on."""
        of_script = not self.script or not entry.scripts or self.script in entry.scripts
        return of_script and (not entry.languages or self.language.code in entry.languages)


def _built_in() -> Iterator[_Place]:
    for code in get_args(LanguageCode):
        intents = built_in_intents(code).items()
        phrases = tuple(Expected(phrase, name) for name, phrases in intents for phrase in phrases)
        yield _Place("", (), language(code), phrases)


def _places(scripts: Iterable[Script], now: datetime) -> Iterator[_Place]:
    for script in scripts:
        alike: dict[tuple[tuple[Expected, ...], Asked | None], list[str]] = {}
        for node in script.nodes:
            expected = expectation(script, State(contact={}, now=now, seed=0, node=node))
            key = (_ordinary(script, expected), expected.asked)
            alike.setdefault(key, []).append(node)
        for (phrases, asked), nodes in alike.items():
            yield _Place(script.script, tuple(nodes), language(script.language), phrases, asked)


def _ordinary(script: Script, expected: Expectation) -> tuple[Expected, ...]:
    return tuple(one for one in expected.phrases if not calls_human(script, one.kind, one.name))


def calls_human(script: Script, kind: Kind, name: str) -> bool:
    """Tell whether acting on a reading calls an operator: a hand-off phrase, or a reaction that does."""
    reaction = reaction_named(script, name) if kind is Kind.REACTION else None
    return kind is Kind.HAND_OFF or (reaction is not None and reaction.then == "hand_off")


class _Taker:
    """What hand-off phrases would take of what is said in one language; each text is read once, wherever it is said."""

    def __init__(self, entries: tuple[Phrase, ...], language: Language, settings: MatchSettings) -> None:
        self.phrases = tuple(text for entry in entries for text in entry.say)
        expected = [
            Expected(text, entry.group, Kind.HAND_OFF, not_when=entry.except_)
            for entry in entries
            for text in entry.say
        ]
        self._matcher = Matcher(expected, language, settings)
        self._read: dict[str, tuple[Candidate, ...]] = {}

    def of(self, text: str) -> tuple[Candidate, ...]:
        """List the hand-off phrases that a text would be taken for."""
        if text not in self._read:
            self._read[text] = tuple(one for one in self._matcher.near(text) if one.probability >= _NEAR)
        return self._read[text]


def _at(taker: _Taker, place: _Place, settings: MatchSettings) -> Iterator[tuple[str, Candidate]]:
    """Find what the phrases are mistaken for, and what is mistaken for them, each with the hand-off phrase."""
    if not taker.phrases:
        return
    ordinary = Matcher(place.phrases, place.language, settings, asked=place.asked)
    for text in taker.phrases:
        for one in ordinary.near(text):
            if one.probability >= _NEAR and one.name not in OPEN_KINDS:
                yield text, one
    for answer in place.phrases:
        for one in taker.of(answer.text):
            yield one.phrase, Candidate(answer.name, answer.kind, one.probability, answer.text, one.stage)
