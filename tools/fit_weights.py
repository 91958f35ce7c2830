"""Fit the weights of the matcher's evidence: writes src/voicebot/understanding/weights.json.

Usage: python tools/fit_weights.py --intents DIR [--keep embeddings.npz]

For Russian, scripts are drawn from the library of paraphrases: some of its meanings are what a script expects, a few
utterances of each are listed as its phrases, and at each of its points some are expected and anything is said. What is
listed and said there is not in the half of the library that the classifier of common meanings was fitted on. The
development scripts are added, as they are and misheard. For languages without a library DIR holds CLINC150 and
BANKING77, of which only the training parts are used. Needs the extras `semantic` and `bench`.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from fit_library import FOLDER, arrays, read
from numpy.typing import NDArray
from ruamel.yaml import YAML
from scipy.optimize import minimize

from voicebot.dialog.expecting import expectation
from voicebot.dialog.reactions import ready_made
from voicebot.dialog.script import Script as Script_
from voicebot.dialog.state import State
from voicebot.host.embedding import Embedding, embedding
from voicebot.language.language import language
from voicebot.understanding.combining import AGAINST, EVIDENCE, weights_name
from voicebot.understanding.concepts import Concepts
from voicebot.understanding.evidence import Evidence
from voicebot.understanding.learned import Learned
from voicebot.understanding.listing import listing
from voicebot.understanding.listing import read as reading
from voicebot.understanding.meaning import Expected, Kind
from voicebot.understanding.phrases import polite_phrases
from voicebot.understanding.polarity import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SOURCE = Path(__file__).parent.parent / "src" / "voicebot"
NOTHING = ""
LISTED, SAID, OUTSIDE = 10, 5, 100
FEW = (2, 3, 4, 6)
SCRIPTS, POINTS, TOLD = 120, 3, 14
"""How many scripts are drawn from the library, of how many points, and how many utterances of each sort are said."""
CONFUSED = 0.06
"""Meanings that the classifier takes for one another more often are too near for one to be wrong where the other is
expected."""
SIZES = (1, 2, 3, 5, 8, 12, 20)
REACTIONS = {
    "operator": "operator",
    "never_call_again": "never_call",
    "call_back_later": "call_back_later",
    "who_is_calling": "who_is_calling",
    "where_did_you_get_my_number": "where_got_number",
    "are_you_a_robot": "are_you_a_robot",
    "repeat": "repeat",
    "did_not_understand": "not_understood",
    "hold_on": "hold_on",
    "cannot_hear": "cannot_hear",
    "hello": "greeting",
    "wrong_person": "wrong_person",
    "busy_now": "busy_now",
    "swearing": "swearing",
    "says_goodbye": "goodbye",
    "send_in_writing": "send_info",
    "price": "ask_price",
}
"""Ready-made reactions and the meanings of the library that ask for them."""
ASIDES, SMALL_TALK = 0.3, 0.5
"""How much of what is expected asks for a reaction, and of what is not is about nothing in particular."""
SKIPPED = {"what_about", "not_here", "is_it_free"}
"""Meanings that are near to a reaction, and not the same."""
OFF_TOPIC = (
    "speaks_to_somebody_else_in_the_room",
    "complains_of_life",
    "weather_talk",
    "asks_the_robot_personal_things",
    "talks_about_health",
    "tells_a_story",
    "asks_for_help_elsewhere",
    "child_on_the_phone",
    "counts_or_tests_the_line",
    "television_or_noise_comment",
    "asks_the_time",
    "asks_news",
    "unrelated_question_product",
    "unrelated_request",
    "thinking_aloud",
    "talks_about_operator",
    "talks_about_calls",
    "gives_a_time_or_date",
    "gives_a_number",
    "gives_a_name",
    "gives_an_address_or_place",
    "one_word_of_anything",
)
"""What people say that answers nothing: said more often than other things that are not expected."""
OFTEN = {"drawn": 1, "development": 8, "plain": 20}
"""How often each sort of script counts: few are written by hand."""
KEEP = 1e-3
"""How much small weights are preferred."""

Labelled = tuple[str, str]
Floats = NDArray[np.float64]


class Point(NamedTuple):
    """What is expected at one point of a script, and utterances that are said, each with its sense's name, if any."""

    expected: Sequence[Expected]
    said: Sequence[Labelled]


