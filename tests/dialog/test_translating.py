from __future__ import annotations

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


def test_templates_alone_translate_no_values() -> None:
    only = {text: ways for text, ways in TEXTS.items() if "{{" in text}
    assert translator(only, "ru")("김민수 님, 내일 예약입니다.") == "김민수, вы записаны: 내일."


def test_unknown_text_and_unknown_language() -> None:
    assert translator(TEXTS, "ru")("네") is None
    assert translator(TEXTS, "de")("안녕하세요.") is None
    assert translator(TEXTS, "en")("김민수 님, 내일 예약입니다.") is None
