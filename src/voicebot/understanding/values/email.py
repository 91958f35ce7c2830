"""An e-mail address that was spelled aloud or typed, as a value.

What is taken back is left out: "нет" and the like replace the last piece, or the part that is said again, or all when
the whole address follows. A service may be named without its ending ("собака яндекс"); any other domain must be whole.
An address that is not valid is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from voicebot.understanding.values.spelling import SPELLED, Part, Piece, Spelling
from voicebot.understanding.values.value import Heard, Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from voicebot.understanding.values.value import Asked

_TYPED = re.compile(r"(?<![\w.+&%-])[\w.+&%-]{1,64}@(?:[\w-]{1,63}\.)+[a-z]{2,12}(?![\w@])", re.ASCII | re.IGNORECASE)
_VALID = re.compile(r"[a-z0-9_]+(?:[.+&_-]+[a-z0-9_]+)*@(?:[a-z0-9]+(?:-+[a-z0-9]+)*\.)+[a-z]{2,12}")
_DOUBLE = re.compile(r"\.{2,}")
_MOST_ALTERNATIVES = 5
_LONGEST_LETTERED_TOP = 3
"""An ending said by its letters is no longer than this ("точка ди и")."""
_SAID = SPELLED | {Part.SIGN, Part.SERVICE, Part.TOP, Part.AT}
Pieces = tuple[Piece, ...]


def read_email(heard: Heard, asked: Asked) -> Value | None:
    """Read an e-mail address.

    Args:
        heard: what was said.
        asked: what is asked for.
    """
    if typed := _TYPED.search(heard.text):
        return Value(asked.kind, typed[0].lower(), typed.span())
    if "@" not in heard.text and not any(word in asked.language.lexicon.addresses.at for word in heard.words):
        return None
    spelling = Spelling(heard, asked.language)
    address = _address(_without_repeats(_corrected(spelling.pieces)))
    if address is None:
        return None
    texts = list(islice(address.texts(), _MOST_ALTERNATIVES + 1))
    if not texts:
        return None
    span = spelling.heard.span(address.local[0].first, address.last)
    doubtful = len(texts) > 1 and address.doubtful
    return Value(asked.kind, texts[0], span, alternatives=tuple(texts[1:]), doubtful=doubtful)


@dataclass(frozen=True, slots=True)
class _Address:
    """An address in pieces.

    Args:
        local: before the at sign.
        domain: after it, signs included.
        last: index of the last word it was read from.
    """

    local: Pieces
    domain: Pieces
    last: int

    @property
    def doubtful(self) -> bool:
        """Whether a piece is as likely written in another way."""
        return any(piece.doubtful for piece in (*self.local, *self.domain))

    def texts(self) -> Iterable[str]:
        """Write it, the likeliest first: after that with another spelling of one piece."""
        pieces = (*self.local, Piece(Part.AT, ("@",), 0, 0), *self.domain)
        likeliest = [piece.text for piece in pieces]
        others = [(rank, at) for at, piece in enumerate(pieces) for rank in range(1, len(piece.texts))]
        ranked = sorted(others, key=lambda one: (one[0], not pieces[one[1]].doubtful))
        for changed in ([], *([one] for one in ranked)):
            texts = list(likeliest)
            for rank, at in changed:
                texts[at] = pieces[at].texts[rank]
            text = _DOUBLE.sub(".", "".join(texts)).lower()
            if _VALID.fullmatch(text):
                yield text


def _corrected(pieces: Pieces) -> Pieces:
    """Apply what takes something back."""
    kept: Pieces = ()
    segment: list[Piece] = []
    anew = False
    for piece in (*pieces, None):
        if piece is not None and piece.part not in {Part.CORRECTION, Part.ANEW}:
            segment.append(piece)
            continue
        if any(one.part in _SAID for one in segment):
            kept = _replaced(kept, tuple(segment), anew=anew)
            segment, anew = [], False
        anew = anew or (piece is not None and piece.part is Part.ANEW)
    return kept


def _replaced(kept: Pieces, after: Pieces, *, anew: bool) -> Pieces:
    """Put what came after a correction in the place of what it replaces."""
    first = next(piece for piece in after if piece.part in _SAID)
    at = _at(kept)
    if not kept or anew or (at >= 0 and _at(after) >= 0):
        return after
    if first.part is Part.SIGN:
        end = max((index for index, one in enumerate(kept) if one.part in SPELLED | {Part.SERVICE}), default=-1)
        dot = max((index for index, one in enumerate(kept) if one.text == "." and index > at), default=end + 1)
        return kept[: min(dot, end + 1) if at >= 0 else end + 1] + after
    if at >= 0:
        return kept[: at + 1] + after
    again = next((index for index, one in enumerate(kept) if one.part is first.part and one.text == first.text), None)
    last = max((index for index, one in enumerate(kept) if one.part in _SAID), default=0)
    return kept[: last if again is None else again] + after


def _at(pieces: Pieces) -> int:
    return next((index for index, piece in enumerate(pieces) if piece.part is Part.AT), -1)


def _without_repeats(pieces: Pieces) -> Pieces:
    """Leave out notes and leads, what is before a lead, and a word that is said again after a note on it."""
    kept: list[Piece] = []
    noted = False
    for index, piece in enumerate(pieces):
        last = kept[-1] if kept else None
        said_twice = last is not None and (
            (noted and piece.word and piece.word == last.word) or piece.part is last.part is Part.AT
        )
        if piece.part is Part.LEAD:
            kept = [] if _at(tuple(kept)) < 0 < _at(pieces[index:]) - 1 else kept
        elif piece.part is not Part.NOTE and not said_twice:
            kept.append(piece)
        noted = piece.part is Part.NOTE
    return tuple(kept)


def _address(pieces: Pieces) -> _Address | None:
    at = _at(pieces)
    local = pieces[:at] if at > 0 else ()
    while local and local[0].part is Part.SIGN:
        local = local[1:]
    domain = _Domain()
    for piece in pieces[at + 1 :]:
        if not domain.take(piece):
            break
    domain.end()
    return _Address(local, tuple(domain.pieces), domain.last) if local and domain.whole else None


@dataclass(slots=True)
class _Domain:
    """A domain as it is put together.

    Args:
        pieces: those that are of it.
        ending: what the service's domain ends in when nothing else is said.
        last: index of the last word it was read from.
    """

    pieces: list[Piece] = field(default_factory=list)
    ending: str = ""
    last: int = -1

    @property
    def whole(self) -> bool:
        """Whether it has its ending."""
        return bool(self.pieces) and self.pieces[-1].part is Part.TOP

    def take(self, piece: Piece) -> bool:
        """Take a piece; tell whether it is of the domain."""
        dotted = bool(self.pieces) and self.pieces[-1].text == "."
        is_dot = piece.text == "."
        if is_dot and dotted:
            return True
        if piece.part is Part.AT or (self.whole and not is_dot) or (is_dot and not self.pieces):
            return False
        if piece.part is Part.SERVICE:
            name, _, self.ending = piece.text.partition(".")
            piece = replace(piece, texts=(name,))
        elif piece.part is Part.TOP and not dotted:
            self.pieces.append(_DOT)
        self.pieces.append(piece)
        self.last = self.last if is_dot else piece.last
        return True

    def end(self) -> None:
        """Complete it: a service's own ending, an ending said by its letters."""
        if self.pieces and self.pieces[-1].text == ".":
            self.pieces.pop()
        dot = max((index for index, piece in enumerate(self.pieces) if piece.text == "."), default=-1)
        ending = self.pieces[dot + 1 :]
        letters = "".join(piece.text for piece in ending)
        if self.ending and len(self.pieces) == 1:
            self.pieces.extend((_DOT, replace(_DOT, part=Part.TOP, texts=(self.ending,))))
        elif dot > 0 and len(letters) <= _LONGEST_LETTERED_TOP and all(one.part is Part.LETTER for one in ending):
            self.pieces[dot + 1 :] = [replace(ending[-1], part=Part.TOP, texts=(letters,))]


_DOT = Piece(Part.SIGN, (".",), 0, 0)
