"""Which voices there are: those that speak on this machine, and those that could."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from voicebot.host.engines import ENGINES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from voicebot.host.engines import Engines
    from voicebot.speech.engine import EngineVoice


@dataclass(frozen=True, slots=True)
class ListedVoice:
    """A voice in the list.

    Args:
        voice: what is known of it.
        installed: it speaks on this machine.
        default: it speaks its language when nothing else is set.
    """

    voice: EngineVoice
    installed: bool
    default: bool = False


def list_voices(
    engines: Engines, published: Iterable[EngineVoice] = (), language: str | None = None
) -> list[ListedVoice]:
    """List every voice by language, the default one first, those that are not installed last.

    Args:
        engines: of this machine.
        published: voices that can be fetched; those that are installed too are told once, with what both know.
        language: of these voices only.
    """
    can_be_fetched = {_key(voice): voice for voice in published}
    found = [
        _with_licence(voice, can_be_fetched.get(_key(voice)))
        for name in ENGINES
        for voice in engines.engine(name).voices()
    ]
    default = {code: _default(engines, code) for code in {voice.language for voice in found}}
    listed = [ListedVoice(voice, installed=True, default=_key(voice) == default[voice.language]) for voice in found]
    known = {_key(voice) for voice in found}
    listed += [ListedVoice(voice, installed=False) for key, voice in can_be_fetched.items() if key not in known]
    kept = [one for one in listed if language in {None, one.voice.language}]
    return sorted(kept, key=lambda one: (one.voice.language, not one.default, not one.installed))


def _with_licence(voice: EngineVoice, published: EngineVoice | None) -> EngineVoice:
    return replace(voice, licence=published.licence) if published and not voice.licence else voice


def _default(engines: Engines, language: str) -> tuple[str, str, str]:
    chosen = engines.chosen(language)
    own = next((voice.name for voice in engines.voices(chosen.engine, language)), "")
    return chosen.engine, language, chosen.voice or own


def _key(voice: EngineVoice) -> tuple[str, str, str]:
    return voice.engine, voice.language, voice.name
