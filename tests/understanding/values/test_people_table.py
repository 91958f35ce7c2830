from voicebot.language.language import language
from voicebot.understanding.values.people_table import PeopleTable

TABLE = PeopleTable.of(language("ru"))


def test_phrases_are_found_where_they_stand() -> None:
    words = ("меня", "зовут", "то", "есть", "анна")
    assert [TABLE.is_around(words, at) for at in (0, 1, 4)] == [True, True, False]
    assert TABLE.starts("corrections", words, 2) == 2
    assert TABLE.covers("corrections", words, 3)
    assert not TABLE.starts("corrections", words, 3)


def test_the_last_words_ask_for_a_case() -> None:
    assert [TABLE.case(tuple(text.split())) for text in ("запишите на", "на имя", "меня")] == ["a", "g", ""]


def test_what_is_no_name() -> None:
    assert TABLE.is_never("дурака", "дурак")
    assert TABLE.is_never("мужа", "муж")
    assert not TABLE.is_never("иван", "иван")
