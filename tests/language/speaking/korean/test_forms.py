import pytest

from voicebot.language.language import language
from voicebot.language.speakable import speakable


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("0", "영"),
        ("10", "십"),
        ("105", "백오"),
        ("10000", "만"),
        ("12345", "만이천삼백사십오"),
        ("150000000", "일억오천만"),
        ("15070000000", "백오십억칠천만"),
        ("-735", "마이너스 칠백삼십오"),
        ("1.23", "일 점 이삼"),
        ("1 1/2", "일과 이분의 일"),
        ("4 2/5", "사와 오분의 이"),
        ("3개", "세 개"),
        ("20살", "스무 살"),
        ("31명", "서른한 명"),
        ("53번째", "오십삼 번째"),
        ("1번째", "첫 번째"),
    ],
)
def test_a_number_is_said(written: str, said: str) -> None:
    assert speakable(written, language("ko")).text == said
