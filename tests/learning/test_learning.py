from __future__ import annotations

from typing import TYPE_CHECKING

from tests.learning.conftest import SCRIPT, hold_call

from voicebot.errors import InputError, ScriptError
from voicebot.events import UtteranceEnded
from voicebot.language.language import language
from voicebot.learning.changing import Addition
from voicebot.learning.grouping import matchers_similarity
from voicebot.learning.learning import Accepted, Outcome, Pupil
from voicebot.learning.own_cases import OwnCase, case_files, run_own_cases
from voicebot.learning.proposing import Teacher
from voicebot.trial.case import load_case
from voicebot.understanding.meaning import Kind

if TYPE_CHECKING:
    from pathlib import Path

    from voicebot.dialog.script import Script
    from voicebot.host.trials import TrialStudio
    from voicebot.learning.kept_calls import KeptCall
    from voicebot.learning.matching import Understanding
    from voicebot.learning.proposal import Proposal

YES = (Kind.INTENT, "yes")
MUMBLES = """\
case: мычит
contact: {name: Ирина}
turns:
  - caller: бу бу бу
  - robot: greet
  - caller: бу бу бу
  - robot: {node: greet, role: unclear}
  - caller: {hang_up: true}
"""


class Lesson:
    """A call that teaches, and what the script makes of it."""

    def __init__(
        self, understanding: Understanding, folder: Path, studio: TrialStudio, kept_in: Path, *said: str
    ) -> None:
        self.folder, self.studio = folder, studio
        self.script: Script = understanding.script
        self.call: KeptCall = hold_call(studio, self.script, folder, kept_in, *said)
        self.own: list[OwnCase] = run_own_cases(case_files(folder), self.script, studio)
        similarity = matchers_similarity(language("ru"), understanding.settings.match)
        self.teacher = Teacher(
            understanding, similarity, [self.call.said], [one for own in self.own for one in own.said]
        )
        self.proposals: tuple[Proposal, ...] = self.teacher.findings().proposals

    def learn(self, *additions: Addition, faults: list[list[InputError]] | None = None) -> Outcome:
        found = iter(faults or [[], []])
        calls = {self.call.id: self.call}
        pupil = Pupil(self.folder / "script.yaml", self.script, self.own, self.studio, calls, lambda: next(found))
        return pupil.learn([Accepted(self.proposals[0], one) for one in additions])

    def files(self) -> list[str]:
        return sorted(str(file.relative_to(self.folder)) for file in self.folder.rglob("*"))


def test_a_phrase_is_written_with_a_case_that_replays_the_call(
    understanding: Understanding, folder: Path, studio: TrialStudio, tmp_path: Path
) -> None:
    lesson = Lesson(understanding, folder, studio, tmp_path / "call", "буду как штык", "да", "да приду")
    (proposal,) = lesson.proposals
    outcome = lesson.learn(Addition(YES, proposal.phrases))
    assert (outcome.kept, outcome.uncased, len(outcome.cases)) == (True, (), 1)
    assert (folder / "script.yaml").read_text("utf-8") == SCRIPT.replace("start:", "  yes: [буду как штык]\nstart:", 1)
    case = load_case(outcome.cases[0])
    assert case.path.stem.startswith(f"learned_{lesson.call.record.id[:8]}_00m")
    assert "буду как штык" in case.name
    assert lesson.call.record.id in case.name
    assert case.file.contact == {"name": "Ирина"}, "nobody who was really called"
    said = [turn.caller.text if turn.caller else turn.robot and turn.robot.node for turn in case.file.turns]
    assert said == ["алло", "greet", "буду как штык", "remind"]
    assert not any(turn.caller.wav for turn in case.file.turns if turn.caller), "what was typed has no sound"


def test_all_is_taken_back_when_a_case_fails(
    understanding: Understanding, folder: Path, studio: TrialStudio, tmp_path: Path
) -> None:
    (folder / "cases/mumbles.yaml").write_text(MUMBLES, encoding="utf-8")
    lesson = Lesson(understanding, folder, studio, tmp_path / "call", "буду как штык", "да", "да приду")
    before = lesson.files()
    outcome = lesson.learn(Addition(YES, ("буду как штык",)), Addition(YES, ("бу бу бу",)))
    assert not outcome.kept
    assert [result.case.path.name for result in outcome.failed] == ["mumbles.yaml"]
    assert (folder / "script.yaml").read_text("utf-8") == SCRIPT
    assert lesson.files() == before


def test_new_faults_take_it_back_and_old_ones_do_not(
    understanding: Understanding, folder: Path, studio: TrialStudio, tmp_path: Path
) -> None:
    lesson = Lesson(understanding, folder, studio, tmp_path / "call", "буду как штык", "да", "да приду")
    old, new = ScriptError("old"), ScriptError("new")
    assert lesson.learn(Addition(YES, ("буду как штык",)), faults=[[old], [old, new]]).faults == (new,)
    assert (folder / "script.yaml").read_text("utf-8") == SCRIPT
    assert lesson.learn(Addition(YES, ("буду как штык",)), faults=[[old], [old]]).kept


def test_a_case_that_failed_before_stands_in_no_ones_way(
    understanding: Understanding, folder: Path, studio: TrialStudio, tmp_path: Path
) -> None:
    broken = (folder / "cases/agrees.yaml").read_text("utf-8").replace("outcome: talked", "outcome: sold")
    (folder / "cases/broken.yaml").write_text(broken, encoding="utf-8")
    lesson = Lesson(understanding, folder, studio, tmp_path / "call", "буду как штык", "да", "да приду")
    assert lesson.learn(Addition(YES, ("буду как штык",))).kept


def test_two_phrases_of_one_answer_are_two_cases(
    understanding: Understanding, folder: Path, studio: TrialStudio, tmp_path: Path
) -> None:
    lesson = Lesson(understanding, folder, studio, tmp_path / "call", "буду как штык", "да", "да приду")
    outcome = lesson.learn(Addition(YES, ("буду как штык", "штык я")))
    assert [file.stem[-2:] == "_1" for file in outcome.cases] == [False, True]


def test_a_call_that_leads_there_no_more_takes_the_way_of_a_case(
    understanding: Understanding, folder: Path, studio: TrialStudio, tmp_path: Path
) -> None:
    lesson = Lesson(understanding, folder, studio, tmp_path / "call", "да удобно", "буду как штык", "да приду")
    assert lesson.proposals[0].place.node == "remind"
    record = lesson.call.record
    events = tuple(
        event.model_copy(update={"text": "бу бу бу"}) if isinstance(event, UtteranceEnded) and i < 12 else event
        for i, event in enumerate(record.events)
    )
    assert any(isinstance(event, UtteranceEnded) and event.text == "бу бу бу" for event in events)
    record.model_copy(update={"events": events}).save(lesson.call.folder)
    outcome = lesson.learn(Addition(YES, ("буду как штык",)))
    said = [turn.caller.text for turn in load_case(outcome.cases[0]).file.turns if turn.caller]
    assert said == ["алло", "да, удобно", "буду как штык"]
