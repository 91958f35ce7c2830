"""Stems of English and Korean words: light rules without a dictionary, to compare words by.

The Korean endings and particles are listed in the lexicon.
"""

from __future__ import annotations

from functools import lru_cache

from voicebot.language.lexicon import lexicon

_FIRST_SYLLABLE, _LAST_SYLLABLE = "가", "힣"
_FINALS = 28
"""A Korean syllable's final consonant is its place in rows of so many."""
_NIEUN, _RIEUL, _PIEUP, _SSANG_SIOT = 4, 8, 17, 20
_FINAL_ENDINGS = (
    *((ending, _PIEUP) for ending in ("니다", "니까")),
    *((ending, _RIEUL) for ending in ("게요", "까요", "래요")),
    *((ending, _NIEUN) for ending in ("데요", "다")),
    *((ending, _SSANG_SIOT) for ending in ("어요", "습니다", "는데요", "어")),
)
"""Endings that begin with a final consonant under the stem's last syllable."""
_CONTRACTED = dict(zip("해돼줘와봐꿔려켜셔", "하되주오보꾸리키시", strict=True))
"""A stem's last vowel and the ending's first in one syllable."""
_NO_ENDING = "있겠했"
"""Their last sound belongs to them, or they are stripped whole."""
_SHORT_NOUN = 2
_SHORTEST = 3
"""An English stem has at least so many letters."""
_DOUBLED = frozenset("bdfgmnprt")


@lru_cache(maxsize=20_000)
def korean(word: str) -> str:
    """Strip a Korean word of its verb and polite endings, or of its particle: "연결해주세요" and "연결을" → "연결".

    Args:
        word: in normal form.
    """
    endings = lexicon("ko").endings
    whole = _without(word, endings, 1)
    inner = _without_final(word)
    stem = min(filter(None, (whole, inner)), key=len)
    if stem == word:
        return _without(word, lexicon("ko").particles, _SHORT_NOUN)
    return _opened(_without(stem, endings, 1) if len(stem) > _SHORT_NOUN else stem)


def _without(word: str, endings: tuple[str, ...], least: int) -> str:
    fitting = [one for one in endings if word.endswith(one) and len(word) - len(one) >= least]
    return word[: -len(max(fitting, key=len))] if fitting else word


def _without_final(word: str) -> str:
    """Take off an ending that begins as a final consonant: "갑니다", "갈게요" → "가"; empty where there is none."""
    for ending, final in _FINAL_ENDINGS:
        head = word.removesuffix(ending)
        if head and head != word and _final(head[-1]) == final and head[-1] not in _NO_ENDING:
            return f"{head[:-1]}{chr(ord(head[-1]) - final)}"
    return ""


def _opened(stem: str) -> str:
    """Write the stem's last syllable without the contracted vowel or the past: "갔" → "가", "바꿔" → "바꾸"."""
    last = stem[-1]
    if _final(last) == _SSANG_SIOT and last not in _NO_ENDING:
        last = chr(ord(last) - _SSANG_SIOT)
    return stem[:-1] + _CONTRACTED.get(last, last)


def _final(syllable: str) -> int:
    """Give a syllable's final consonant; -1 for what is no syllable."""
    return (ord(syllable) - ord(_FIRST_SYLLABLE)) % _FINALS if _FIRST_SYLLABLE <= syllable <= _LAST_SYLLABLE else -1


@lru_cache(maxsize=20_000)
def english(word: str) -> str:
    """Strip an English word of the endings of plural and verb: "calling", "calls" → "call", "stopped" → "stop".

    Args:
        word: in normal form.
    """
    bare = word.removesuffix("'s")
    if bare.endswith("ies") and len(bare) > _SHORTEST + 1:
        return f"{bare[:-3]}y"
    if bare.endswith("s") and not bare.endswith(("ss", "us", "is")) and len(bare) > _SHORTEST:
        return bare[:-2] if bare.endswith(("sses", "shes", "ches", "xes")) else bare[:-1]
    for ending in ("ing", "ed"):
        stem = bare.removesuffix(ending)
        if stem != bare and len(stem) >= _SHORTEST and not set(stem).isdisjoint("aeiouy"):
            return stem[:-1] if stem[-1] == stem[-2] and stem[-1] in _DOUBLED else stem
    return bare