@dataclass(frozen=True, slots=True)
class Script:
    """All that may be said in a script, and its points.

    Args:
        language: its code.
        expected: everything.
        points: where some of it is.
        concepts: the classifier of common meanings; None: the one that ships.
    """

    language: str
    expected: Sequence[Expected]
    points: Sequence[Point]
    concepts: Concepts | None = None


class Seen(NamedTuple):
    """Evidence of the utterances at one point.

    Args:
        evidence: shape (utterances, senses, evidence).
        against: shape (utterances, more evidence).
        truth: shape (utterances,), the right sense, -1 for none.
    """

    evidence: Floats
    against: Floats
    truth: NDArray[np.intp]


def main() -> None:
    """Read the data, gather the evidence, fit each set of weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--intents", type=Path, required=True, help="folder of CLINC150 and BANKING77")
    parser.add_argument("--keep", type=Path, help="file where embeddings are kept between runs")
    given = parser.parse_args()
    embed = embedding(given.keep)
    weights: dict[str, object] = {}
    russian = {"drawn": [*drawn_scripts(embed)], "development": development(), "plain": [plain_question()]}
    for code, sorts in (("ru", russian), ("en", {"drawn": [clinc(given.intents), banking(given.intents)]})):
        for embeddings in (False, True):
            seen = [
                one
                for sort, scripts in sorts.items()
                for script in scripts
                for one in OFTEN[sort] * [*gathered(script, embed if embeddings else None)]
            ]
            weights[weights_name(code, embeddings=embeddings)] = fitted(seen)
    file = SOURCE / "understanding" / "weights.json"
    file.write_text(json.dumps(weights, indent=2) + "\n", encoding="utf-8")
    print(file.read_text(encoding="utf-8"))


def drawn_scripts(embed: Embedding) -> Iterator[Script]:
    """Draw scripts from the library."""
    spoken = language("ru")
    texts, labels, names = read(FOLDER / "ru")
    said = [" ".join(canonical(text, spoken)) for text in texts]
    half = np.random.default_rng(3).integers(0, 2, len(said))
    of_half = [
        concepts_of([said[at] for at in np.flatnonzero(half == which)], labels[half == which], embed)
        for which in (0, 1)
    ]
    taken_for = np.zeros((len(names), len(names)))
    for which, concepts in enumerate(of_half):
        for at in np.flatnonzero(half != which):
            taken_for[labels[at]] += concepts.of_text(said[at], spoken) ** 2
    taken_for /= taken_for.sum(axis=1, keepdims=True)
    near = {(names[a], names[b]) for a, b in np.argwhere(np.maximum(taken_for, taken_for.T) > CONFUSED)}
    chance = random.Random(7)  # noqa: S311 - sampling, not secrets
    for number in range(SCRIPTS):
        which = number % 2
        pool: dict[str, list[str]] = {}
        for at in np.flatnonzero(half != which):
            pool.setdefault(names[labels[at]], []).append(said[at])
        yield drawn_script(pool, near, of_half[which], chance)


def concepts_of(said: list[str], labels: NDArray[np.intp], embed: Embedding) -> Concepts:
    """Fit the classifier of common meanings on a part of the library."""
    return Concepts(arrays(said, labels, language("ru"), embed))


def drawn_script(
    pool: dict[str, list[str]], near: set[tuple[str, str]], concepts: Concepts, chance: random.Random
) -> Script:
    """Draw one script of some meanings, with the ready-made reactions or without."""
    reactions = chance.choice([{}, REACTIONS, REACTIONS, dict(chance.sample([*REACTIONS.items()], 6))])
    usual = [name for name in pool if name not in {*OFF_TOPIC, *SKIPPED, *REACTIONS.values(), "yes", "no"}]
    apart: list[str] = []
    while not apart:
        for name in [*chance.choice([[], ["yes", "no"]]), *chance.sample(usual, chance.choice(SIZES))]:
            if not any((name, other) in near for other in (*apart, *reactions.values())):
                apart.append(name)
    listed = {name: chance.sample(pool[name], chance.randint(4, 12)) for name in apart}
    answers = {name: [Expected(text, name) for text in texts] for name, texts in listed.items()}
    ready = ready_made("ru").reactions
    asides = [
        Expected(text, REACTIONS[name], Kind.REACTION, costly=ready[name].costly, whole=True)
        for name in reactions
        for text in ready[name].phrases
    ]
    points = []
    for _ in range(POINTS):
        here = [name for name in apart if chance.random() < chance.choice([0.3, 0.6, 1.0])] or apart[:1]
        expected = [*(one for name in here for one in answers[name]), *asides]
        rest = {name: [text for text in pool[name] if text not in listed.get(name, ())] for name in pool}
        points.append(Point(expected, drawn_said(rest, here, [*reactions.values()], near, chance)))
    return Script("ru", [*(one for some in answers.values() for one in some), *asides], points, concepts)


def drawn_said(
    rest: dict[str, list[str]],
    here: Sequence[str],
    reactions: Sequence[str],
    near: set[tuple[str, str]],
    chance: random.Random,
) -> list[Labelled]:
    """Draw what is said at a point: what is expected there, and about as much that is not."""
    said: list[Labelled] = []
    for _ in range(TOLD):
        name = chance.choice(reactions if reactions and chance.random() < ASIDES else here)
        said.append((chance.choice(rest[name]), name))
    for _ in range(TOLD):
        name = chance.choice(OFF_TOPIC if chance.random() < SMALL_TALK else [*rest])
        taken = any(name == one or (name, one) in near for one in (*here, *reactions))
        if not taken and name not in SKIPPED:
            said.append((chance.choice(rest[name]), NOTHING))
    return said


def intents(phrases: Sequence[Labelled]) -> list[Expected]:
    """Make phrases what is expected."""
    return [Expected(text, name, Kind.INTENT) for text, name in phrases]


def development() -> list[Script]:
    """Read the development scripts, with what people say there as it is, and misheard."""
    folder = SOURCE / "bench" / "material" / "understanding"
    yaml = YAML(typ="safe", pure=True)
    heard = yaml.load((folder / "development_heard_ru.yaml").read_text(encoding="utf-8"))["intents"]
    return [
        at_points(
            "ru",
            intents([(text, name) for name, intent in one["intents"].items() for text in intent["phrases"]]),
            [
                *((text, name) for name, intent in one["intents"].items() for text in intent["said"]),
                *((text["heard"], name) for name in one["intents"] for text in heard[f"{one['name']}.{name}"]),
                *((text, NOTHING) for text in one["out_of_scope"]),
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
    labelled = [(text, name or NOTHING) for name, texts in said.items() for text in texts]
    return Script("ru", expected, [Point(expected, labelled)])


def clinc(folder: Path) -> Script:
    """Draw from CLINC150's training part."""
    data = json.loads((folder / "clinc150_data_full.json").read_text(encoding="utf-8"))
    phrases, said = drawn([(text, label) for text, label in data["train"]])
    outside = [(text, NOTHING) for text, _ in data["oos_train"][:OUTSIDE]]
    return at_points("en", intents(phrases), [*said, *outside])


