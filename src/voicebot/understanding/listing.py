"""The phrases that may be said now, made ready for comparison once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from voicebot.understanding.meaning import Kind
from voicebot.understanding.polarity import Agreement, Polarity, agreement, canonical, polarity
from voicebot.understanding.scoring import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicebot.language.language import Language
    from voicebot.understanding.meaning import Expected
    from voicebot.understanding.phrases import Words


_SAME_WORD = 70.0
"""Two words are one, with a slip of recognition, from this similarity on (0 to 100)."""
_MOST = 0.6
"""So much of a phrase's telling words, counted in letters, is most of it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text in all the forms that are compared.

    Args:
        words: with every denial apart, see `canonical`.
        lemmas: of these words.
        sounds: the sound key.
        polarity: what it denies.
        spaced: the spaces between the words can be trusted.
        plain: it denies and doubts nothing.
    """

    words: Words
    lemmas: Words
    sounds: str
    polarity: Polarity
    spaced: bool
    plain: bool

    @property
    def text(self) -> Text:
        """The text as it is scored."""
        return Text(" ".join(self.words), self.sounds, spaced=self.spaced)


def read(words: Words, language: Language) -> Reading:
    """Bring words into all the forms that are compared.

    Args:
        words: as `canonical` gives them.
        language: whose words they are.
    """
    text = " ".join(words)
    denied = polarity(words, language)
    spaced = language.code != "ko"
    return Reading(words, language.lemmas(text), language.sound_key(text), denied, spaced=spaced, plain=denied.is_plain)


@dataclass(frozen=True, slots=True)
class Listed:
    """One listed phrase.

    Args:
        expected: as it was written.
        reading: in all forms.
        guards: the phrases that contain it and mean something else.
    """

    expected: Expected
    reading: Reading
    guards: tuple[Reading, ...]

    @property
    def sense(self) -> tuple[Kind, str]:
        """Its kind and name."""
        return self.expected.kind, self.expected.name

    @property
    def stands_alone(self) -> bool:
        """Whether a refusal before it is another sentence: it has several words and is not a yes."""
        return len(self.reading.words) > 1 and self.sense != (Kind.INTENT, "yes")

    def may_be(self, heard: Reading) -> bool:
        """Tell whether the utterance denies exactly what this phrase denies."""
        return self.agreement(heard) is Agreement.SAME

    def agreement(self, heard: Reading) -> Agreement:
        """Tell how the utterance agrees with this phrase in what they deny; two that deny nothing do, at once."""
        if heard.plain and self.reading.plain:
            return Agreement.SAME
        return agreement(heard.polarity, self.reading.polarity, long=self.stands_alone)

    def is_said(self, heard: Reading, language: Language) -> bool:
        """Tell whether what this phrase cannot be without was said: its question word; of one to be said whole, most.

        Args:
            heard: the utterance.
            language: whose words they are.
        """
        lexicon = language.lexicon
        asks = set(self.reading.lemmas).intersection(lexicon.questions)
        if not asks.issubset(heard.lemmas):
            return False
        if not (self.expected.whole and self.reading.spaced):
            return True
        small = {*lexicon.polite, *lexicon.negators}
        telling = [lemma for lemma in self.reading.lemmas if lemma not in small]
        said = [lemma for lemma in telling if any(ratio(lemma, other) >= _SAME_WORD for other in heard.lemmas)]
        return bool(said) and sum(map(len, said)) >= _MOST * sum(map(len, telling))


def listing(expected: Sequence[Expected], language: Language) -> tuple[Listed, ...]:
    """Make phrases ready; those without words are left out.

    Args:
        expected: what may be said.
        language: whose words they are.
    """
    return tuple(_listed(one, language) for one in expected if language.words(one.text))


@lru_cache(maxsize=20_000)
def _listed(one: Expected, language: Language) -> Listed:
    """Make one phrase ready; the same hundreds of reactions' phrases are expected at every node of every call."""
    return Listed(
        expected=one,
        reading=read(canonical(one.text, language), language),
        guards=tuple(read(canonical(guard, language), language) for guard in one.not_when),
    )
