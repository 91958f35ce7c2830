from __future__ import annotations

import pytest

from voicebot.dialog.outline import MOST, outlines


@pytest.mark.parametrize(
    ("template", "texts"),
    [
        ("Да.", ["Да."]),
        ("{{ name }}, вам {{ age | spoken }}?", ["{name}, вам {age}?"]),
        ("{{ a + b }} {{ 'и' }}", ["{a, b} и"]),
        ("{% if a %}Да{% elif b %}Нет{% else %}Не знаю{% endif %}.", ["Да.", "Нет.", "Не знаю."]),
        ("{% if a %}Да. {% endif %}Хорошо.", ["Да. Хорошо.", "Хорошо."]),
        ("{% for one in all %}{{ one }} и {% else %}никто{% endfor %}", ["{one} и", "никто"]),
        ("{% set x = 1 %}{% with y = 2 %}{{ y }}{% endwith %}", ["{y}"]),
        ("{% filter upper %}а {{ b }}{% endfilter %}", ["{b}"]),
        ("{% if a %}{% endif %}", []),
    ],
)
def test_what_a_template_comes_to(template: str, texts: list[str]) -> None:
    assert [outline.text for outline in outlines(template)] == texts


def test_variables_are_pieces() -> None:
    (outline,) = outlines("Записал: {{ at }}.")
    assert [(piece.text, piece.value) for piece in outline.pieces] == [("Записал: ", ""), ("{at}", "at"), (".", "")]


def test_many_conditions_are_not_multiplied_without_end() -> None:
    assert len(outlines("{% if a %}А{% else %}Б{% endif %}" * 20)) == MOST
