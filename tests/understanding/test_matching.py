from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.errors import InputError
from voicebot.language.language import language
from voicebot.settings import MatchSettings
from voicebot.understanding.matching import Matcher
from voicebot.understanding.meaning import Expected, Kind
from voicebot.understanding.polarity import canonical
from voicebot.understanding.values.value import Asked

RUSSIAN = language("ru")
NOW = datetime(2026, 11, 23, 13, tzinfo=UTC)


def listed(name: str, *phrases: str, kind: Kind = Kind.INTENT, costly: bool = False) -> list[Expected]:
    return [Expected(phrase, name, kind, costly) for phrase in phrases]


EXPECTED = [
    *(one for name, phrases in RUSSIAN.lexicon.intents.items() for one in listed(name, *phrases)),
    *listed("interested", "интересно", "очень интересно", "расскажите подробнее"),
    *listed("not_interested", "не интересно", "мне это не нужно"),
    *listed("another_day", "не смогу в этот день", "давайте на другой день", "перенесите запись"),
    *listed("never", "не звоните мне больше", "удалите мой номер", kind=Kind.REACTION, costly=True),
    *listed("who", "кто это", "кто звонит", "откуда вы звоните", kind=Kind.REACTION),
    *listed("sales", "соедините с оператором", "хочу поговорить с человеком", kind=Kind.HAND_OFF, costly=True),
    Expected("оператор", "sales", Kind.HAND_OFF, costly=True, not_when=("какой у вас оператор", "не надо оператора")),
]
MATCHER = Matcher(EXPECTED, RUSSIAN, MatchSettings())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("да, слушаю вас", "yes"),
        ("ну хорошо давайте", "yes"),
        ("да, я приду обязательно", "yes"),
        ("девушка, соедините меня с оператором пожалуйста", "sales"),
        ("хочу с человеком поговорить", "sales"),
        ("соедините с аператорам", "sales"),
        ("оператора, пожалуйста", "sales"),
        ("дайте оператора", "sales"),
        ("нет, соедините с оператором", "sales"),
        ("неинтересно", "not_interested"),
        ("нет, спасибо, не интересно", "not_interested"),
        ("неудобно", "busy_now"),
        ("мне сейчас неудобно разговаривать", "busy_now"),
        ("я не могу сейчас говорить, я за рулём", "busy_now"),
        ("да но не сейчас", "busy_now"),
        ("нет, не приду", "no"),
        ("не надо, не надо", "no"),
        ("давайте в другой день", "another_day"),
        ("перенесите, пожалуйста, запись", "another_day"),
        ("а кто это звонит", "who"),
        ("не звоните сюда больше пожалуйста", "never"),
    ],
)
def test_understood(text: str, name: str) -> None:
    assert MATCHER.meaning(text).best.name == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "какая завтра погода в москве",
        "хорошо но сначала скажите сколько стоит ваша услуга",
        "два",
        "свет",
        "не надо оператора",
        "не соединяйте с оператором",
        "какой у вас оператор",
        "не то чтобы не интересно",
        "нет удобно",
        "не перезвоните",
    ],
)
def test_unclear(text: str) -> None:
    assert MATCHER.meaning(text).best.kind is Kind.UNCLEAR


@pytest.mark.parametrize("one", EXPECTED, ids=lambda one: one.text)
def test_an_exact_phrase_means_what_it_is_listed_for(one: Expected) -> None:
    best = MATCHER.meaning(one.text, typed=True).best
    assert (best.kind, best.name, best.probability, best.stage) == (one.kind, one.name, 1.0, "exact")


@pytest.mark.parametrize("one", EXPECTED, ids=lambda one: one.text)
def test_a_phrase_that_is_denied_is_never_itself(one: Expected) -> None:
    denying = {*RUSSIAN.lexicon.negators, *RUSSIAN.lexicon.refusals}
    if not denying.isdisjoint(canonical(one.text, RUSSIAN)):
        return  # "не, не надо" is no less a denial
    if one.text == "можете" or one.name in {"any_time", "busy_now", "who"}:
        return  # "не можете сказать" is a polite question, and the others are hardly ever denied
    assert not Matcher([one], RUSSIAN, MatchSettings()).meaning(f"не {one.text}", typed=True).is_clear


