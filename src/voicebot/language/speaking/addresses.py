"""E-mail and web addresses: where they are in a text, and their parts said one by one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_LABEL = r"[a-z0-9а-яё](?:[a-z0-9а-яё-]{0,61}[a-z0-9а-яё])?"
_DOMAIN = rf"(?:{_LABEL}\.){{1,4}}"
_TOP = (
    "(?:ru|com|org|net|info|biz|pro|su|рф|рус|москва|io|me|tv|by|kz|ua|uz|kr|am|ge|de|uk|eu|us|cc|online|site|shop|app"
    "|dev|ai|xyz|club|store|tech|gov|edu)"
)
PATTERN = re.compile(
    rf"(?i)(?<![\w@.])[\w.+&%-]{{1,64}}@{_DOMAIN}[a-zа-яё]{{2,12}}(?![\w@])"
    r"|(?<!\w)(?:https?://|www\.)[^\s<>«»\"(),]{1,200}(?<![.,!?:;])"
    rf"|(?<![\w@.-]){_DOMAIN}{_TOP}(?![\w@])(?:/[\w./-]{{0,100}}(?<![.,]))?"
)
"""An e-mail address, a web address, or a domain of a usual ending."""
_SCHEME = re.compile("^https?://", re.IGNORECASE)
_PART = re.compile(r"[a-zA-Z]+|\d+|[^\W\d_a-zA-Z]+|[^\w\s]|_")


def spelled(
    address: str,
    signs: Mapping[str, str],
    number: Callable[[str], str],
    word: Callable[[str], str],
    code: Callable[[str], str],
) -> str:
    """Say an address part by part; the scheme of a web address is not said.

    Args:
        address: what `PATTERN` matches.
        signs: what the signs are called; others are not said.
        number: says digits.
        word: says Latin letters.
        code: says Latin letters that stand beside digits.
    """
    plain = _SCHEME.sub("", address).rstrip("/")
    said = []
    for found in _PART.finditer(plain):
        part = found.group()
        if part.isdecimal():
            said.append(number(part))
        elif part.isascii() and part.isalpha():
            beside = plain[max(found.start() - 1, 0) : found.start()] + plain[found.end() : found.end() + 1]
            said.append(code(part) if any(map(str.isdecimal, beside)) else word(part))
        else:
            said.append(part if part.isalpha() else signs.get(part, ""))
    return " ".join(filter(None, said))