def banking(folder: Path) -> Script:
    """Draw from BANKING77's training part."""
    rows = csv.DictReader((folder / "banking77_train.csv").read_text(encoding="utf-8").splitlines())
    phrases, said = drawn([(row["text"], row["category"]) for row in rows])
    return at_points("en", intents(phrases), said)


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


def at_points(code: str, expected: Sequence[Expected], said: Sequence[Labelled]) -> Script:
    """Make a script of which all intents are expected at one point, few at others, and any of them is said."""
    chance = random.Random(expected[0].text)  # noqa: S311 - sampling, not secrets
    names = sorted({one.name for one in expected})
    points = [Point(expected, said)]
    for few in FEW:
        some = set(chance.sample(names, few))
        labelled = [(text, name if name in some else NOTHING) for text, name in said]
        outside = [one for one in labelled if not one[1]]
        inside = [one for one in labelled if one[1]]
        told = inside + chance.sample(outside, min(len(outside), len(inside)))
        points.append(Point([one for one in expected if one.name in some], told))
    return Script(code, expected, points)


def gathered(script: Script, embed: Embedding | None) -> Iterator[Seen]:
    """Gather the evidence of a script's utterances."""
    spoken = language(script.language)
    learned = Learned(script.expected, spoken, embed, script.concepts)
    for point in script.points:
        listed = listing(point.expected, spoken)
        senses = list(dict.fromkeys(one.sense for one in listed))
        evidence = Evidence(listed, senses, spoken, learned)
        texts = [canonical(text, spoken) for text, _ in point.said]
        if embed:
            embed([" ".join(words) for words in texts])
        rows = []
        for words in texts:
            near = evidence.likeness(reading(words, spoken), reading(polite_phrases(spoken).without(words), spoken))
            tell = learned.by_embeddings if embed else learned.by_words
            rows.append(evidence.gathered(near, tell(" ".join(words))))
        names = [name for _, name in senses]
        yield Seen(
            np.stack([one for one, _ in rows]).astype(np.float64),
            np.stack([more for _, more in rows]).astype(np.float64),
            np.array([names.index(name) if name else -1 for _, name in point.said]),
        )


