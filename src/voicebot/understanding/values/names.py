"""A person's name, as a value: first name, patronymic, surname.

English and Korean names are the words that were said. Russian ones are found among other words, in any case and order,
by what each word may be (`voicebot.language.names`):

- names that the dictionary knows count wherever they stand, other words only beside these or after words that lead to a
  name ("фамилия", "запишите на"); what is denied ("не Виктория") or taken back is left out;
- the parts agree in gender and, where they can, in case; the case that the words before ask for is likelier
  ("запишите на Петрова" is a man), without any it is the nominative;
- a short form stays as it was said; said with the full one ("коля, николай") it gives way to that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.understanding.polarity import canonical, polarity
from voicebot.understanding.values.people import read_person
from voicebot.understanding.values.value import Heard, Value

if TYPE_CHECKING:
    from voicebot.understanding.values.value import Asked

_LONGEST = 3


def read_name(heard: Heard, asked: Asked) -> Value | None:
    """Read a person's name.

    Args:
        heard: what was said.
        asked: what is asked for.
    """
    return read_person(heard, asked) if asked.language.code == "ru" else _read_words(heard, asked)


def _read_words(heard: Heard, asked: Asked) -> Value | None:
    """Take one to three words for a name, unless they are known for something else."""
    lexicon = asked.language.lexicon
    words = heard.words
    leads = (tuple(lead.split()) for lead in lexicon.values.name_leads)
    start = max((len(lead) for lead in leads if words[: len(lead)] == lead), default=0)
    said = words[start:]
    answers = {word for phrases in lexicon.intents.values() for phrase in phrases for word in phrase.split()}
    other = answers.union(lexicon.values.numbers, lexicon.continuers)
    if not 0 < len(said) <= _LONGEST or any(word in other or not word.isalpha() for word in said):
        return None
    if polarity(canonical(heard.text, asked.language), asked.language).denied:
        return None
    return Value(asked.kind, " ".join(said).title(), heard.span(start, -1))
