from pathlib import Path

from voicebot.dialog.loading import load_script
from voicebot.handoff.book import load_book
from voicebot.host.lessons import learned_for
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
