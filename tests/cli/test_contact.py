from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from voicebot.cli.contact import choose_contact, given_columns
from voicebot.dialog.loading import load_script
from voicebot.errors import ContactError, UsageError

if TYPE_CHECKING:
    from voicebot.dialog.script import Script

FOLDER = Path("dialogs/visit_reminder")


@pytest.fixture(scope="module")
def script() -> Script:
    return load_script(FOLDER)


def test_columns_are_given_one_by_one_or_in_a_file(script: Script, tmp_path: Path) -> None:
    file = tmp_path / "anna.yaml"
    file.write_text("name: Анна\nclinic: Здоровье\n", encoding="utf-8")
    given = given_columns(script, [str(file), "name = Ирина"], example="voicebot talk")
    assert given == {"name": "Ирина", "clinic": "Здоровье"}


def test_the_contact_of_a_case_can_be_taken(script: Script) -> None:
    given = given_columns(script, [str(FOLDER / "cases/happy_path.yaml")], example="")
    assert given["name"]


@pytest.mark.parametrize("text", ["[a, b]\n", "name: {first: Анна}\n"])
def test_a_file_that_is_no_contact_is_refused(script: Script, tmp_path: Path, text: str) -> None:
    (tmp_path / "x.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ContactError, match=r"x\.yaml: this is no contact"):
        given_columns(script, [str(tmp_path / "x.yaml")], example="")


def test_what_is_neither_is_refused_with_the_example(script: Script) -> None:
    with pytest.raises(UsageError, match=r"'Анна' is not name=value \(voicebot talk x\)"):
        given_columns(script, ["Анна"], example="voicebot talk x")


def test_unknown_columns_and_impossible_dates_are_refused(script: Script) -> None:
    with pytest.raises(ContactError, match="no column 'nam'"):
        given_columns(script, ["nam=Анна"], example="")
    with pytest.raises(ContactError, match="visit_at='завтра' is no date"):
        given_columns(script, ["visit_at=завтра"], example="")


def test_what_is_not_given_comes_from_the_first_case(script: Script, tmp_path: Path) -> None:
    contact = choose_contact(script, FOLDER, {"name": "Анна"}, option="--contact")
    assert contact["name"] == "Анна"
    assert contact["clinic"]
    with pytest.raises(ContactError, match=r"the contact lacks clinic, visit_at \(give it: --contact clinic=\.\.\.\)"):
        choose_contact(script, tmp_path, {"name": "Анна"}, option="--contact")
