from voicebot.language.language import language
from voicebot.understanding.values.numeral_table import Atom, Role
from voicebot.understanding.values.numeral_text import NumeralText
from voicebot.understanding.values.value import heard_in

RU = language("ru")


def text(words: str) -> NumeralText:
    return NumeralText(heard_in(words, RU), RU)


def test_figures_and_letters_are_apart() -> None:
    assert text("за 1500р.").words == ("за", "1500", "р")
    assert text("1500р").heard.span(1, 1) == (4, 5)


def test_numerals_run_together_share_their_place() -> None:
    glued = text("двадцатьпять рублей")
    assert glued.words == ("двадцать", "пять", "рублей")
    assert glued.heard.span(0, 0) == glued.heard.span(1, 1) == (0, 12)


def test_numerals_spelt_apart_are_one() -> None:
    apart = text("пять сот рублей")
    assert apart.words == ("пятьсот", "рублей")
    assert apart.heard.span(0, 0) == (0, 8)


def test_phrases_and_forms() -> None:
    said = text("ниже нуля, две тысячи двадцатого года")
    assert said.phrase(0, ("ниже", "ниже нуля")) == 2
    assert said.phrase(1, ("ниже",)) == 0
    assert said.between(1) == ", "
    assert said.form_of(5, ("год",)) == "год"
    assert said.form_of(99, ("год",)) is None
    assert said.found(5, {"год": "1"}) == "1"
    assert (said.atom(0), said.atom(-1), said.word(99), len(said)) == (None, None, "", 6)


def test_more_words_may_be_numerals() -> None:
    slang = NumeralText(heard_in("три косаря", RU), RU, also={"косаря": Atom(Role.SCALE, 1000)})
    assert [atom.value for atom in slang.atoms if atom] == [3, 1000]
