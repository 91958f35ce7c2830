"""What a case file may say, as frozen checked data."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from voicebot.audio.tones import Noise  # noqa: TC001 - pydantic reads it at run time
from voicebot.clock import zone_named
from voicebot.dialog.reactions import OPERATOR
from voicebot.durations import Milliseconds  # noqa: TC001 - pydantic reads it at run time
from voicebot.errors import InputError
from voicebot.line.callee import NotAnswered  # noqa: TC001 - pydantic reads it at run time

if TYPE_CHECKING:
    from voicebot.events import RobotStarted


def _as_text(written: object) -> object:
    """Take numbers, dates and truth values as they were written."""
    if isinstance(written, bool):
        return str(written).lower()
    if isinstance(written, date):
        return written.isoformat()
    return str(written) if isinstance(written, int | float) else written


Text = Annotated[str, BeforeValidator(_as_text, json_schema_input_type=str | int | float | bool)]
Names = Annotated[
    tuple[str, ...],
    BeforeValidator(
        lambda written: [written] if isinstance(written, str) else written, json_schema_input_type=list[str]
    ),
]
Texts = Annotated[dict[str, Text], BeforeValidator(lambda written: {} if written is None else written)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Voice(_Model):
    """How the person speaks."""

    voice: str = Field(default="", description="the engine's name of the voice; empty: its voice for the language")
    words_per_minute: int | None = Field(default=None, ge=60, le=400)


def _as_voice(written: object) -> object:
    return {"voice": written} if isinstance(written, str) else written


class Caller(_Model):
    """One turn of the person."""

    text: Text = Field(default="", description="what is said; typed in a text run, spoken by a voice without wav")
    wav: str = Field(default="", description="a sound file with it: relative to the case, else in audio_fixtures/")
    at: Milliseconds | None = Field(default=None, description="begin this long after the robot's prompt began")
    after: Milliseconds | None = Field(default=None, description="begin this long after the robot fell silent")
    voice: Annotated[Voice | None, BeforeValidator(_as_voice, json_schema_input_type=str | Voice)] = None
    keys: Text = Field(default="", pattern=r"^[0-9*#]*$", description="telephone keys pressed")
    means: Text = Field(default="", description="a translation, for people who do not read the language")
    silence: Milliseconds | None = Field(default=None, description="say nothing for this long")
    hang_up: bool = Field(default=False, description="hang up, after what is said")

    @model_validator(mode="after")
    def _does_something(self) -> Caller:
        if not (self.text or self.wav or self.keys or self.silence is not None or self.hang_up):
            raise ValueError("the caller does nothing: give text, wav, keys, silence or hang_up")
        if self.at is not None and self.after is not None:
            raise ValueError("'at' counts from the robot's beginning, 'after' from its end: give one of them")
        if self.silence is not None and (self.text or self.wav):
            raise ValueError("'silence' is a turn of its own: put the words into the next one")
        return self


class Robot(_Model):
    """What the robot must say next."""

    node: str = ""
    reaction: str = ""
    role: Literal["", "prompt", "silence", "unclear", "reaction", "confirm", "hand_off"] = ""
    says: Text = Field(default="", description="a part of what it says")
    within: Milliseconds | None = Field(default=None, description="at most this long after the person's last sound")
    silent_within: Milliseconds | None = Field(
        default=None, description="it stops at most this long after the person began to speak over it"
    )

    @model_validator(mode="after")
    def _names_something(self) -> Robot:
        if not (self.node or self.reaction or self.role or self.says):
            raise ValueError("name a node, a reaction, a role or what it says")
        return self

    def fits(self, event: RobotStarted) -> bool:
        """Tell whether a prompt is this one.

        What is said before a hand-off is the reaction ``operator``, whatever called for it.
        A node alone means its own prompt, not its "I did not understand"; a reaction alone means its answer, not the
        question whether it was meant.
        """
        if self.role:
            if event.role != self.role:
                return False
        elif event.role in ("unclear", "silence", "confirm") and not (self.says and not self.node + self.reaction):
            return False
        if self.node and (event.node != self.node or (event.reaction is not None and not self.reaction)):
            return False
        if self.reaction and event.reaction != self.reaction:
            return self.reaction == OPERATOR and event.role == "hand_off"
        return _squeezed(self.says) in _squeezed(event.text)

    def __str__(self) -> str:
        """Describe it for a report."""
        parts = [f"{what} {name}" for what, name in (("node", self.node), ("reaction", self.reaction)) if name]
        parts += [self.role] if self.role else []
        parts += [f"“{self.says}”"] if self.says else []
        return ", ".join(parts)


def _squeezed(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").split())


_BESIDE_ROBOT = ("within", "silent_within")


def _describe_limits(schema: dict[str, Any]) -> None:
    """Tell editors that the limits may stand beside ``robot``."""
    inside = Robot.model_json_schema()["properties"]
    schema["properties"] |= {key: inside[key] for key in _BESIDE_ROBOT}


class Turn(_Model):
    """A turn: of the caller or of the robot."""

    model_config = ConfigDict(json_schema_extra=_describe_limits)

    caller: Annotated[
        Caller | None,
        BeforeValidator(lambda w: {"text": w} if isinstance(w, str) else w, json_schema_input_type=str | Caller),
    ] = None
    robot: Annotated[
        Robot | None,
        BeforeValidator(lambda w: {"node": w} if isinstance(w, str) else w, json_schema_input_type=str | Robot),
    ] = None

    @model_validator(mode="before")
    @classmethod
    def _limits_beside_robot(cls, written: Any) -> Any:  # noqa: ANN401 - whatever the file says
        """Let ``within`` and ``silent_within`` stand beside ``robot`` as well as inside."""
        if not isinstance(written, dict) or "robot" not in written:
            return written
        robot = written["robot"]
        inside = {"node": robot} if isinstance(robot, str) else robot
        if not isinstance(inside, dict):
            return written
        limits = {key: written[key] for key in _BESIDE_ROBOT if key in written}
        rest = {key: value for key, value in written.items() if key not in limits}
        return {**rest, "robot": {**inside, **limits}}

    @model_validator(mode="after")
    def _is_one(self) -> Turn:
        if (self.caller is None) == (self.robot is None):
            raise ValueError("a turn is either 'caller' or 'robot'")
        return self


class Pickup(_Model):
    """How the person takes the call."""

    ring: Milliseconds = Field(default=2000, description="it rings this long")
    answers: bool = True
    cause: NotAnswered = Field(default="no_answer", description="why not, if not answered")


class Operator(_Model):
    """What an operator does when rung."""

    answer: Literal["accepts", "rejects", "busy", "no_answer", "fails", "hangs_up"] = "accepts"
    ring: Milliseconds = Field(default=2000, description="it rings this long")
    think: Milliseconds = Field(default=1000, description="they accept or reject this long after the briefing")
    talk: Milliseconds = Field(default=3000, description="they hang up this long after they were bridged")


class HandOff(_Model):
    """The transfer that must have happened."""

    group: str = ""
    operator: str = Field(default="", description="the address of whoever took it")
    state: Literal["bridged", "failed", "caller_gone"] = "bridged"


def _known_zone(name: str) -> str:
    try:
        zone_named(name)
    except InputError as unknown:
        raise ValueError(f"{unknown.message}: {unknown.remedy}") from unknown
    return name


def _some(turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
    if not turns:
        raise ValueError("the list is empty")
    return turns


class CaseFile(_Model):
    """Everything a case file may say."""

    case: Text = Field(min_length=1, description="what it shows, in one line")
    language: str = Field(default="", description="the script's, where it is not said")
    now: datetime | None = Field(
        default=None, description="when the call is made, where its dates depend on it; as it is told in `zone`"
    )
    zone: Annotated[str, AfterValidator(_known_zone)] = Field(
        default="", description="the person's time zone, as Asia/Vladivostok; as the column `zone` of the contact"
    )
    contact: Texts = Field(default_factory=dict)
    turns: Annotated[tuple[Turn, ...], AfterValidator(_some)]
    outcome: Text = ""
    never: Names = Field(default=(), description="nodes and reactions that must not come")
    values: Texts = Field(default_factory=dict, description="values that must be known in the end")
    hand_off: Annotated[
        HandOff | None,
        BeforeValidator(lambda w: {"group": w} if isinstance(w, str) else w, json_schema_input_type=str | HandOff),
    ] = None
    pickup: Pickup = Pickup()
    operators: dict[
        str,
        Annotated[
            Operator,
            BeforeValidator(
                lambda w: {"answer": w} if isinstance(w, str) else w, json_schema_input_type=str | Operator
            ),
        ],
    ] = Field(default_factory=dict, description="what operators do, by address; the others accept")
    voice: Annotated[Voice, BeforeValidator(_as_voice, json_schema_input_type=str | Voice)] = Voice()
    words_per_minute: int = Field(default=150, ge=60, le=400)
    noise: float | None = Field(default=None, ge=-10, le=60, description="signal-to-noise ratio in dB, all call long")
    noise_kind: Noise = "pink"
    channel: Literal["telephone", "clean", "recorded"] = Field(
        default="telephone", description="what speech passes through; recorded: sounds stay as they are, loudness too"
    )
    rate: Literal[8000, 16000] = Field(default=8000, description="samples a second on the line; 16000: a microphone's")
    seed: int = 0
    repeats: int | None = Field(
        default=None,
        ge=0,
        le=9,
        description="how often the caller says a thing again when the robot asks; None: 0 as text, 1 as audio",
    )
