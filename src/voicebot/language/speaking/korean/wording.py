"""Korean text as it is spoken: the rules in their order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from voicebot.language.speaking import addresses
from voicebot.language.speaking.korean.forms import COUNTERS, LONGEST, decimal, digits, joined, month, native, sino

if TYPE_CHECKING:
    from voicebot.language.speaking.traced import Rule, Said, Traced

_HOURS = "시(?=[^가-힣]|$|[에까부쯤경이])|분(?=께|이서|의 손님)"
"""Hours, and people; not minutes, nor words that begin with these letters."""
_NATIVE = "|".join(["개월", "개국", *sorted(COUNTERS, key=len, reverse=True), _HOURS])
_SINO_TOO = frozenset({"개월", "개국"})
"""They begin like a counter of the native row, but are not of it."""
_ALL_NATIVE = frozenset({"살"})
_ROUND = 40
"""From here on people count in the Sino-Korean row, ages apart."""
_MONEY = {"₩": "원", "$": "달러", "€": "유로", "¥": "엔", "£": "파운드", "￦": "원"}
_UNITS = {
    "km/h": "킬로미터 퍼 시간",
    "m/s": "미터 퍼 초",
    "km²": "제곱킬로미터",
    "㎢": "제곱킬로미터",
    "km": "킬로미터",
    "cm": "센티미터",
    "mm": "밀리미터",
    "m²": "제곱미터",
    "㎡": "제곱미터",
    "m": "미터",
    "kg": "킬로그램",
    "mg": "밀리그램",
    "g": "그램",
    "t": "톤",
    "ml": "밀리리터",
    "L": "리터",
    "l": "리터",
    "cc": "씨씨",
    "py": "평",
    "GB": "기가바이트",
    "TB": "테라바이트",
    "MB": "메가바이트",
    "KB": "킬로바이트",
    "MHz": "메가헤르츠",
    "GHz": "기가헤르츠",
    "kHz": "킬로헤르츠",
    "Hz": "헤르츠",
    "rpm": "알피엠",
    "mA": "밀리암페어",
    "kW": "킬로와트",
    "V": "볼트",
    "W": "와트",
    "A": "암페어",
    "°C": "도",
    "℃": "도",
    "°": "도",
    "%": "퍼센트",
}
LETTERS = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        [
            *("에이", "비", "씨", "디", "이", "에프", "지", "에이치", "아이", "제이", "케이", "엘", "엠"),
            *("엔", "오", "피", "큐", "알", "에스", "티", "유", "브이", "더블유", "엑스", "와이", "제트"),
        ],
        strict=True,
    )
)
ADDRESS_SIGNS = {".": "점", "@": "골뱅이", "-": "다시", "_": "밑줄", "/": "슬래시", "+": "플러스"}
_NOON = 12
_NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,5}(?:\.\d+)?|\d+(?:\.\d+)?)"
_START = r"(?<![\w.,:/-])"
_MINUS = r"(?P<minus>(?<![\w)])-)?"


def _said(figures: str) -> str:
    whole, _, part = figures.replace(",", "").partition(".")
    if part and len(whole) <= LONGEST:
        return decimal(whole, part)
    if len(whole) > LONGEST or (len(whole) > 1 and whole.startswith("0")) or part:
        return f"{digits(whole)} 점 {digits(part)}" if part else digits(whole, "공")
    return sino(int(whole))


def _counted(match: re.Match[str]) -> Said:
    number, counter = int(match["number"].replace(",", "")), match["counter"]
    pressed = counter == "번" and re.match(
        r"\S* ?(?:을 )?(?:누르|버튼|출구|눌러|선택)|을 누|으로", match.string[match.end() :]
    )
    few = 0 < number < _ROUND or (counter in _ALL_NATIVE and 0 < number < 100)  # noqa: PLR2004 - two figures
    if counter == "번째" and number == 1:
        return "첫 번째"
    said = native(number) if few and not pressed and counter not in _SINO_TOO else _said(match["number"])
    return f"{said} {counter}"


def _date(match: re.Match[str]) -> Said:
    number, day = int(match["month"]), int(match["day"])
    if not 1 <= number <= _NOON:
        return None
    at = f" {match['time']}" if "time" in match.re.groupindex and match["time"] else ""
    return f"{sino(int(match['year']))}년 {month(number)} {sino(day)}일{at}"


def _month(match: re.Match[str]) -> Said:
    number = int(match["number"])
    return month(number) if 1 <= number <= _NOON else None


def _time(match: re.Match[str]) -> Said:
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    half = match["half"] or ("오후 " if hour > _NOON else "")
    shown = sino(0) if hour in {0, 24} else native((hour - 1) % _NOON + 1)
    said = f"{half}{shown} 시"
    said += f" {sino(minute)} 분" if minute else ""
    return said + (f" {sino(second)} 초" if second else "")


def _telephone(match: re.Match[str]) -> Said:
    groups = ", ".join(digits(group, "공") for group in re.findall(r"\d+", match.group()))
    return f"플러스 {groups}" if match.group().startswith("+") else groups


def _mobile(match: re.Match[str]) -> Said:
    return ", ".join(digits(group, "공") for group in match.groups())


def _money(match: re.Match[str]) -> Said:
    return (
        f"{'마이너스 ' if match['minus'] else ''}{_said(match['number'])}{match['size'] or ''} {_MONEY[match['sign']]}"
    )


def _measured(match: re.Match[str]) -> Said:
    unit = _UNITS[match["unit"]]
    minus = ("영하 " if unit == "도" else "마이너스 ") if match["minus"] else ""
    return f"{minus}{_said(match['number'])} {unit}"


def _fraction(match: re.Match[str]) -> Said:
    share = f"{_said(match['of'])}분의 {_said(match['part'])}"
    minus = "마이너스 " if match["minus"] else ""
    whole = _said(match["whole"]) if match["whole"] else ""
    return minus + (f"{whole}{joined(whole)} {share}" if whole else share)


def _number(match: re.Match[str]) -> Said:
    signs = {"-": "마이너스 ", "+": "플러스 ", "": ""}
    return signs[match["sign"]] + _said(match["number"])


def _address(match: re.Match[str]) -> Said:
    return addresses.spelled(match.group(), ADDRESS_SIGNS, digits, str, _spelled)


def _spelled(letters: str) -> str:
    return "".join(LETTERS.get(letter, letter) for letter in letters.upper())


_SIGN = "|".join(map(re.escape, _MONEY))
_UNIT = "|".join(map(re.escape, sorted(_UNITS, key=len, reverse=True)))
_FIGURES: list[Rule] = [
    (re.compile(r"(?<![\w.-])\+\d{1,3}(?:[ -]\(?\d{1,4}\)?){2,4}(?![\d/-])"), _telephone),
    (
        re.compile(r"(?<![\w.-])0\d{1,2}[ )-]{1,2}\d{3,4}[ -]\d{4}(?![\d/-])|(?<![\w.-])1\d{3}-\d{4}(?![\d/-])"),
        _telephone,
    ),
    (re.compile(r"(?<![\w.-])(01\d)(\d{3,4})(\d{4})(?!\d)"), _mobile),
    (
        re.compile(
            rf"{_START}(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)"
            r"(?:[T ](?P<time>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])"
        ),
        _date,
    ),
    (re.compile(rf"{_START}(?P<year>\d{{4}})[./] ?(?P<month>\d{{1,2}})[./] ?(?P<day>\d{{1,2}})(?!\d)\.?"), _date),
    (re.compile(r"(?:(?<![\w.,])|(?<=년))(?P<number>\d{1,2})월"), _month),
    (
        re.compile(
            rf"(?P<half>(?:오전|오후) ?)?{_START}(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)"
            r"(?::(?P<second>[0-5]\d))?(?![\d:])"
        ),
        _time,
    ),
    (re.compile(rf"{_MINUS}(?P<sign>{_SIGN}) ?(?P<number>{_NUMBER})(?P<size>[만억조])?(?!\d)"), _money),
    (re.compile(rf"{_START}{_MINUS}(?P<number>{_NUMBER})(?P<size>[만억조])? ?(?P<sign>{_SIGN})"), _money),
    (re.compile(rf"{_START}{_MINUS}(?P<number>{_NUMBER}) ?(?P<unit>{_UNIT})(?![a-zA-Z²/])"), _measured),
    (re.compile(rf"{_START}(?P<number>\d{{1,3}}(?:,\d{{3}}){{1,5}}|\d{{1,9}}) ?(?P<counter>{_NATIVE})"), _counted),
    (
        re.compile(rf"{_START}{_MINUS}(?:(?P<whole>\d{{1,4}}) )?(?P<part>{_NUMBER})/(?P<of>{_NUMBER})(?![\d/])"),
        _fraction,
    ),
    (
        re.compile(rf"{_START}(?P<first>{_NUMBER}) ?[-–—~∼〜] ?(?={_NUMBER})"),
        lambda match: f"{_said(match['first'])}에서 ",
    ),
    (re.compile(rf"{_START}(?P<sign>(?:(?<![\w)])[+-])?)(?P<number>{_NUMBER})(?!\d)"), _number),
    (re.compile(r"\d+"), lambda match: _said(match.group())),
]
_SIGNS: list[Rule] = [
    (re.compile("%"), " 퍼센트 "),
    (re.compile("&"), " 앤드 "),
    (re.compile(r"\+"), " 플러스 "),
    (re.compile("="), " 는 "),
    (re.compile("@"), " 골뱅이 "),
    (re.compile("[~∼〜]"), " "),
    (re.compile(r"(?<![A-Za-z])[A-Z]{1,5}(?![A-Za-z])"), lambda match: _spelled(match.group())),
]
_DIGIT = re.compile(r"\d")


def wording(text: Traced) -> Traced:
    """Write numbers and signs as Korean words."""
    text = text.sub(addresses.PATTERN, _address)
    return (text.apply(_FIGURES) if _DIGIT.search(text.text) else text).apply(_SIGNS)
