import pytest

from voicebot.handoff.briefing import LAST_TURNS, LONGEST_TURN, Dossier, Turn, briefing


def test_tells_who_why_and_what_was_said() -> None:
    told = briefing(
        "ru",
        name="Ирина Петровна",
        about="Напомнить о записи.",
        reason="соедините с человеком",
        values={"new_time": "в четверг в десять"},
        turns=[Turn("robot", "Вы придёте?"), Turn("caller", "Соедините с человеком")],
    )
    assert told == (
        "На линии Ирина Петровна. О чём звонок: Напомнить о записи. Причина: соедините с человеком. "
        "Известно: new_time: в четверг в десять. Последнее: робот: «Вы придёте?»; человек: «Соедините с человеком»"
    )


@pytest.mark.parametrize("language", ["ru", "en", "ko", "de"])
@pytest.mark.parametrize("reason", ["", "unclear_in_a_row", "script"])
def test_is_told_in_every_language_even_when_nothing_is_known(language: str, reason: str) -> None:
    told = briefing(language, reason=reason)
    assert told
    assert reason not in told or not reason


def test_stays_short() -> None:
    told = briefing("en", turns=[Turn("caller", f"{i} " + "word " * 100) for i in range(20)])
    assert len(told) < 100 + LAST_TURNS * (LONGEST_TURN + 20)
    assert "«16 word" in told
    assert "«15 word" not in told


def test_a_dossier_tells_what_the_call_has_learned_so_far() -> None:
    dossier = Dossier("en", name="Anna", about="A visit.")
    assert dossier.briefing("script") == briefing("en", name="Anna", about="A visit.", reason="script")
    dossier.said("robot", "When?")
    dossier.said("caller", "At ten")
    dossier.learned("time", "nine")
    dossier.learned("time", "ten")
    assert dossier.briefing("operator") == briefing(
        "en",
        name="Anna",
        about="A visit.",
        reason="operator",
        values={"time": "ten"},
        turns=[Turn("robot", "When?"), Turn("caller", "At ten")],
    )