@given(st.text(max_size=40))
def test_anything_at_all_has_a_meaning(text: str) -> None:
    meaning = MATCHER.meaning(text)
    assert meaning.text == text
    assert 0 <= meaning.best.probability <= 1
    MATCHER.progress(text)


@pytest.mark.parametrize(
    ("code", "phrase", "heard"),
    [
        ("ko", "목요일 오후가 좋습니다", "목요일 오후가 안 좋습니다"),
        ("ko", "상담원 연결해 주세요", "상담원 연결하지 마세요"),
        ("ko", "다시는 전화하지 마세요", "다시 전화하세요"),
        ("en", "I am interested", "I'm not interested"),
        ("en", "call me again", "never call me again"),
        ("en", "put me through to an operator", "do not put me through to an operator"),
    ],
)
def test_polarity_in_other_languages(code: str, phrase: str, heard: str) -> None:
    matcher = Matcher(listed("it", phrase), language(code), MatchSettings())
    assert matcher.meaning(phrase).best.name == "it"
    assert matcher.meaning(heard).best.kind is Kind.UNCLEAR


@pytest.mark.parametrize("heard", ["네 말쓴하세요", "네 말슴 하세요"])
def test_korean_heard_with_slips(heard: str) -> None:
    korean = language("ko")
    phrases = [*listed("yes", "네 말씀하세요"), *listed("operator", "상담원 연결해 주세요")]
    assert Matcher(phrases, korean, MatchSettings()).meaning(heard).best.name == "yes"


@pytest.mark.parametrize(
    ("heard", "name"),
    [
        ("내일 오후에 하겠습니다", "tomorrow"),
        ("내일 오후에 네 가", "tomorrow"),
        ("내일 오후에 가 에 네 가", "tomorrow"),
        ("내일 오후에 할게요", "tomorrow"),
        ("내일 오후", "tomorrow"),
        ("목요일 오후가 좋습니다", "thursday"),
        ("목요일 오후가 오후 가", "thursday"),
        ("목요일 오후가 좋아요", "thursday"),
        ("목요일 오후에 네 가", ""),
        ("내일 오후가 좋습니다", ""),
        ("목요일 오후에 하겠습니다", ""),
        ("오후에 네 가", ""),
    ],
)
def test_korean_answers_that_share_most_sounds_need_a_lead(heard: str, name: str) -> None:
    phrases = [*listed("tomorrow", "내일 오후에 하겠습니다"), *listed("thursday", "목요일 오후가 좋습니다")]
    assert Matcher(phrases, language("ko"), MatchSettings()).meaning(heard).best.name == name


def test_two_readings_as_good_are_unclear() -> None:
    matcher = Matcher(
        [*listed("a", "большая красная коробка"), *listed("b", "большая синяя коробка")],
        RUSSIAN,
        MatchSettings(margin=0.2),
    )
    assert matcher.meaning("большая коробка").best.kind is Kind.UNCLEAR
    assert matcher.meaning("большая синяя коробка").best.name == "b"


def test_a_phrase_of_two_intents_is_the_first_one_also_when_near() -> None:
    matcher = Matcher(
        [*listed("first", "перезвоните позже"), *listed("second", "перезвоните позже")], RUSSIAN, MatchSettings()
    )
    assert matcher.meaning("перезвоните позже").best.name == "first"
    assert matcher.meaning("перезвоните мне позжее").best.name == "first"


# --- what costs dearly ---------------------------------------------------------------------------------------------


def test_a_costly_reading_is_confirmed_unless_free_decoding_agrees() -> None:
    assert MATCHER.meaning("соедините с оператором").confirm
    assert not MATCHER.meaning("соедините с оператором", free_text="соедини с оператором").confirm


