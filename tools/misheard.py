"""Mishear Russian utterances as a speech recogniser would: ``python tools/misheard.py IN.yaml ... --out OUT.yaml``.

It reads files of ``intents:`` lists and writes one file of ``intents:`` with items ``{said: ..., heard: ...}``. A given
share of all words is changed: into real words that sound alike, into other forms of the same word, by loss of a prefix
or a syllable, by splitting and running together, by dropping small words. Negations are neither lost nor made up. The
same seed gives the same file. Real words are those of pymorphy3's dictionary; which of them are common enough for a
recogniser to print is taken from wordfreq, which is no dependency of the product: ``pip install wordfreq``.
"""

from __future__ import annotations

import argparse
import importlib
import json
import random
import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING

import pymorphy3
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein
from ruamel.yaml import YAML

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Found = list[tuple[str, float]]  # what could be heard, and how readily

COMMON, VERY_COMMON, SMALL_COMMON = 90_000, 15_000, 400  # ranks by frequency: any word, a part of another, a short word
SHORT, LONG = 3, 7  # letters
MOST_OF_UTTERANCE = 0.4
FARTHEST = 0.2  # sounds changed, of all
ALIKE_LIMIT = 300
KINDS = {"alike": 45, "form": 17, "lost": 12, "split": 8, "joined": 8, "dropped": 10}
PREFIXES = re.findall(r"\w+", "пере под при про раз рас вы за из ис на об от по до со с у о")
DROPPABLE = frozenset(re.findall(r"\w+", "и а ну в с к у о же ли бы по на за вот то я там уже тут это вы мне"))
SINGLE = frozenset("всуикоая")
NEGATION = re.compile(r"н[еи].*|без|бес.*|нельзя|вряд|.*не|.*нет")
RUDE = re.compile(r".*(ху[йяеёи]|бля[дт]?|пизд|[её]б[аиеул]|муда|сук[аи]|говн|жоп|срат|трах|секс|порн).*")
WORDS = re.compile(r"[а-яё]+(?: [а-яё]+)*")

_REDUCED = str.maketrans({"о": "а", "е": "и", "э": "и", "я": "и", "ы": "и", "ю": "у", "ь": None, "ъ": None, "щ": "ш"})
_DEVOICED = str.maketrans("бвгджз", "пфктшс")
_ENDING = re.compile(r"[ое]го$")
_CLUSTERS = (("тьс", "ц"), ("тс", "ц"), ("дс", "ц"), ("стн", "сн"), ("здн", "сн"), ("лнц", "нц"), ("вств", "ств"))
_DOUBLED = re.compile(r"(.)\1+")
_NEAR = [set(group) for group in ("мн", "рл", "шсхч", "птк", "фх", "цчс", "аи", "ау", "лв", "йи", "вм")]


@cache
def sound(word: str) -> str:
    """Write a word coarsely as it is said: vowels reduced, consonants devoiced, clusters eased."""
    said = _ENDING.sub("ава", folded(word).replace("-", ""))
    if said[:2] in {"чт", "чн"}:
        said = "ш" + said[1:]
    for cluster, eased in (*_CLUSTERS, ("сч", "щ"), ("зч", "щ")):
        said = said.replace(cluster, eased)
    return _DOUBLED.sub(r"\1", said.translate(_REDUCED).translate(_DEVOICED))


def folded(word: str) -> str:
    """Spell a word without the dots of ё."""
    return word.replace("ё", "е")


def apart(one: str, other: str) -> float:
    """Count how far two keys of sound are: a near sound in place of another costs half, an edge sound lost too."""
    cost = 0.0
    steps = Levenshtein.editops(one, other)
    for step in steps:
        if step.tag == "replace":
            pair = {one[step.src_pos], other[step.dest_pos]}
            cost += 0.5 if any(pair <= near for near in _NEAR) else 1.3
        elif step.src_pos in {0, len(one) - 1, len(one)}:
            cost += 0.6
        else:
            cost += 0.8
    return cost


