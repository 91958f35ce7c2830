from __future__ import annotations

from datetime import date

import pytest

from voicebot.bench.understanding.itn import SETS, wanted_of

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("code", "name", "written", "ours"),
    [
        ("ru", "cardinal", "-25037", ("-25037",)),
        ("ru", "cardinal", "ноль", ("0",)),
        ("ru", "decimal", "1,23 млрд", ("1230000000",)),
        ("ru", "ordinal_hard", "22-я", ("22",)),
        ("ru", "ordinal", "я в первый раз", ()),
        ("ru", "money", "6 руб. 35 коп.", ("6.35 RUB",)),
        ("ru", "money", "2,5 тыс руб.", ("2500 RUB",)),
        ("ru", "money", "18000 долл. США", ("18000 USD",)),
        ("ru", "telephone", "8-913-983-56-01", ("+79139835601",)),
        ("ru", "electronic", "a@hotmail.de", ("a@hotmail.de",)),
        ("ru", "electronic", "адрес a@b.ru тест", ()),
        ("ru", "date", "01.01.86", ("1986-01-01",)),
        ("ru", "date", "18.05", ("2027-05-18",)),
        ("ru", "date", "в 2009", ()),
        ("ru", "time", "02:00", ("02:00", "14:00")),
        ("ru", "time", "13:05", ("13:05",)),
        ("en", "date", "the 5", ()),
        ("en", "date", "july 25 2012", ("2012-07-25",)),
        ("en", "date", "15 january", ("2027-01-15",)),
        ("en", "time", "12:59 a.m.", ("00:59",)),
        ("en", "time", "12:30", ("12:30", "00:30")),
        ("en", "time", "07:00 a.m. est", ()),
        ("en", "money", "$29.50", ("29.50 USD",)),
        ("en", "money", "$15.2 billion", ("15200000000 USD",)),
        ("en", "ordinal", "71st", ("71",)),
        ("en", "telephone", "123-123-5678", ("1231235678",)),
        ("en", "telephone", "123.123.0.40", ()),
        ("ko", "decimal", "1.5만", ("15000",)),
        ("ko", "cardinal", "- 1", ("-1",)),
        ("ko", "ordinal", "29번째", ("29",)),
        ("ko", "money", "¥1000", ("1000 JPY", "1000 CNY")),
        ("ko", "date", "2018년4월30일", ("2018-04-30",)),
        ("ko", "time", "오후 4:30", ("16:30",)),
        ("ko", "time", "1:15:30", ()),
    ],
)
def test_a_written_form_becomes_ours(code: str, name: str, written: str, ours: tuple[str, ...]) -> None:
    assert wanted_of(code, name, written, TODAY) == ours


def test_every_set_has_a_reader() -> None:
    assert all(wanted_of(code, name, "?", TODAY) == () for code, name in SETS)
