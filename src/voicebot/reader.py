"""The reader: what a person's words mean where the talk is now, with a second hearing where it is worth one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.dialog.expecting import expectation, expected_anywhere
from voicebot.dialog.state import State
from voicebot.language.language import language as language_of
from voicebot.understanding.hearings import is_doubtful
from voicebot.understanding.learned import learned_from
from voicebot.understanding.matching import Matcher
from voicebot.understood import Understood

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from datetime import datetime

    from voicebot.clock import Stopwatch
    from voicebot.dialog.moves import Expectation
    from voicebot.dialog.script import Script
    from voicebot.handoff.book import Book
    from voicebot.language.language import Language
    from voicebot.recognition.ears import Utterance
    from voicebot.settings import Settings
    from voicebot.understanding.learned import Embed, Learned
    from voicebot.understanding.meaning import Expected, Meaning, Partial
    from voicebot.understood import FinishedTurn


def matcher_for(
    expected: Expectation,
    more: tuple[Expected, ...],
    language: Language,
    settings: Settings,
    learned: Learned | None = None,
) -> Matcher:
    """Make what reads utterances where the script expects this, and the supervisor ``more``."""
    return Matcher(
        (*expected.phrases, *more),
        language,
        settings.match,
        asked=expected.asked,
        open_question=expected.open_question,
        learned=learned,
    )


def learned_of(script: Script, book: Book, embed: Embed | None = None) -> Learned:
    """Give what the phrases of a script and of the supervisor teach.

    Args:
        script: the script.
        book: the supervisor's phrases.
        embed: gives sentence embeddings, where there are any.
    """
    expected = (*expected_anywhere(script), *book.expected(script.script, script.language))
    return learned_from(expected, language_of(script.language), embed)


def matcher_at(  # noqa: PLR0913, PLR0917 - where, what and how; the last is an extra
    script: Script, node: str, book: Book, settings: Settings, now: datetime, learned: Learned | None = None
) -> Matcher:
    """Make what reads utterances at a node of a script, as it is when the talk comes there."""
    expected = expectation(script, State(contact={}, now=now, seed=0, node=node))
    more = book.expected(script.script, script.language)
    return matcher_for(expected, more, language_of(script.language), settings, learned)


class Reader:
    """Reads what one person says.

    Args:
        language: the call's.
        settings: every threshold.
        decode_freely: hears an utterance again without a grammar; None: the words are typed, so none was misheard.
        stopwatch: counts what it costs.
        learned: what all the script's phrases teach.
    """

    def __init__(
        self,
        language: Language,
        settings: Settings,
        decode_freely: Callable[[Utterance], Future[str] | None] | None,
        stopwatch: Stopwatch,
        learned: Learned | None = None,
    ) -> None:
        self._learned = learned
        self._language = language
        self._settings = settings
        self._decode_freely = decode_freely
        self._cost = stopwatch.measure
        self._expected: tuple[Expectation, tuple[Expected, ...]] | None = None
        self._matcher = Matcher((), language, settings.match)

    def expect(self, expected: Expectation, more: tuple[Expected, ...]) -> bool:
        """Read by what the script expects, and by ``more``, the supervisor's phrases; tell whether that is new."""
        if (expected, more) == self._expected:
            return False
        self._expected = (expected, more)
        with self._cost("understanding"):
            self._matcher = matcher_for(expected, more, self._language, self._settings, self._learned)
        return True

    def to_hear(self) -> tuple[str, ...]:
        """List the phrases that the ears should listen for."""
        with self._cost("understanding"):
            return self._matcher.to_hear()

    @property
    def open_question(self) -> bool:
        """The question is open: what is said to it is heard freely."""
        return self._expected is not None and self._expected[0].open_question

    @property
    def patience_ms(self) -> int | None:
        """How long the node waits for more of an answer; None where it does not say."""
        return self._expected[0].patience_ms if self._expected else None

    def progress(self, text: str) -> Partial:
        """Tell how far what was heard has come."""
        with self._cost("understanding"):
            return self._matcher.progress(text)

    def second_hearing(self, utterance: Utterance) -> Future[str] | None:
        """Decode freely what answers an open question, is costly to get wrong, or is in doubt, as the settings say.

        A grammar hears only its own words: "не надо оператора" without "не надо" in it is "оператора".
        """
        if self._decode_freely is None:
            return None
        meaning = self._heard(utterance)
        how = self._settings.recognition_of(self._language.code)
        doubted = how.free == "always" or (how.free == "doubt" and is_doubtful(meaning, how.doubt))
        if not (meaning.confirm or doubted or self.open_question):
            return None
        with self._cost("recognition_free"):
            return self._decode_freely(utterance)

    def understood(self, turn: FinishedTurn) -> Understood:
        """Read an utterance, with its second hearing where there is one: where that is under way, this waits."""
        if turn.decoding is None:
            return Understood(turn, self._heard(turn.utterance))
        with self._cost("recognition_free"):
            free_text = turn.decoding.result()
        with self._cost("understanding"):
            meaning = self._matcher.meaning(turn.utterance.text, free_text=free_text)
        return Understood(turn, meaning, free_text)

    def _heard(self, utterance: Utterance) -> Meaning:
        with self._cost("understanding"):
            return self._matcher.meaning(utterance.text, typed=self._decode_freely is None)
