"""How soon the robot begins to speak once it is decided what: as a live call does it, against plain synthesis."""

from __future__ import annotations

import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from voicebot.audio.frame import TELEPHONE_RATE
from voicebot.bench.figures import Section, middle, rate, tail
from voicebot.clock import wall_seconds
from voicebot.host.engines import ENGINES
from voicebot.language.language import language as language_of
from voicebot.language.pieces import Filled, Piece
from voicebot.language.speakable import speakable
from voicebot.speech.cache import SoundCache
from voicebot.speech.conform import conform
from voicebot.speech.prompts import RecordedPrompts
from voicebot.speech.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from voicebot.bench.figures import Figure
    from voicebot.host.engines import Engines

MOST_CACHED_MS, MOST_HEARD_MS = 20, 150
VALUES = 20
"""So many values are heard, each another one."""


@dataclass(frozen=True, slots=True)
class _Texts:
    """What is said in a language: a value's place is between the two parts of a text."""

    known: str
    begun: tuple[str, str]
    bare: tuple[str, str]
    value: str


_TEXTS = {
    "ru": _Texts(
        "Спасибо, ждём вас. Всего доброго!",
        ("Записал: ", ". Если что-то изменится, позвоните нам. Всего доброго!"),
        ("", ", верно?"),
        "{} декабря, в 15:{}",
    ),
    "en": _Texts(
        "Thank you, we are looking forward to seeing you. Goodbye!",
        ("I have put you down for ", ". If anything changes, please call us. Goodbye!"),
        ("", ", is that right?"),
        "December {} at 3:{}",
    ),
    "ko": _Texts(
        "감사합니다. 안녕히 계세요!",
        ("예약했습니다: ", ". 변경 사항이 있으면 전화해 주세요. 안녕히 계세요!"),
        ("", ", 맞습니까?"),
        "12월 {}일 오후 3시 {}분",
    ),
}


@dataclass(slots=True)
class _Waits:
    """What was measured of one engine, in milliseconds."""

    cached: list[float] = field(default_factory=list)
    begun: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    plain: list[float] = field(default_factory=list)
    gaps: list[bool] = field(default_factory=list)

    def figures(self, label: str) -> Iterator[Figure]:
        """Report it."""
        for name, waits, most in (
            ("a cached phrase", self.cached, MOST_CACHED_MS),
            ("a value just heard, after words that are known", self.begun, MOST_HEARD_MS),
            ("a value just heard, at the beginning", self.bare, MOST_HEARD_MS),
            ("plain: the whole text synthesised, then played", self.plain, None),
        ):
            yield middle(f"{label}: {name}", waits, most=most)
            yield tail(f"{label}: {name}", waits, most=most)
        yield rate(f"{label}: silence within, because the rest was not ready", self.gaps, most=0)


def measure_first_audio(engines: Engines, languages: Sequence[str], values: int = VALUES) -> Section:
    """Measure every engine that has a voice, in each language.

    Args:
        engines: those of this machine.
        languages: codes.
        values: how many values are heard.
    """
    figures: list[Figure] = []
    for language in languages:
        for name in ENGINES:
            if engines.voices(name, language):
                figures += _measured(engines, name, language, values).figures(f"{language}, {name}")
    about = "By the clock, until the first sound is ready; the next tick, within 20 ms, sends it. 8 kHz, engine warm."
    rest = "The rest is not ready where it takes longer to make than the known words take to say."
    return Section("Time from the decision to the first audio in a live call", tuple(figures), (about, rest))


def _measured(engines: Engines, name: str, language: str, values: int) -> _Waits:
    texts, engine = _TEXTS[language], engines.engine(name)
    settings = engines.chosen(language).model_copy(update={"engine": name, "voice": ""})
    waits = _Waits()
    with tempfile.TemporaryDirectory(prefix="voicebot-") as folder, ThreadPoolExecutor(1) as executor:
        voice = Voice(
            engine,
            SoundCache(Path(folder)),
            RecordedPrompts(),
            language=language,
            settings=settings,
            rate=TELEPHONE_RATE,
            executor=executor,
        )
        known = Filled.of(texts.known)
        voice.prepare([("", known), ("", _text(texts.begun, "…")), ("", _text(texts.bare, "…"))])
        voice.warm_up()
        executor.submit(int).result()  # after it the engine is warm
        for number in range(values):
            value = texts.value.format(1 + number, 10 + number)
            waits.cached.append(_ready(voice, known)[0])
            waits.bare.append(_ready(voice, _text(texts.bare, value))[0])
            begun = _text(texts.begun, value)
            first_ms, gap = _ready(voice, begun)
            waits.begun.append(first_ms)
            waits.gaps.append(gap)
            began = wall_seconds()
            words = speakable(begun.text, language_of(language)).text
            conform(engine.synthesise(words, language, settings), TELEPHONE_RATE, settings.level_dbfs)
            waits.plain.append(1000 * (wall_seconds() - began))
    return waits


def _text(around: tuple[str, str], value: str) -> Filled:
    before, after = around
    pieces = (Piece(before), Piece(value, "at", heard=True), Piece(after))
    return Filled(tuple(piece for piece in pieces if piece.text))


def _ready(voice: Voice, filled: Filled) -> tuple[float, bool]:
    """Say a text: after how many milliseconds its first sound is ready, and whether another comes too late."""
    began = wall_seconds()
    parts = voice.say(filled)
    said_ms = parts[0].made.result().sound.duration_ms
    first_ms = 1000 * (wall_seconds() - began)
    late = False
    for before, part in pairwise(parts):
        sound = part.made.result().sound
        late |= 1000 * (wall_seconds() - began) - first_ms > said_ms + before.pause_ms
        said_ms += before.pause_ms + sound.duration_ms
    return first_ms, late
