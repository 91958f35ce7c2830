"""The page of a call: one HTML file that holds everything, the sound too, and needs no network."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from pydantic import ValidationError

from voicebot.errors import InputError, Place
from voicebot.files import write_whole
from voicebot.journal.page_rows import Band, HandOffRow, PersonRow, RobotRow, node_bands, rows, state_bands
from voicebot.journal.page_sound import PageSound, page_sound
from voicebot.journal.record import RECORD_FILE, CallRecord
from voicebot.yaml_file import nearest, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from voicebot.journal.page_rows import Row

PAGE_FILE = "page.html"
_TICK_WIDTH = 60
"""Pixels, at least, from one time under the timeline to the next."""
_TICKS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600)
_PIXELS_A_SECOND = 9
"""A long call is not squeezed any further: its timeline scrolls."""
_WIDEST, _USUAL_WIDTH, _LABEL_WIDTH = 30_000, 900, 80
"""Pixels: of the longest timeline, of one that does not scroll, of a band that has room for its name."""


def read_record(folder: Path) -> CallRecord:
    """Read the record of a call's folder.

    Raises:
        InputError: there is none, or it is damaged.
    """
    file = folder / RECORD_FILE
    try:
        return CallRecord.model_validate_json(file.read_bytes())
    except OSError as failed:
        raise InputError(
            f"cannot be read: {failed.strerror}", place=Place(file), remedy="name the folder of a call"
        ) from failed
    except ValidationError as refused:
        raise InputError("this is no call record", place=Place(file), remedy="make the call again") from refused


def write_page(folder: Path, out: Path | None = None, *, language: str = "") -> Path:
    """Write the page of a call.

    Args:
        folder: the call's folder, with its record and its recording.
        out: where; None is beside the record.
        language: of the page's own words: ru, en or ko; empty for the call's.

    Returns:
        The file.

    Raises:
        AudioFileError: the recording cannot be read.
        InputError: there is no record, it is damaged, or nobody wrote the page's words in that language.
    """
    record = read_record(folder)
    sound = page_sound(folder / record.recording) if record.recording else None
    out = out or folder / PAGE_FILE
    write_whole(out, page(record, sound, language))
    return out


def page_languages() -> tuple[str, ...]:
    """List the languages that the page's own words are written in."""
    return tuple(_all_words())


