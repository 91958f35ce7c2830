from datetime import date, time

from voicebot.language.speaking.english import values

TODAY = date(2026, 11, 23)


def test_days_and_times() -> None:
    assert values.day(date(2026, 11, 24), TODAY) == "tomorrow, the twenty fourth of November"
    assert values.day(date(2009, 1, 2), TODAY) == "on Friday, the second of January two thousand nine"
    assert values.moment(time(0, 5)) == "at twelve oh five a m"
    assert values.moment(time(18)) == "at six p m"


def test_numbers() -> None:
    assert values.number("-12", "05") == "minus twelve point zero five"
    assert values.money(1, 1, "GBP", "n") == "one pound and one penny"
    assert values.money(3, 0, "USD", "n") == "three dollars"
    assert values.count(-1, "day", "n") == "minus one days"
