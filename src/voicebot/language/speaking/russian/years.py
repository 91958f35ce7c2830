"""Russian years: "в 2026 году", "2020–2025 гг.", "май 2026"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from voicebot.language.speaking.russian.context import case_after, noun_after
from voicebot.language.speaking.russian.dates import MONTHS
from voicebot.language.speaking.russian.forms import ordinal
from voicebot.language.speaking.stops import full_stop

if TYPE_CHECKING:
    from voicebot.language.speaking.traced import Rule, Said

_FORMS = {
    "n": "год годы",
    "g": "года годов",
    "d": "году годам",
    "a": "год годы",
    "i": "годом годами",
    "p": "году годах",
}
_CASES = {
    "года": "g",
    "годом": "i",
    "годе": "p",
    "годы": "n",
    "годов": "g",
    "годам": "d",
    "годами": "i",
    "годах": "p",
}
_IN = re.compile(r"(?:^|\s)во? ?$", re.IGNORECASE)
_START = r"(?<![\w.,:/+-])"
_YEAR = r"[12]\d{3}"
_NOUN = r"(?P<noun>год(?:а|у|ом|е|ы|ов|ам|ами|ах)?(?!\w)|гг\.|г\.(?: ?г\.)?|гг?(?![\w/]))"
_MONTH_NAME = (
    r"январ[ьеяю]|феврал[ьеяю]|март[еау]?|апрел[ьеяю]|ма[йеяю]|ию[нл][ьеяю]|август[еау]?"
    r"|сентябр[ьеяю]|октябр[ьеяю]|ноябр[ьеяю]|декабр[ьеяю]|квартал[а-я]{0,2}|полугоди[а-я]{1,2}"
)


def _case(before: str, noun: str) -> str:
    """Tell a year's case by its noun; where that leaves a choice, by what is before it."""
    if noun in _CASES:
        return _CASES[noun]
    asked = case_after(before, "")
    if noun == "году":
        return "d" if asked == "d" else "p"
    if noun == "год":
        return "a" if asked == "a" else "n"
    if _IN.search(before):
        return "p"
    return asked or ("g" if before.rstrip()[-1:].isalpha() else "n")


def _with_noun(match: re.Match[str]) -> Said:
    noun = match["noun"].lower()
    plural = noun.startswith(("гг", "г.г", "г. г", "годы", "годов", "годам", "годах"))
    case = _case(match.string[: match.start()], noun)
    form = match["noun"] if noun.startswith("год") else _FORMS[case].split()[plural]
    return [(ordinal(int(match["year"]), case), match.start()), (form + full_stop(match), match.start("noun"))]


def _of_month(match: re.Match[str]) -> Said:
    month, year = (match["month"], match.start()), match.start("year")
    return [month, (f"{ordinal(int(match['year']), 'g')} года{full_stop(match)}", year)]


def _between(match: re.Match[str]) -> Said:
    first, last = match["first"], match["last"]
    start, end = int(first), int(first[: len(first) - len(last)] + last)
    before = match.string[: match.start()]
    asked = case_after(before, "")
    if not asked:
        return f"с {ordinal(start, 'g')} по {ordinal(end, 'a')} год{full_stop(match)}"
    case = "p" if _IN.search(before) else asked
    return f"{ordinal(start, case)}, {ordinal(end, case)} {_FORMS[case].split()[1]}{full_stop(match)}"


def _alone(match: re.Match[str]) -> Said:
    """Say "в 2026" as a year, unless something is counted."""
    return None if noun_after(match.string[match.end() :]) else f"{ordinal(int(match.group()), 'p')} году"


def _since(match: re.Match[str]) -> Said:
    start, end = ordinal(int(match["first"]), "g"), ordinal(int(match["last"]), "a")
    return [(start, match.start()), (f"по {end}", match.end("first") + 1)]


def _short(match: re.Match[str]) -> Said:
    """Say "86 года" of a date: two figures of a year."""
    return ordinal(int(match.group()), "g")


RULES: list[Rule] = [
    (
        re.compile(rf"{_START}(?P<first>{_YEAR}) ?[-–—] ?(?P<last>{_YEAR}|\d\d) ?{_NOUN}"),
        _between,
    ),
    (re.compile(rf"{_START}(?P<year>{_YEAR})(?:-?(?:й|го|м|му|ом|ого))? ?{_NOUN}"), _with_noun),
    (re.compile(rf"(?<!\w)(?i:(?P<month>{_MONTH_NAME})) (?P<year>{_YEAR})(?![\w/:-]|[.,]\d)"), _of_month),
    (re.compile(r"(?<=с )(?P<first>(?:19|20)\d\d) по (?P<last>(?:19|20)\d\d)(?=[.,?!;]|$| год(?!\w))"), _since),
    (re.compile(r"(?<=(?<!\w)[вВ] )(?:19|20)\d\d(?![\w%₽$€°/:-]|[.,]\d| ?[%₽$€°\d(–—-])"), _alone),
    (re.compile(rf"(?<=(?:{'|'.join(sorted({month[-3:] for month in MONTHS}))}) )\d\d(?= года)"), _short),
]
