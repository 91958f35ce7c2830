from __future__ import annotations

from datetime import datetime

from voicebot.dialog.questions import last_question, questions, wordings_of
from voicebot.dialog.script import Node, Script
from voicebot.dialog.templates import Filler

NODE: dict[str, object] = {
    "say": ["Это робот. Вам удобно?", "Добрый день! Можно на минуту?"],
    "unclear": {"say": ["Простите. Удобно ли вам?", "Скажите да или нет."], "then": "done"},
    "on": {"yes": "done"},
}


def _filler(node: dict[str, object]) -> Filler:
    script = {
        "script": "s", "language": "ru", "kind": "service", "start": "first",
        "nodes": {"first": node, "done": {"say": "Всё.", "hang_up": True}},
    }  # fmt: skip
    return Filler(Script.model_validate(script), {}, {}, datetime(2026, 11, 23, 12))  # noqa: DTZ001 - no zone needed


def _asked(node: dict[str, object]) -> list[tuple[str, str]]:
    filler = _filler(node)
    first: Node = filler.script.nodes["first"]
    return [(way.text, key) for way, key in questions(filler, first.short, wordings_of(first, first.say[0]))]


def test_the_last_question_of_each_wording_is_a_way_to_ask() -> None:
    assert _asked(NODE) == [("Вам удобно?", ""), ("Можно на минуту?", ""), ("Удобно ли вам?", "")]


def test_short_forms_come_first_and_nothing_comes_twice() -> None:
    short = _asked({**NODE, "short": ["Ну как?", "Вам удобно?"]})
    assert short == [
        ("Ну как?", "Ну как?"),
        ("Вам удобно?", "Вам удобно?"),
        ("Можно на минуту?", ""),
        ("Удобно ли вам?", ""),
    ]


def test_a_prompt_that_is_one_question_has_its_own_recording() -> None:
    assert _asked({"say": "Придёте?", "on": {"yes": "done"}}) == [("Придёте?", "Придёте?")]


def test_without_a_question_the_whole_prompt_is_said() -> None:
    assert _asked({"say": "Назовите день.", "on": {"yes": "done"}}) == [("Назовите день.", "Назовите день.")]


def test_the_last_question() -> None:
    assert last_question("Это робот. Удобно? Или нет? Жду.") == "Или нет?"
    assert last_question("Жду.") == ""
