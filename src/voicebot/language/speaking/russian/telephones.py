"""Russian telephone numbers as people dictate them, and codes, cards and accounts by their digits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from voicebot.language.speaking.russian.forms import cardinal, digits

if TYPE_CHECKING:
    from voicebot.language.speaking.traced import Rule, Said

_START = r"(?<![\w+./:-])"
_GAP = r"[ .-]{0,3}"
_OPEN = rf"{_GAP}\(?"
_CLOSE = rf"\)?{_GAP}"
_TOLD = re.compile(
    r"(?:^|\W)(?:код(?!ек)[а-я]*|пин(?:-код[а-я]*)?|парол[а-я]+|cvv|cvc|пин|pin)(?: (?!город)[а-яё]{2,})?"
    r"(?: (?:из|для|в|от))?(?: [а-яёa-z-]{2,})?[ :—–-]*$",
    re.IGNORECASE,
)
"""What is before a code; its digits are said one by one."""
_ACCOUNT = re.compile(
    r"(?:^|\W)(?:инн|снилс|огрн|огрнип|бик|кпп|окпо|р/с|к/с|полис[а-я]*|сч[её]т[ауе]?|паспорт[а-я]*|карт[а-я]+|трек[а-я-]*|imei)"
    r"(?: (?:номер|серия|серии))?(?: ?№)?[ :—–*-]*$",
    re.IGNORECASE,
)
"""What is before the number of an account or a document; it is said in groups."""
_ENDS = re.compile(r"(?:заканчива\w+ на|оканчива\w+ на|последние (?:четыре )?цифры)[ :—–*-]*$", re.IGNORECASE)
_BY_TENS = 4
_HUNDREDS = 3
_LONG = 6


def group(figures: str) -> str:
    """Say some digits as people dictate: two or three as a number with its zeros, four as two and two.

    Args:
        figures: the digits.
    """
    if len(figures) <= _HUNDREDS:
        rest = figures.lstrip("0")
        zeros = ["ноль"] * (len(figures) - len(rest))
        return " ".join([*zeros, cardinal(int(rest))] if rest else zeros)
    if len(figures) == _BY_TENS:
        return f"{group(figures[:2])} {group(figures[2:])}"
    size = _HUNDREDS if len(figures) % _HUNDREDS == 0 or len(figures) > _LONG else 2
    first = len(figures) % size if size == 2 else _HUNDREDS  # noqa: PLR2004 - pairs, the odd digit first
    rest = figures[first or size :]
    return f"{group(figures[: first or size])}, {group(rest)}" if rest else group(figures)


def _numbers(match: re.Match[str]) -> Said:
    """Say the groups of a match, a pause after each."""
    groups = [group(figures) for figures in match.groups() if figures]
    return ("плюс " if match.group().startswith("+") else "") + ", ".join(groups)


def _as_grouped(match: re.Match[str]) -> Said:
    """Say "8 (4012) 12-34-56", "+380 44 123-45-67": the groups as they are written."""
    groups = re.findall(r"\d+", match.group())
    return ("плюс " if match.group().startswith("+") else "") + ", ".join(group(figures) for figures in groups)


def _short(match: re.Match[str]) -> Said:
    """Say "45-67-89"; what may be a date stays."""
    day, month = int(match.group(1)), int(match.group(2))
    return None if 1 <= day <= 31 and 1 <= month <= 12 else _numbers(match)  # noqa: PLR2004 - days and months


def _code(match: re.Match[str]) -> Said:
    before = match.string[: match.start()][-60:]
    if _TOLD.search(before):
        return digits(match.group().replace(" ", "").replace("-", ""))
    if _ACCOUNT.search(before) or _ENDS.search(before):
        return ", ".join(group(figures) for figures in re.findall(r"\d+", match.group()))
    return None


def _card(match: re.Match[str]) -> Said:
    return ", ".join(digits(figures) for figures in re.findall(r"\d{4}", match.group()))


def _extension(match: re.Match[str]) -> Said:
    return [("добавочный", match.start()), (group(match["last"]), match.start("last"))]


def _hidden(match: re.Match[str]) -> Said:
    return group(match["last"])


def _service(match: re.Match[str]) -> Said:
    signs = {"*": "звёздочка", "#": "решётка"}
    return " ".join(signs.get(part) or group(part) for part in re.findall(r"[*#]|\d+", match.group()))


RULES: list[Rule] = [
    (re.compile(r"(?i)(?P<short>(?<!\w)доб(?:авочный)?(?:\.|(?!\w)):? ?)(?P<last>\d{1,6})(?!\d)"), _extension),
    (
        re.compile(
            rf"{_START}\+?(7|8){_OPEN}(\d{{3}}){_CLOSE}(\d{{3}}){_GAP}(\d\d){_GAP}(\d\d)(?![\d/]|[.,:]\d|-\d)",
        ),
        _numbers,
    ),
    (
        re.compile(
            rf"{_START}(?:\+\d{{1,3}}|8){_GAP}\(\d{{3,5}}\){_GAP}\d{{1,4}}(?:[ -]\d{{2,4}}){{1,3}}(?![\d/]|-\d)"
        ),
        _as_grouped,
    ),
    (re.compile(rf"{_START}\+\d(?:{_GAP}\(?\d{{1,4}}\)?){{3,6}}(?![\d/]|-\d)"), _as_grouped),
    (re.compile(rf"{_START}(?:\(?(\d{{3}})\)?[ -])?(\d{{3}})-(\d\d)-(\d\d)(?![\w/]|-\d)"), _numbers),
    (re.compile(rf"{_START}\((\d{{3}})\) ?(\d{{3}})[ -]?(\d\d)[ -]?(\d\d)(?![\w/]|-\d)"), _numbers),
    (re.compile(rf"(?i)(?<=тел\. ){_START}(\d\d)-(\d\d)-(\d\d)(?![\w/]|-\d)"), _numbers),
    (re.compile(rf"{_START}(\d\d)-(\d\d)-(\d\d)(?![\w/]|-\d)"), _short),
    (re.compile(rf"{_START}\d{{4}} \d{{4}} \d{{4}} \d{{4}}(?! ?\d)"), _card),
    (re.compile(r"(?:[*•]{1,12}|[xXхХ]{4}) ?(?P<last>\d{4})(?![\d#*])"), _hidden),
    (re.compile(r"(?<!\w)[*#]\d{1,6}(?:[*#]\d{1,6})*#?(?!\w)"), _service),
    (re.compile(rf"{_START}\d{{1,20}}(?:[ -]\d{{2,11}}){{0,4}}(?![\w/]|[.,:]\d|-\d)"), _code),
]
