from __future__ import annotations

from voicebot.audio.frame import FRAME_MS, Frame
from voicebot.recognition.typed_ears import TypedEars


def test_typed_words_arrive_one_by_one_and_end() -> None:
    listener = TypedEars()
    silence = Frame.silence()
    hearings = [listener.hear(i * FRAME_MS, silence, "да слушаю вас" if i == 2 else "", None) for i in range(60)]
    texts = list(dict.fromkeys(hearing.text for hearing in hearings))
    assert texts == ["", "да", "да слушаю", "да слушаю вас"]
    assert hearings[2].speaking
    assert hearings[-1].offset is not None
    utterance = listener.end_utterance()
    assert (utterance.text, utterance.onset, utterance.sound) == ("да слушаю вас", 40, None)
    assert listener.decode_freely(utterance) is None


def test_a_second_line_waits_for_the_first() -> None:
    listener = TypedEars()
    listener.hear(0, Frame.silence(), "да", None)
    listener.hear(20, Frame.silence(), "нет", None)
    assert listener.end_utterance().text == "да"
    listener.hear(40, Frame.silence(), "", None)
    assert listener.end_utterance().text == "нет"
