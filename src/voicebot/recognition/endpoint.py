"""The end of an utterance: when has the person finished, so that the robot may answer?

Vosk's own endpoint comes a second late, so it is not asked. How long a silence must last depends on how far what was
heard has come: an expected answer that nothing continues needs little more than a breath, "да, но" needs patience.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.events import Progress

if TYPE_CHECKING:
    from voicebot.settings import EndpointSettings

TOO_LONG = "too_long"
LINE_ENDED = "line_ended"


def patience_ms(
    progress: Progress,
    said_ms: int,
    settings: EndpointSettings,
    node_patience_ms: int | None = None,
    *,
    open_question: bool = False,
) -> int:
    """Give the silence that ends an utterance which has come so far.

    Args:
        progress: how far it has come.
        said_ms: how long it lasted, pauses included; a short sound that fits nothing is most often a filler.
        settings: the waits.
        node_patience_ms: the node's own patience; it replaces the waits for what is not an answer yet.
        open_question: anything may be said, and go on; only a listed phrase that nothing continues ends it sooner.
    """
    if open_question and progress is not Progress.ANSWER:
        return settings.open_ms if node_patience_ms is None else node_patience_ms
    waits = {
        Progress.ANSWER: settings.answer_ms,
        Progress.EXTENDABLE: settings.extendable_ms,
        Progress.BACK_CHANNEL: settings.extendable_ms,
    }
    if progress in waits:
        return waits[progress]
    if node_patience_ms is not None:
        return node_patience_ms
    unfinished = progress in {Progress.UNFINISHED, Progress.FILLER} or said_ms <= settings.short_ms
    return settings.unfinished_ms if unfinished else settings.unknown_ms


def end_of_utterance(  # noqa: PLR0913 - everything the decision depends on, and nothing else
    *,
    spoken_ms: int,
    silent_ms: int,
    stable_ms: int,
    progress: Progress,
    settings: EndpointSettings,
    node_patience_ms: int | None = None,
    open_question: bool = False,
    decide_by_ms: int | None = None,
) -> str | None:
    """Say why the utterance is over, or None while it is not.

    Args:
        spoken_ms: time since its onset.
        silent_ms: time since its last sound; 0 while the person speaks.
        stable_ms: time since the partial last changed.
        progress: how far the partial has come.
        settings: the waits.
        node_patience_ms: see `patience_ms`.
        open_question: see `patience_ms`.
        decide_by_ms: the robot has paused for this utterance and must know by then, counted from its onset, what it
            was: if it was short it is most often no more than "угу".

    Returns:
        The progress it was ended at, or `TOO_LONG`.
    """
    if spoken_ms >= settings.longest_ms:
        return TOO_LONG
    if not silent_ms:
        return None
    said_ms = spoken_ms - silent_ms
    patience = patience_ms(progress, said_ms, settings, node_patience_ms, open_question=open_question)
    if decide_by_ms is not None and said_ms <= settings.short_ms:
        if spoken_ms >= decide_by_ms:
            return str(progress)
        patience = min(patience, settings.answer_ms)
    if stable_ms >= settings.stable_ms and silent_ms >= patience:
        return str(progress)
    return None
