"""How soon the robot falls silent when somebody speaks over it, and how often it does so for nothing or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.bench.figures import Figure, Section, middle, rate, tail
from voicebot.bench.scripts import lecture
from voicebot.bench.sounds import (
    BACK_CHANNEL,
    COUGH,
    HUMAN_SPEECH,
    INTERRUPTS,
    MUSIC,
    NOISE,
    OTHER_BACK_CHANNEL,
    SIGNAL,
    TONE,
    back_channels,
    interrupting,
    no_speech,
    russian,
)
from voicebot.bench.surroundings import ECHOES_DB, Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from voicebot.bench.figures import Source
    from voicebot.bench.interrupting import Interruption
    from voicebot.bench.laboratory import Laboratory
    from voicebot.bench.samples import Sample
    from voicebot.bench.sounds import Sizes
    from voicebot.dialog.script import Script

MOST_SILENT_MS = 200
MOST_FALSE_PAUSES, MOST_FALSE_YIELDS, MOST_MISSED = 3, 2, 2

_A_CALL = 14


def steps(sizes: Sizes) -> int:
    """Tell about how many calls are made."""
    speech = sizes.interrupting + sizes.interrupting_human + sizes.phrases + sizes.phrases_human + sizes.back_channel
    rest = sizes.cough + sizes.noise + sizes.tone + sizes.signal + sizes.music
    return (speech + rest) // _A_CALL + 6 + len(ECHOES_DB) * len(sizes.echo_delays)


def measure_barge_in(lab: Laboratory, sizes: Sizes) -> tuple[Section, ...]:
    """Make the calls and report."""
    people = lab.people
    # what people read is expected where they read it, and nowhere else: a grammar hears only its own words
    material = people.material
    read = material.greeting | {file: (text,) for file, text in people.sentences.items()}
    anybody = lecture(material, material.greeting, "any")
    nothing = no_speech(people, sizes)
    spoken = [*interrupting(people, sizes.interrupting, 0), *back_channels(people, sizes.back_channel)]
    over_any = _calls(lab, anybody, [*spoken, *russian(people), *nothing])
    over_any += _calls(lab, lecture(material, read, "any"), interrupting(people, 0, sizes.interrupting_human))
    phrases = [*interrupting(people, sizes.phrases, 0), *nothing[::3]]
    over_phrases = _calls(lab, lecture(material, material.greeting, "phrases"), phrases)
    over_phrases += _calls(lab, lecture(material, read, "phrases"), interrupting(people, 0, sizes.phrases_human))
    echoed = list(_echoes(lab, anybody, sizes))
    return (_sooner(over_any, over_phrases), _rates(over_any, over_phrases, echoed))


def _calls(lab: Laboratory, script: Script, samples: Sequence[Sample]) -> list[Interruption]:
    mixed = list(samples)
    lab.people.random.shuffle(mixed)
    return [
        one
        for first in range(0, len(mixed), _A_CALL)
        for one in lab.interruptions(script, mixed[first : first + _A_CALL])
    ]


def _sooner(over_any: Sequence[Interruption], over_phrases: Sequence[Interruption]) -> Section:
    figures: list[Figure] = []
    speech = [one for one in over_any if one.sample.group in _SPEECH]
    figures += _times(
        "any: onset to 20 dB down", [one.silent_at() for one in speech], [one.onset for one in speech], "both"
    )
    for group in _SPEECH:
        for source in sorted({one.sample.source for one in speech if one.sample.group == group}, reverse=True):
            some = [one for one in speech if (one.sample.group, one.sample.source) == (group, source)]
            name = f"any: onset to 20 dB down, {group}"
            figures += _times(name, [one.silent_at() for one in some], [one.onset for one in some], source)
    said = [one for one in over_phrases if one.sample.group == INTERRUPTS and one.stopped is not None]
    silent = [one.silent_at() for one in said]
    figures += _times("phrases: recognition to 20 dB down", silent, [one.stopped for one in said], "both")
    for source in sorted({one.sample.source for one in said}, reverse=True):
        some = [one for one in said if one.sample.source == source]
        name = "phrases: true end of the phrase to 20 dB down"
        figures += _times(name, [one.silent_at() for one in some], [one.end for one in some], source, None)
    return Section("Barge-in: how soon the robot is silent", tuple(figures), _NOTES)


_NOTES = (
    "The sound begins with its first 5 ms that are less than 25 dB below its level.",
    "The robot is silent from when on it stays 20 dB below the level of its last second; computing is added.",
    "A time below zero: the phrase was plain before its last sound.",
)


def _times(
    name: str,
    until: Sequence[float | None],
    since: Sequence[int | None],
    source: Source,
    most: float | None = MOST_SILENT_MS,
) -> list[Figure]:
    spent = [end - begin for end, begin in zip(until, since, strict=True) if end is not None and begin is not None]
    return [middle(name, spent, source), tail(name, spent, source, most)]


def _rates(over_any: Sequence[Interruption], over_phrases: Sequence[Interruption], echoed: Sequence[Figure]) -> Section:
    figures: list[Figure] = []
    noises = [one for one in over_any if one.sample.group in _NO_SPEECH]
    figures.append(rate("false pauses: all noises, tones, coughs", _paused(noises), "", MOST_FALSE_PAUSES))
    figures.append(rate("false yields: the same", _yielded(noises), "", MOST_FALSE_YIELDS))
    for group in (COUGH, NOISE, TONE, SIGNAL, MUSIC):
        some = [one for one in over_any if one.sample.group == group]
        figures.append(rate(f"false pauses: {group}", _paused(some), "", MOST_FALSE_PAUSES))
        figures.append(rate(f"false yields: {group}", _yielded(some), "", MOST_FALSE_YIELDS))
    figures += echoed
    for group in (BACK_CHANNEL, OTHER_BACK_CHANNEL):
        back = [one for one in over_any if one.sample.group == group]
        figures.append(rate(f"pauses: {group} (it may, and resumes)", _paused(back), "synthetic"))
        figures.append(rate(f"false yields: {group}", _yielded(back), "synthetic", MOST_FALSE_YIELDS))
    figures += list(_missed("any", over_any))
    still = [one for one in over_phrases if one.sample.group != INTERRUPTS]
    figures.append(rate("phrases: false yields on noises, tones, coughs", _yielded(still), "", MOST_FALSE_YIELDS))
    figures += list(_missed("phrases", over_phrases))
    return Section("Barge-in: false pauses, false yields, missed interruptions", tuple(figures))


_SPEECH = (INTERRUPTS, HUMAN_SPEECH, BACK_CHANNEL, OTHER_BACK_CHANNEL)
_NO_SPEECH = (COUGH, NOISE, TONE, SIGNAL, MUSIC)


def _missed(mode: str, seen: Sequence[Interruption]) -> Iterable[Figure]:
    real = [one for one in seen if one.sample.group == INTERRUPTS]
    yield rate(f"{mode}: missed interruptions", [one.stopped is None for one in real], "both", MOST_MISSED)
    for source in sorted({one.sample.source for one in real}, reverse=True):
        some = [one.stopped is None for one in real if one.sample.source == source]
        yield rate(f"{mode}: missed interruptions", some, source, MOST_MISSED)


def _echoes(lab: Laboratory, script: Script, sizes: Sizes) -> Iterable[Figure]:
    """Let nobody speak while the robot hears itself; each stretch between two silent samples is one chance."""
    for down in ECHOES_DB:
        seen = [
            one
            for delay in sizes.echo_delays
            for one in lab.interruptions(
                script, lab.people.silences(sizes.echo_prompts), Surroundings("echo", echo_db=down, echo_ms=delay)
            )
        ]
        name = f"echo at -{down} dB, {min(sizes.echo_delays)} to {max(sizes.echo_delays)} ms late"
        yield rate(f"false pauses: {name}, in each 4 s", _paused(seen), "", MOST_FALSE_PAUSES)
        yield rate(f"false yields: {name}, in each 4 s", _yielded(seen), "", MOST_FALSE_YIELDS)


def _paused(seen: Iterable[Interruption]) -> list[bool]:
    return [one.paused is not None or one.stopped is not None for one in seen]


def _yielded(seen: Iterable[Interruption]) -> list[bool]:
    return [one.stopped is not None for one in seen]
