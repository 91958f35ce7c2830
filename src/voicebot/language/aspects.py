"""One verb for its two aspects: "перезванивать" → "перезвонить", "записываться" → "записать".

The dictionary does not pair aspects, so the imperfective's suffix is undone in the ways of Russian and the guess that
the dictionary knows as perfective is taken. What has no such pair stays as it is.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from voicebot.language.morphology import is_verb

_LONG = ("ивать", "ывать")
_AFTER_LONG = ("ить", "нуть", "ать", "еть", "ять")
_SHORTEST = 5
"""Verbs up to this many letters ("ждать") are roots of their own."""
_HARDENED = {"ш": "с", "ж": "дзг", "ч": "тк", "щ": "стк", "жд": "д"}
"""What a softened consonant was before the suffix: "приглашать", "приглас-ить"."""
_ROOTS = {
    "ходить": ("йти", "ойти"),
    "езжать": ("ехать",),
    "носить": ("нести",),
    "водить": ("вести",),
    "возить": ("везти",),
    "лагать": ("ложить",),
    "нимать": ("нять", "нимать", "ять", "ънять"),
    "бирать": ("брать", "обрать"),
    "зывать": ("звать", "озвать"),
    "сылать": ("слать", "ослать"),
    "тирать": ("тереть",),
    "мирать": ("мереть",),
    "чинать": ("чать",),
    "ключать": ("ключить",),
    "бивать": ("бить",),
    "крывать": ("крыть",),
    "могать": ("мочь",),
    "падать": ("пасть",),
    "являть": ("явить",),
    "купать": ("купить",),
    "вращать": ("вратить", "вернуть"),
}
"""Verbs whose root changes; longest first they are looked for behind any prefix."""


@lru_cache(maxsize=20_000)
def perfective(verb: str) -> str:
    """Give the perfective of a pair, without "ся".

    Args:
        verb: an infinitive in normal form.

    Returns:
        the perfective that the dictionary has; the verb itself where there is none.
    """
    bare = verb[:-2] if verb.endswith(("ться", "тись", "чься")) else verb
    if bare != verb and not is_verb(bare):
        return verb
    if not is_verb(bare, perfective=False):
        return bare
    return next((guess for guess in _guesses(bare) if is_verb(guess, perfective=True)), bare)


def _guesses(verb: str) -> list[str]:
    """List what the perfective could be, the likeliest first."""
    found = [
        verb[: -len(ending)] + other
        for ending, others in _ROOTS.items()
        if verb.endswith(ending) and len(verb) > len(ending)
        for other in others
    ]
    if verb.endswith(_LONG):
        stem = verb[: -len(_LONG[0])]
        found += [f"{stem}ыть"] if verb.endswith("ывать") else []
        found += [one + ending for one, ending in product(_stems(stem), _AFTER_LONG)]
    elif verb.endswith("авать"):
        found.append(f"{verb[:-5]}ать")
    elif verb.endswith(("ять", "ать")) and len(verb) > _SHORTEST:
        found += [one + ending for one, ending in product(_hardened(verb[:-3]), ("ить", "еть"))]
        found.append(f"{verb[:-3]}нуть")
    return found


def _stems(stem: str) -> list[str]:
    """List the stem with its vowel as in the perfective ("зван" → "звон") and its last consonant hardened."""
    at = stem.rfind("а")
    voiced = [stem] if at < 0 or at < len(stem) - 3 else [stem, f"{stem[:at]}о{stem[at + 1 :]}"]
    return [one for vowelled in voiced for one in _hardened(vowelled)]


def _hardened(stem: str) -> list[str]:
    found = [stem]
    if stem.endswith("л") and stem[-2:-1] in tuple("вбмпф"):
        found.append(stem[:-1])
    for soft, hard in _HARDENED.items():
        if stem.endswith(soft):
            found += [stem[: -len(soft)] + one for one in hard]
    return found
