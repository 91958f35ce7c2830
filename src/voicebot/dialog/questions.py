"""The ways to ask a node's question again, so that the person need not hear the same sentence twice running."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.language.sentences import sentences

if TYPE_CHECKING:
    from voicebot.dialog.script import Node
    from voicebot.dialog.templates import Filler
    from voicebot.language.pieces import Filled


def questions(filler: Filler, shorts: tuple[str, ...], wordings: tuple[str, ...]) -> tuple[tuple[Filled, str], ...]:
    """List the ways to ask a node's question again, the best first, each text once.

    Args:
        filler: fills the texts in.
        shorts: the question's short forms, as templates.
        wordings: as `wordings_of` gives them, as templates; at least one.

    Returns:
        Each with the template it came from, which is the key of a recorded prompt, empty where it is a part of one: the
        short forms, then the last question of each wording; where there is no question at all, the first wording.
    """
    found: dict[str, tuple[Filled, str]] = {}
    for short in shorts:
        text = filler.fill_in_pieces(short)
        found.setdefault(text.text, (text, short))
    for template in wordings:
        whole = filler.fill_in_pieces(template)
        asked = [sentence for sentence in whole.sentences() if sentence.text.endswith("?")]
        if asked:
            found.setdefault(asked[-1].text, (asked[-1], template if asked[-1] == whole else ""))
    found.pop("", None)
    return tuple(found.values()) or ((filler.fill_in_pieces(wordings[0]), wordings[0]),)


def wordings_of(node: Node, prompt: str) -> tuple[str, ...]:
    """List the texts that hold a node's question: the prompt that was said, the others, and what says "not understood".

    Args:
        node: the node.
        prompt: the wording of its prompt that was said.
    """
    unclear = node.unclear.say if node.unclear is not None else ()
    return tuple(dict.fromkeys((prompt, *node.say, *unclear)))


def last_question(text: str) -> str:
    """Give the last sentence of a text that asks something; empty where none does."""
    return next((sentence for sentence in reversed(sentences(text)) if sentence.endswith("?")), "")
