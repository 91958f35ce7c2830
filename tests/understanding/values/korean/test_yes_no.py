from datetime import datetime

import pytest

from voicebot.language.language import language
from voicebot.understanding.values.reading import read_value
from voicebot.understanding.values.value import Asked

ASKED = Asked("yes_no", language("ko"), datetime(2026, 11, 25, 12, 0))  # noqa: DTZ001 - it does not matter when


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("네", "yes"),
        ("넵 알겠습니다", "yes"),
        ("아니 아니 맞게 적으셨어요", "yes"),
        ("안 바빠요", "yes"),
        ("나쁘지 않네요", "yes"),
        ("안 될 거 없죠", "yes"),
        ("문제 없습니다", "yes"),
        ("네 제가 김민수입니다", "yes"),
        ("아뇨", "no"),
        ("됐어요", "no"),
        ("아니요 괜찮아요", "no"),
        ("안 괜찮아요", "no"),
        ("아직 안 받았어요", "no"),
        ("동의 안 해요", "no"),
        ("할 수 없어요", "no"),
        ("전화하지 마세요", "no"),
        ("좋은데 시간이 없어요", "no"),
        ("네 안 돼요", "no"),
        ("네 잠깐만요", None),
        ("모르겠어요", None),
        ("좋아요 싫어요", None),
        ("예약을 확인하려고요", None),
        ("안녕하세요", None),
    ],
)
def test_answers(text: str, answer: str | None) -> None:
    found = read_value(ASKED, text)
    assert (found.text if found else None) == answer


def test_it_is_fine_alone_is_asked_about() -> None:
    alone, accepted = read_value(ASKED, "괜찮아요"), read_value(ASKED, "네 괜찮아요")
    assert alone is not None
    assert accepted is not None
    assert (alone.text, alone.alternatives, alone.doubtful) == ("yes", ("no",), True)
    assert (accepted.text, accepted.doubtful) == ("yes", False)
