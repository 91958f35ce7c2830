from __future__ import annotations

import pytest

from voicebot.dialog.translating import translator

TEXTS = {
    "안녕하세요.": {"ru": "Здравствуйте.", "en": "Hello."},
    "{{ name }} 님, {{ visit_at | spoken }} 예약입니다.": {"ru": "{{ name }}, вы записаны: {{visit_at | spoken}}."},
}


def test_fixed_text() -> None:
    assert translator(TEXTS, "en")("안녕하세요.") == "Hello."


def test_spaces_do_not_matter() -> None:
    assert translator(TEXTS, "ru")(" 안녕하세요.\n") == "Здравствуйте."


def test_filled_in_template_keeps_its_values() -> None:
    assert translator(TEXTS, "ru")("김민수 님, 내일 예약입니다.") == "김민수, вы записаны: 내일."


def test_a_value_that_is_known_is_translated_too() -> None:
    texts = {**TEXTS, "내일": {"ru": "завтра"}}
    assert translator(texts, "ru")("김민수 님, 내일 예약입니다.") == "김민수, вы записаны: завтра."


BRIEFING = "{{ name }} 님입니다. 사유: {{ reason }} 대화: {{ turns }}"
PIECES = {
    BRIEFING: {"ru": "Это {{ name }}. Причина: {{ reason }} Разговор: {{ turns }}"},
    "네": {"ru": "Да"},
    "사람과 통": {"ru": "НЕТ"},
    "로봇:": {"ru": "робот:"},
    "고객:": {"ru": "человек:"},
    "김민수": {"ru": "Ким"},
    "네, 됐습니다. 더 있습니까?": {"ru": "Готово. Ещё что-нибудь?"},
    "모릅니다.": {"ru": "не понял."},
}


@pytest.mark.parametrize(
    ("reason", "turns", "told"),
    [
        ("사람과 통화하고 싶어네요.", "로봇: «네»", "Причина: 사람과 통화하고 싶어네요. Разговор: робот: «Да»"),
        ("네.", "고객: «네요 네»", "Причина: Да. Разговор: человек: «네요 네»"),
        (
            "모릅니다.",
            "로봇: «네, 됐습니다. 더 있습니까?»; 고객: «네»",
            "Причина: не понял. Разговор: робот: «Готово. Ещё что-нибудь?»; человек: «Да»",
        ),
    ],
)
def test_only_whole_quotes_and_sentences_of_a_value_are_translated(reason: str, turns: str, told: str) -> None:
    said = f"김민수 님입니다. 사유: {reason} 대화: {turns}"
    assert translator(PIECES, "ru")(said) == f"Это Ким. {told}"


def test_templates_alone_translate_no_values() -> None:
    only = {text: ways for text, ways in TEXTS.items() if "{{" in text}
    assert translator(only, "ru")("김민수 님, 내일 예약입니다.") == "김민수, вы записаны: 내일."


def test_unknown_text_and_unknown_language() -> None:
    assert translator(TEXTS, "ru")("네") is None
    assert translator(TEXTS, "de")("안녕하세요.") is None
    assert translator(TEXTS, "en")("김민수 님, 내일 예약입니다.") is None
