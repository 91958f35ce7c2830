import struct
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest
import soundfile

from voicebot.audio.frame import Samples
from voicebot.audio.wav import WavWriter, read_channels, read_sound, write_wav
from voicebot.errors import AudioFileError

RUSSIAN = Path(__file__).parents[3] / "shared" / "data" / "audio" / "ru"


def a_tone(rate: int = 8000, seconds: float = 1.0) -> Samples:
    at = np.arange(int(rate * seconds)) / rate
    return (8000 * np.sin(2 * np.pi * 440 * at)).astype(np.int16)


def cut_in_half(path: Path) -> Path:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    write_wav(tmp_path / "a.wav", a_tone(), 8000)
    sound = read_sound(tmp_path / "a.wav")
    assert sound.rate == 8000
    assert sound.remarks == ()
    np.testing.assert_array_equal(sound.samples, a_tone())


def test_channels_are_read_apart(tmp_path: Path) -> None:
    both = np.stack([a_tone(), -a_tone()], axis=1)
    write_wav(tmp_path / "a.wav", both, 8000)
    samples, rate = read_channels(tmp_path / "a.wav")
    assert rate == 8000
    np.testing.assert_array_equal(samples, both)
    with pytest.raises(AudioFileError, match="this is a folder"):
        read_channels(tmp_path)
    (tmp_path / "text.wav").write_text("no sound", encoding="utf-8")
    with pytest.raises(AudioFileError, match="not a sound file"):
        read_channels(tmp_path / "text.wav")


def test_stereo_is_mixed_down_and_says_so(tmp_path: Path) -> None:
    write_wav(tmp_path / "a.wav", np.stack([a_tone(), np.zeros_like(a_tone())], axis=1), 8000)
    sound = read_sound(tmp_path / "a.wav")
    assert sound.remarks == ("stereo, mixed down",)
    np.testing.assert_allclose(sound.samples, a_tone() / 2, atol=1)


