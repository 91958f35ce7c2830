from __future__ import annotations

from pathlib import Path

from tests.learning.conftest import LIKENESS, call, enters, robot, said

from voicebot.cli.learn_session import Session
from voicebot.dialog.loading import load_script
from voicebot.handoff.book import Book
from voicebot.language.language import language
from voicebot.learning.grouping import matchers_similarity
from voicebot.learning.kept_calls import KeptCall
from voicebot.learning.matching import Understanding
from voicebot.learning.proposing import Teacher
from voicebot.learning.said import said_in
from voicebot.settings import Settings

SCRIPT = load_script(Path("dialogs/visit_reminder"))


def session(*texts: str, typed: bool = True, force: bool = False) -> Session:
    records = [
        call(
            enters("greet"),
            robot(),
            *said(text),
            robot("unclear"),
            *said("да", "intent yes", at=9),
            name=text,
            typed=typed,
        )
        for text in texts
    ]
    understanding = Understanding(SCRIPT, Book.empty(), Settings(match=LIKENESS))
    similarity = matchers_similarity(language("ru"), Settings().match)
    teacher = Teacher(understanding, similarity, [said_in(record, SCRIPT) for record in records])
    calls = {record.id: KeptCall.of(Path(record.id), record) for record in records}
    return Session(teacher, calls, Path("clips"), force=force)


def accepted(one: Session) -> list[tuple[str, ...]]:
    one.accept_all(one.teacher.findings().proposals)
    return [each.addition.phrases for each in one.accepted]


def test_without_asking_only_what_people_are_known_to_have_said_is_accepted() -> None:
    assert accepted(session("кошка на дереве")) == [("кошка на дереве",)]
    assert accepted(session("кошка на дереве", typed=False)) == []
    assert accepted(session("кошка на дереве", typed=False, force=True)) == [("кошка на дереве",)]


def test_what_the_script_understands_by_then_is_not_added_again() -> None:
    one = session("кошка на дереве", "буду как штык")
    proposals = one.teacher.findings().proposals
    one.accept_all([proposals[0], proposals[0], proposals[1]])
    assert len(one.accepted) == 2
