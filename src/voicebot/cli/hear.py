"""``voicebot hear``: try recognition on a sound file."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
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
from voicebot.recognition.vosk_recogniser import VoskModel, VoskRecogniser
from voicebot.settings import Settings, load_settings
from voicebot.understanding.matching import Matcher
from voicebot.understanding.meaning import Expected

EXAMPLE = "voicebot hear audio_fixtures/ko/yes.wav -l ko -e '네 말씀하세요'"

_RATES = (8000, 16_000)
"""What the voice activity takes; other rates are brought to the higher one."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One utterance, heard in each way.

    Args:
        text: what was heard; among what is expected, where something is.
        onset: when it began, ms.
        offset: when it ended, ms.
        confidence: the recogniser's own, 0 to 1; null where it gives none.
        nearest: the expected phrase that it was taken for, empty for none.
        probability: how sure that is, 0 to 1.
        decided_by: grammar or free; empty where nothing was sure enough.
        free_text: what was heard without a grammar.
        free_confidence: the recogniser's own confidence in that.
        alternatives: the likeliest texts of free decoding, best first.
    """

    text: str
    onset: int
    offset: int
    confidence: float | None
    nearest: str
    probability: float
    decided_by: str
    free_text: str
    free_confidence: float | None
    alternatives: list[str]


def command(
    file: Annotated[Path, typer.Argument(help="A sound file of any kind and rate.", show_default=False)],
    *,
    language: Language = "ru",
    expect: Annotated[
        list[str] | None,
        typer.Option("--expect", "-e", help="A phrase that may be said; repeat it. Without it everything may be."),
    ] = None,
    free: Annotated[bool, typer.Option(help="Beside --expect: hear each utterance a second time, freely.")] = True,
    alternatives: Annotated[int, typer.Option("--alternatives", min=0, max=20, help="So many free readings.")] = 0,
    model: Model = None,
    as_json: AsJson = False,
) -> None:
    """Recognise the speech in a sound file, utterance by utterance, as a call hears it.

    With --expect the recogniser hears only those phrases and the language's fillers and negations, as at a node, then
    everything, as in doubt; what the robot would take it for stands behind the arrow.
    """
    settings = load_settings()
    sound = read_sound(file)
    found = find_model(language, given=model, settings=settings)
    loaded = VoskModel(found, language, settings.cache_dir, settings.recognition_of(language))
    recogniser = VoskRecogniser(loaded)
    matcher = Matcher([Expected(phrase, phrase) for phrase in expect or ()], language_of(language), settings.match)
    utterances = _utterances(sound, recogniser, matcher.to_hear() if expect else (), settings)
    heard = [_heard(one, loaded, matcher, alternatives, again=free and bool(expect)) for one in utterances]
    listed = set(map(language_of(language).normalise, expect or ()))
    missing = [word for word, where in recogniser.grammar.missing.items() if not listed.isdisjoint(where)]
    if as_json:
        about = {"file": str(file), "model": loaded.name, "facts": asdict(loaded.facts), "remarks": sound.remarks}
        show_json({**about, "missing_words": missing, "utterances": [asdict(one) for one in heard]})
    else:
        for remark in (*sound.remarks, *(f"the model lacks the word '{word}'" for word in missing)):
            errors.print(f"{file}: {remark}", markup=False, style="yellow")
        if expect and not loaded.facts.takes_grammars:
            errors.print(f"{loaded.name} takes no grammar: everything is heard freely", markup=False, style="yellow")
        _show(heard)


def _heard(one: Utterance, model: VoskModel, matcher: Matcher, alternatives: int, *, again: bool) -> Heard:
    """Hear an utterance a second time, and tell what it would be taken for."""
    again = again and one.free_text is None
    freely = model.decode_freely(one.sound) if again and one.sound is not None else None
    meaning = matcher.meaning(one.text, free_text=freely.text if freely else one.free_text)
    return Heard(
        text=one.text,
        onset=one.onset,
        offset=one.offset,
        confidence=one.confidence,
        nearest=meaning.best.name,
        probability=meaning.best.probability,
        decided_by="" if not meaning.best.name else "free" if meaning.best.stage == "free" else "grammar",
        free_text=freely.text if freely else one.free_text or "",
        free_confidence=freely.confidence if freely else None,
        alternatives=model.alternatives(one.sound, alternatives) if alternatives and one.sound is not None else [],
    )


def _show(heard: list[Heard]) -> None:
    for one in heard:
        sure = "" if one.confidence is None else f"  ({one.confidence:.2f})"
        console.print(f"{one.onset:>7}-{one.offset} ms  {one.text or '(no words)'}{sure}", markup=False)
        if one.free_text and one.free_text != one.text:
            sure = "" if one.free_confidence is None else f"  ({one.free_confidence:.2f})"
            console.print(f"{'freely':>17}  {one.free_text}{sure}", markup=False, style="dim")
        for other in one.alternatives:
            console.print(f"{'or':>17}  {other or '(no words)'}", markup=False, style="dim")
        if one.nearest:
            console.print(f"{'→':>17}  {one.nearest}  {one.probability:.2f}, {one.decided_by}", markup=False)
    if not heard:
        console.print("no speech", markup=False)


def _utterances(
    sound: Sound, recogniser: VoskRecogniser, phrases: Sequence[str], settings: Settings
) -> Iterator[Utterance]:
    """Hear a whole sound; an utterance ends after the patience for an unfinished phrase."""
    rate = sound.rate if sound.rate in _RATES else _RATES[-1]
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
