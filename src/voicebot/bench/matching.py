"""Which scorer tells intents apart with few phrases of each, and turns away what fits none.

CLINC150 (150 intents and out-of-scope questions) and BANKING77 are read from a folder of test data. The scorer of
`voicebot.understanding.scoring` was chosen by these figures, together with short Russian answers.
"""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel, JaroWinkler, Levenshtein

from voicebot.clock import wall_seconds
from voicebot.errors import InputError
from voicebot.language.language import language
from voicebot.settings import MatchSettings
from voicebot.understanding import scoring
from voicebot.understanding.matching import Matcher
from voicebot.understanding.meaning import Expected, Kind

if TYPE_CHECKING:
    from pathlib import Path

    from voicebot.language.language import Language

Floats = NDArray[np.float32]
Scorer = Callable[[Sequence[str], Sequence[str]], Floats]
Labelled = tuple[str, str]
OUT_OF_SCOPE = ""
"""The label of an utterance that belongs to no intent."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one scorer did on one set.

    Args:
        data: the set.
        scorer: its name.
        right: share of the utterances in scope whose nearest phrase is of their intent.
        separation: area under the curve of the best score, in scope against out of scope; nan without the latter.
        accepted_right: share in scope that was accepted and right, where the scorer decides; else nan.
        accepted_wrong: share in scope that was accepted and wrong; else nan.
        accepted_outside: share out of scope that was accepted; else nan.
        ms: milliseconds for one utterance against all phrases.
    """

    data: str
    scorer: str
    right: float
    separation: float
    accepted_right: float
    accepted_wrong: float
    accepted_outside: float
    ms: float


@dataclass(frozen=True, slots=True)
class Sample:
    """Some phrases of each intent, and utterances to understand; `OUT_OF_SCOPE` labels those that fit none."""

    name: str
    phrases: tuple[Labelled, ...]
    tests: tuple[Labelled, ...]


def measure(folder: Path, *, each: int = 10, tests: int = 600, seed: int = 1) -> tuple[Row, ...]:
    """Compare the scorers.

    Args:
        folder: holds ``clinc150_data_full.json``, ``banking77_train.csv`` and ``banking77_test.csv``.
        each: phrases of each intent.
        tests: utterances of each set; a third of CLINC150's are out of scope.
        seed: of the sampling.

    Returns:
        a row for each set and scorer, then one for the whole matcher.

    Raises:
        InputError: the test data is not there.
    """
    rows: list[Row] = []
    for sample in (_clinc(folder, each, tests, seed), _banking(folder, each, tests, seed)):
        rows.extend(_row(sample, name, scorer) for name, scorer in _scorers(language("en")).items())
        rows.append(_whole(sample, language("en")))
    return tuple(rows)


def _plain(scorer: Callable[..., float], scale: float = 100.0) -> Scorer:
    def score(heard: Sequence[str], listed: Sequence[str]) -> Floats:
        return np.asarray(process.cdist(heard, listed, scorer=scorer, dtype=np.float32) / scale)

    return score


def _blend(*parts: tuple[float, Scorer]) -> Scorer:
    def score(heard: Sequence[str], listed: Sequence[str]) -> Floats:
        return np.asarray(sum(weight * part(heard, listed) for weight, part in parts), dtype=np.float32)

    return score


def _scorers(english: Language) -> dict[str, Scorer]:
    def on_sounds(scorer: Callable[..., float], scale: float = 1.0) -> Scorer:
        by_words = _plain(scorer, scale)

        def score(heard: Sequence[str], listed: Sequence[str]) -> Floats:
            return by_words([english.sound_key(one) for one in heard], [english.sound_key(one) for one in listed])

        return score

    def ours(scores: Callable[[scoring.Scorer, scoring.Text], Floats]) -> Scorer:
        def score(heard: Sequence[str], listed: Sequence[str]) -> Floats:
            scorer = scoring.Scorer([scoring.Text(one, english.sound_key(one)) for one in listed])
            return np.stack([scores(scorer, scoring.Text(one, english.sound_key(one))) for one in heard])

        return score

    token_sort, token_set = _plain(fuzz.token_sort_ratio), _plain(fuzz.token_set_ratio)
    sounds = on_sounds(Indel.normalized_similarity)
    return {
        "WRatio": _plain(fuzz.WRatio),
        "ratio": _plain(fuzz.ratio),
        "partial_ratio": _plain(fuzz.partial_ratio),
        "token_sort_ratio": token_sort,
        "token_set_ratio": token_set,
        "token_ratio": _plain(fuzz.token_ratio),
        "Jaro-Winkler": _plain(JaroWinkler.similarity, 1.0),
        "sounds, Indel": sounds,
        "sounds, Levenshtein": on_sounds(Levenshtein.normalized_similarity),
        "½ sounds + ½ token_sort": _blend((0.5, sounds), (0.5, token_sort)),
        "½ sounds + ½ token_set": _blend((0.5, sounds), (0.5, token_set)),
        "½ token_sort + ½ token_set": _blend((0.5, token_sort), (0.5, token_set)),
        "⅓ each of sounds, sort, set": _blend((1 / 3, sounds), (1 / 3, token_sort), (1 / 3, token_set)),
        "our words": ours(scoring.Scorer.words),
        "our sounds": ours(scoring.Scorer.sounds),
        "our probabilities": ours(scoring.Scorer.probabilities),
    }


