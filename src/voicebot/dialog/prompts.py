"""What can be said in a call and is known before it, wholly or in part: to be made ready beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.dialog.check import check_contact
from voicebot.dialog.moves import Say
from voicebot.dialog.reactions import value_named
from voicebot.dialog.templates import Filler, heard_values, variables_of
from voicebot.dialog.wordings import UNKNOWN, wordings
from voicebot.errors import ScriptError
from voicebot.language.pieces import Filled, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from voicebot.dialog.declared import ValueKind
    from voicebot.dialog.script import Script
    from voicebot.dialog.wordings import Wording


def fixed_prompts(script: Script, contact: Mapping[str, object], now: datetime) -> tuple[Say, ...]:
    """List every prompt that can be said to this contact, with everything of it that is known before the call.

    Where a prompt waits for a value that is heard in the call, an example stands in its place, and the piece says so
    (`Piece.heard`): the words around it are known.

    Args:
        script: a script that was loaded.
        contact: the contact's columns.
        now: the date and time of the call.

    Returns:
        Each text once, in the order of the script.

    Raises:
        ContactError: the contact lacks what the script needs.
        ScriptError: a template cannot be filled in with this contact.
    """
    filler = Filler(script, check_contact(script, contact), {}, now)
    by_text: dict[str, Say] = {}
    for wording in wordings(script):
        for filled in _texts(filler, wording):
            say = Say(filled.text, wording.node, wording.role, wording.reaction, wording.template, pieces=filled.pieces)
            by_text.setdefault(say.text, say)
    return tuple(by_text.values())


def _texts(filler: Filler, wording: Wording) -> Iterator[Filled]:
    """Give what a wording can come to, as far as it is known; an empty one is not said."""
    awaited = {*heard_values(filler.script), *wording.later}
    if variables_of(wording.template) & awaited:
        found = _with_examples(filler, wording)
    else:
        found = [_known(filler.fill_in_pieces(wording.template, **wording.given))]
    for filled in found:
        if filled.pieces:
            yield filled
            asked = [sentence for sentence in filled.sentences() if sentence.text.endswith("?")]
            if wording.question and asked:
                yield asked[-1]


def _with_examples(filler: Filler, wording: Wording) -> list[Filled]:
    """Fill in as if nothing were known, and as if everything were: conditions may tell these apart."""
    script = filler.script
    nothing: dict[str, str] = dict.fromkeys(heard_values(script), _Unknown(UNKNOWN))
    known_kinds = {name: value_named(script, name) for name in heard_values(script)}
    examples = {name: _example(value.kind, filler.now) for name, value in known_kinds.items() if value is not None}
    found = []
    for values in (nothing, nothing | examples):
        known = Filler(script, filler.contact, values, filler.now)
        try:
            found.append(known.fill_in_pieces(wording.template, **wording.given, **wording.later))
        except ScriptError:
            continue  # these values do not suit it; others may
    return found


class _Unknown(str):
    """What is not known: conditions take it for empty, and yet it is seen where it would be said."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False


def _example(kind: ValueKind, now: datetime) -> str:
    moments = {
        "datetime": now.isoformat(timespec="minutes"),
        "date": now.date().isoformat(),
        "time": f"{now:%H:%M}",
        "number": "2",
        "rating": "2",
        "ordinal": "2",
        "money": "2 RUB",
        "yes_no": "yes",
    }
    return moments.get(kind, UNKNOWN)


def _known(filled: Filled) -> Filled:
    """Say that nothing of a text is waited for: what is given was given before the call."""
    return Filled(tuple(Piece(piece.text, piece.value) for piece in filled.pieces))
