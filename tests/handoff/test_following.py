from __future__ import annotations

from voicebot.errors import HandoffFileError
from voicebot.events import CallEvent, FaultNoted, PhrasesChanged
from voicebot.handoff.book import Book, Group, Phrase
from voicebot.handoff.following import Edition, Following


def book(*phrases: str, language: str = "ru") -> Book:
    entries = (Phrase.model_validate({"say": phrases, "group": "sales", "languages": language}),) if phrases else ()
    return Book({"sales": Group(to=("sip:1@x",))}, entries)


class Shelf:
    """Holds the edition in force."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.noted: list[CallEvent] = []

    def following(self) -> Following:
        return Following(lambda: self.edition, "test", "ru", self.noted.append)


def test_nothing_happens_while_nothing_changes() -> None:
    shelf = Shelf(Edition(book("оператор")))
    following = shelf.following()
    assert not following.follow(20)
    shelf.edition = Edition(book("оператор"))  # written anew, saying the same
    assert not following.follow(40)
    assert shelf.noted == []


def test_a_change_is_taken_and_noted() -> None:
    shelf = Shelf(Edition(book("оператор", "менеджер")))
    following = shelf.following()
    shelf.edition = Edition(new := book("менеджер", "начальник"))
    assert following.follow(40)
    assert [phrase.text for phrase in following.expected] == ["менеджер", "начальник"]
    assert following.book is new
    assert shelf.noted == [PhrasesChanged(at=40, version=new.version, added=("начальник",), removed=("оператор",))]
    assert not following.follow(60)


def test_a_change_for_other_calls_is_noted_too() -> None:
    shelf = Shelf(Edition(book("оператор")))
    following = shelf.following()
    shelf.edition = Edition(book("оператор", language="ko"))
    assert following.follow(40)
    assert [event.model_dump(include={"added", "removed"}) for event in shelf.noted] == [
        {"added": (), "removed": ("оператор",)}
    ]


def test_a_fault_is_noted_once_and_the_phrases_stay() -> None:
    shelf = Shelf(Edition(old := book("оператор")))
    following = shelf.following()
    shelf.edition = Edition(old, HandoffFileError("broken"))
    assert not following.follow(40)
    assert not following.follow(60)
    assert shelf.noted == [FaultNoted(at=40, code="handoff_file", message="broken")]
    shelf.edition = Edition(book("менеджер"))
    assert following.follow(80)
