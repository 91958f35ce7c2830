"""Where the words of a recording end, by letting Vosk decode it with nothing but the words that are in it."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from voicebot.audio.resample import resample

if TYPE_CHECKING:
    from voicebot.audio.frame import Sound
    from voicebot.recognition.vosk_recogniser import VoskModel


def word_ends(model: VoskModel, sound: Sound, text: str) -> tuple[int, ...]:
    """Find where each word but the last ends and the next begins.

    Args:
        model: of the language.
        sound: the recording, at its own rate.
        text: its words.

    Returns:
        Milliseconds from the beginning, in the middle of what lies between two words; empty where Vosk heard something
        else than the text.
    """
    grammar = model.vocabulary.grammar([text])
    recogniser = model.recogniser(grammar.phrases)
    recogniser.SetWords(True)  # noqa: FBT003 - that is how Vosk takes it
    recogniser.AcceptWaveform(resample(replace(sound, remarks=()), model.facts.rate).samples.astype("<i2").tobytes())
    pieces = json.loads(recogniser.FinalResult()).get("result", [])
    if "".join(piece["word"] for piece in pieces) != text.replace(" ", ""):
        return ()
    ends: list[int] = []
    words = text.split()
    spelled = ""
    for piece, following in pairwise(pieces):
        spelled += piece["word"]
        if spelled == words[len(ends)]:
            ends.append(int(500 * (piece["end"] + following["start"])))
            spelled = ""
    return tuple(ends)