def _row(sample: Sample, name: str, scorer: Scorer) -> Row:
    normal = language("en").normalise
    listed = [normal(text) for text, _ in sample.phrases]
    labels = np.array([label for _, label in sample.phrases])
    began = wall_seconds()
    scores = scorer([normal(text) for text, _ in sample.tests], listed)
    spent = wall_seconds() - began
    truth = np.array([label for _, label in sample.tests])
    inside = truth != OUT_OF_SCOPE
    right = float((labels[scores.argmax(axis=1)] == truth)[inside].mean())
    best = scores.max(axis=1)
    separation = _area(best[inside], best[~inside])
    nothing = float("nan")
    return Row(sample.name, name, right, separation, nothing, nothing, nothing, 1000 * spent / len(sample.tests))


def _whole(sample: Sample, english: Language) -> Row:
    """Measure the matcher as the product uses it: with polarity, coverage, margin and the accepting bound."""
    matcher = Matcher([Expected(text, label) for text, label in sample.phrases], english, MatchSettings())
    began = wall_seconds()
    meanings = [(matcher.meaning(text), label) for text, label in sample.tests]
    spent = wall_seconds() - began
    first = [(one.ranked[0].name if one.ranked else "", one, label) for one, label in meanings]
    inside = [one for one in first if one[2] != OUT_OF_SCOPE]
    accepted = [(one.best.name == label) for _, one, label in inside if one.best.kind is not Kind.UNCLEAR]
    outside = [one.best.kind is not Kind.UNCLEAR for _, one, label in first if label == OUT_OF_SCOPE]
    sure = [
        np.array([m.ranked[0].probability if m.ranked else 0.0 for _, m, _ in part], np.float32)
        for part in (inside, [one for one in first if one[2] == OUT_OF_SCOPE])
    ]
    return Row(
        sample.name,
        "the matcher",
        right=sum(name == label for name, _, label in inside) / len(inside),
        separation=_area(*sure),
        accepted_right=sum(accepted) / len(inside),
        accepted_wrong=(len(accepted) - sum(accepted)) / len(inside),
        accepted_outside=sum(outside) / len(outside) if outside else float("nan"),
        ms=1000 * spent / len(sample.tests),
    )


def _area(inside: Floats, outside: Floats) -> float:
    """Give the chance that an utterance in scope scores higher than one out of scope."""
    if not outside.size:
        return float("nan")
    higher = (inside[:, None] > outside[None, :]).mean() + 0.5 * (inside[:, None] == outside[None, :]).mean()
    return float(higher)


def _few(labelled: Sequence[Labelled], each: int, chance: random.Random) -> tuple[Labelled, ...]:
    ordered = sorted(labelled, key=itemgetter(1))
    return tuple(one for _, group in groupby(ordered, key=itemgetter(1)) for one in chance.sample([*group], each))


def _clinc(folder: Path, each: int, tests: int, seed: int) -> Sample:
    data: dict[str, list[list[str]]] = json.loads(_read(folder / "clinc150_data_full.json"))
    chance = random.Random(seed)  # noqa: S311 - sampling, not secrets
    train = [(text, label) for text, label in data["train"]]
    test = [(text, label) for text, label in data["test"]]
    outside = [(text, OUT_OF_SCOPE) for text, _ in data["oos_test"]]
    third = tests // 3
    drawn = (*chance.sample(test, tests - third), *chance.sample(outside, third))
    return Sample("CLINC150", _few(train, each, chance), drawn)


def _banking(folder: Path, each: int, tests: int, seed: int) -> Sample:
    chance = random.Random(seed)  # noqa: S311 - sampling, not secrets
    train, test = (
        [(row["text"], row["category"]) for row in csv.DictReader(_read(folder / file).splitlines())]
        for file in ("banking77_train.csv", "banking77_test.csv")
    )
    return Sample("BANKING77", _few(train, each, chance), tuple(chance.sample(test, tests)))


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as wrong:
        raise InputError(f"cannot read {file}", remedy="give the folder of the intent test sets") from wrong
