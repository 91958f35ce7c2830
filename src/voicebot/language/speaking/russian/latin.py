"""Latin words in Russian speech: brands by what people call them, short ones by letters, others as they are read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voicebot.language.speaking.traced import Rule, Said

LETTERS = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        [
            "эй",
            "би",
            "си",
            "ди",
            "и",
            "эф",
            "джи",
            "эйч",
            "ай",
            "джей",
            "кей",
            "эл",
            "эм",
            "эн",
            "о",
            "пи",
            "кью",
            "ар",
            "эс",
            "ти",
            "ю",
            "ви",
            "дабл-ю",
            "икс",
            "уай",
            "зет",
        ],
        strict=True,
    )
)
"""What the letters are called."""

WORDS = {
    "wi-fi": "вай-фай",
    "wifi": "вай-фай",
    "e-mail": "имейл",
    "email": "имейл",
    "mail": "мейл",
    "gmail": "джимейл",
    "hotmail": "хотмейл",
    "yandex": "яндекс",
    "ya": "я",
    "google": "гугл",
    "rambler": "рамблер",
    "info": "инфо",
    "admin": "админ",
    "support": "саппорт",
    "help": "хелп",
    "sales": "сейлс",
    "office": "офис",
    "shop": "шоп",
    "online": "онлайн",
    "offline": "офлайн",
    "internet": "интернет",
    "site": "сайт",
    "service": "сервис",
    "bank": "банк",
    "sber": "сбер",
    "sberbank": "сбербанк",
    "tinkoff": "тинькофф",
    "gosuslugi": "госуслуги",
    "avito": "авито",
    "ozon": "озон",
    "wildberries": "вайлдберриз",
    "whatsapp": "вотсап",
    "viber": "вайбер",
    "telegram": "телеграм",
    "skype": "скайп",
    "zoom": "зум",
    "youtube": "ютуб",
    "instagram": "инстаграм",
    "facebook": "фейсбук",
    "twitter": "твиттер",
    "iphone": "айфон",
    "ipad": "айпад",
    "apple": "эпл",
    "samsung": "самсунг",
    "xiaomi": "сяоми",
    "huawei": "хуавей",
    "android": "андроид",
    "windows": "виндоус",
    "microsoft": "майкрософт",
    "office365": "офис триста шестьдесят пять",
    "excel": "эксель",
    "word": "ворд",
    "bluetooth": "блютус",
    "visa": "виза",
    "mastercard": "мастеркард",
    "maestro": "маэстро",
    "paypal": "пэйпал",
    "pay": "пэй",
    "toyota": "тойота",
    "bmw": "бэ эм вэ",
    "kia": "киа",
    "lada": "лада",
    "renault": "рено",
    "hyundai": "хёндэ",
    "volkswagen": "фольксваген",
    "mercedes": "мерседес",
    "nissan": "ниссан",
    "ford": "форд",
    "honda": "хонда",
    "mazda": "мазда",
    "audi": "ауди",
    "skoda": "шкода",
    "chery": "чери",
    "id": "айди",
    "it": "ай-ти",
    "ok": "окей",
    "vip": "вип",
    "pin": "пин",
    "sim": "сим",
    "esim": "и-сим",
    "sms": "эс эм эс",
    "mms": "эм эм эс",
    "hr": "эйчар",
    "pr": "пиар",
    "pdf": "пэ дэ эф",
    "tv": "ти-ви",
    "led": "лед",
    "smart": "смарт",
    "premium": "премиум",
    "plus": "плюс",
    "pro": "про",
    "max": "макс",
    "mini": "мини",
    "lux": "люкс",
    "vk": "вэ ка",
    "rutube": "рутуб",
    "life": "лайф",
    "home": "хоум",
    "house": "хаус",
    "group": "групп",
    "fit": "фит",
    "fitness": "фитнес",
    "call": "колл",
    "center": "центр",
    "centre": "центр",
    "club": "клуб",
    "city": "сити",
    "time": "тайм",
    "green": "грин",
    "black": "блэк",
    "white": "уайт",
    "one": "уан",
    "test": "тест",
    "and": "энд",
    "the": "зэ",
    "usb": "ю эс би",
}
"""What people call them."""

_SOUNDS = {
    "shch": "щ", "tch": "тч", "sch": "ш", "igh": "ай", "tion": "шн", "sion": "жн", "eau": "о", "ch": "ч", "sh": "ш",
    "zh": "ж", "kh": "х", "th": "т", "ph": "ф", "ck": "к", "qu": "кв", "oo": "у", "ee": "и", "ea": "и", "ou": "у",
    "ow": "оу", "ai": "ай", "ay": "эй", "ey": "ей", "ya": "я", "yu": "ю", "yo": "ё", "ye": "е", "ie": "и", "ts": "ц",
    "a": "а", "b": "б", "c": "к", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и", "j": "дж", "k": "к",
    "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "q": "к", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в",
    "w": "в", "x": "кс", "y": "и", "z": "з",
}  # fmt: skip
"""How letters are read, the longer first."""
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_SOFT_C = re.compile("c(?=[eiy])")
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1")
_ACCENTED = "àáâãäåçèéêëìíîïñòóôõöùúûüý"
_ACCENTS = str.maketrans(_ACCENTED, "aaaaaaceeeeiiiinooooouuuuy")
_LATIN = f"a-zA-Z{_ACCENTED}{_ACCENTED.upper()}"
_ALIKE = str.maketrans("aceopxyABCEHKMOPTXY", "асеорхуАВСЕНКМОРТХУ")
"""Latin letters that look like Russian ones."""
_SPELLED = 4
"""Words in capitals up to this length are said by letters."""
_SYLLABLE = re.compile("[^aeiouy][aeiouy]|[aeiouy][^aeiouy][aeiouy]|[aeiouy][^aeiouy]$|[aeiouy]{2}[^aeiouy]")
"""Letters that can be read; "abc" and "bc" are said by their names."""


def named(letters: str) -> str:
    """Say Latin letters by their names.

    Args:
        letters: in any case.
    """
    return " ".join(LETTERS.get(letter, letter) for letter in letters.lower())


def read(word: str) -> str:
    """Say a Latin word: as people call it, by its letters, or as it is read.

    Args:
        word: Latin letters.
    """
    plain = word.lower().translate(_ACCENTS)
    if plain in WORDS:
        return WORDS[plain]
    if (word.isupper() and len(word) <= _SPELLED) or not _SYLLABLE.search(plain):
        return named(plain)
    sounds = _SOUND.sub(lambda match: _SOUNDS[match.group()], _DOUBLED.sub(r"\1", _SOFT_C.sub("s", plain)))
    return "э" + sounds[1:] if sounds.startswith("е") and plain.startswith("e") else sounds


def _mixed(match: re.Match[str]) -> Said:
    """Give a Russian word its own letters where look-alike Latin ones were typed; other mixtures stay."""
    word = match.group().translate(_ALIKE)
    return word if re.fullmatch("[а-яёА-ЯЁ]+", word) else None


def _word(match: re.Match[str]) -> Said:
    whole = match.group()
    if whole.lower() in WORDS:
        return WORDS[whole.lower()]
    return " ".join(read(part) for part in re.split("[-']", whole) if part)


MIXED: list[Rule] = [
    (
        re.compile(r"(?<![^\W\d_])(?=[а-яёА-ЯЁ]*[a-zA-Z])(?=[a-zA-Z]*[а-яёА-ЯЁ])[a-zA-Zа-яёА-ЯЁ]{2,40}(?![^\W\d_])"),
        _mixed,
    ),
]
"""Before anything reads the words."""
RULES: list[Rule] = [
    (
        re.compile(rf"(?<![^\W\d_а-яёА-ЯЁ])[{_LATIN}]+(?:[-'][{_LATIN}]+)*(?![^\W\d_а-яёА-ЯЁ{_LATIN}])"),
        _word,
    ),
]