def page(record: CallRecord, sound: PageSound | None, language: str = "") -> str:
    """Make the page of a call.

    Args:
        record: the call.
        sound: its recording; None where there is none.
        language: of the page's own words: ru, en or ko; empty for the call's.

    Raises:
        InputError: nobody wrote the page's words in that language.
    """
    words = _words(language or record.language)
    shown = rows(record.events)
    duration = max([1, sound.duration_ms if sound else 0, *(event.at for event in record.events)])
    width = min(duration * _PIXELS_A_SECOND // 1000, _WIDEST)
    return _template().render(
        record=record,
        title=next((value for value in record.contact.values() if value), record.script),
        language=language or record.language,
        words=words,
        facts=list(_facts(record, shown, words)),
        rows=shown,
        sound=sound,
        duration=duration,
        width=width,
        nodes=node_bands(record.events, duration),
        states=state_bands(record.events, duration),
        spoken={"robot": _spoken(shown, RobotRow), "person": _spoken(shown, PersonRow)},
        marks={"robot": list(_marks(shown, words)), "person": ()},
        fits=lambda band: (band.end - band.start) * max(width, _USUAL_WIDTH) > _LABEL_WIDTH * duration,
        ticks=_ticks(duration, max(width, _USUAL_WIDTH)),
        translations=_Translations(record.translations),
        time=_time,
        short=_short,
        share=lambda ms: f"{100 * ms / duration:.3f}".rstrip("0").rstrip("."),
        percent=lambda probability: f"{probability:.0%}",
        name=lambda text: words["names"].get(text, str(text).replace("_", " ")),
    )


@dataclass(frozen=True, slots=True)
class _Fact:
    label: str
    value: str
    unit: str = ""


def _facts(record: CallRecord, shown: Sequence[Row], words: Mapping[str, Any]) -> Iterator[_Fact]:
    """Give what stands at the top."""
    labels, timing = words["facts"], record.timing
    if record.line.answered_at is not None and record.line.ended_at is not None:
        yield _Fact(labels["duration"], _short(record.line.ended_at - record.line.answered_at))
    if record.line.cause:
        yield _Fact(labels["cause"], words["names"].get(record.line.cause, record.line.cause.replace("_", " ")))
    for row in shown:
        if isinstance(row, HandOffRow):
            last = row.states[-1].state
            yield _Fact(labels["hand_off"], f"{row.states[0].group}, {words['names'].get(last, last)}")
    if timing.gaps.median is not None and timing.gaps.longest is not None:
        yield _Fact(labels["gap"], f"{timing.gaps.median:.0f}", words["ms"])
        yield _Fact(labels["longest"], f"{timing.gaps.longest:.0f}", words["ms"])
    yield _Fact(labels["turns"], str(len(record.turns)))
    counts = {
        "unclear": sum(turn.kind == "unclear" for turn in record.turns),
        "out_of_scope": sum(turn.kind == "out_of_scope" for turn in record.turns),
        "interrupted": timing.interrupted,
        "resumed": timing.resumed,
    }
    for name, count in counts.items():
        if count:
            yield _Fact(labels[name], str(count))
    for name, value in record.values.items():
        yield _Fact(name, value)


def _spoken(shown: Sequence[Row], kind: type[RobotRow | PersonRow]) -> list[Band]:
    """List the stretches in which one side spoke."""
    bands: list[Band] = []
    for row in shown:
        if isinstance(row, RobotRow) and kind is RobotRow:
            bands += [Band(start, end, "") for start, end in row.spoken() if end > start]
        elif isinstance(row, PersonRow) and kind is PersonRow and row.end > row.at:
            bands.append(Band(row.at, row.end, ""))
    return bands


def _marks(shown: Sequence[Row], words: Mapping[str, Any]) -> Iterator[Band]:
    """Give the moments at which the robot fell silent for the person."""
    for row in shown:
        if isinstance(row, RobotRow):
            for one in row.breaks:
                yield Band(one.at, one.at, words["paused"].format(one.after))


class _Translations(dict[str, str]):
    """What has no translation is empty."""

    def __missing__(self, text: str) -> str:
        return ""


def _ticks(duration: int, width: int) -> range:
    """Choose the times that are written under a timeline so many pixels wide, ms."""
    fitting = (each for each in _TICKS_S if width * each * 1000 >= _TICK_WIDTH * duration)
    step = next(fitting, _TICKS_S[-1])
    return range(0, duration - duration // 30, step * 1000)  # none is cut off at the right edge


def _time(at: int) -> str:
    """Write audio time as minutes, seconds and tenths: ``1:02.3``."""
    return f"{at // 60_000}:{at // 1000 % 60:02}.{at // 100 % 10}"


def _short(at: int) -> str:
    """Write audio time as minutes and seconds: ``1:02``."""
    return f"{at // 60_000}:{at // 1000 % 60:02}"


def _words(language: str) -> dict[str, Any]:
    known = _all_words()
    if language not in known:
        raise InputError(f"the page has no words in '{language}'", remedy=nearest(language, known))
    return known[language]


@cache
def _all_words() -> dict[str, dict[str, Any]]:
    with as_file(files("voicebot.journal") / "page_files" / "words.yaml") as path:
        words: dict[str, dict[str, Any]] = read_yaml(path, InputError).data
    return words


@cache
def _template() -> Template:
    """Give the template; whatever a person said is text in it, never markup."""
    loader = PackageLoader("voicebot.journal", "page_files")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("page.html.j2")
