from __future__ import annotations

from voicebot.language.sentences import sentences


def test_an_abbreviation_ends_no_sentence() -> None:
    assert sentences("Мы на ул. Мира. Придёте? Ждём!") == ["Мы на ул. Мира.", "Придёте?", "Ждём!"]
