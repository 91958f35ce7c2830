from pathlib import Path

import pytest

from voicebot.errors import HandoffFileError
from voicebot.handoff.book import Book, load_book
from voicebot.handoff.triggers import Triggers
from voicebot.understanding.meaning import Expected, Kind

DESIGN = """\
groups:
  sales: {to: ["sip:201@pbx", "sip:202@pbx"], hours: "пн-пт 9:00-18:00", order: longest_idle}
  seniors: {to: "+74951234567"}
phrases:
  - {say: [соедините с оператором, хочу поговорить с человеком], group: sales}
  - {say: [позовите начальника, буду жаловаться], group: seniors, scripts: [debt_reminder], languages: [ru]}
  - {say: [оператор], group: sales, except: [какой у вас оператор, не надо оператора], enabled: true}
  - {say: менеджер, group: sales, enabled: false}
triggers: {unclear_in_a_row: 4, swearing: 0}
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "handoff.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def faults(folder: Path, text: str) -> list[str]:
    with pytest.raises(HandoffFileError) as caught:
        load_book(written(folder, text))
    return [line.removeprefix(f"{folder / 'handoff.yaml'}:") for line in str(caught.value).splitlines()]


def test_reads_the_file_of_the_design(tmp_path: Path) -> None:
    book = load_book(written(tmp_path, DESIGN))
    assert book.default_group == "sales"
    assert book.triggers == Triggers(4, 0)
    seniors = book.group("seniors")
    assert seniors is not None
    assert seniors.to == ("+74951234567",)
    assert book.group("") == book.groups["sales"]
    assert book.group("nobody") is None


def test_phrases_become_costly_expectations(tmp_path: Path) -> None:
    expected = load_book(written(tmp_path, DESIGN)).expected("visit_reminder", "ru")
    assert [phrase.text for phrase in expected] == ["соедините с оператором", "хочу поговорить с человеком", "оператор"]
    assert expected[-1] == Expected(
        "оператор",
        "sales",
        Kind.HAND_OFF,
        costly=True,
        not_when=("какой у вас оператор", "не надо оператора"),
        human=True,
    )


def test_phrases_keep_to_their_scripts_and_languages(tmp_path: Path) -> None:
    book = load_book(written(tmp_path, DESIGN))
    assert "позовите начальника" in [phrase.text for phrase in book.expected("debt_reminder", "ru")]
    assert "позовите начальника" not in [phrase.text for phrase in book.expected("debt_reminder", "ko")]


def test_a_phrase_that_is_switched_off_is_kept_but_not_heard(tmp_path: Path) -> None:
    book = load_book(written(tmp_path, DESIGN))
    assert book.phrases[-1].say == ("менеджер",)
    assert "менеджер" not in [phrase.text for phrase in book.expected("visit_reminder", "ru")]


@pytest.mark.parametrize("text", [None, "", "# nothing yet\n"])
def test_no_file_or_an_empty_one_is_an_empty_book(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "handoff.yaml" if text is None else written(tmp_path, text)
    book = load_book(path)
    assert (book, book.default_group, book.expected("any", "ru")) == (Book.empty(), "", ())


def test_all_faults_come_at_once_with_their_places(tmp_path: Path) -> None:
    told = faults(
        tmp_path,
        """\
groups:
  sales: {to: ["sip:201@pbx", "room 5"], hours: "пн-пх 9-18"}
  support: {to: [], ordr: listed}
phrases:
  - {say: [оператор], group: salse}
  - {say: ["Оператор!"], group: sales}
  - {say: ["..."], group: sales}
trigers: {}
""",
    )
    assert [line.split(" (")[0] for line in told] == [
        "2:31: groups.sales.to.1: 'room 5' is no address: write it like 'sip:201@pbx' or '+74951234567'",
        told[1],
        "3:17: groups.support.to: the list is empty",
        "3:21: unknown key 'ordr'",
        "5:30: unknown group 'salse'",
        "6:12: duplicate phrase 'Оператор!'",
        "7:12: phrases.2.say.0: a phrase without words",
        "8:1: unknown key 'trigers'",
    ]
    assert told[1].startswith("2:49: groups.sales.hours: 'пх' is no day of the week in 'пн-пх 9-18': write it like")
    assert "did you mean sales?" in told[4]
    assert "line 5 has it already" in told[5]


def test_a_number_as_address_is_refused_because_yaml_changes_it(tmp_path: Path) -> None:
    assert "put 74951234567 in quotes" in faults(tmp_path, "groups: {a: {to: +74951234567}}\n")[0]


def test_an_extension_without_its_exchange_is_refused(tmp_path: Path) -> None:
    told = faults(tmp_path, 'groups: {a: {to: ["301"]}}\n')
    assert told == ["1:19: groups.a.to.0: '301' is an extension: name its exchange too, as 'sip:301@pbx'"]


def test_a_language_that_nobody_hears_is_refused(tmp_path: Path) -> None:
    told = faults(
        tmp_path, "groups: {a: {to: 'sip:1@x', order: lsted}}\nphrases: [{say: [а], group: a, languages: [kr]}]\n"
    )
    assert told == [
        "1:36: groups.a.order: 'lsted' is none of listed, longest_idle, random (did you mean listed?)",
        "2:44: phrases.0.languages.0: 'kr' is none of ru, en, ko (known: en, ko, ru)",
    ]


def test_a_mistyped_groups_is_one_fault(tmp_path: Path) -> None:
    told = faults(tmp_path, "gruops: {a: {to: 'sip:1@x'}}\nphrases: [{say: [а], group: a}, {say: [б], group: a}]\n")
    assert told == ["1:1: unknown key 'gruops' (did you mean groups?)"]


def test_groups_that_are_not_there_are_told_for_each_phrase(tmp_path: Path) -> None:
    assert faults(tmp_path, "phrases: [{say: [а], group: a}]\n") == ["1:29: unknown group 'a' (list it under 'groups')"]


def test_the_same_phrase_may_stand_for_different_scripts(tmp_path: Path) -> None:
    text = "groups: {a: {to: 'sip:201@pbx'}}\nphrases:\n"
    text += "  - {say: [начальник], group: a, scripts: [one]}\n  - {say: [начальник], group: a, scripts: [two]}\n"
    assert len(load_book(written(tmp_path, text)).phrases) == 2


def test_what_is_not_yaml_is_refused_with_its_place(tmp_path: Path) -> None:
    assert faults(tmp_path, "groups: {a: [\n")[0].startswith("2:1: not YAML")
    assert faults(tmp_path, "- a\n")[0].strip().startswith("the file must hold keys")


def test_negative_triggers_are_refused(tmp_path: Path) -> None:
    assert faults(tmp_path, "triggers: {swearing: -1}\n")[0].startswith("1:22: triggers.swearing:")
