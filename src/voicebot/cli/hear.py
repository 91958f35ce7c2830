"""``voicebot hear``: try recognition on a sound file."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from voicebot.audio.frame import FRAME_MS, Frame, Sound
from voicebot.audio.resample import resample
from voicebot.audio.wav import read_sound
from voicebot.cli.options import AsJson, Language, Model
from voicebot.cli.output import console, errors, progress_bar, show_json
from voicebot.language.language import language as language_of
from voicebot.recognition.activity import SileroActivity
from voicebot.recognition.ears import AudioEars, Utterance
from voicebot.recognition.models import find_model
from voicebot.recognition.vosk_recogniser import MODEL_RATE, VoskModel, VoskRecogniser
from voicebot.settings import Settings, load_settings

EXAMPLE = "voicebot hear audio_fixtures/ko/operator.wav --language ko --expect '상담원 연결해 주세요'"

_RATES = (8000, 16_000)
"""What the voice activity takes; other rates are brought to the higher one."""


def command(
    file: Annotated[Path, typer.Argument(help="A sound file of any kind and rate.", show_default=False)],
    *,
    language: Language = "ru",
    expect: Annotated[
        list[str] | None,
        typer.Option("--expect", "-e", help="A phrase that may be said; repeat it. Without it everything may be."),
    ] = None,
    model: Model = None,
    as_json: AsJson = False,
) -> None:
    """Recognise the speech in a sound file, utterance by utterance, as a call hears it.

    With --expect the recogniser hears only those phrases and the language's fillers and negations, as at a node.
    """
    settings = load_settings()
    sound = read_sound(file)
    known = language_of(language)
    phrases = [known.normalise(phrase) for phrase in expect or ()]
    loaded = VoskModel(find_model(language, given=model, settings=settings), language, settings.cache_dir)
    recogniser = VoskRecogniser(loaded)
    extras = [known.normalise(extra) for extra in known.lexicon.extras] if phrases else []
    heard = list(_utterances(sound, recogniser, [*phrases, *extras], settings))
    missing = [word for word, where in recogniser.grammar.missing.items() if any(phrase in phrases for phrase in where)]
    if as_json:
        utterances = [{"text": one.text, "onset": one.onset, "offset": one.offset} for one in heard]
        about = {"file": str(file), "model": loaded.name, "remarks": sound.remarks}
        show_json({**about, "missing_words": missing, "utterances": utterances})
    else:
        for remark in (*sound.remarks, *(f"the model lacks the word '{word}'" for word in missing)):
            errors.print(f"{file}: {remark}", markup=False, style="yellow")
        _show(heard)


def _show(heard: list[Utterance]) -> None:
    for one in heard:
        console.print(f"{one.onset:>7}-{one.offset} ms  {one.text or '(no words)'}", markup=False)
    if not heard:
        console.print("no speech", markup=False)


def _utterances(
    sound: Sound, recogniser: VoskRecogniser, phrases: list[str], settings: Settings
) -> Iterator[Utterance]:
    """Hear a whole sound; an utterance ends after the patience for an unfinished phrase."""
    rate = sound.rate if sound.rate in _RATES else MODEL_RATE
    ears = AudioEars(SileroActivity(rate), recogniser, settings.voice_activity)
    ears.listen_for(phrases)
    patience = settings.endpoint.unfinished_ms
    frames = resample(replace(sound, remarks=()), rate).frames()
    frames += [Frame.silence(rate)] * ((patience + settings.voice_activity.offset_ms) // FRAME_MS + 2)
    with progress_bar("hearing", len(frames)) as bar:
        for number, frame in enumerate(frames):
            at = number * FRAME_MS
            hearing = ears.hear(at, frame, "", None)
            if hearing.onset is not None and hearing.offset is not None and at - hearing.offset >= patience:
                yield ears.end_utterance()
            bar.advance(bar.task_ids[0])
