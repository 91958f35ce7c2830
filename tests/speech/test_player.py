"""The player: every frame once, quiet at once, on from a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.audio.frame import FRAME_MS, Frame, Sound, WordMark
from voicebot.audio.level import rms_dbfs
from voicebot.speech.player import Player

if TYPE_CHECKING:
    from voicebot.audio.frame import Samples

RATE = 8000


def tone(ms: int) -> Sound:
    return Sound((8000 * np.sin(np.arange(RATE * ms // 1000) * 0.3)).astype(np.int16), RATE)


def take(player: Player, count: int) -> list[Frame | None]:
    return [player.next_frame() for _ in range(count)]


def joined(frames: list[Frame | None]) -> Samples:
    return np.concatenate([frame.samples if frame else Frame.silence(RATE).samples for frame in frames])


def largest_step(samples: Samples) -> int:
    return int(np.abs(np.diff(samples.astype(np.int32))).max())


def test_hands_out_the_whole_prompt_and_then_nothing() -> None:
    player, sound = Player(RATE), tone(110)
    player.play(sound, "да")
    frames = take(player, 7)
    assert frames[6] is None
    assert not player.playing
    assert np.array_equal(joined(frames)[: len(sound.samples)], sound.samples)
    assert (player.fraction, player.remaining_ms, player.heard_text()) == (1.0, 0, "да")


def test_counts_what_was_handed_out() -> None:
    player = Player(RATE)
    player.play(tone(1000), "раз два три четыре")
    assert player.playing
    assert not player.paused
    take(player, 25)
    assert (player.position_ms, player.remaining_ms, player.fraction) == (500, 500, 0.5)
    assert player.heard_text() == "раз два"


def test_pause_is_twenty_decibels_down_in_the_next_frame_but_one_and_does_not_click() -> None:
    player = Player(RATE)
    player.play(tone(1000))
    before = take(player, 10)
    player.pause()
    fading, after = take(player, 2)
    assert fading is not None
    assert rms_dbfs(fading.samples[RATE * 10 // 1000 :]) < rms_dbfs(joined(before)) - 20
    assert after is None
    assert (player.paused, player.playing) == (True, True)
    heard = joined([*before, fading, after])
    assert largest_step(heard) <= largest_step(tone(1000).samples)


def test_resume_goes_on_from_the_word_without_a_click() -> None:
    gap = np.zeros(RATE * 60 // 1000, dtype=np.int16)
    player = Player(RATE)
    player.play(Sound(np.concatenate([tone(300).samples, gap, tone(600).samples]), RATE))
    take(player, 30)
    player.pause()
    take(player, 5)
    player.resume()
    assert 300 <= player.position_ms <= 360
    assert not player.paused
    assert largest_step(joined(take(player, 3))) <= largest_step(tone(1000).samples)


@pytest.mark.parametrize(
    ("frames", "heard", "goes_on_from"),
    [(10, "", 0), (25, "раз", 333), (35, "раз два", 700), (45, "раз два", 790), (50, "раз два три", 1000)],
)
def test_marks_tell_what_was_heard_and_where_to_go_on(frames: int, heard: str, goes_on_from: int) -> None:
    marks = (WordMark(0, 0, 333), WordMark(4, 333, 610), WordMark(8, 790, 999))
    player = Player(RATE)
    player.play(Sound(np.ones(RATE * 1100 // 1000, dtype=np.int16), RATE, marks=marks), "раз два три")
    take(player, frames)
    player.pause()
    player.resume()
    assert (player.heard_text(), player.position_ms) == (heard, goes_on_from)


def test_a_word_is_found_again_at_a_rate_whose_milliseconds_are_not_whole_samples() -> None:
    player = Player(22_050)
    player.play(Sound(np.ones(22_050, dtype=np.int16), 22_050, marks=(WordMark(0, 0, 333), WordMark(4, 333, 900))))
    take(player, 20)
    for _ in range(3):
        player.pause()
        player.resume()
        assert player.position_ms == 333


def test_stop_tells_what_was_heard_and_fades() -> None:
    player = Player(RATE)
    player.play(tone(1000), "раз два три четыре")
    take(player, 25)
    assert player.stop() == 0.5
    assert not player.playing
    assert player.heard_text() == "раз два"
    fading, after = take(player, 2)
    assert fading is not None
    assert after is None


def test_stop_in_a_pause_adds_no_sound() -> None:
    player = Player(RATE)
    player.play(tone(1000))
    take(player, 10)
    player.pause()
    take(player, 2)
    assert player.stop() == 0.2
    assert take(player, 2) == [None, None]


def test_next_prompt_follows_the_fade_of_the_one_before() -> None:
    player = Player(RATE)
    player.play(tone(1000))
    take(player, 10)
    player.play(tone(100))
    assert len([frame for frame in take(player, 10) if frame]) == 6
    assert not player.playing


def test_pausing_and_resuming_nothing_does_nothing() -> None:
    player = Player(RATE)
    player.pause()
    player.resume()
    assert player.stop() == 1.0
    assert player.next_frame() is None
    player.play(Sound(np.zeros(0, dtype=np.int16), RATE))
    assert not player.playing


def test_refuses_another_rate() -> None:
    with pytest.raises(ValueError, match="16000"):
        Player(RATE).play(Sound(np.zeros(10, dtype=np.int16), 16_000))


@given(st.lists(st.sampled_from(["frame", "pause", "resume", "stop"]), max_size=60))
def test_whatever_is_asked_the_place_is_told_truly(asked: list[str]) -> None:
    player = Player(RATE)
    player.play(tone(400), "раз два")
    for what in asked:
        if what == "frame":
            held, before = player.paused or not player.playing, player.position_ms
            player.next_frame()
            assert player.position_ms <= before + (0 if held else FRAME_MS)
        else:
            {"pause": player.pause, "resume": player.resume, "stop": player.stop}[what]()
        assert player.position_ms + player.remaining_ms == 400 or not player.playing
        assert 0 <= player.fraction <= 1
        assert player.playing or not player.paused
