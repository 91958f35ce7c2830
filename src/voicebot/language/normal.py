"""The normal form of a text: what is compared when words are compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "ё": "е"})
_NOT_A_WORD = re.compile(r"(?<!\w)'|'(?!\w)|[^\w']|_")


@lru_cache(maxsize=20_000)
def normalise(text: str) -> str:
    """Bring a text to its normal form.

    Unicode NFC, lower case, ё as е, an apostrophe only inside a word, no other punctuation, single spaces; digits stay.

    Args:
        text: any text, in any language.
    """
    plain = unicodedata.normalize("NFC", text).lower().translate(_APOSTROPHES)
    return " ".join(_NOT_A_WORD.sub(" ", plain).split())
