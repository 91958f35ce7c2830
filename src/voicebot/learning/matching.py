"""What a script understands at a place, as it is or as it would be. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from voicebot.dialog.expecting import expectation
from voicebot.dialog.state import Pending, Phase, State
from voicebot.host.lessons import learned_for
from voicebot.language.language import language
from voicebot.language.pieces import Filled
from voicebot.reader import matcher_for
from voicebot.understanding.meaning import Kind

if TYPE_CHECKING:
    from datetime import date, datetime

    from voicebot.dialog.moves import Expectation
    from voicebot.dialog.script import Script
    from voicebot.handoff.book import Book
    from voicebot.learning.said import Place, Said, Sense
    from voicebot.settings import Settings
    from voicebot.understanding.matching import Matcher
    from voicebot.understanding.meaning import Meaning


@dataclass(frozen=True)
class Understanding:
    """Reads utterances as calls of a script would; what is said often is read once, and calls of one day share much.

    Args:
        script: the script.
        book: the hand-off phrases.
        settings: how sure the robot must be.
    """

    script: Script
    book: Book
    settings: Settings
    _expected: dict[tuple[Place, date], Expectation] = field(default_factory=dict, repr=False)
    _matchers: dict[tuple[Place, date], Matcher] = field(default_factory=dict, repr=False)
    _read: dict[tuple[object, ...], Meaning] = field(default_factory=dict, repr=False)

    def of_script(self, script: Script) -> Understanding:
        """Give how the same would be understood in another script."""
        return Understanding(script, self.book, self.settings)

    def of(self, said: Said) -> Meaning:
        """Read an utterance again."""
        return self._meaning(said.place, said.heard, said.free_text, said.source.started_at, typed=said.source.typed)

    def words(self, text: str, said: Said) -> Meaning:
        """Read other words in an utterance's place, as if they had been heard clearly."""
        return self._meaning(said.place, text, "", said.source.started_at, typed=True)

    def matcher(self, place: Place, now: datetime) -> Matcher:
        """Give what reads utterances at a place.

        Args:
            place: a node of the script, and what was asked there.
            now: when the call began.
        """
        key = place, now.date()
        if key not in self._matchers:
            script = self.script
            more = self.book.expected(script.script, script.language)
            expected = self._expectation(place, now)
            self._matchers[key] = matcher_for(
                expected, more, language(script.language), self.settings, learned_for(script, self.book, self.settings)
            )
        return self._matchers[key]

    def expects(self, sense: Sense, place: Place, now: datetime) -> bool:
        """Tell whether the script itself listens for an intent or a reaction at a place."""
        return any((one.kind, one.name) == sense for one in self._expectation(place, now).phrases)

    def _expectation(self, place: Place, now: datetime) -> Expectation:
        key = place, now.date()
        if key not in self._expected:
            self._expected[key] = expectation(self.script, _state(place, now))
        return self._expected[key]

    def _meaning(self, place: Place, heard: str, free_text: str, now: datetime, *, typed: bool) -> Meaning:
        key = place, heard, free_text, now.date(), typed
        if key not in self._read:
            self._read[key] = self.matcher(place, now).meaning(heard, free_text=free_text or None, typed=typed)
        return self._read[key]


def _state(place: Place, now: datetime) -> State:
    state = State(contact={}, now=now, seed=0, node=place.node, reacting=place.reacting)
    if place.confirming is None:
        return state
    kind, name = place.confirming
    pending = Pending(kind, name, "", Filled())
    return State(contact={}, now=now, seed=0, node=place.node, phase=Phase.CONFIRMING, pending=pending)


def sense_of(meaning: Meaning) -> Sense | None:
    """Tell what is acted on; None where nothing is."""
    best = meaning.best
    return None if best.kind in (Kind.UNCLEAR, Kind.OUT_OF_SCOPE) else (best.kind, best.name)
