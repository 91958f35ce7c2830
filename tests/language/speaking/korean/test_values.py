from datetime import date, time

from voicebot.language.speaking.korean import values

TODAY = date(2026, 11, 23)


def test_days_and_times() -> None:
    assert values.day(date(2026, 11, 24), TODAY) == "내일 십일월 이십사일"
    assert values.day(date(2027, 6, 5), TODAY) == "이천이십칠년 유월 오일 토요일"
    assert values.moment(time(15, 30)) == "오후 세 시 삼십 분"


def test_numbers() -> None:
    assert values.number("-1500", "") == "마이너스 천오백"
    assert values.money(1000, 0, "KRW", "n") == "천 원"
    assert values.money(1, 5, "USD", "n") == "일 점 영오 달러"
    assert values.count(3, "명", "n") == "세 명"
    assert values.count(50, "명", "n") == "오십 명"
