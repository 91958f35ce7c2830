import pytest
from pydantic import ValidationError

from voicebot.events import RobotStarted
from voicebot.trial.case_file import Caller, CaseFile, Robot, Turn


def said(node: str, role: str = "prompt", reaction: str | None = None, text: str = "Вы придёте?") -> RobotStarted:
    return RobotStarted(at=0, text=text, node=node, role=role, reaction=reaction)


@pytest.mark.parametrize(
    ("robot", "event", "fits"),
    [
        ({"node": "remind"}, said("remind"), True),
        ({"node": "remind"}, said("greet"), False),
        ({"node": "remind"}, said("remind", "unclear"), False),
        ({"node": "remind", "role": "unclear"}, said("remind", "unclear"), True),
        ({"node": "remind"}, said("remind", "reaction", "repeat"), False),
        ({"reaction": "repeat"}, said("remind", "reaction", "repeat"), True),
        ({"reaction": "repeat"}, said("remind", "confirm", "repeat"), False),
        ({"reaction": "operator"}, said("remind", "hand_off"), True),
        ({"reaction": "repeat"}, said("remind", "hand_off"), False),
        ({"says": "ВЫ  приде"}, said("remind", "unclear"), True),
        ({"node": "remind", "says": "нет"}, said("remind"), False),
    ],
)
def test_which_prompt_a_turn_means(robot: dict[str, str], event: RobotStarted, *, fits: bool) -> None:
    assert Robot.model_validate(robot).fits(event) is fits


def test_short_forms_mean_the_long_ones() -> None:
    assert Turn.model_validate({"caller": "да"}) == Turn.model_validate({"caller": {"text": "да"}})
    assert Turn.model_validate({"robot": "greet"}) == Turn.model_validate({"robot": {"node": "greet"}})
    beside = {"robot": "greet", "within": "600ms", "silent_within": "200ms"}
    inside = {"robot": {"node": "greet", "within": 600, "silent_within": 200}}
    assert Turn.model_validate(beside) == Turn.model_validate(inside)


def test_a_limit_belongs_to_the_robot() -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        Turn.model_validate({"caller": "да", "within": "600ms"})


@pytest.mark.parametrize("keys", ["12a", "1 2", "+"])
def test_keys_are_those_of_a_telephone(keys: str) -> None:
    with pytest.raises(ValidationError):
        Caller(keys=keys)


def test_an_operator_and_a_hand_off_have_short_forms_too() -> None:
    case = CaseFile.model_validate(
        {"case": "x", "turns": [{"robot": "a"}], "operators": {"201": "busy"}, "hand_off": "sales", "never": "b"}
    )
    assert (case.operators["201"].answer, case.never) == ("busy", ("b",))
    assert case.hand_off is not None
    assert case.hand_off.group == "sales"


def test_a_prompt_is_described_in_words() -> None:
    assert str(Robot(node="greet", role="unclear", says="алло")) == "node greet, unclear, “алло”"
    assert str(Robot(reaction="operator")) == "reaction operator"
