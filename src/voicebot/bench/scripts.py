"""The scripts that are measured: two nodes that expect the same phrases and lead to each other, for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.dialog.script import Script

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from voicebot.dialog.moves import BargeIn

LANGUAGE = "ko"
"""The one language whose model comes from a package index."""

GREETING: Mapping[str, Sequence[str]] = {
    "yes": ("네", "그럼요", "네 괜찮아요", "네 시간 있어요", "듣고 있어요", "네 계속하세요"),
    "no": ("아니요", "아니요 필요 없습니다"),
    "price": ("얼마입니까",),
    "busy": ("지금 바빠요", "근데 지금 바빠요"),
}
"""May I talk to you?"""

DATE: Mapping[str, Sequence[str]] = {
    "yes": ("네", "네 원합니다", "네 그렇습니다", "네 알겠어요", "좋아요", "그렇게 해 주세요"),
    "wednesday": ("수요일에 가겠습니다",),
    "thursday": ("목요일 오후가 좋습니다",),
    "where": ("병원이 어디입니까",),
    "no": ("아니요", "아니요 못 갑니다"),
}
"""When will you come?"""

COSTLY: Mapping[str, Sequence[str]] = {
    "operator": ("상담원 연결해 주세요", "사람과 통화하고 싶어요"),
    "yes": GREETING["yes"],
    "no": GREETING["no"],
}
"""What is decoded a second time, freely, before it is believed."""

_PROMPTS = ("네, 알겠습니다. 그러면 말씀해 주시겠습니까?", "감사합니다. 하나만 더 여쭤봐도 되겠습니까?")

_SPEECHES = (
    """
    건강 검진 예약을 안내해 드립니다. 검진 전에는 여덟 시간 동안 아무것도 드시지 마시고 신분증을 꼭 가져오시기 바랍니다.
    검진은 두 시간쯤 걸리고 결과는 일주일 뒤에 우편으로 보내 드립니다. 주차장은 건물 지하에 있습니다.
    """,
    """
    다음은 예약을 바꾸는 방법입니다. 예약 날짜를 바꾸시려면 하루 전까지 병원으로 전화해 주시기 바랍니다.
    평일에는 아침 아홉 시부터 저녁 여섯 시까지 전화를 받습니다. 토요일에는 오전에만 전화를 받습니다.
    """,
)


def quiz(answers: Mapping[str, Sequence[str]], *, costly: Sequence[str] = ()) -> Script:
    """Make a script that asks short questions.

    Args:
        answers: each intent with its phrases.
        costly: intents that want more certainty.
    """
    return _circle(answers, _PROMPTS, "any", costly)


def lecture(answers: Mapping[str, Sequence[str]], barge_in: BargeIn) -> Script:
    """Make a script that talks for a quarter of a minute at a time, to be interrupted."""
    return _circle(answers, _SPEECHES, barge_in, ())


def _circle(
    answers: Mapping[str, Sequence[str]], says: tuple[str, str], barge_in: BargeIn, costly: Sequence[str]
) -> Script:
    def node(text: str, other: str) -> dict[str, object]:
        say = " ".join(text.split())
        again = {"say": [say], "tries": 9, "then": other}
        return {
            "say": say,
            "barge_in": barge_in,
            "on": dict.fromkeys(answers, other),
            "silence": again,
            "unclear": again,
        }

    return Script.model_validate(
        {
            "script": "bench",
            "language": LANGUAGE,
            "kind": "survey",
            "intents": {
                name: {"phrases": list(phrases), "costly": name in costly} for name, phrases in answers.items()
            },
            "start": "one",
            "nodes": {"one": node(says[0], "two"), "two": node(says[1], "one")},
        }
    )
