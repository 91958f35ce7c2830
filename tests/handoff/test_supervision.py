from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from voicebot.errors import HandoffFileError, InputError
from voicebot.handoff.book import Phrase, load_book
from voicebot.handoff.changes import read_changes
from voicebot.handoff.supervision import Author, add_phrase, remove_phrase

if TYPE_CHECKING:
    from pathlib import Path

WHO = Author("Ольга", datetime(2026, 11, 23, tzinfo=UTC))
TEXT = """\
# ours
groups: {sales: {to: "sip:1@x"}, seniors: {to: "sip:2@x"}}
phrases:
  - {say: [соедините с человеком], group: sales, languages: [ru]}   # the usual way
  - {say: [начальника], group: seniors, scripts: [debt]}
  - {say: [начальника], group: sales, scripts: [survey], enabled: false}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "handoff.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def phrase(say: str, group: str = "sales", **more: object) -> Phrase:
    return Phrase.model_validate({"say": say, "group": group, **more})


def test_a_phrase_joins_what_has_its_group_and_conditions(file: Path) -> None:
    change = add_phrase(file, phrase("хочу менеджера", languages="ru"), WHO)
    wanted = "[соедините с человеком, хочу менеджера], group: sales, languages: [ru]}   # the usual way"
    assert file.read_text(encoding="utf-8") == TEXT.replace(
        "[соедините с человеком], group: sales, languages: [ru]}   # the usual way", wanted
    )
    assert (change.author, change.action, change.version) == ("Ольга", "add", load_book(file).version)
    assert change.before == phrase("соедините с человеком", languages="ru")
    assert change.after == load_book(file).phrases[0]


def test_a_phrase_with_conditions_of_its_own_gets_an_entry(file: Path) -> None:
    change = add_phrase(file, phrase("жалоба", "seniors", **{"except": ["жалоб нет"]}), WHO)
    assert file.read_text(encoding="utf-8") == f"{TEXT}  - {{say: [жалоба], group: seniors, except: [жалоб нет]}}\n"
    assert change.before is None


def test_what_was_added_is_removed_without_a_trace_and_both_are_journaled(file: Path) -> None:
    added = add_phrase(file, phrase("хочу менеджера", languages="ru"), WHO)
    (removed,) = remove_phrase(file, "Хочу  менеджера!", Author("Пётр", WHO.at))
    assert file.read_text(encoding="utf-8") == TEXT
    assert read_changes(file) == (added, removed)
    assert (removed.before, removed.after) == (added.after, added.before)
    assert removed.version == load_book(file).version


def test_a_phrase_goes_from_every_entry_or_from_one_group(file: Path) -> None:
    assert [change.group for change in remove_phrase(file, "начальника", WHO, group="sales")] == ["sales"]
    assert [entry.group for entry in load_book(file).phrases] == ["sales", "seniors"]
    file.write_text(TEXT, encoding="utf-8")
    assert [change.group for change in remove_phrase(file, "начальника", WHO)] == ["seniors", "sales"]
    assert len(load_book(file).phrases) == 1


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (phrase("а", "salse"), "no group 'salse' .did you mean sales"),
        (phrase("Соедините с человеком!"), "is listed already: it calls 'sales'"),
        (phrase("начальника", scripts="survey"), "listed already, but switched off"),
    ],
)
def test_what_cannot_be_added_is_refused_and_the_file_stays(file: Path, wanted: Phrase, told: str) -> None:
    with pytest.raises(InputError, match=told):
        add_phrase(file, wanted, WHO)
    assert file.read_text(encoding="utf-8") == TEXT
    assert read_changes(file) == ()


def test_a_phrase_that_is_not_listed_is_told_the_nearest(file: Path) -> None:
    with pytest.raises(InputError, match="did you mean соедините с человеком"):
        remove_phrase(file, "соедени с человеком", WHO)
    with pytest.raises(InputError, match="voicebot handoff list"):
        remove_phrase(file, "щщщ", WHO, group="sales")
    with pytest.raises(InputError, match="no group 'x'"):
        remove_phrase(file, "начальника", WHO, group="x")


def test_without_a_file_there_is_no_group(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"list it under 'groups' in .*handoff\.yaml"):
        add_phrase(tmp_path / "handoff.yaml", phrase("а"), WHO)


def test_a_broken_file_is_not_touched(file: Path) -> None:
    file.write_text(TEXT + "trigers: {}\n", encoding="utf-8")
    with pytest.raises(HandoffFileError, match="unknown key 'trigers'"):
        add_phrase(file, phrase("а"), WHO)


def test_what_no_program_can_change_is_left_to_its_author(file: Path) -> None:
    text = 'groups: {sales: {to: "sip:1@x"}}\nphrases:\n  - &one {say: &said [а], group: sales, scripts: [s]}\n'
    file.write_text(text + "  - {say: *said, group: sales, scripts: [t]}\n", encoding="utf-8")
    with pytest.raises(HandoffFileError, match=r"no program can change .change it by hand"):
        add_phrase(file, phrase("б", scripts="t"), WHO)


def test_line_ends_and_the_byte_order_mark_stay(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    add_phrase(file, phrase("жалоба"), WHO)
    written = file.read_bytes()
    assert written == b"\xef\xbb\xbf" + (TEXT + "  - {say: [жалоба], group: sales}\n").replace("\n", "\r\n").encode()


def test_supervisors_at_the_same_time_lose_nothing(file: Path) -> None:
    wanted = [phrase(f"хочу номер {number}", languages="ru") for number in range(12)]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda one: add_phrase(file, one, WHO), wanted))
    assert set(load_book(file).phrases[0].say) == {"соедините с человеком", *(one.say[0] for one in wanted)}
    assert len(read_changes(file)) == 12
    assert sorted(one.name for one in file.parent.iterdir()) == ["handoff.changes.jsonl", "handoff.yaml"]
