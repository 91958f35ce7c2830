"""What a voice may be given: letters, and the marks it makes pauses and questions of.

The first pass makes a text plain (one way to write a space, a dash, a letter); the last leaves only what can be said.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voicebot.language.speaking.traced import Rule, Traced

_STRESS = re.compile("[\u0300\u0301]")
"""Marks of stress; on the letter й and its like they are a part of the letter and were joined to it before."""
_BLANK = re.compile(r"[^\S ]")


def _fraction(match: re.Match[str]) -> str:
    blank = " " if match.string[: match.start()][-1:].isdigit() else ""
    return blank + unicodedata.normalize("NFKC", match.group()).replace("\u2044", "/")


def _numeral(match: re.Match[str]) -> str:
    """Drop a numeral that is no digit ("①"): it would count as a letter of the word beside it."""
    sign = match.group()
    return " " if sign.isnumeric() and not sign.isdecimal() and not sign.isalpha() else sign


_PLAIN: list[Rule] = [
    (re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\ufe0e\ufe0f]+"), ""),
    (_STRESS, ""),
    (re.compile("[½¼¾⅓⅔]"), _fraction),
    (re.compile("(?<![a-zA-Zа-яё])[²³]"), " "),
    (re.compile("[^\x00-\x7fа-яёА-ЯЁ가-힣²³]"), _numeral),
    (re.compile("[\u2010\u2011]"), "-"),
    (re.compile("\u2212"), "-"),
    (re.compile("[’ʼ`´]"), "'"),
    (re.compile(r"(?![0-9])\d"), lambda match: str(unicodedata.decimal(match.group()))),
]
_RANK = "?!.;:,"
_MARK = ".,?!:;"


def _strongest(match: re.Match[str]) -> str:
    return min(match.group().replace(" ", ""), key=_RANK.index)


def _ellipsis(match: re.Match[str]) -> str:
    following = match.string[match.end() : match.end() + 1]
    return ", " if following.islower() else ". "


def _foreign(match: re.Match[str]) -> str:
    sign = match.group()
    return sign if sign.isalpha() or unicodedata.category(sign)[0] == "M" or sign in "–—…" else " "


FOREIGN: list[Rule] = [(re.compile("[^\x00-\x7fа-яёА-ЯЁ가-힣]"), _foreign)]
"""Signs that are neither letters nor marks vanish."""
_SAYABLE: list[Rule] = [
    *FOREIGN,
    (re.compile(r"(?:…|\.\.+)[.…]*\s*"), _ellipsis),
    (re.compile(r"(?<!\S)[-–—]+(?!\S)|—|[()\[\]{}<>|\\/]"), ", "),
    (re.compile(r"[^\w\s.,?!:;'-]|_"), " "),
    (re.compile(r"(?<!\w)['-]+|['-]+(?!\w)"), " "),
    (re.compile(r" +"), " "),
    (re.compile(r" +(?=[.,?!:;])"), ""),
    (re.compile(r"[.,?!:;](?: ?[.,?!:;])+"), _strongest),
    (re.compile(r"^[ .,?!:;]+| +$"), ""),
    (re.compile(r"(?<=[.,?!:;])(?=\w)"), " "),
]


_LONG = re.compile(r"\d{25,}")
_PIECE = re.compile(r"\d{1,12}")


def _pieces(match: re.Match[str]) -> str:
    return " ".join(_PIECE.findall(match.group()))


def plain(text: Traced) -> Traced:
    """Write a text in one way: NFC, plain spaces, hyphens, digits; no stress marks, nothing invisible.

    Digits without end are cut into pieces: no number is that long, and Python reads none of thousands of digits.
    """
    text = text.sub(_BLANK, " ").sub(_LONG, _pieces)
    if not unicodedata.is_normalized("NFC", text.text):
        text = text.sub(re.compile(r"\S+"), lambda match: unicodedata.normalize("NFC", match.group()))
    return text if text.text.isascii() else text.apply(_PLAIN)


def sayable(text: Traced) -> Traced:
    """Leave words and the marks ``. , ? ! : ;``, each at the end of a word."""
    return text.apply(_SAYABLE)