@dataclass
class Ear:
    """Knows real words, and what each could be taken for."""

    morph: pymorphy3.MorphAnalyzer = field(default_factory=pymorphy3.MorphAnalyzer)
    rank: dict[str, int] = field(default_factory=dict)
    by_sound: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    sounds: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Take the common words that the dictionary knows."""
        top_n_list: Callable[[str, int], list[str]] = importlib.import_module("wordfreq").top_n_list
        for rank, word in enumerate(top_n_list("ru", COMMON)):
            if self._fit(word, rank):
                self.rank[word] = rank
                self.by_sound[sound(word)].append(word)
        self.sounds = sorted(self.by_sound)

    def _fit(self, word: str, rank: int) -> bool:
        """Whether a recogniser could print the word."""
        if not WORDS.fullmatch(word) or RUDE.fullmatch(word) or not self.morph.word_is_known(word):
            return False
        if len(word) == 1:
            return word in SINGLE
        if len(word) <= SHORT and rank > SMALL_COMMON * 10 ** (len(word) - 2):
            return False
        tags = [str(parse.tag) for parse in self.morph.parse(word)]
        return not any(mark in tags[0] for mark in ("Abbr", "Init", "Surn", "Arch", "Slng"))

    def real(self, word: str, within: int = COMMON) -> bool:
        """Whether the word is real and common, and no negation."""
        return self.rank.get(word, COMMON) < within and not NEGATION.fullmatch(word)

    def readiness(self, word: str, cost: float) -> float:
        """Say how readily a word is heard that sounds so far away."""
        return exp(-4 * cost) / (1 + self.rank[word] / 8000)

    def lemmas(self, word: str) -> set[str]:
        """Tell which words the form may belong to."""
        return {folded(parse.normal_form) for parse in self.morph.parse(word)}

    def near(self, said: str, farthest: float = FARTHEST) -> Found:
        """Find the real words that sound like this."""
        key = sound(said)
        reach = 1 if len(key) < LONG else 2
        heard = process.extract(
            key, self.sounds, scorer=Levenshtein.distance, processor=None, score_cutoff=reach, limit=ALIKE_LIMIT
        )
        found = []
        for other, _, _ in heard:
            cost = apart(key, other)
            if cost > farthest * max(len(key), SHORT):
                continue
            for word in self.by_sound[other]:
                if folded(word) != folded(said) and self.real(word):
                    spelling = Levenshtein.normalized_distance(folded(said), folded(word))
                    found.append((word, self.readiness(word, cost + spelling)))
        return sorted(found)

    def alike(self, said: str) -> Found:
        """Find other words that sound alike."""
        own = self.lemmas(said)
        return [(word, weight) for word, weight in self.near(said) if not own & self.lemmas(word)]

    def form(self, said: str) -> Found:
        """Find other forms of the same word: an ending swallowed or taken for another."""
        own = self.lemmas(said)
        stem = folded(said)[: max(2, len(said) - SHORT)]
        return [
            (word, weight)
            for word, weight in self.near(said, 1.0)
            if own & self.lemmas(word) and folded(word).startswith(stem)
        ]

    def lost(self, said: str) -> Found:
        """Take away a prefix, the first syllable or the last one, if a real word stays."""
        rests = {said.removeprefix(prefix) for prefix in PREFIXES}
        if syllables := re.findall(r"[^аеёиоуыэюя]*[аеёиоуыэюя](?:[^аеёиоуыэюя]+$)?й?", said):
            rests |= {said[len(syllables[0]) :], said[: -len(syllables[-1])]}
            rests.add(said[: -len(syllables[-1])] + re.sub(r"[аеёиоуыэюя].*", "", syllables[-1]))
        return sorted((rest, 1.0) for rest in rests if rest != said and len(rest) >= SHORT and self.real(rest))

    def split(self, said: str) -> Found:
        """Take the word for two real ones."""
        found = []
        for middle in range(1, len(said) - 1):
            left, right = said[:middle], said[middle:]
            lefts = [left] if middle == 1 else self.by_sound.get(sound(left), [])
            for one in lefts:
                for other in self.by_sound.get(sound(right), []):
                    if not (self.real(one, VERY_COMMON) and self.real(other, VERY_COMMON)):
                        continue
                    if len(other) > 1 and len(one) + len(other) > SHORT + 1:
                        spelling = Levenshtein.distance(folded(said), folded(one + other)) / 2
                        rarity = 1 + (self.rank[one] + self.rank[other]) / 2000
                        found.append((f"{one} {other}", exp(-spelling) / rarity))
        return sorted(found)


@dataclass
class Utterance:
    """One utterance while it is misheard.

    Args:
        said: its words.
    """

    said: list[str]
    heard: dict[int, str] = field(default_factory=dict)

    def text(self) -> str:
        """Put what was heard together."""
        return " ".join(filter(None, (self.heard.get(place, word) for place, word in enumerate(self.said))))

    def free(self, place: int, words: int = 1) -> bool:
        """Whether these words may be misheard: there, untouched, no negation, and not too much of the whole."""
        places = range(place, place + words)
        if places[-1] >= len(self.said):
            return False
        if any(spot in self.heard or NEGATION.fullmatch(self.said[spot]) for spot in places):
            return False
        if len(self.said) == 1:
            return len(self.said[0]) > SHORT
        return len(self.heard) + words <= max(words, MOST_OF_UTTERANCE * len(self.said))

    def mishear(self, place: int, kind: str, ear: Ear, lot: random.Random) -> bool:
        """Make one error of this kind at this word, if there is one to make."""
        word = self.said[place]
        if kind == "dropped":
            if word not in DROPPABLE or len(self.said) <= 2:  # noqa: PLR2004 - a pair of words is too little
                return False
            self.heard[place] = ""
            return True
        if kind == "joined":
            if not self.free(place, 2):
                return False
            together = word + self.said[place + 1]
            found = [pair for pair in ear.near(together, 0.2) if len(pair[0]) > SHORT]
        else:
            kinds = {"alike": ear.alike, "form": ear.form, "lost": ear.lost, "split": ear.split}
            found = kinds[kind](word)
        if not found:
            return False
        best = sorted(found, key=lambda pair: (-pair[1], pair[0]))[:6]
        self.heard[place] = lot.choices([heard for heard, _ in best], [weight for _, weight in best])[0]
        if kind == "joined":
            self.heard[place + 1] = ""
        return True


def kinds_in_turn(lot: random.Random) -> Iterator[str]:
    """Draw the kinds of error one after another, the frequent ones sooner."""
    left = dict(KINDS)
    while left:
        kind = lot.choices(list(left), list(left.values()))[0]
        del left[kind]
        yield kind


def mishear_all(utterances: list[Utterance], share: float, ear: Ear, lot: random.Random) -> int:
    """Mishear this share of all words.

    Returns:
        how many words of what was said were changed.
    """
    places = [(utterance, place) for utterance in utterances for place in range(len(utterance.said))]
    wanted = round(share * len(places))
    lot.shuffle(places)
    changed = 0
    for utterance, place in places:
        if changed >= wanted:
            break
        before = len(utterance.heard)
        if utterance.free(place):
            any(utterance.mishear(place, kind, ear, lot) for kind in kinds_in_turn(lot))
        changed += len(utterance.heard) - before
    return changed


def read(paths: list[Path]) -> dict[str, list[Utterance]]:
    """Read the utterances of all files by their intents."""
    intents: dict[str, list[Utterance]] = {}
    for path in paths:
        for name, said in YAML(typ="safe", pure=True).load(path)["intents"].items():
            intents.setdefault(str(name), []).extend(Utterance(str(text).split()) for text in said)
    return intents


def written(intents: dict[str, list[Utterance]], comment: list[str]) -> str:
    """Write what was said and heard as YAML."""
    lines = [f"# {line}" for line in comment] + ["intents:"]
    for name, utterances in intents.items():
        lines.append(f"  {json.dumps(name) if name in {'yes', 'no'} else name}:")
        lines += [f'    - {{said: "{" ".join(one.said)}", heard: "{one.text()}"}}' for one in utterances]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Read, mishear, write, and say how much was changed."""
    parser = argparse.ArgumentParser(description="Mishear Russian utterances as a speech recogniser would.")
    parser.add_argument("files", nargs="+", type=Path, help="YAML with lists of utterances under intents:")
    parser.add_argument("--out", type=Path, required=True, help="the YAML to write")
    parser.add_argument("--seed", type=int, default=1, help="another number gives other errors")
    parser.add_argument("--share", type=float, default=0.15, help="share of words that are changed, 0.15 unless told")
    options = parser.parse_args()

    intents = read(options.files)
    utterances = [utterance for listed in intents.values() for utterance in listed]
    lot = random.Random(options.seed)  # noqa: S311 - no secret
    changed = mishear_all(utterances, options.share, Ear(), lot)
    words = sum(len(utterance.said) for utterance in utterances)
    touched = sum(bool(utterance.heard) for utterance in utterances)
    names = " ".join(path.name for path in options.files)
    comment = [
        "Russian telephone utterances as said and as a speech recogniser might have heard them. Frozen.",
        f"Made by: python tools/misheard.py {names} --seed {options.seed} --share {options.share}",
        f"with pymorphy3 {version('pymorphy3')} (real words) and wordfreq {version('wordfreq')} (common words).",
        f"Changed: {changed} of {words} words ({changed / words:.1%}), {touched} of {len(utterances)} utterances;",
        "the rest is heard as said. Words became others that sound alike or other forms, lost a prefix or a syllable,",
        "fell apart, ran together or, small ones, fell out. Negations were left alone and none was made up.",
    ]
    options.out.write_text(written(intents, comment), encoding="utf-8")
    print(comment[3])


if __name__ == "__main__":
    main()
