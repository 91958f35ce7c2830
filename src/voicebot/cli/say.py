"""``voicebot say``: try a voice."""

from pathlib import Path
from typing import Annotated

import typer

from voicebot.audio.frame import Sound
from voicebot.audio.loudness import speech_dbfs
from voicebot.audio.wav import write_wav
from voicebot.cli.options import AsJson, Language
from voicebot.cli.output import console, show_json
from voicebot.errors import UsageError
from voicebot.host.engines import ENGINES, Engines
from voicebot.language.language import language as language_of
from voicebot.language.speakable import speakable
from voicebot.settings import Settings, VoiceSettings, load_settings
from voicebot.speech.conform import conform

EXAMPLE = "voicebot say 'Здравствуйте!' --language ru --out hello.wav"


def command(
    text: Annotated[str, typer.Argument(help="What to say.", show_default=False)],
    *,
    language: Language = "ru",
    out: Annotated[Path | None, typer.Option("--out", "-o", help="WAV file to write.")] = None,
    voice: Annotated[str | None, typer.Option("--voice", help="The engine's name of the voice, as ko+f3.")] = None,
    engine: Annotated[str | None, typer.Option("--engine", help=f"One of: {', '.join(ENGINES)}.")] = None,
    words_per_minute: Annotated[
        int | None, typer.Option("--words-per-minute", min=60, max=400, help="How fast; 160 is the voice's own pace.")
    ] = None,
    pitch: Annotated[
        int | None, typer.Option("--pitch", min=0, max=99, help="50 is the voice's own; pyttsx3 only.")
    ] = None,
    rate: Annotated[int, typer.Option("--rate", min=4000, max=192_000, help="Samples a second of the file.")] = 8000,
    as_json: AsJson = False,
) -> None:
    """Speak a text as a call would, into a WAV file; without --out only tell how long and how loud it is.

    Settings of the language's voice hold where no option is given.
    """
    spoken = speakable(text, language_of(language)).text
    if not spoken:
        raise UsageError(f"there is nothing to say in '{text}'", remedy=EXAMPLE)
    settings = load_settings()
    wanted = _wanted(settings, language, engine=engine, voice=voice, words_per_minute=words_per_minute, pitch=pitch)
    engines = Engines(settings)
    try:
        chosen = engines.chosen(language, wanted)
        speaker = engines.engine(chosen.engine)
        sound = conform(speaker.synthesise(spoken, language, chosen), rate, chosen.level_dbfs)
        if out:
            out.parent.mkdir(parents=True, exist_ok=True)
            write_wav(out, sound.samples, sound.rate)
        _show(sound, speaker.name, chosen.voice, out, as_json=as_json)
    finally:
        engines.close()


def _wanted(settings: Settings, language: str, **given: str | int | None) -> VoiceSettings:
    """Give the language's voice with what was given; a voice belongs to its engine, so either replaces both."""
    usual = settings.voices.get(language, VoiceSettings())
    if given["engine"] or given["voice"]:
        usual = usual.model_copy(update={"engine": "", "voice": ""})
    return usual.model_copy(update={name: value for name, value in given.items() if value is not None})


def _show(sound: Sound, engine: str, voice: str, out: Path | None, *, as_json: bool) -> None:
    level = round(speech_dbfs(sound), 1)
    if as_json:
        facts = {"engine": engine, "voice": voice, "rate": sound.rate, "duration_ms": sound.duration_ms}
        show_json({**facts, "level_dbfs": level, "file": str(out) if out else None})
    else:
        where = f"{out}: " if out else ""
        console.print(f"{where}{sound.duration_ms} ms at {level} dBFS, {sound.rate} Hz, {engine}", markup=False)
