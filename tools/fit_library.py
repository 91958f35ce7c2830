"""Fit the classifiers of a language's library of paraphrases: writes src/voicebot/understanding/library/<code>.npz.

Usage: python tools/fit_library.py ru [--keep embeddings.npz]

The library is library/<code>/*.yaml: what people say on the telephone, a list of utterances for each common meaning.
Needs the extra `semantic`, and scikit-learn (the extra `bench`). Prints how many of those held out are right.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from ruamel.yaml import YAML
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from voicebot.host.embedding import Embedding, embedding
from voicebot.language.language import Language, language
from voicebot.understanding.features import block_vector, grams
from voicebot.understanding.polarity import canonical

FOLDER = Path(__file__).parent.parent / "src" / "voicebot" / "understanding" / "library"
TRUST_WORDS, TRUST_SENSES = 15.0, 4.0
"""How much the utterances weigh against small weights, as chosen on the development scripts."""
OCCURS = (3, 2, 3)
"""What is in fewer utterances is left out, of each block: it tells of that utterance alone."""
STEP = 0.5
"""Weights are rounded to this part of their deviation: most are then zero, and the file is small."""
HELD_OUT = 10
LARGEST = 127

Floats = NDArray[np.float32]


def main() -> None:
    """Read the library, fit both classifiers, write them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("language")
    parser.add_argument("--keep", type=Path, help="file where embeddings are kept between runs")
    parser.add_argument("--check", action="store_true", help="first tell how many of those held out are right")
    given = parser.parse_args()
    spoken = language(given.language)
    texts, labels, _ = read(FOLDER / given.language)
    said = [" ".join(canonical(text, spoken)) for text in texts]
    codes, rarity = known(said, spoken)
    words = matrix(said, spoken, codes, rarity)
    senses, _ = centred(embedding(given.keep)(said))
    print(f"{len(said)} utterances, {len(set(labels))} meanings, {len(codes)} n-grams", flush=True)
    if given.check:
        held = np.random.default_rng(0).permutation(len(said)) % HELD_OUT == 0
        for name, features, trust in (("words", words, TRUST_WORDS), ("embeddings", senses, TRUST_SENSES)):
            right = fit(features[~held], labels[~held], trust).score(features[held], labels[held])
            print(f"{name}: {right:.1%} of {held.sum()} held out right", flush=True)
    np.savez_compressed(FOLDER / f"{given.language}.npz", **arrays(said, labels, spoken, embedding(given.keep)))


def arrays(
    said: list[str], labels: NDArray[np.intp], spoken: Language, embed: Embedding
) -> dict[str, NDArray[np.generic]]:
    """Fit both classifiers on utterances of a library, and give what `voicebot.understanding.concepts` reads."""
    codes, rarity = known(said, spoken)
    weights = fit(matrix(said, spoken, codes, rarity), labels, TRUST_WORDS).coef_.T.astype(np.float32)
    scales = STEP * weights.std(axis=0)
    senses, mean = centred(embed(said))
    return {
        "codes": codes,
        "rarity": rarity.astype(np.float16),
        "weights": np.clip(np.round(weights / scales), -LARGEST, LARGEST).astype(np.int8),
        "scales": scales,
        "sense_weights": fit(senses, labels, TRUST_SENSES).coef_.T.astype(np.float16),
        "sense_mean": mean.astype(np.float16),
    }


def centred(embedded: Floats) -> tuple[Floats, Floats]:
    """Move embeddings so that their mean is nothing, each of length 1 again; and give the mean."""
    mean = embedded.mean(axis=0)
    moved = embedded - mean
    return moved / np.linalg.norm(moved, axis=1, keepdims=True), mean


def read(folder: Path) -> tuple[list[str], NDArray[np.intp], list[str]]:
    """Read the library: its utterances, the number of each one's meaning, and the meanings' names."""
    yaml = YAML(typ="safe", pure=True)
    meanings: dict[str, list[str]] = {}
    for file in sorted(folder.glob("*.yaml")):
        for meaning, utterances in yaml.load(file.read_text(encoding="utf-8")).items():
            meanings.setdefault(meaning, []).extend(utterances)
    texts = [text for utterances in meanings.values() for text in utterances]
    numbers = np.repeat(np.arange(len(meanings)), [len(utterances) for utterances in meanings.values()])
    return texts, numbers, [*meanings]


def known(texts: list[str], spoken: Language) -> tuple[NDArray[np.uint32], Floats]:
    """Give the n-grams that the classifier knows, sorted, and how rare each is."""
    counts = Counter(
        (int(code), least)
        for text in texts
        for block, least in zip(grams(text, spoken), OCCURS, strict=True)
        for code in block.codes
    )
    kept = sorted((code, count) for (code, least), count in counts.items() if count >= least)
    codes = np.array([code for code, _ in kept], np.uint32)
    found = np.array([count for _, count in kept], np.float32)
    return codes, (1.0 + np.log((1.0 + len(texts)) / (1.0 + found))).astype(np.float32)


def matrix(texts: list[str], spoken: Language, codes: NDArray[np.uint32], rarity: Floats) -> csr_matrix:
    """Write texts as vectors of the known n-grams."""
    places, values, starts = [], [], [0]
    for text in texts:
        for block in grams(text, spoken):
            at = np.minimum(np.searchsorted(codes, block.codes), len(codes) - 1)
            there = codes[at] == block.codes
            places.append(at[there])
            values.append(block_vector(block.weights[there] * rarity[places[-1]]))
        starts.append(starts[-1] + sum(map(len, places[-3:])))
    return csr_matrix((np.concatenate(values), np.concatenate(places), starts), shape=(len(texts), len(codes)))


def fit(features: csr_matrix | Floats, labels: NDArray[np.intp], trust: float) -> LogisticRegression:
    """Fit one classifier."""
    return LogisticRegression(C=trust, max_iter=150, fit_intercept=False).fit(features, labels)


if __name__ == "__main__":
    main()
