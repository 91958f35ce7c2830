"""Russian times of day: "15:30", "с 9:00 до 18:00", "9.00–18.00"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from voicebot.language.speaking.russian.context import case_after
from voicebot.language.speaking.russian.forms import DIRECT, Noun, cardinal, counted

if TYPE_CHECKING:
    from voicebot.language.speaking.traced import Rule, Said

_HOUR, _MINUTE, _SECOND = Noun("час"), Noun("минута"), Noun("секунда")
_TENS = 10
_START = r"(?<![\w.,:/+-])"
_HOURS = r"(?:[01]?\d|2[0-4])"
_TIME = rf"{_HOURS}:[0-5]\d"
_LOOSE = rf"{_HOURS}(?:\.[0-5][05]|-(?:00|15|30|45))"
"""Minutes after a full stop or a hyphen: round ones, or it is another number."""
_END = r"(?![\w%°₽$€/:-]|[.,]\d| ?[%°₽$€])"
_SINCE = re.compile(r"(?:^|\s)(?:со?|от) ?$", re.IGNORECASE)


def clock(hour: int, minute: int, second: int = 0, case: str = "n", *, bare: bool = False) -> str:
    """Say a time of day: "десять часов", "десять ноль пять".

    Args:
        hour: 0 to 24.
        minute: 0 to 59.
        second: 0 to 59; not said when 0.
        case: n, g, d, a, i or p.
        bare: full hours without "часов": another time follows and has it ("с девяти до восемнадцати часов").
    """
    if second:
        return f"{counted(hour, _HOUR, case)} {counted(minute, _MINUTE, case)} {counted(second, _SECOND, case)}"
    if not minute:
        return cardinal(hour, case) if bare else counted(hour, _HOUR, case)
    if minute < _TENS:
        return f"{cardinal(hour, case)} ноль {cardinal(minute, 'n', 'f')}"
    return f"{cardinal(hour, case)} {cardinal(minute, 'n' if case in DIRECT else case, 'f')}"


def _said(match: re.Match[str]) -> Said:
    hour, minute, *second = map(int, match["time"].split(":"))
    case = case_after(match.string[: match.start()])
    return clock(hour, minute, second[0] if second else 0, case, bare=match["next"] is not None)


def _between(match: re.Match[str]) -> Said:
    start = clock(*_parts(match["first"]), case="g", bare=True)
    end = clock(*_parts(match["last"]), case="g")
    since = "" if _SINCE.search(match.string[: match.start()]) else "с "
    return f"{since}{start} до {end}"


def _parts(time: str) -> tuple[int, int]:
    hour, minute = re.split(r"[:.-]", time)
    return int(hour), int(minute)


RULES: list[Rule] = [
    (
        re.compile(rf"{_START}(?P<first>{_TIME}|{_HOURS}\.[0-5]0) ?[-–—] ?(?P<last>{_TIME}|{_HOURS}\.[0-5]0){_END}"),
        _between,
    ),
    (
        re.compile(
            rf"(?i)(?:(?<=\b[вск] )|(?<=\bдо )|(?<=\bпосле )){_LOOSE}{_END}(?! ?(?:тыс|млн|млрд|руб|км|кг|м|л|г)(?!\w))"
        ),
        lambda match: re.sub("[.-]", ":", match.group()),
    ),
    (
        re.compile(
            rf"{_START}(?P<time>{_TIME}(?::[0-5]\d)?)(?![\w/]|:\d)(?: ?(?:часов|часа|час|ч\.?)(?!\w))?"
            rf"(?P<next>(?= (?:до|и|или) {_TIME}))?"
        ),
        _said,
    ),
]
