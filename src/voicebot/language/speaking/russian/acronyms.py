"""Russian acronyms by their letters ("эм фэ цэ") or as words ("ОСАГО"), and initials ("А. С. Пушкин")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from voicebot.language.morphology import analyser

if TYPE_CHECKING:
    from voicebot.language.speaking.traced import Rule, Said

LETTERS = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        [
            "а",
            "бэ",
            "вэ",
            "гэ",
            "дэ",
            "е",
            "ё",
            "же",
            "зэ",
            "и",
            "и-краткое",
            "ка",
            "эл",
            "эм",
            "эн",
            "о",
            "пэ",
            "эр",
            "эс",
            "тэ",
            "у",
            "эф",
            "ха",
            "цэ",
            "че",
            "ша",
            "ща",
            "твёрдый-знак",
            "ы",
            "мягкий-знак",
            "э",
            "ю",
            "я",
        ],
        strict=True,
    )
)
"""What the letters are called."""

_SAID = {
    "США": "сэ шэ а",
    "ФИО": "фио",
    "ИНН": "и эн эн",
    "ГИБДД": "ги бэ дэ дэ",
    "МКАД": "мкад",
    "ЕГРН": "е гэ эр эн",
    "ЕГРЮЛ": "егрюл",
    "ООО": "о о о",
    "ОАО": "о а о",
    "ЗАО": "зэ а о",
    "ПАО": "пэ а о",
    "НАО": "эн а о",
    "СНИЛС": "снилс",
    "ГОСТ": "гост",
    "ТАСС": "тасс",
    "МРОТ": "мрот",
    "СПИД": "спид",
    "НДФЛ": "эн дэ фэ эл",
    "ДМС": "дэ эм эс",
    "МЧС": "эм че эс",
    "НИИ": "нии",
    "ОГРНИП": "о гэ эр эн и пэ",
    "МГУ": "эм гэ у",
    "МАИ": "маи",
    "ФОМС": "фомс",
    "ФГУП": "фгуп",
    "ВУЗ": "вуз",
    "КАСКО": "каско",
    "ОСАГО": "осаго",
    "РЖД": "эр жэ дэ",
    "ЖКХ": "жэ ка ха",
    "ЖК": "жэ ка",
    "ТСЖ": "тэ эс жэ",
    "ФЗ": "эф зэ",
    "РФ": "эр эф",
    "ЧП": "че пэ",
    "ГК": "гэ ка",
    "УК": "у ка",
    "МТС": "эм тэ эс",
    "ОМС": "о эм эс",
}
"""Those that people do not say by the rule."""
_LONGEST = 5
_VOWELS = "АЕЁИОУЫЭЮЯ"
_WORDLIKE = re.compile(rf"[^{_VOWELS}]?(?:[{_VOWELS}][^{_VOWELS}])+[{_VOWELS}]?")
"""Vowels and consonants by turns: such letters are read as a word ("ЕГЭ", "УЗИ", "СИЗО")."""
_SHORT_WORDS = frozenset(
    [
        "не",
        "на",
        "по",
        "до",
        "из",
        "за",
        "от",
        "об",
        "но",
        "да",
        "ты",
        "вы",
        "мы",
        "он",
        "их",
        "её",
        "ее",
        "им",
        "ну",
        "уж",
        "же",
        "бы",
        "ли",
        "со",
        "во",
        "ко",
    ]
)
_TWO = 2


def spelled(letters: str) -> str:
    """Say letters by their names; others stay.

    Args:
        letters: Cyrillic ones, in any case.
    """
    return " ".join(LETTERS.get(letter, letter) for letter in letters.lower())


def _acronym(match: re.Match[str]) -> Said:
    word, ending = match["letters"], match["ending"] or ""
    if word in _SAID:
        return _SAID[word] + ending
    if len(word) > _LONGEST or _shouted(match) or _is_word(word):
        return None
    return spelled(word)


def _is_word(word: str) -> bool:
    """Tell whether people read it as a word: it is one, or its vowels make it one."""
    lower = word.lower()
    if len(word) == _TWO:
        return lower in _SHORT_WORDS
    if not any(letter in _VOWELS for letter in word):
        return False
    known = [form for form in analyser().parse(lower) if form.is_known]
    return any("Abbr" not in form.tag for form in known) or _WORDLIKE.fullmatch(word) is not None


def _shouted(match: re.Match[str]) -> bool:
    """Tell whether the words beside it are in capitals as well: a text written so is not made of acronyms."""
    around = (
        match.string[max(match.start() - 20, 0) : match.start()] + " " + match.string[match.end() : match.end() + 20]
    )
    words = [word for word in re.findall(r"[А-ЯЁа-яё]{4,}", around) if word not in _SAID]
    return bool(words) and all(word.isupper() for word in words)


def _initials(match: re.Match[str]) -> Said:
    return " ".join(spelled(letter) for letter in re.findall(r"[А-ЯЁ]", match["initials"])) + " "


def _initials_after(match: re.Match[str]) -> Said:
    return f"{match['name']} " + " ".join(spelled(letter) for letter in re.findall(r"[А-ЯЁ]", match["initials"]))


RULES: list[Rule] = [
    (re.compile(r"(?<![\w.])(?P<initials>(?:[А-ЯЁ]\. ?){1,2})(?=[А-ЯЁ][а-яё]+)"), _initials),
    (re.compile(r"(?<!\w)(?P<name>[А-ЯЁ][а-яё]+) (?P<initials>[А-ЯЁ]\. ?[А-ЯЁ]\.)(?!\w)"), _initials_after),
    (
        re.compile(r"(?<!\w)(?<!\w-)(?P<letters>[А-ЯЁ]{2,8})(?:[-']?(?P<ending>(?<=[-'])[а-яё]{1,3}))?(?![\w])"),
        _acronym,
    ),
]
