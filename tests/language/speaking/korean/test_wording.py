import pytest

from voicebot.language.language import language
from voicebot.language.speakable import speakable


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2026년 6월 24일", "이천이십육년 유월 이십사일"),
        ("2026-11-24", "이천이십육년 십일월 이십사일"),
        ("오후 4:30에 뵙겠습니다.", "오후 네 시 삼십 분에 뵙겠습니다."),
        ("15:30", "오후 세 시 삼십 분"),
        ("3시간", "세 시간"),
        ("2시 10분", "두 시 십분"),
        ("010-1234-5678", "공일공, 일이삼사, 오육칠팔"),
        ("02-345-6789", "공이, 삼사오, 육칠팔구"),
        ("01012345678", "공일공, 일이삼사, 오육칠팔"),
        ("15,000원입니다", "만오천원입니다"),
        ("₩5000", "오천 원"),
        ("$15", "십오 달러"),
        ("3만원", "삼만원"),
        ("1번을 누르세요", "일 번을 누르세요"),
        ("두 번", "두 번"),
        ("36.5 °C", "삼십육 점 오 도"),
        ("-10 °C", "영하 십 도"),
        ("50 %", "오십 퍼센트"),
        ("5~7일", "오에서 칠일"),
        ("SMS", "에스엠에스"),
        ("info@naver.com", "info 골뱅이 naver 점 com"),
    ],
)
def test_a_text_is_said(written: str, said: str) -> None:
    assert speakable(written, language("ko")).text == said
