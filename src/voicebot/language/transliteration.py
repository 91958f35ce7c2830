"""Russian words in Latin letters, as people write their own names in addresses."""

from __future__ import annotations

from functools import lru_cache

_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i y k l m n o p r s t u f h ts ch sh sch - y - e yu ya".replace("-", "").split(" "),
        strict=True,
    )
)
_USUAL = (("ье", "ye"), ("ъе", "ye"), ("кс", "x"))
"""Groups of letters that are not written letter by letter."""
_OTHER = (
    ("х", "kh"),
    ("ия", "ia"),
    ("ья", "ia"),
    ("ия", "iia"),
    ("кс", "ks"),
    ("ц", "c"),
    ("щ", "shch"),
    ("ый", "y"),
    ("ый", "yi"),
    ("ий", "y"),
    ("ий", "ii"),
    ("й", "i"),
    ("й", "j"),
    ("ё", "yo"),
    ("ю", "u"),
    ("ю", "iu"),
    ("я", "ia"),
    ("я", "ja"),
    ("ж", "j"),
    ("дж", "j"),
    ("к", "c"),
    ("ф", "ph"),
    ("ы", "i"),
)
"""Other ways that are met, the more usual ones first."""
_EQUAL = frozenset("хцщ")
"""Letters that are written in two ways about equally often."""


@lru_cache(maxsize=5_000)
def latin(word: str) -> tuple[str, ...]:
    """Write a Russian word in Latin letters: the usual way, then others, the likelier first.

    Args:
        word: in lower case; what is not Cyrillic stays as it is.
    """
    first = _written(word, _USUAL)
    others = (_written(word, ((letters, other), *_USUAL)) for letters, other in _OTHER if letters in word)
    return tuple(dict.fromkeys((first, *others)))


def is_doubtful(word: str) -> bool:
    """Tell whether a word has a letter that is written in two ways about equally often.

    Args:
        word: in lower case.
    """
    return not _EQUAL.isdisjoint(word)


def _written(word: str, groups: tuple[tuple[str, str], ...]) -> str:
    for letters, others in groups:
        word = word.replace(letters, others)
    return "".join(_LATIN.get(letter, letter) for letter in word)
