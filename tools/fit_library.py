"""Fit the classifiers of a language's library of paraphrases: writes src/voicebot/understanding/library/<code>.npz.

Usage: python tools/fit_library.py ru [--keep embeddings.npz]

The library is library/<code>/*.yaml: what people say on the telephone, a list of utterances for each common meaning.
Needs the extra `semantic`, and scikit-learn (the extra `bench`). Prints how many of those held out are right.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from ruamel.yaml import YAML
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from voicebot.host.embedding import embedding
from voicebot.language.language import language
from voicebot.understanding.features import BLOCK, BLOCKS, Rarity
from voicebot.understanding.polarity import canonical

FOLDER = Path(__file__).parent.parent / "src" / "voicebot" / "understanding" / "library"
TRUST_WORDS, TRUST_SENSES = 15.0, 4.0
"""How much the utterances weigh against small weights, as chosen on those held out."""
HELD_OUT = 10
LEVELS = 127

Floats = NDArray[np.float32]


def main() -> None:
    """Read the library, fit both classifiers, write them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("language")
    parser.add_argument("--keep", type=Path, help="file where embeddings are kept between runs")
    given = parser.parse_args()
    spoken = language(given.language)
    texts, labels = read(FOLDER / given.language)
    said = [" ".join(canonical(text, spoken)) for text in texts]
    rarity = Rarity(said, spoken)
    rows = [rarity.sparse(text) for text in said]
    starts = np.cumsum([0, *(len(places) for places, _ in rows)])
    words = csr_matrix(
        (np.concatenate([values for _, values in rows]), np.concatenate([places for places, _ in rows]), starts),
        shape=(len(rows), BLOCKS * BLOCK),
    )
    embedded = embedding(given.keep)(said)
    mean = embedded.mean(axis=0)
    senses = embedded - mean
    senses /= np.linalg.norm(senses, axis=1, keepdims=True)
    held = np.random.default_rng(0).permutation(len(said)) % HELD_OUT == 0
    for name, features, trust in (("words", words, TRUST_WORDS), ("embeddings", senses, TRUST_SENSES)):
        right = fit(features[~held], labels[~held], trust).score(features[held], labels[held])
        print(f"{name}: {right:.1%} of {held.sum()} held out right, {len(set(labels))} meanings")
    weights = fit(words, labels, TRUST_WORDS).coef_.T.astype(np.float32)
    scales = np.abs(weights).max(axis=0) / LEVELS
    np.savez_compressed(
        FOLDER / f"{given.language}.npz",
        rarity=rarity.weights.astype(np.float16),
        weights=np.round(weights / scales).astype(np.int8),
        scales=scales,
        sense_weights=fit(senses, labels, TRUST_SENSES).coef_.T.astype(np.float16),
        sense_mean=mean.astype(np.float16),
    )


def read(folder: Path) -> tuple[list[str], NDArray[np.intp]]:
    """Read the library: its utterances, and the number of each one's meaning."""
    yaml = YAML(typ="safe", pure=True)
    meanings: dict[str, list[str]] = {}
    for file in sorted(folder.glob("*.yaml")):
        for meaning, utterances in yaml.load(file.read_text(encoding="utf-8")).items():
            meanings.setdefault(meaning, []).extend(utterances)
    texts = [text for utterances in meanings.values() for text in utterances]
    return texts, np.repeat(np.arange(len(meanings)), [len(utterances) for utterances in meanings.values()])


def fit(features: csr_matrix | Floats, labels: NDArray[np.intp], trust: float) -> LogisticRegression:
    """Fit one classifier."""
    return LogisticRegression(C=trust, max_iter=150, fit_intercept=False).fit(features, labels)


if __name__ == "__main__":
    main()
