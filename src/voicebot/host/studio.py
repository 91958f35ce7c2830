"""The studio: makes calls out of settings. One to a process; the model and the engine are loaded when first needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING
from uuid import uuid4

from voicebot.call import converse
from voicebot.call_parts import Parts
from voicebot.clock import ZONE, Stopwatch, SystemClock, moment_there, zone_named
from voicebot.effects import MemoryEffects
from voicebot.host.engines import EVERYWHERE, Engines
from voicebot.host.lessons import learned_for
from voicebot.host.listening import Listening
from voicebot.host.live_book import LiveBook
from voicebot.host.speaking import Speaking
from voicebot.journal.journal import Journal
from voicebot.journal.record import CallHeader
from voicebot.journal.summary import kept_settings
from voicebot.language.language import language
from voicebot.reader import matcher_at
from voicebot.recognition.typed_ears import TypedEars
from voicebot.speech.mouth import TextMouth

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from voicebot.clock import WallClock
    from voicebot.dialog.script import Script
    from voicebot.effects import Effects
    from voicebot.events import CallEvent
    from voicebot.handoff.book import Book
    from voicebot.handoff.following import Edition
    from voicebot.journal.record import CallRecord
    from voicebot.line.line import Line
    from voicebot.recognition.ears import Ears
    from voicebot.recognition.vosk_recogniser import VoskModel
    from voicebot.settings import Settings
    from voicebot.speech.engine import Engine
    from voicebot.speech.mouth import Mouth
    from voicebot.understanding.learned import Learned


@dataclass(frozen=True, slots=True)
class Wish:
    """How one call is wished for.

    Args:
        typed: the person types instead of speaking.
        live: it takes place in real time: what takes long is computed beside it.
        seed: picks among several wordings; None is another one in every call. A call with a seed is the same every
            time: it neither knows nor tells when operators were busy, and reads the hand-off phrases once.
        now: when the call begins; without a zone it is meant where the person is; None is now.
        script_folder: where the script's recorded prompts are.
        keep_in: the folder for recording, transcript and record; None keeps nothing.
        listeners: each is given every event as it happens.
        translate: gives the transcript's second language.
        stopwatch: counts what each room costs.
        overhear: is told what was heard so far of what is being said, in every tick.
    """

    typed: bool = False
    live: bool = False
    seed: int | None = None
    now: datetime | None = None
    script_folder: Path | None = None
    keep_in: Path | None = None
    listeners: Sequence[Callable[[CallEvent], None]] = ()
    translate: Callable[[str], str | None] | None = None
    stopwatch: Stopwatch | None = None
    overhear: Callable[[str], None] | None = None


class Studio:
    """Makes calls.

    Args:
        settings: everything that can be set.
        model: a recognition model's folder that goes before every other place.
        clock: tells when a call begins.
        effects: takes what calls ask for outside themselves; without it memory does, until the process ends.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        model: Path | None = None,
        clock: WallClock | None = None,
        effects: Effects | None = None,
    ) -> None:
        self.settings = settings
        self.effects: Effects = effects or MemoryEffects()
        self._clock = clock or SystemClock()
        self._listening = Listening(settings, model)
        self._engines = Engines(settings)
        self._speaking = Speaking(self._engines, settings)
        self._idle_since: dict[str, datetime] = {}

    @cached_property
    def phrases(self) -> Callable[[], Edition]:
        """Gives the supervisor's hand-off phrases that are in force now: calls under way follow the file.

        Raises:
            HandoffFileError: the file is wrong at the beginning.
        """
        return LiveBook(self.settings.handoff_file, self._clock).latest

    @property
    def book(self) -> Book:
        """The supervisor's hand-off phrases.

        Raises:
            HandoffFileError: the file is wrong.
        """
        return self.phrases().book

    @property
    def operators(self) -> tuple[str, ...]:
        """The addresses of all operators that may be rung."""
        return tuple(dict.fromkeys(address for group in self.book.groups.values() for address in group.to))

    @property
    def engine(self) -> Engine:
        """The engine that works everywhere: it speaks for the people in cases."""
        return self._engines.engine(EVERYWHERE)

    def model(self, code: str) -> VoskModel:
        """Give the recognition model of a language, loaded once.

        Raises:
            ModelMissingError: there is none, or it is damaged.
        """
        return self._listening.model(code)

    def unheard(self, script: Script) -> dict[str, tuple[str, ...]]:
        """Find words that the recognition model lacks and that no pieces it knows can make.

        Returns:
            Each such word with the phrases that cannot be heard because of it.

        Raises:
            ModelMissingError: no model for the script's language.
        """
        phrases: dict[str, None] = {}
        now = self._now()
        for node in script.nodes:
            phrases |= dict.fromkeys(matcher_at(script, node, self.book, self.settings, now).to_hear())
        return self.model(script.language).vocabulary.grammar(phrases).missing

    async def run(
        self, script: Script, contact: Mapping[str, object], line: Line, wish: Wish | None = None
    ) -> CallRecord:
        """Make one call and give its record.

        Raises:
            ContactError: the contact lacks what the script needs.
            ModelMissingError: no model for the script's language.
            SynthesisError: a prompt cannot be said; nobody was called.
            VoiceMissingError: nothing can speak it.
        """
        wish = wish or Wish()
        now = self._now(contact, wish.now)
        mouth = self._mouth(script, contact, wish, line.rate, now)
        edition = self.phrases()
        header = self._header(script, contact, wish, now, edition.book)
        parts = Parts(
            line=line,
            ears=self._ears(script, wish, line.rate),
            mouth=mouth,
            script=script,
            contact=contact,
            phrases=self.phrases if wish.seed is None else lambda: edition,
            language=language(script.language),
            settings=self.settings,
            now=now,
            typed=wish.typed,
            idle_since=self._idle_since if wish.seed is None else {},
            seed=int(header.id, 16) if wish.seed is None else wish.seed,
            stopwatch=wish.stopwatch or Stopwatch(),
            overhear=wish.overhear,
            effects=self.effects,
            id=header.id,
            learned=self._learned(script, edition.book, now, live=wish.live),
            # last, because it opens files: from here on they are closed whatever happens
            journal=Journal(header, wish.keep_in, rate=line.rate, listeners=wish.listeners, translate=wish.translate),
        )
        try:
            await converse(parts)
        finally:
            parts.ears.close()
            record = parts.journal.close()  # a call that fails is kept as far as it went
            if wish.seed is None:
                self._idle_since |= _freed(record)
        return record

    def _learned(self, script: Script, book: Book, now: datetime, *, live: bool) -> Learned | None:
        """Give what the phrases teach; before a live call every node is made ready, so that nobody waits for it."""
        learned = learned_for(script, book, self.settings)
        for node in script.nodes if live else ():
            matcher_at(script, node, book, self.settings, now, learned)
        return learned

    def close(self) -> None:
        """Stop the engines, and what computes beside calls."""
        self._speaking.close()
        self._engines.close()
        self._listening.close()

    def _now(self, contact: Mapping[str, object] | None = None, wished: datetime | None = None) -> datetime:
        """Give the moment of a call in the person's zone: their own, else that of the settings, else the machine's."""
        own = zone_named(str((contact or {}).get(ZONE) or ""))
        if wished is not None and wished.tzinfo is not None and own is None:
            return wished
        return moment_there(wished or self._clock.now(), own or zone_named(self.settings.zone))

    def _ears(self, script: Script, wish: Wish, rate: int) -> Ears:
        if wish.typed:
            return TypedEars()
        return self._listening.ears(script.language, rate, live=wish.live)

    def _mouth(self, script: Script, contact: Mapping[str, object], wish: Wish, rate: int, now: datetime) -> Mouth:
        if wish.typed:
            return TextMouth(rate)
        voice = self._speaking.voice(script, wish.script_folder, rate, live=wish.live)
        return self._speaking.mouth(voice, script, contact, now)

    def _header(
        self, script: Script, contact: Mapping[str, object], wish: Wish, now: datetime, book: Book
    ) -> CallHeader:
        versions = {"voicebot": version("voicebot"), "handoff": book.version}
        if not wish.typed:
            engine = self._engines.engine(self._engines.chosen(script.language).engine)
            versions |= {"model": self.model(script.language).name, "engine": engine.name}
        return CallHeader(
            id=uuid4().hex,
            script=script.script,
            language=script.language,
            started_at=now,
            contact={name: str(value) for name, value in contact.items()},
            versions=versions,
            settings=kept_settings(self.settings),
        )


def _freed(record: CallRecord) -> dict[str, datetime]:
    """Tell which operator has taken a person over, and when that talk was over."""
    end = max((event.at for event in record.events), default=0)
    over = record.started_at + timedelta(milliseconds=end)
    return {transfer.operator: over for transfer in record.hand_offs if transfer.result == "bridged"}
