"""Makes a call's record out of its events. Pure."""

from __future__ import annotations

import math
from statistics import median
from typing import TYPE_CHECKING

from voicebot.events import (
    CallEvent,
    EffectRequested,
    HandOffChanged,
    LineChanged,
    NodeEntered,
    OutcomeSet,
    RobotPaused,
    RobotResumed,
    RobotStarted,
    RobotStopped,
    UnderstoodAs,
    UtteranceEnded,
    ValueSet,
)
from voicebot.journal.record import CallHeader, CallRecord, HandOffHistory, LineHistory, Spread, Timing, Turn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from pydantic import JsonValue

    from voicebot.settings import Settings


def build_record(
    header: CallHeader,
    events: Sequence[CallEvent],
    recording: str = "",
    translate: Callable[[str], str | None] | None = None,
) -> CallRecord:
    """Sum a call up.

    Args:
        header: what was known before it.
        events: all of them, in order.
        recording: the name of the sound file, empty for none.
        translate: gives a text in another language, None where it has none.
    """
    outcomes = [event.outcome for event in events if isinstance(event, OutcomeSet)]
    return CallRecord(
        **dict(header),
        line=_line(events),
        outcome=outcomes[-1] if outcomes else "",
        values={event.name: event.value for event in events if isinstance(event, ValueSet)},
        effects=tuple(event for event in events if isinstance(event, EffectRequested)),
        nodes=tuple(event.node for event in events if isinstance(event, NodeEntered)),
        turns=_turns(events),
        hand_offs=_hand_offs(events),
        timing=_timing(events),
        translations=_translations(events, translate) if translate else {},
        recording=recording,
        events=tuple(events),
    )


def kept_settings(settings: Settings) -> dict[str, JsonValue]:
    """Pick the settings that decide what happens in a call; where files lie does not."""
    kept = {"floor", "endpoint", "voice_activity", "match", "line", "voices"}
    found: dict[str, JsonValue] = settings.model_dump(mode="json", include=kept)
    return found


def spread(durations: Sequence[float]) -> Spread:
    """Describe a series of durations."""
    if not durations:
        return Spread()
    ordered = sorted(durations)
    p95 = ordered[math.ceil(0.95 * len(ordered)) - 1]
    return Spread(count=len(ordered), median=median(ordered), p95=p95, longest=ordered[-1])


def _line(events: Sequence[CallEvent]) -> LineHistory:
    states = tuple(event for event in events if isinstance(event, LineChanged))
    first = {state.state: state for state in reversed(states)}
    answered, ended = first.get("answered"), first.get("ended")
    return LineHistory(
        states=states,
        cause=ended.cause if ended else "",
        answered_at=answered.at if answered else None,
        ended_at=ended.at if ended else None,
    )


def _translations(events: Sequence[CallEvent], translate: Callable[[str], str | None]) -> dict[str, str]:
    """Translate what was said, heard and told."""
    texts: dict[str, None] = {}
    for event in events:
        match event:
            case RobotStarted():
                texts[event.text] = None
            case UtteranceEnded():
                texts[event.words] = None
            case HandOffChanged() if event.briefing:
                texts[event.briefing] = None
            case _:
                continue
    return {text: translation for text in texts if (translation := translate(text))}


def _turns(events: Sequence[CallEvent]) -> tuple[Turn, ...]:
    turns: list[Turn] = []
    node = ""
    for event in events:
        match event:
            case NodeEntered():
                node = event.node
            case UtteranceEnded():
                turns.append(
                    Turn(
                        onset=event.onset,
                        offset=event.offset,
                        node=node,
                        heard=event.text,
                        free_text=event.free_text,
                        used=event.used,
                        ended_by=event.reason,
                    )
                )
            case UnderstoodAs() if turns:
                meaning = event.model_dump(include={"node", "intent", "kind", "probability", "phrase", "stage"})
                turns[-1] = turns[-1].model_copy(
                    update={**meaning, "ranked": event.ranked, "also": event.also, "value": event.value}
                )
            case _:
                continue
    return tuple(turns)


def _hand_offs(events: Sequence[CallEvent]) -> tuple[HandOffHistory, ...]:
    transfers: list[list[HandOffChanged]] = []
    for event in events:
        if isinstance(event, HandOffChanged):
            if event.state == "requested" or not transfers:
                transfers.append([])
            transfers[-1].append(event)
    return tuple(
        HandOffHistory(
            states=tuple(states),
            group=states[0].group,
            operator=_last(state.operator for state in states),
            reason=states[0].reason,
            briefing=_last(state.briefing for state in states),
            result=states[-1].state,
        )
        for states in transfers
    )


def _last(texts: Iterable[str]) -> str:
    """Give the last text that is not empty."""
    return next((text for text in reversed(list(texts)) if text), "")


def _timing(events: Sequence[CallEvent]) -> Timing:
    return Timing(
        gaps=spread([event.gap for event in events if isinstance(event, RobotStarted) and event.gap is not None]),
        pauses=spread([event.at - event.onset for event in events if isinstance(event, RobotPaused)]),
        resumed=sum(isinstance(event, RobotResumed) for event in events),
        interrupted=sum(isinstance(event, RobotStopped) for event in events),
    )
