"""A transcript tells who said what, when, and what was made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.events import FaultNoted, PhrasesChanged, UtteranceEnded
from voicebot.journal.transcript import TranscriptBuilder, TranscriptLine, clock, render, transcript

if TYPE_CHECKING:
    from voicebot.events import CallEvent


def spoken(events: list[CallEvent]) -> list[TranscriptLine]:
    return [line for line in transcript(events) if line.who in ("robot", "person")]


def test_robot_and_person_with_all_that_is_known(events: list[CallEvent]) -> None:
    assert spoken(events) == [
        TranscriptLine(2040, "person", "алло", notes=("a greeting",)),
        TranscriptLine(
            2560,
            "robot",
            "Здравствуйте, вам удобно?",
            "greet",
            gap=160,
            notes=(
                "paused at 00:03.000",
                "went on: back_channel",
                "paused at 00:03.800",
                'interrupted after "Здравствуйте,": speech',
            ),
        ),
        TranscriptLine(
            3620,
            "person",
            "да",
            "greet",
            sure=0.97,
            meaning="yes",
            notes=('decoded freely: "да удобно"', "new_time = 2026-12-02T16:00"),
        ),
        TranscriptLine(4900, "robot", "Соединяю.", "remind", gap=300, notes=("reaction operator",)),
        TranscriptLine(5700, "person", "key 0"),
    ]


def test_what_happened_to_the_call(events: list[CallEvent]) -> None:
    others = [(line.who, line.text, line.notes) for line in transcript(events) if line.who in ("operator", "-")]
    assert others == [
        ("-", "line dialing", ()),
        ("-", "line answered", ()),
        ("-", "hand-off requested sales", ("оператор",)),
        ("operator", "hand-off ringing sales sip:201", ()),
        ("operator", "hand-off no_answer sales sip:201", ()),
        ("-", "hand-off requested seniors", ("оператор",)),
        ("operator", "hand-off ringing seniors sip:301", ()),
        ("operator", "hand-off briefing seniors sip:301", ("Ирина Петровна",)),
        ("operator", "hand-off bridged seniors sip:301", ()),
        ("-", "effect tag", ("name = warm",)),
        ("-", "outcome handed_off", ()),
        ("-", "line ended", ("handed_off",)),
    ]


def test_lines_are_in_the_order_in_which_they_began(events: list[CallEvent]) -> None:
    times = [line.at for line in transcript(events)]
    assert times == sorted(times)


def test_an_event_without_its_line_is_no_fault(events: list[CallEvent]) -> None:
    builder = TranscriptBuilder()
    for event in events[7:11]:  # pauses of a prompt that was never begun
        builder.add(event)
    assert builder.lines == ()


def test_rendered_as_plain_text_with_translations(events: list[CallEvent]) -> None:
    text = render(spoken(events)[2:4], {"да": "yes", "key 0": "no"}.get)
    assert text.splitlines() == [
        '00:03.620  person   greet            да  [yes 0.97; decoded freely: "да удобно"; new_time = 2026-12-02T16:00]',
        "                                     = yes",
        "00:04.900  robot    remind           Соединяю.  [gap 300 ms; reaction operator]",
    ]


def test_an_utterance_without_words_says_so() -> None:
    event = UtteranceEnded(at=900, text="", onset=100, offset=800, reason="unknown", used="ignored")
    assert render(transcript([event])) == "00:00.100  person                    (no words)  [ignored]\n"
    assert render(()) == ""


def test_times_are_minutes_seconds_milliseconds() -> None:
    assert [clock(at) for at in (0, 62_340, 3_600_000)] == ["00:00.000", "01:02.340", "60:00.000"]


def test_changed_phrases_and_faults_are_lines() -> None:
    happened: list[CallEvent] = [
        PhrasesChanged(at=100, version="1a2b3c4d", added=("директора",), removed=("менеджера",)),
        FaultNoted(at=200, code="handoff_file", message="broken"),
    ]
    assert render(transcript(happened)).splitlines() == [
        "00:00.100  -                         hand-off phrases changed 1a2b3c4d  [+ директора; - менеджера]",
        "00:00.200  -                         fault handoff_file  [broken]",
    ]