def fitted(seen: Sequence[Seen]) -> dict[str, object]:
    """Fit the weights by greatest likelihood; every point weighs the same."""
    size, more = len(EVIDENCE), len(AGAINST)

    def loss(weights: Floats) -> tuple[float, Floats]:
        value = KEEP * float(weights[:-1] @ weights[:-1]) / 2.0
        slope = np.append(KEEP * weights[:-1], 0.0)
        sense, none, against, bias = np.split(weights, [size, 2 * size, 2 * size + more])
        for evidence, others, truth in seen:
            best = evidence.max(axis=1)
            outside = best @ none + others @ against + bias
            scores = np.concatenate([evidence @ sense, outside[:, None]], axis=1)
            scores -= scores.max(axis=1, keepdims=True)
            shares = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
            right = np.where(truth < 0, evidence.shape[1], truth)
            rows = np.arange(len(truth))
            weight = 1.0 / len(truth) / len(seen)
            value -= weight * float(np.log(shares[rows, right]).sum())
            shares[rows, right] -= 1.0
            shares *= weight
            slope[:size] += np.einsum("us,use->e", shares[:, :-1], evidence)
            slope[size : 2 * size] += shares[:, -1] @ best
            slope[2 * size : -1] += shares[:, -1] @ others
            slope[-1] += shares[:, -1].sum()
        return value, slope

    start = np.zeros(2 * size + more + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    sense, none, against, bias = np.split(np.round(found, 4), [size, 2 * size, 2 * size + more])

    def named(names: tuple[str, ...], values: Floats) -> dict[str, float]:
        return dict(zip(names, values.tolist(), strict=True))

    return {
        "sense": named(EVIDENCE, sense),
        "none": named(EVIDENCE, none),
        "against": named(AGAINST, against),
        "bias": float(bias[0]),
    }


if __name__ == "__main__":
    main()
