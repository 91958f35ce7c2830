"""A script: what `script.yaml` may say, as frozen checked data.

A target, wherever one is written, names a node of the script first, else a ready-made reaction; or it is a list of
conditions, of which the first that holds decides.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from voicebot.dialog.declared import Value  # noqa: TC001 - pydantic reads it at run time
from voicebot.dialog.moves import BargeIn  # noqa: TC001 - pydantic reads it at run time
from voicebot.durations import Milliseconds  # noqa: TC001 - pydantic reads it at run time

Language = Literal["ru", "en", "ko"]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def _as_tuple(written: object) -> object:
    return tuple(written) if isinstance(written, list) else written


def _as_wordings(written: object) -> object:
    return (written,) if isinstance(written, str | int | float) else _as_tuple(written)


Wordings = Annotated[tuple[str, ...], BeforeValidator(_as_wordings, json_schema_input_type=str | list[str])]
"""One wording or several."""

Names = Annotated[tuple[str, ...], BeforeValidator(_as_tuple, json_schema_input_type=list[str])]


class Branch(_Model):
    """One way to go on; without ``when`` always."""

    when: str = Field(default="", description="a condition on values: new_time is none, age >= 18")
    then: str = Field(description="a node, or a reaction")


def _as_branches(written: object) -> object:
    return ({"then": written},) if isinstance(written, str) else _as_tuple(written)


Target = Annotated[tuple[Branch, ...], BeforeValidator(_as_branches, json_schema_input_type=str | list[Branch])]


class Ladder(_Model):
    """What to do when nothing is understood: say something a number of times, then go elsewhere."""

    say: Wordings = Field(
        default=(), description="the first try's wording, the second's, ...; the last one is repeated"
    )
    tries: int = Field(default=2, ge=0, le=9)
    then: Target = Field(default=(), description="where to go when the tries are used up")


class Silence(Ladder):
    """What to do when nothing is said."""

    after: Milliseconds = Field(default=4000, ge=500, le=60_000, description="how long to wait for an answer")


def _describe_list(schema: dict[str, Any]) -> None:
    """Tell editors that the phrases alone may be written."""
    written = dict(schema)
    schema.clear()
    schema["anyOf"] = [{"type": "string"}, {"type": "array", "items": {"type": "string"}}, written]


class Intent(_Model):
    """What may be answered, and how it may be said."""

    model_config = ConfigDict(json_schema_extra=_describe_list)

    phrases: Wordings
    not_when: Wordings = Field(default=(), alias="except", description="phrases that contain one and mean otherwise")
    costly: bool = Field(default=False, description="a mistake is expensive: ask back unless it is certain")

    @model_validator(mode="before")
    @classmethod
    def _from_list(cls, written: Any) -> Any:  # noqa: ANN401 - whatever the file says
        return {"phrases": written} if isinstance(written, (list, str)) else written


EffectName = Literal["tag", "webhook", "e_mail", "mqtt", "call_back", "stop_list"]


def _as_data(written: object) -> object:
    return {"value": written} if isinstance(written, str) else written


EffectData = Annotated[dict[str, str], BeforeValidator(_as_data, json_schema_input_type=str | dict[str, str])]


class Deed(_Model):
    """Something a node does; every text in it is a template."""

    set: dict[str, str] = Field(default_factory=dict, description="values to set")
    tag: EffectData | None = None
    webhook: EffectData | None = None
    e_mail: EffectData | None = None
    mqtt: EffectData | None = None
    call_back: EffectData | None = None
    stop_list: EffectData | None = None

    def effects(self) -> tuple[tuple[EffectName, dict[str, str]], ...]:
        """List the effects with their data."""
        names: tuple[EffectName, ...] = ("tag", "webhook", "e_mail", "mqtt", "call_back", "stop_list")
        return tuple((name, data) for name in names if (data := getattr(self, name)) is not None)


class Response(_Model):
    """What a reaction does: the first time, or one of the times after that."""

    say: Wordings = Field(default=(), description="one of these is picked; later times without any say the first's")
    slower: bool = Field(default=False, description="say it slower; from the second time on, all that follows too")
    offer: Names = Field(
        default=(),
        description="reactions of which the first that the script lists is offered, with its `confirm` as the question;"
        " where it lists none of them, the next entry of `again` counts",
    )
    then: Literal["return", "repeat", "wait", "hand_off", "hang_up"] = Field(
        default="return",
        description="ask the node's question again; say its whole prompt again; wait; call an operator; end the call",
    )
    wait: Milliseconds = Field(default=20_000, description="how long to wait, with then: wait")
    group: str = Field(default="", description="the operators' group, with then: hand_off")
    outcome: str = ""
    effect: EffectName | None = Field(default=None, description="done before anything is said")


class Reaction(Response):
    """A global intent that answers and returns to where the talk was, or ends it.

    One with the name of a ready-made reaction keeps of that whatever it does not say itself. Its own ``say`` without
    ``again`` is said every time, except where the ready-made one does something else by then than return.
    """

    phrases: Names = ()
    also: Names = Field(default=(), description="phrases beside those of the ready-made reaction of this name")
    not_when: Names = Field(default=(), alias="except")
    costly: bool = False
    confirm: str = Field(
        default="", description="the question that is asked when a costly one is not certain, or when it is offered"
    )
    again: Annotated[tuple[Response, ...], BeforeValidator(_as_tuple, json_schema_input_type=list[Response])] = Field(
        default=(), description="what it does the second time, the third, ...; the last one stays"
    )
    counts: Literal["call", "node"] = Field(
        default="call", description="the times are counted in the whole call, or afresh at every node"
    )
    ask: str = Field(default="", description="a value that is asked for before the call ends; empty: none")
    ask_say: Wordings = Field(default=(), description="the question; a second one is asked when it is asked again")
    ask_default: Milliseconds = Field(
        default=86_400_000, description="where no moment is named: so long from the beginning of the call"
    )


def _as_listed(written: object) -> object:
    if isinstance(written, str):
        return {"name": written}
    if isinstance(written, dict) and len(written) == 1:
        ((name, say),) = written.items()
        if name != "name":
            return {"name": name, "say": say}
    return written


class ListedReaction(_Model):
    """A reaction that is active in a script, perhaps with what it says there."""

    name: str
    say: Wordings = Field(default=(), description="said instead of the ready-made wordings")


class Node(_Model):
    """One step of a talk."""

    say: Wordings = Field(default=(), description="one of these is picked at random")
    short: Wordings = Field(default=(), description="the question alone, to repeat it after a reaction")
    barge_in: BargeIn | None = None
    patience: Milliseconds | None = Field(default=None, description="how long an unfinished phrase is waited for")
    on: dict[str, Target] = Field(default_factory=dict, description="an intent, and where it leads")
    keys: dict[str, Target] = Field(default_factory=dict, description="a telephone key, and where it leads")
    ask: str = Field(default="", description="the value that is asked for")
    open: bool = Field(default=False, description="the question is open: what is said is heard without a grammar")
    then: Target = Field(default=(), description="where to go after the prompt, or once the value is known")
    silence: Silence | None = None
    unclear: Ladder | None = None
    do: Annotated[tuple[Deed, ...], BeforeValidator(_as_tuple, json_schema_input_type=list[Deed])] = ()
    handoff: str | None = Field(default=None, description="give the person to this group of operators")
    outcome: str = ""
    hang_up: bool = False
    overrides: bool = Field(default=False, description="this node takes the place of the reaction of its name")

    @property
    def waits(self) -> bool:
        """Whether an answer is waited for; else the talk goes on by itself after the prompt."""
        return bool(self.on or self.ask or self.keys)


class Script(_Model):
    """A whole script."""

    script: str = Field(min_length=1)
    language: Language
    kind: Literal["service", "survey", "debt", "advert"] = Field(description="which rules a campaign must keep")
    about: str = ""
    contact: dict[str, Literal["required", "optional"]] = Field(default_factory=dict)
    values: dict[str, Value] = Field(default_factory=dict)
    reactions: Annotated[
        tuple[
            Annotated[
                ListedReaction,
                BeforeValidator(_as_listed, json_schema_input_type=str | dict[str, str | list[str]]),
            ],
            ...,
        ],
        BeforeValidator(_as_tuple, json_schema_input_type=list[str | dict[str, str | list[str]]]),
    ] = Field(default=(), description="the ready-made ones that are active: a name, or `name: what it says`")
    own_reactions: dict[str, Reaction] = Field(
        default_factory=dict, description="reactions of this script alone, and what is otherwise in a ready-made one"
    )
    intents: dict[str, Intent] = Field(default_factory=dict)
    barge_in: BargeIn = Field(default="any", description="for nodes that do not say")
    silence: Silence | None = Field(default=None, description="for nodes that do not say")
    unclear: Ladder | None = Field(default=None, description="for nodes that do not say")
    handoff_failed: Literal["call_back", "go_on"] = Field(
        default="call_back", description="when no operator can be had: promise a call back and end, or go on"
    )
    start: str
    nodes: dict[str, Node] = Field(min_length=1)
