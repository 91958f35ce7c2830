from rapidfuzz.distance import Levenshtein

from voicebot.language import sound


def test_korean_syllables_fall_apart_into_sounds() -> None:
    assert len(sound.jamo("네 좋습니다")) == 12
    assert Levenshtein.distance(sound.jamo("좋습니다"), sound.jamo("졸습니다")) == 1


def test_russian_spellings_that_sound_alike_have_one_key() -> None:
    for one, other in [("оператор", "аператар"), ("одного", "аднава"), ("год", "гот"), ("не удобно", "неудобно")]:
        assert sound.russian(one) == sound.russian(other), (one, other)


def test_russian_answers_that_sound_unlike_stay_apart() -> None:
    keys = [sound.russian(word) for word in ("да", "нет", "два", "удобно", "приду", "оператор")]
    assert len(set(keys)) == len(keys)


def test_a_language_without_rules_is_taken_by_its_spelling() -> None:
    assert sound.spelled("hold on") == "holdon"
