from datetime import UTC, datetime
from pathlib import Path

import pytest

from voicebot.dialog.loading import load_script
from voicebot.handoff.book import load_book
from voicebot.host.lessons import learned_for
from voicebot.reader import matcher_at
from voicebot.settings import MatchSettings, Settings
from voicebot.understanding.meaning import Kind

SCRIPT = load_script(Path("dialogs/visit_reminder"))
BOOK = load_book(Path("dialogs/handoff.yaml"))


def test_intents_reactions_and_the_supervisors_groups_are_learned() -> None:
    learned = learned_for(SCRIPT, BOOK, Settings())
    assert learned is not None
    assert {(Kind.INTENT, "yes"), (Kind.REACTION, "repeat"), (Kind.HAND_OFF, "sales")} <= learned.columns.keys()


def test_calls_of_a_script_share_what_is_learned() -> None:
    assert learned_for(SCRIPT, BOOK, Settings()) is learned_for(SCRIPT, BOOK, Settings())


def test_the_settings_may_ask_for_likeness_alone() -> None:
    assert learned_for(SCRIPT, BOOK, Settings(match=MatchSettings(learned=False))) is None


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("наверное приду", "yes"),
        ("с какой стати", "no"),
        ("на следующей неделе наберите", "another_day"),
        ("перезвоните вечерком", "call_back_later"),
        ("давай с живым соедини", "operator"),
        ("удалите мой номер из базы", "never_call_again"),
        ("не звоните до десяти", "call_back_later"),
        ("мой оператор билайн", ""),
        ("не надо меня соединять с оператором", ""),
        ("что взять с собой", ""),
        ("можно без полиса", ""),
        ("мам подай чайник", ""),
        ("погода сегодня хорошая", ""),
    ],
)
def test_what_nobody_listed_is_understood_at_a_node_and_what_belongs_elsewhere_is_not(said: str, meant: str) -> None:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    settings = Settings()
    matcher = matcher_at(SCRIPT, "remind", BOOK, settings, now, learned_for(SCRIPT, BOOK, settings))
    assert matcher.meaning(said, typed=True).best.name == meant
