"""Russian shortenings: "ул." in the case of its place, "т. е." as "то есть"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from voicebot.language.morphology import inflected, readings
from voicebot.language.speaking.russian.context import case_after
from voicebot.language.speaking.russian.forms import Noun
from voicebot.language.speaking.stops import full_stop

if TYPE_CHECKING:
    from voicebot.language.speaking.traced import Rule, Said

_BEFORE_NAMES = {
    "ул.": "улица",
    "пр-т": "проспект",
    "пр-кт": "проспект",
    "просп.": "проспект",
    "пр.": "проспект",
    "пер.": "переулок",
    "наб.": "набережная",
    "пл.": "площадь",
    "ш.": "шоссе",
    "б-р": "бульвар",
    "бул.": "бульвар",
    "пр-д": "проезд",
    "мкр.": "микрорайон",
    "мкр-н": "микрорайон",
    "пос.": "посёлок",
    "п.": "посёлок",
    "дер.": "деревня",
    "г.": "город",
    "ст. м.": "станция метро",
    "м.": "метро",
    "ж/д ст.": "железнодорожная станция",
    "р-н": "район",
    "обл.": "область",
    "респ.": "республика",
    "им.": "имени",
    "гр.": "гражданин",
    "тов.": "товарищ",
    "проф.": "профессор",
    "акад.": "академик",
    "ген.": "генеральный",
    "зам.": "заместитель",
    "бывш.": "бывший",
    "св.": "святого",
}
"""Before a name, with a capital: "ул. Мира"."""
_BEFORE_NUMBERS = {
    "д.": "дом",
    "кв.": "квартира",
    "корп.": "корпус",
    "к.": "корпус",
    "стр.": "строение",
    "влад.": "владение",
    "вл.": "владение",
    "оф.": "офис",
    "каб.": "кабинет",
    "ком.": "комната",
    "пом.": "помещение",
    "подъезд.": "подъезд",
    "под.": "подъезд",
    "эт.": "этаж",
    "тел.": "телефон",
    "моб.": "мобильный",
    "доб.": "добавочный",
    "п.": "пункт",
    "пп.": "подпункт",
    "ст.": "статья",
    "гл.": "глава",
    "рис.": "рисунок",
    "табл.": "таблица",
    "ч.": "часть",
    "вып.": "выпуск",
    "каб": "кабинет",
    "кв": "квартира",
    "корп": "корпус",
    "тел": "телефон",
    "доб": "добавочный",
}
"""Before a number: "д. 5"."""
_PLAIN = {
    "и т. д.": "и так далее",
    "и т.д.": "и так далее",
    "и т. п.": "и тому подобное",
    "и т.п.": "и тому подобное",
    "и др.": "и другие",
    "и пр.": "и прочее",
    "т. е.": "то есть",
    "т.е.": "то есть",
    "т. к.": "так как",
    "т.к.": "так как",
    "т. н.": "так называемый",
    "т.н.": "так называемый",
    "т. о.": "таким образом",
    "т.о.": "таким образом",
    "т. ч.": "том числе",
    "т.ч.": "том числе",
    "до н. э.": "до нашей эры",
    "до н.э.": "до нашей эры",
    "н. э.": "нашей эры",
    "н.э.": "нашей эры",
    "и. о.": "исполняющий обязанности",
    "и.о.": "исполняющий обязанности",
    "напр.": "например",
    "см.": "смотри",
    "ср.": "сравни",
    "тел.": "телефон",
    "моб.": "мобильный",
    "доб.": "добавочный",
    "руб.": "рублей",
    "коп.": "копеек",
    "тыс.": "тысяч",
    "млн": "миллионов",
    "млрд": "миллиардов",
    "долл.": "долларов",
    "мин.": "минут",
    "сек.": "секунд",
    "шт.": "штук",
    "чел.": "человек",
    "обл.": "область",
    "р-н": "район",
    "эт.": "этаж",
    "кв.": "квартира",
    "комн.": "комнатная",
    "стр.": "страница",
    "ред.": "редакция",
    "гос.": "государственный",
    "мед.": "медицинский",
    "ж/д": "железнодорожный",
    "р/с": "расчётный счёт",
    "к/с": "корреспондентский счёт",
    "б/у": "бэ у",
    "с/х": "сельскохозяйственный",
    "км/ч": "километров в час",
    "кол-во": "количество",
    "ул.": "улица",
    "тел./факс": "телефон, факс",
    "г-да": "господа",
}
"""As they are, wherever they stand."""
_WITH_HYPHENS = {
    "г-на": "господина",
    "г-ну": "господину",
    "г-ном": "господином",
    "г-не": "господине",
    "г-жи": "госпожи",
    "г-же": "госпоже",
    "г-жу": "госпожу",
    "г-жой": "госпожой",
    "г-жа": "госпожа",
    "г-н": "господин",
    "пр-та": "проспекта",
    "пр-ту": "проспекту",
    "пр-те": "проспекте",
    "р-на": "района",
    "р-ну": "району",
    "р-не": "районе",
}
_ADDRESS = re.compile(r"(?i)(?<!\w)(?:д\.|дом|корп|ул\.|улица|влад)")
_FAR = 60
_FIXED = frozenset({"имени", "святого", "станция метро", "железнодорожная станция", "метро", "шоссе"})


def _any(names: list[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)).replace(r"\ ", " ?")


def _cased(word: str, written: str) -> str:
    return word.capitalize() if written[:1].isupper() else word


def _of_name(match: re.Match[str]) -> Said:
    """Say what kind of place or person a name is of, in the case of its place."""
    short = match["short"]
    if short == "М.":
        return None
    word = _BEFORE_NAMES[short.lower()]
    return _cased(word if word in _FIXED else inflected(word, _place_case(match)), short) + " "


def _place_case(match: re.Match[str]) -> str:
    """Tell the case by what is before; "в" and "на" tell where, unless an adjective tells otherwise."""
    before = match.string[: match.start()]
    case = case_after(before)
    return (
        "p"
        if case == "a" and re.search(r"(?:^|\s)(?:во?|на) $", before, re.IGNORECASE)
        else "d"
        if case == "a"
        else case
    )


def _of_number(match: re.Match[str]) -> Said:
    short = match["short"]
    word = _BEFORE_NUMBERS[short.lower()]
    before = match.string[: match.start()]
    if short.lower() == "стр." and not _ADDRESS.search(before[-_FAR:]):
        word = "страница"
    if word in {"мобильный", "добавочный"}:
        return _cased(word, short) + " "
    return _cased(inflected(word, _place_case(match)), short) + " "


def _described(match: re.Match[str]) -> Said:
    """Say "Московская обл.", "Невский пр-т" in the case of the adjective."""
    short = match["short"].lower()
    noun = _BEFORE_NAMES.get(short) or {"обл": "область", "р-на": "район", "р-не": "район"}[short]
    of = [reading for reading in readings(match["adjective"].lower()) if reading.part == "ADJF" and not reading.plural]
    gender = Noun(noun).gender
    cases = [reading.case for reading in of if reading.gender == gender]
    asked = _place_case_of(match.string[: match.start()])
    case = asked if asked in cases else cases[0] if cases else "n"
    return [(match["adjective"], match.start()), (inflected(noun, case) + full_stop(match), match.start("short"))]


def _place_case_of(before: str) -> str:
    case = case_after(before)
    return "p" if case == "a" else case


def _plain(match: re.Match[str]) -> Said:
    short = match["short"]
    if short.lower() == "тел.":
        return _cased(inflected("телефон", _place_case(match)), short)
    written = " ".join(short.lower().split())
    word = _PLAIN.get(written) or _PLAIN[re.sub(r"\.(?=\w)", ". ", written)]
    return _cased(word, short) + full_stop(match)


def _with_hyphen(match: re.Match[str]) -> Said:
    return _cased(_WITH_HYPHENS[match.group().lower()], match.group())


def _flat(match: re.Match[str]) -> Said:
    """Say "2-комн. кв." as "двухкомнатная квартира"."""
    case = _place_case(match)
    rooms = inflected("комнатный", case, gender="f")
    return f"{match['rooms']}-{rooms} {inflected('квартира', case)}{full_stop(match)}"


_START = r"(?<![\w./-])"
FIRST: list[Rule] = [
    (re.compile(r"(?i)(?<=\bтел\.)(?=[\d+(])"), " "),
    (re.compile(r"\bС\.-(?=Петербург)"), "Санкт-"),
    (re.compile(r"(?<=[\dIV] )кв\.(?= ?\d{4})"), "квартал"),
    (re.compile(r"(?<=\b[вВ] )с\.(?= ?[А-ЯЁ])"), "селе"),
    (re.compile(rf"(?i){_START}(?P<rooms>\d)(?:-?х)?[- ]?комн\. ?кв\."), _flat),
]
"""Before the numbers they hold are said."""
RULES: list[Rule] = [
    (re.compile(rf"(?i){_START}(?:{_any(list(_WITH_HYPHENS))})(?![\w-])"), _with_hyphen),
    (
        re.compile(
            r"(?<!\w)(?P<adjective>[А-ЯЁ][а-яё-]+(?:ая|ой|ую|ий|ого|ому|им|ом)) "
            r"(?P<short>(?:обл|пр|ул|пер|наб|пл|ш)\.(?! ?[А-ЯЁ])|обл(?!\w)|(?:р-н[еа]?|пр-к?т|б-р|пр-д)(?![\w-]))"
        ),
        _described,
    ),
    (
        re.compile(
            rf"{_START}(?P<short>(?i:{_any(list(_BEFORE_NAMES))})) ?(?=[«\"]?(?:\d{{1,2}}-|[А-ЯЁ]|реки |канала ))"
        ),
        _of_name,
    ),
    (re.compile(rf"(?i){_START}(?P<short>{_any(list(_BEFORE_NUMBERS))}):? ?(?=[№+(]? ?\d)"), _of_number),
    (re.compile(rf"(?i){_START}(?P<short>{_any(list(_PLAIN))})(?:(?<=\.)|(?![\w-]))"), _plain),
]
