"""``voicebot say``: try a voice."""

from pathlib import Path
from typing import Annotated

import typer

from voicebot.audio.frame import Sound
from voicebot.audio.level import active_dbfs
from voicebot.audio.wav import write_wav
from voicebot.cli.options import AsJson, Language
from voicebot.cli.output import console, show_json
from voicebot.errors import UsageError
from voicebot.host.engines import ENGINES, make_engine
from voicebot.settings import VoiceSettings, load_settings
from voicebot.speech.conform import conform

EXAMPLE = "voicebot say 'Здравствуйте!' --language ru --out hello.wav"


def command(
    text: Annotated[str, typer.Argument(help="What to say.", show_default=False)],
    *,
    language: Language = "ru",
    out: Annotated[Path | None, typer.Option("--out", "-o", help="WAV file to write.")] = None,
    voice: Annotated[str | None, typer.Option("--voice", help="The engine's name of the voice, as ko+f3.")] = None,
    engine: Annotated[str | None, typer.Option("--engine", help=f"One of: {', '.join(ENGINES)}.")] = None,
    words_per_minute: Annotated[int | None, typer.Option("--words-per-minute", min=60, max=400)] = None,
    rate: Annotated[int, typer.Option("--rate", min=4000, max=192_000, help="Samples a second of the file.")] = 8000,
    as_json: AsJson = False,
) -> None:
    """Speak a text as a call would, into a WAV file; without --out only tell how long and how loud it is.

    Settings of the language's voice hold where no option is given.
    """
    if not text.strip():
        raise UsageError("there is nothing to say", remedy=EXAMPLE)
    chosen = _chosen(language, engine, voice, words_per_minute)
    speaker = make_engine(chosen.engine)
    try:
        sound = conform(speaker.synthesise(text, language, chosen), rate, chosen.level_dbfs)
        if out:
            write_wav(out, sound.samples, sound.rate)
        _show(sound, speaker.name, chosen.voice, out, as_json=as_json)
    finally:
        speaker.close()


def _chosen(language: str, engine: str | None, voice: str | None, words_per_minute: int | None) -> VoiceSettings:
    given = {"engine": engine, "voice": voice, "words_per_minute": words_per_minute}
    settings = load_settings().voices.get(language, VoiceSettings())
    return settings.model_copy(update={name: value for name, value in given.items() if value is not None})


def _show(sound: Sound, engine: str, voice: str, out: Path | None, *, as_json: bool) -> None:
    level = round(active_dbfs(sound), 1)
    if as_json:
        facts = {"engine": engine, "voice": voice, "rate": sound.rate, "duration_ms": sound.duration_ms}
        show_json({**facts, "level_dbfs": level, "file": str(out) if out else None})
    else:
        where = f"{out}: " if out else ""
        console.print(f"{where}{sound.duration_ms} ms at {level} dBFS, {sound.rate} Hz, {engine}", markup=False)
