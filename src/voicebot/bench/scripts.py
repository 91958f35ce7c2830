"""The scripts that are measured: two nodes that expect the same phrases and lead to each other, for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.dialog.script import Script

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from voicebot.bench.material import Material
    from voicebot.dialog.moves import BargeIn

COSTLY = ("operator",)
"""The intents of the script ``costly`` that want more certainty."""


def quiz(material: Material, answers: Mapping[str, Sequence[str]], *, costly: Sequence[str] = ()) -> Script:
    """Make a script that asks short questions.

    Args:
        material: what the robot says.
        answers: each intent with its phrases.
        costly: intents that want more certainty.
    """
    return _circle(material.language, answers, material.prompts, "any", costly)


def lecture(material: Material, answers: Mapping[str, Sequence[str]], barge_in: BargeIn) -> Script:
    """Make a script that talks for a quarter of a minute at a time, to be interrupted."""
    return _circle(material.language, answers, material.speeches, barge_in, ())


def _circle(
    language: str,
    answers: Mapping[str, Sequence[str]],
    says: tuple[str, str],
    barge_in: BargeIn,
    costly: Sequence[str],
) -> Script:
    def node(text: str, other: str) -> dict[str, object]:
        again = {"say": [text], "tries": 9, "then": other}
        return {
            "say": text,
            "barge_in": barge_in,
            "on": dict.fromkeys(answers, other),
            "silence": again,
            "unclear": again,
        }

    return Script.model_validate(
        {
            "script": "bench",
            "language": language,
            "kind": "survey",
            "intents": {
                name: {"phrases": list(phrases), "costly": name in costly} for name, phrases in answers.items()
            },
            "start": "one",
            "nodes": {"one": node(says[0], "two"), "two": node(says[1], "one")},
        }
    )
