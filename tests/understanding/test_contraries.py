import numpy as np

from voicebot.language.language import language
from voicebot.understanding.contraries import Contraries
from voicebot.understanding.listing import listing, read
from voicebot.understanding.meaning import Expected
from voicebot.understanding.polarity import canonical
from voicebot.understanding.scoring import Scorer


def is_contrary(text: str, *phrases: str, code: str = "en") -> bool:
    spoken = language(code)
    listed = listing([Expected(phrase, "this") for phrase in phrases], spoken)
    scorer = Scorer([one.reading.text for one in listed])
    heard = read(canonical(text, spoken), spoken)
    return 0 in Contraries(listed, np.zeros(len(listed), np.intp), scorer).of(heard, scorer.words(heard.text))


def test_what_denies_a_phrase_is_contrary_to_its_sense() -> None:
    assert is_contrary("мне совсем не интересно", "мне интересно", "расскажите подробнее", code="ru")
    assert not is_contrary("мне очень интересно", "мне интересно", code="ru")
    assert not is_contrary("перезвоните мне", "мне интересно", code="ru")


def test_a_phrase_that_may_be_meant_settles_it() -> None:
    assert not is_contrary("мне это не интересно", "интересно", "не интересно", code="ru")


def test_only_the_nearest_phrase_is_contrary() -> None:
    nearer, farther = "my refund has not shown up in my account", "how long does it take for refunds to show"
    assert is_contrary("my refund is not showing in my account", farther)
    assert not is_contrary("my refund is not showing in my account", nearer, farther)


def test_a_sense_that_says_a_thing_and_its_contrary_alike_has_none() -> None:
    broken, to_mend = "my card does not work", "how do I get my card to work"
    assert is_contrary("help me get the card to work", broken)
    assert not is_contrary("help me get the card to work", broken, to_mend)
