"""English text as it is spoken: the rules of this folder in their order, and what needs no file of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from voicebot.language.speaking import addresses
from voicebot.language.speaking.english import calendar, quantities
from voicebot.language.speaking.english.forms import LONGEST, cardinal, digits, ordinal
from voicebot.language.speaking.english.quantities import NUMBER, START
from voicebot.language.speaking.stops import full_stop

if TYPE_CHECKING:
    from voicebot.language.speaking.traced import Rule, Said, Traced

_SHORTENINGS = {
    "mr.": "mister",
    "mrs.": "missis",
    "ms.": "miz",
    "dr.": "doctor",
    "prof.": "professor",
    "st.": "street",
    "ave.": "avenue",
    "blvd.": "boulevard",
    "rd.": "road",
    "apt.": "apartment",
    "e.g.": "for example",
    "i.e.": "that is",
    "etc.": "et cetera",
    "vs.": "versus",
    "approx.": "approximately",
    "dept.": "department",
    "ext.": "extension",
    "tel.": "telephone",
    "no.": "number",
    "inc.": "incorporated",
    "ltd.": "limited",
    "co.": "company",
    "min.": "minutes",
    "w/o": "without",
}
_TOLD = re.compile(r"(?i)(?:code|pin|password|cvv|account|ssn|number)(?: number)?(?: is)?[ :—-]*$")
"""What is before a code; its digits are said one by one."""
ADDRESS_SIGNS = {
    ".": "dot",
    "-": "dash",
    "_": "underscore",
    "@": "at",
    "/": "slash",
    "+": "plus",
    "&": "and",
    ":": "colon",
    "?": "question mark",
    "=": "equals",
    "%": "percent",
    "#": "hash",
}
_FRACTIONS = {(1, 2): "one half", (1, 4): "one quarter", (3, 4): "three quarters"}


def _address(match: re.Match[str]) -> Said:
    return addresses.spelled(match.group(), ADDRESS_SIGNS, digits, str, " ".join)


def _telephone(match: re.Match[str]) -> Said:
    groups = ", ".join(digits(group) for group in re.findall(r"\d+", match.group()))
    return f"plus {groups}" if match.group().startswith("+") else groups


def _code(match: re.Match[str]) -> Said:
    return digits(match.group()) if _TOLD.search(match.string[max(match.start() - 30, 0) : match.start()]) else None


def _short(match: re.Match[str]) -> Said:
    written = match.group()
    if written.lower() == "no." and not re.match(r" ?\d", match.string[match.end() :]):
        return None
    if written.lower() == "st." and not re.search(r"[A-Z]\w+ $", match.string[: match.start()]):
        return "Saint"
    word = _SHORTENINGS[written.lower()]
    titles = {"mr.", "mrs.", "ms.", "dr.", "prof.", "ext.", "tel.", "no.", "apt."}
    return (word.capitalize() if written[0].isupper() else word) + (
        "" if written.lower() in titles else full_stop(match)
    )


def _fraction(match: re.Match[str]) -> Said:
    part, whole = int(match["part"]), int(match["of"])
    if not 0 < part < whole:
        return f"{cardinal(part)} {'' if match.group() == '24/7' else 'slash '}{cardinal(whole)}"
    share = _FRACTIONS.get((part, whole)) or f"{cardinal(part)} {ordinal(whole)}{'s' if part > 1 else ''}"
    return f"{cardinal(int(match['whole']))} and {share.replace('one ', 'a ', 1)}" if match["whole"] else share


def _range(match: re.Match[str]) -> Said:
    return f"{quantities.number(match['first'])} to {match['last']}"


def _number(match: re.Match[str]) -> Said:
    sign = {"-": "minus ", "+": "plus ", "": ""}[match["sign"]]
    blank = " " if match.string[match.end() : match.end() + 1].isalpha() else ""
    return sign + quantities.number(match["number"]) + blank


def _rest(match: re.Match[str]) -> str:
    figures = match.group()
    return f" {digits(figures) if len(figures) > LONGEST or figures.startswith('0') else cardinal(int(figures))} "


_TELEPHONES: list[Rule] = [
    (re.compile(r"(?<![\w.])\+\d{1,3}(?:[ -]{0,2}\(?\d{2,4}\)?){2,5}(?![\d/]|-\d)"), _telephone),
    (re.compile(r"(?<![\w.+-])(?:\d[ -])?(?:\(\d{3}\) ?|\d{3}[ -])\d{3}[ -]\d{4}(?![\w/]|-\d)"), _telephone),
    (re.compile(r"(?<![\w.+-])\d{3}-\d{2}-\d{4}(?![\w/]|-\d)|(?<![\w.+-])\d{3}-\d{4}(?![\w/]|-\d)"), _telephone),
    (re.compile(r"(?<![\w.+-])\d{4} \d{4} \d{4} \d{4}(?! ?\d)"), _telephone),
    (re.compile(r"(?<![\w.,+-])\d{3,12}(?![\w/]|[.,:]\d|-\d)"), _code),
    (re.compile(r"(?i)(?<=\bext\. )\d{1,6}"), lambda match: digits(match.group())),
]
_SHORT: list[Rule] = [
    (re.compile(rf"(?i)(?<![\w./-])(?:{'|'.join(map(re.escape, _SHORTENINGS))})(?!\w)"), _short),
]
_COUNTED: list[Rule] = [
    (
        re.compile(r"(?<![\w.,])\d{1,5}(?:\.\d{1,5}){2,4}(?!\w|\.\d)"),
        lambda match: " dot ".join(map(digits, match.group().split("."))),
    ),
    (re.compile(r"(?:#|№) ?(?=\d)"), "number "),
    (
        re.compile(rf"(?i){START}(?P<number>\d{{1,3}}(?:,\d{{3}}){{1,5}}|\d{{1,12}})(?:st|nd|rd|th)(?!\w)"),
        lambda match: ordinal(int(match["number"].replace(",", ""))),
    ),
    (re.compile(rf"{START}(?:(?P<whole>\d{{1,3}}) )?(?P<part>\d{{1,4}})/(?P<of>\d{{1,4}})(?![\w/])"), _fraction),
    (re.compile(rf"{START}(?P<first>{NUMBER}) ?[-–—] ?(?P<last>\d{{1,12}})(?![\w-]|[.,]\d)"), _range),
    (re.compile(rf"{START}(?P<sign>(?:(?<!\w)[+-])?)(?P<number>{NUMBER})(?!\d)"), _number),
    (re.compile(r"\d+"), _rest),
]
_RANGES: list[Rule] = [
    (
        re.compile(
            rf"{START}(?P<first>{NUMBER}) ?[-–—] ?(?P<last>{NUMBER})"
            r"(?= ?(?:%|°|(?:km|kg|cm|m|min|mins|h|hrs|hours)(?!\w)))"
        ),
        _range,
    ),
    (
        re.compile(r"(?<![\w:-])(?P<first>\d{1,2}:\d\d)(?: ?[ap]\.?m\.?)? ?[-–—] ?(?=\d{1,2}:\d\d)"),
        lambda match: match.group().rstrip(" -–—") + " to ",
    ),
]
_SIGNS: list[Rule] = [
    (re.compile("%"), " percent "),
    (re.compile("&"), " and "),
    (re.compile(r"\+"), " plus "),
    (re.compile("="), " equals "),
    (re.compile("@"), " at "),
    (re.compile("°"), " degrees "),
    (re.compile(r"\$"), " dollars "),
    (re.compile("€"), " euros "),
    (re.compile("£"), " pounds "),
    (re.compile("§"), " section "),
    (re.compile(r"(?<=[a-z])/(?=[a-z])"), " or "),
]
_DIGIT = re.compile(r"\d")


def wording(text: Traced) -> Traced:
    """Write numbers, signs and shortenings as English words."""
    text = text.sub(addresses.PATTERN, _address)
    if _DIGIT.search(text.text):
        text = text.apply([*_TELEPHONES, *_RANGES, *calendar.RULES, *quantities.RULES, *_SHORT, *_COUNTED])
    else:
        text = text.apply(_SHORT)
    return text.apply(_SIGNS)
