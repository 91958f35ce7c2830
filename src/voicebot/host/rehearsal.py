"""What the hand-off phrases make of an utterance, and what they would have made of recorded calls. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicebot.host.collisions import calls_human
from voicebot.host.lessons import learned_for
from voicebot.language.language import language
from voicebot.reader import matcher_at
from voicebot.understanding.matching import Matcher
from voicebot.understanding.meaning import Candidate, Expected, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from voicebot.dialog.script import Script
    from voicebot.handoff.book import Book
    from voicebot.journal.record import CallRecord, Turn
    from voicebot.settings import Settings


@dataclass(frozen=True, slots=True)
class Tried:
    """What an utterance would do at a node.

    Args:
        script: the script.
        node: the node.
        best: what is acted on; its kind is `Kind.UNCLEAR` when nothing is sure enough.
        calls_operator: whether that calls an operator: a hand-off phrase, or a reaction that does.
        asks_back: whether the person is asked first, where the words are heard and not typed.
        stopped_by: the exceptions without which a hand-off phrase would have counted.
        competes: the nearest ordinary answer beside that; None without any.
    """

    script: str
    node: str
    best: Candidate
    calls_operator: bool
    asks_back: bool
    stopped_by: tuple[str, ...]
    competes: Candidate | None


@dataclass(frozen=True, slots=True)
class ChangedTurn:
    """A turn of a recorded call that the present phrases would treat otherwise.

    Args:
        call: the call's identity.
        at: when the person began to speak, ms of audio time.
        node: where the talk was.
        heard: what was heard.
        before: what it was taken for in the call.
        now: what it would be taken for.
        handed_over: True where an operator would be called now and was not, False the other way round.
        asks_back: whether the person would be asked first.
    """

    call: str
    at: int
    node: str
    heard: str
    before: Candidate
    now: Candidate
    handed_over: bool
    asks_back: bool


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """Tries hand-off phrases without a call.

    Args:
        book: the phrases.
        settings: how sure the robot must be.
    """

    book: Book
    settings: Settings

    def say(self, text: str, script: Script, node: str, now: datetime) -> Tried:
        """Tell what an utterance would do at a node of a script.

        Args:
            text: what is said.
            script: the script.
            node: one of its nodes.
            now: the present moment.
        """
        meaning = self._matcher(script, node, now).meaning(text, typed=True)
        best = meaning.best
        calls = calls_human(script, best.kind, best.name)
        others = (one for one in meaning.ranked if (one.kind, one.name) != (best.kind, best.name))
        ordinary = (one for one in others if not calls_human(script, one.kind, one.name))
        return Tried(
            script=script.script,
            node=node,
            best=best,
            calls_operator=calls,
            asks_back=calls and best.probability < self.settings.match.costly,
            stopped_by=() if calls else tuple(dict.fromkeys(self._stopping(text, script))),
            competes=next(ordinary, None),
        )

    def replay(self, record: CallRecord, script: Script) -> Iterator[ChangedTurn]:
        """Find the turns of a recorded call which hand-off phrases decide otherwise now.

        Each turn is read at the node where it was said; reactions and confirmations under way are not replayed.

        Args:
            record: the call.
            script: its script, as it is now.
        """
        typed = "model" not in record.versions
        for turn in record.turns:
            node = turn.node if turn.node in script.nodes else script.start
            if not turn.heard:
                continue
            matcher = self._matcher(script, node, record.started_at)
            meaning = matcher.meaning(turn.heard, free_text=turn.free_text or None, typed=typed)
            before, now = _was(turn), meaning.best
            handed = calls_human(script, now.kind, now.name)
            if handed != calls_human(script, before.kind, before.name):
                asks = handed and meaning.confirm
                yield ChangedTurn(record.id, turn.onset, node, turn.heard, before, now, handed, asks)

    def _matcher(self, script: Script, node: str, now: datetime) -> Matcher:
        return matcher_at(script, node, self.book, self.settings, now, learned_for(script, self.book, self.settings))

    def _stopping(self, text: str, script: Script) -> Iterator[str]:
        """Find the exceptions that alone keep a hand-off phrase from counting."""

        def counts(phrase: str, group: str, *not_when: str) -> bool:
            expected = Expected(phrase, group, Kind.HAND_OFF, not_when=not_when)
            matcher = Matcher([expected], language(script.language), self.settings.match)
            return matcher.meaning(text, typed=True).best.kind is Kind.HAND_OFF

        for entry in self.book.phrases:
            if not (entry.except_ and entry.applies(script.script, script.language)):
                continue
            for phrase in entry.say:
                if counts(phrase, entry.group):
                    yield from (one for one in entry.except_ if not counts(phrase, entry.group, one))


def _was(turn: Turn) -> Candidate:
    kind = Kind(turn.kind) if turn.kind else Kind.UNCLEAR
    return Candidate(turn.intent or "", kind, turn.probability or 0.0, turn.phrase, turn.stage)
