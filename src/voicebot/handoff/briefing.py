"""What an operator is told before taking a person over: short, and in the language of the call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LAST_TURNS = 4
"""So many turns are told; more would keep the person waiting."""

LONGEST_TURN = 90
"""Characters of one turn."""

_WORDS: dict[str, dict[str, str]] = {
    "ru": {
        "person": "На линии {name}.",
        "somebody": "На линии человек, имя неизвестно.",
        "about": "О чём звонок: {about}",
        "unclear_in_a_row": "Причина: робот несколько раз не понял.",
        "swearing": "Причина: человек ругается.",
        "script": "Причина: так ведёт сценарий.",
        "reason": "Причина: {reason}.",
        "values": "Известно: {values}.",
        "turns": "Последнее: {turns}",
        "robot": "робот",
        "caller": "человек",
    },
    "en": {
        "person": "On the line: {name}.",
        "somebody": "On the line: a person whose name is unknown.",
        "about": "The call is about: {about}",
        "unclear_in_a_row": "Reason: the robot did not understand several times.",
        "swearing": "Reason: the person is swearing.",
        "script": "Reason: the call is planned to be handed over here.",
        "reason": "Reason: {reason}.",
        "values": "Known: {values}.",
        "turns": "Said last: {turns}",
        "robot": "robot",
        "caller": "person",
    },
    "ko": {
        "person": "{name} 님이 통화 중입니다.",
        "somebody": "이름을 알 수 없는 분이 통화 중입니다.",
        "about": "통화 목적: {about}",
        "unclear_in_a_row": "사유: 로봇이 여러 번 이해하지 못했습니다.",
        "swearing": "사유: 욕설이 있었습니다.",
        "script": "사유: 시나리오에 따른 연결입니다.",
        "reason": "사유: {reason}.",
        "values": "확인된 내용: {values}.",
        "turns": "마지막 대화: {turns}",
        "robot": "로봇",
        "caller": "고객",
    },
}


_REASONS = ("unclear_in_a_row", "swearing", "script")
"""Reasons that have a text of their own."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Something that was said in the call."""

    by: Literal["robot", "caller"]
    text: str


def briefing(  # noqa: PLR0913 - everything that is told
    language: str,
    *,
    name: str = "",
    about: str = "",
    reason: str = "",
    values: Mapping[str, str] | None = None,
    turns: Sequence[Turn] = (),
) -> str:
    """Write what the operator is told.

    Args:
        language: the call's; one without texts here is told in English.
        name: the person's.
        about: what the script is for.
        reason: a trigger (`voicebot.handoff.triggers.Reason`), ``script``, or the person's own words.
        values: what is known already, name to how it is said.
        turns: what was said, oldest first; the last few are told.

    Returns:
        One line of plain text, to be spoken or shown.
    """
    words = _WORDS.get(language, _WORDS["en"])
    parts = [words["person"].format(name=name) if name else words["somebody"]]
    if about:
        parts.append(words["about"].format(about=about))
    if reason:
        parts.append(words[reason] if reason in _REASONS else words["reason"].format(reason=_short(reason)))
    if values:
        told = ", ".join(f"{key}: {_short(value)}" for key, value in values.items())
        parts.append(words["values"].format(values=told))
    if turns:
        told = "; ".join(f"{words[turn.by]}: «{_short(turn.text)}»" for turn in turns[-LAST_TURNS:])
        parts.append(words["turns"].format(turns=told))
    return " ".join(parts)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_TURN else line[: LONGEST_TURN - 1].rstrip() + "…"


class Dossier:
    """Gathers in one call what an operator would be told.

    Args:
        language: the call's.
        name: the person's; empty where it is not known.
        about: what the script is for.
    """

    def __init__(self, language: str, *, name: str, about: str) -> None:
        self._language = language
        self._name = name
        self._about = about
        self._values: dict[str, str] = {}
        self._turns: list[Turn] = []

    def said(self, by: Literal["robot", "caller"], text: str) -> None:
        """Note what was said."""
        self._turns.append(Turn(by, text))

    def learned(self, name: str, value: str) -> None:
        """Note a value, as it is said."""
        self._values[name] = value

    def briefing(self, reason: str) -> str:
        """Write what the operator is told now; see `briefing`."""
        return briefing(
            self._language,
            name=self._name,
            about=self._about,
            reason=reason,
            values=self._values,
            turns=self._turns,
        )
