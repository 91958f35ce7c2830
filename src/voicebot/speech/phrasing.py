"""Where a text is cut into sounds: a recording wherever there is one, and what is known first. Pure.

A text that is known before the call is one sound, as it is one breath. Where a part is heard only in the call, the text
is cut into its sentences, and a sentence with such a part at that part: what stands before it is made before the call
and is said at once, while the rest is being made.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from voicebot.language.pieces import Filled, Piece

    Recording = Callable[[str], Path | None]

FEWEST_LETTERS = 4
"""A beginning with fewer letters is not said apart: it is over before the rest is made, and sounds torn off."""

PAUSES_MS = {":": 250, ";": 250, "—": 200, "–": 200, "-": 200, ",": 120}
"""How long a voice rests at a mark within a sentence."""

_SENTENCE_ENDS = ".!?…"
# of one or two letters, as "в", "на", "at": it is said in one breath with the word that follows
_CLINGING = re.compile(r"(?:^|(?<=\s))\w{1,2}\s+$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text that is one sound.

    Args:
        text: the part, without blanks around it.
        offset: where it begins in the whole text, in characters.
        before: what stands before it in its sentence: the form of its words may hang on that.
        known: it is known before the call.
        recording: the file that says it, where there is one.
        last: nothing follows it.
    """

    text: str
    offset: int = 0
    before: str = ""
    known: bool = True
    recording: Path | None = None
    last: bool = True

    def pause_ms(self, sentence_pause_ms: int) -> int:
        """Tell how long the voice rests after it."""
        end = self.text.rstrip('»")')[-1:]
        if self.last:
            return 0
        return sentence_pause_ms if end in _SENTENCE_ENDS else PAUSES_MS.get(end, 0)


def cut(filled: Filled, recording: Recording = lambda _: None, *, by_sentence: bool = False) -> tuple[Stretch, ...]:
    """Cut a text into the sounds it is made of.

    Args:
        filled: the text.
        recording: tells which file says a text, None where there is none.
        by_sentence: nothing of it was prepared: the first sentence is not to wait for the others.
    """
    text = filled.text
    found = recording(text)
    if found:
        return (Stretch(text, recording=found),)
    sentences = filled.sentences()
    if not by_sentence and not filled.heard and not any(_recorded(sentence, recording) for sentence in sentences):
        return (Stretch(text),)
    stretches: list[Stretch] = []
    begin = 0
    for number, sentence in enumerate(sentences, start=1):
        parts = list(_of_sentence(sentence, recording))
        ends = [number == len(sentences) and part is parts[-1] for part in parts]
        stretches += [_placed(part, sentence.text, begin, last=last) for part, last in zip(parts, ends, strict=True)]
        begin += len(sentence.text) + 1
    return tuple(stretches)


def recordable(filled: Filled) -> tuple[str, ...]:
    """List what of a text may be recorded: all of it, or where it varies its whole sentences and its fixed pieces."""
    if not filled.varies:
        return (filled.text,) if filled.text else ()
    found: list[str] = []
    for sentence in filled.sentences():
        pieces = sentence.pieces if sentence.varies else ()
        found += [key for piece in pieces if (key := _key(piece))] if pieces else [sentence.text]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a sentence, from one character to another."""

    begin: int
    end: int
    known: bool
    recording: Path | None = None


def _placed(part: _Part, sentence: str, begin: int, *, last: bool) -> Stretch:
    text = sentence[part.begin : part.end]
    start = part.begin + len(text) - len(text.lstrip())
    return Stretch(text.strip(), begin + start, sentence[:start], part.known, part.recording, last)


def _of_sentence(sentence: Filled, recording: Recording) -> Iterator[_Part]:
    whole = recording(sentence.text)
    if whole:
        yield _Part(0, len(sentence.text), known=True, recording=whole)
        return
    begin = 0
    for found, pieces in _runs(sentence.pieces, recording):
        end = begin + sum(len(piece.text) for piece in pieces)
        if found:
            yield _Part(begin, end, known=True, recording=found)
        else:
            yield from _around_first_heard(pieces, begin, end)
        begin = end


def _runs(pieces: Sequence[Piece], recording: Recording) -> Iterator[tuple[Path | None, list[Piece]]]:
    """Put together what has no recording, and each full stop with what stands before it."""
    runs: list[tuple[Path | None, list[Piece]]] = []
    for piece in pieces:
        found = recording(key) if (key := _key(piece)) else None
        joins = not piece.value and not key
        if runs and (joins or (found is None and runs[-1][0] is None)):
            runs[-1][1].append(piece)
        else:
            runs.append((found, [piece]))
    yield from runs


def _around_first_heard(pieces: Sequence[Piece], begin: int, end: int) -> Iterator[_Part]:
    """Cut before the first part that is heard in the call, at a word, where enough stands before it."""
    known = "".join(piece.text for piece in _until_heard(pieces))
    if len(known) == end - begin:
        yield _Part(begin, end, known=True)
        return
    lead = known[: len(known) - len(known.split(" ")[-1])]
    while clinging := _CLINGING.search(lead):
        lead = lead[: clinging.start()]
    if sum(char.isalpha() for char in lead) >= FEWEST_LETTERS:
        yield _Part(begin, begin + len(lead), known=True)
        begin += len(lead)
    yield _Part(begin, end, known=False)


def _until_heard(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for heard, run in groupby(pieces, key=lambda piece: piece.heard):
        if heard:
            return
        yield from run


def _recorded(sentence: Filled, recording: Recording) -> bool:
    return bool(recording(sentence.text)) or any(recording(key) for piece in sentence.pieces if (key := _key(piece)))


def _key(piece: Piece) -> str:
    """Give the words under which a fixed piece is recorded; empty where there are none."""
    words = piece.text.strip(' «("“').lstrip(',.;:!?…»)" ').lstrip("—– ")
    return words if not piece.value and any(char.isalpha() for char in words) else ""