def test_free_decoding_that_heard_nothing_of_use_leaves_it_to_the_person() -> None:
    meaning = MATCHER.meaning("соедините с оператором", free_text="погода хорошая")
    assert (meaning.best.name, meaning.confirm) == ("sales", True)


def test_free_decoding_that_missed_a_denial_leaves_it_to_the_person() -> None:
    meaning = MATCHER.meaning("не звоните мне больше", free_text="погода хорошая")
    assert (meaning.best.name, meaning.confirm) == ("never", True)


@pytest.mark.parametrize("free_text", ["не соединяйте с оператором", "не надо оператора", "перенесите запись"])
def test_free_decoding_that_heard_otherwise_makes_it_unclear(free_text: str) -> None:
    meaning = MATCHER.meaning("соедините с оператором", free_text=free_text)
    assert meaning.best.kind is Kind.UNCLEAR
    assert not meaning.confirm


def test_a_weak_costly_reading_is_confirmed_though_free_decoding_agrees() -> None:
    sure = Matcher(EXPECTED, RUSSIAN, MatchSettings(costly=0.99))
    assert sure.meaning("дайте оператора", free_text="дайте оператора").confirm


def test_what_was_typed_is_certain_and_what_is_cheap_needs_no_consent() -> None:
    assert not MATCHER.meaning("соедините с оператором", typed=True).confirm
    assert not MATCHER.meaning("перенесите запись", free_text="не надо").confirm


# --- values --------------------------------------------------------------------------------------------------------


def asking(kind: str, *phrases: Expected) -> Matcher:
    now = NOW.astimezone(ZoneInfo("Europe/Moscow"))
    return Matcher(phrases, RUSSIAN, MatchSettings(), asked=Asked(kind, RUSSIAN, now, future=True))


def test_a_value_is_read_in_the_persons_zone() -> None:
    meaning = asking("datetime").meaning("завтра в три")
    assert (meaning.best.kind, meaning.best.name) == (Kind.VALUE, "datetime")
    assert meaning.value is not None
    assert meaning.value.text == "2026-11-24T15:00+03:00"


def test_a_value_wins_over_a_phrase_beside_it_but_not_over_a_whole_phrase() -> None:
    matcher = asking("datetime", *EXPECTED)
    value = matcher.meaning("перенесите запись на завтра в три").value
    assert value is not None
    assert value.text == "2026-11-24T15:00+03:00"
    assert matcher.meaning("соедините с оператором").best.name == "sales"
    assert matcher.meaning("соедините с оператором").value is None


def test_a_listed_phrase_comes_before_free_text() -> None:
    matcher = asking("text", *EXPECTED)
    assert matcher.meaning("девушка соедините меня с оператором").best.name == "sales"
    value = matcher.meaning("у меня болит зуб").value
    assert value is not None
    assert value.text == "у меня болит зуб"


def test_a_value_of_no_kind_cannot_be_asked_for() -> None:
    with pytest.raises(InputError, match="colour"):
        Matcher([], RUSSIAN, MatchSettings(), asked=Asked("colour", RUSSIAN, NOW))


# --- what a grammar must hold --------------------------------------------------------------------------------------


def test_a_grammar_holds_guards_and_denials_once_and_in_normal_form() -> None:
    phrases = MATCHER.to_hear()
    assert {"не надо оператора", "какой у вас оператор", "не", "не надо", "то есть", "алло", "ну"} <= set(phrases)
    assert len(set(phrases)) == len(phrases)
    assert all(phrase == RUSSIAN.normalise(phrase) for phrase in phrases)


def test_a_grammar_holds_the_words_of_a_value() -> None:
    assert {"завтра", "декабря", "пятнадцать", "утром"} <= set(asking("datetime").to_hear())


def test_a_korean_grammar_stays_small() -> None:
    korean = Matcher(listed("yes", "네 좋습니다"), language("ko"), MatchSettings())
    assert len(korean.to_hear()) <= 10