def test_more_channels_are_counted(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", np.stack([a_tone()] * 4, axis=1), 8000)
    assert read_sound(tmp_path / "a.wav").remarks == ("4 channels, mixed down",)


@pytest.mark.parametrize(
    ("subtype", "tolerance"),
    [("PCM_U8", 256), ("PCM_24", 1), ("PCM_32", 1), ("FLOAT", 1), ("ULAW", 300), ("ALAW", 300), ("IMA_ADPCM", 2500)],
)
def test_every_coding_of_wav_is_read(tmp_path: Path, subtype: str, tolerance: int) -> None:
    soundfile.write(tmp_path / "a.wav", a_tone() / 32768, 8000, subtype=subtype)
    sound = read_sound(tmp_path / "a.wav")
    assert sound.remarks == ()
    # ADPCM needs the first samples to find its step, and fills up its last block
    np.testing.assert_allclose(sound.samples[100 : len(a_tone())], a_tone()[100:], atol=tolerance)


@pytest.mark.parametrize("rate", [8000, 11025, 22050, 44100, 48000])
def test_every_rate_is_read(tmp_path: Path, rate: int) -> None:
    write_wav(tmp_path / "a.wav", a_tone(rate), rate)
    assert (read_sound(tmp_path / "a.wav").rate, read_sound(tmp_path / "a.wav").duration_ms) == (rate, 1000)


@pytest.mark.parametrize("kind", ["flac", "ogg", "mp3"])
def test_other_kinds_of_files_are_read(tmp_path: Path, kind: str) -> None:
    soundfile.write(tmp_path / f"a.{kind}", a_tone(), 8000)
    assert read_sound(tmp_path / f"a.{kind}").duration_ms == pytest.approx(1000, abs=100)


def test_too_loud_floats_are_clipped_not_wrapped(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", np.array([2.0, -2.0, 0.5]), 8000, subtype="FLOAT")
    np.testing.assert_array_equal(read_sound(tmp_path / "a.wav").samples, [32767, -32768, 16384])


@pytest.mark.parametrize("subtype", ["PCM_16", "PCM_U8", "ULAW"])
def test_a_wav_cut_in_half_is_read_as_far_as_it_goes(tmp_path: Path, subtype: str) -> None:
    soundfile.write(tmp_path / "a.wav", a_tone(seconds=3), 8000, subtype=subtype)
    sound = read_sound(cut_in_half(tmp_path / "a.wav"))
    assert sound.duration_ms == pytest.approx(1500, abs=5)
    assert sound.remarks == ("cut short: 1.5 s of 3.0 s",)


def test_a_flac_cut_in_half_is_read_up_to_its_last_whole_block(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.flac", a_tone(seconds=3), 8000)
    sound = read_sound(cut_in_half(tmp_path / "a.flac"))
    assert 500 < sound.duration_ms < 2000
    assert sound.remarks[0].startswith("cut short: ")
    assert sound.remarks[0].endswith(" of 3.0 s")


def test_a_wav_written_into_a_pipe_is_not_called_cut(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    write_wav(path, a_tone(), 8000)
    whole = bytearray(path.read_bytes())
    whole[4:8] = whole[40:44] = b"\xff\xff\xff\xff"
    path.write_bytes(whole)
    assert read_sound(path).remarks == ()
    assert read_sound(path).duration_ms == 1000


def header_with_rate(rate: int) -> bytes:
    return struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 136, b"WAVE", b"fmt ", 16, 1, 1, rate, 0, 2, 16, b"data", 100)


@pytest.mark.parametrize(
    ("content", "broken"),
    [
        (b"", "empty (0 bytes)"),
        (b"Hello, world!\n", "not a sound file"),
        (b"RIFF\x24\0\0\0WAVEfmt ", "not a sound file"),
        (header_with_rate(0) + bytes(100), "promises 0 samples a second"),
        (header_with_rate(3_000_000_000) + bytes(100), "promises 3000000000 samples a second"),
        (header_with_rate(10) + bytes(100), "promises 10 samples a second"),
        (header_with_rate(8000), "holds no sound, only a header"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_remedy(tmp_path: Path, content: bytes, broken: str) -> None:
    path = tmp_path / "bad.wav"
    path.write_bytes(content)
    with pytest.raises(AudioFileError) as caught:
        read_sound(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert broken in caught.value.message
    assert caught.value.remedy


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(AudioFileError, match="no such file"):
        read_sound(tmp_path / "none.wav")
    with pytest.raises(AudioFileError, match="this is a folder"):
        read_sound(tmp_path)


def test_a_name_that_the_system_refuses_is_named(tmp_path: Path) -> None:
    with pytest.raises(AudioFileError, match="cannot be opened: file name too long"):
        read_sound(tmp_path / ("a" * 300))


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(AudioFileError, match="cannot be written"):
        write_wav(tmp_path / "none" / "a.wav", a_tone(), 8000)
    with pytest.raises(AudioFileError, match="cannot be written: no such file or directory"):
        WavWriter(tmp_path / "none" / "a.wav")


def test_the_writer_keeps_left_and_right_apart_and_fills_up_silence(tmp_path: Path) -> None:
    loud = np.full(160, 1000, dtype=np.int16)
    with WavWriter(tmp_path / "a.wav", 8000) as writer:
        writer.append(loud, None)
        writer.append(None, loud[:80])
        writer.append(None, None)
    both, rate = soundfile.read(tmp_path / "a.wav", dtype="int16")
    assert rate == 8000
    assert both.shape == (480, 2)
    np.testing.assert_array_equal(both[:, 0], np.repeat([1000, 0, 0], 160))
    np.testing.assert_array_equal(both[:, 1], np.repeat([0, 0, 1000, 0, 0, 0], 80))


def test_closing_twice_and_a_recording_of_nothing_are_fine(tmp_path: Path) -> None:
    writer = WavWriter(tmp_path / "a.wav")
    writer.close()
    writer.close()
    with wave.open(str(tmp_path / "a.wav")) as file:
        assert (file.getnchannels(), file.getframerate(), file.getnframes()) == (2, 8000, 0)


def test_a_recording_survives_the_death_of_its_process(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    program = (
        "import os, sys, numpy as np\n"
        "from voicebot.audio.wav import WavWriter\n"
        "writer = WavWriter(sys.argv[1])\n"
        "for _ in range(130): writer.append(np.ones(160, np.int16), None)\n"
        "os._exit(9)\n"
    )
    assert subprocess.run([sys.executable, "-c", program, str(path)], check=False).returncode == 9  # noqa: S603 - ours
    with wave.open(str(path)) as file:
        assert file.getnframes() == 2 * 8000
    assert read_sound(path).remarks == ("stereo, mixed down",)


EXPECTED = {
    "audio_long.flac": (8000, 50_760, ()),
    "audio_short.flac": (8000, 6_360, ()),
    "empty_mono.wav": "holds no sound",
    "incorrect_sampling_freq.wav": "holds no sound",
    "mono_sound.wav": (16_000, 11_280, ()),
    "notsound.wav": "not a sound file",
    "sample_1.mp3": (16_000, 4_839, ()),
    "sample_3.wav": (16_000, 7_445, ()),
    "silence.wav": (16_000, 1_000, ()),
    "stereo_sound.wav": (16_000, 11_280, ("stereo, mixed down",)),
    "test_silence.wav": (16_000, 9_954, ()),
    "test_sound_ru.wav": (16_000, 3_234, ()),
    "test_wav_from_mpeg.wav": (16_000, 3_626, ()),
}


@pytest.mark.recordings
@pytest.mark.skipif(not RUSSIAN.exists(), reason="the shared recordings are not here")
@pytest.mark.parametrize("name", EXPECTED)
def test_the_shared_recordings(name: str) -> None:
    expected = EXPECTED[name]
    if isinstance(expected, str):
        with pytest.raises(AudioFileError, match=expected):
            read_sound(RUSSIAN / name)
    else:
        sound = read_sound(RUSSIAN / name)
        assert (sound.rate, sound.duration_ms, sound.remarks) == expected


@pytest.mark.recordings
@pytest.mark.skipif(not RUSSIAN.exists(), reason="the shared recordings are not here")
def test_every_shared_recording_is_expected_above() -> None:
    assert {path.name for path in RUSSIAN.iterdir()} == set(EXPECTED)
