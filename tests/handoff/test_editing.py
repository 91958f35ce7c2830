"""Every character that is not of the phrase stays where it was."""

from __future__ import annotations

from difflib import ndiff
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicebot.handoff.book import Book, Phrase, parse_book, plain
from voicebot.handoff.editing import with_entry, with_phrase, without_entry, without_phrase

PATH = Path("handoff.yaml")
GROUPS = 'groups: {sales: {to: "sip:1@x"}}   # who\n'
BLOCK = f"""\
# the supervisor's own
{GROUPS}phrases:
    # asks: these phrases
    - say: [a, b]   # tail
      group: sales

    # rude ones
    - say:
        - c   # cc
        - d
      group: sales
    # last
    - say: 'e'
      group: sales
# triggers come last
triggers: {{swearing: 2}}
"""
FLOW = f"{GROUPS}phrases: [{{say: [a, b], group: sales}}, {{say: c, group: sales}}]  # all\n"
NEW = Phrase(say=("новая, да: #1",), group="sales", languages=("ru",))


def changed(before: str, after: str) -> list[str]:
    """Tell the lines that came and went; the file must be right before and after."""
    said(before), said(after)
    return [line.rstrip() for line in ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]


def said(text: str) -> list[str]:
    return [phrase for entry in parse_book(text, PATH).phrases for phrase in entry.say]


def test_a_new_entry_comes_behind_the_last_one() -> None:
    assert changed(BLOCK, with_entry(BLOCK, NEW)) == ["+     - {say: ['новая, да: #1'], group: sales, languages: [ru]}"]
    assert with_entry(FLOW, NEW).endswith(
        "group: sales}, {say: ['новая, да: #1'], group: sales, languages: [ru]}]  # all\n"
    )


@pytest.mark.parametrize(
    "text", [GROUPS, GROUPS.rstrip("\n"), f"{GROUPS}phrases: []  # none\n", f"{GROUPS}phrases: [\n]\n"]
)
def test_the_first_entry_makes_the_list(text: str) -> None:
    assert said(with_entry(text, NEW)) == ["новая, да: #1"]


def test_a_phrase_joins_an_entry_however_it_is_written() -> None:
    assert changed(BLOCK, with_phrase(BLOCK, 0, "нет")) == [
        "-     - say: [a, b]   # tail",
        "+     - say: [a, b, нет]   # tail",
    ]
    assert changed(BLOCK, with_phrase(BLOCK, 1, "нет")) == ["+         - нет"]
    assert changed(BLOCK, with_phrase(BLOCK, 2, "нет")) == ["-     - say: 'e'", "+     - say: ['e', нет]"]


def test_an_entry_goes_and_the_comments_stay() -> None:
    assert changed(BLOCK, without_entry(BLOCK, 0)) == ["-     - say: [a, b]   # tail", "-       group: sales"]
    assert changed(BLOCK, without_entry(BLOCK, 2)) == ["-     - say: 'e'", "-       group: sales"]
    assert without_entry(FLOW, 0) == f"{GROUPS}phrases: [{{say: c, group: sales}}]  # all\n"
    assert without_entry(FLOW, 1) == f"{GROUPS}phrases: [{{say: [a, b], group: sales}}]  # all\n"


@pytest.mark.parametrize("text", [BLOCK, FLOW])
def test_the_last_entry_leaves_an_empty_list(text: str) -> None:
    while said(text):
        text = without_entry(text, 0)
    assert "phrases: []" in text
    assert said(with_entry(text, NEW)) == list(NEW.say)


def test_one_phrase_of_several_goes() -> None:
    assert changed(BLOCK, without_phrase(BLOCK, 1, 0)) == ["-         - c   # cc"]
    assert changed(BLOCK, without_phrase(BLOCK, 1, 1)) == ["-         - d"]
    assert said(without_phrase(BLOCK, 0, 0)) == ["b", "c", "d", "e"]
    assert said(without_phrase(BLOCK, 0, 1)) == ["a", "c", "d", "e"]


def test_an_entry_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="no entry 0"):
        with_phrase(GROUPS, 0, "нет")


@settings(deadline=None)
@given(st.lists(st.text(max_size=30).map(lambda text: f"хочу {text}".strip()), min_size=1, max_size=4, unique_by=plain))
def test_any_phrase_comes_as_it_was_said_and_goes_without_a_trace(phrases: list[str]) -> None:
    phrases = [" ".join(phrase.split()) for phrase in phrases]
    text = BLOCK
    for phrase in phrases:
        text = with_phrase(text, 1, phrase)
    assert said(text)[4 : 4 + len(phrases)] == phrases
    for _ in phrases:
        text = without_phrase(text, 1, 2)
    assert text == BLOCK


def test_the_sample_is_changed_in_one_line() -> None:
    sample = (Path(__file__).parents[2] / "dialogs/handoff.yaml").read_text(encoding="utf-8")
    longer = with_entry(sample, NEW)
    assert changed(sample, longer) == ["+   - {say: ['новая, да: #1'], group: sales, languages: [ru]}"]
    assert without_entry(longer, len(parse_book(sample, PATH).phrases)) == sample
    assert isinstance(parse_book(sample, PATH), Book)
