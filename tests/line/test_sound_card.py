from __future__ import annotations

import ctypes
import sys
from ctypes.util import find_library
from types import SimpleNamespace
from typing import Any, NoReturn

import pytest

from voicebot.errors import LibraryMissingError, SoundCardError
from voicebot.line import sound_card
from voicebot.line.sound_card import Device, choose_device, list_devices, microphone, plain_errors, usable_rate

BUILT_IN = Device(0, "HDA Intel PCH: ALC257", "ALSA", 2, 2, 44_100)
HEADSET = Device(1, "Jabra Evolve: USB Audio", "ALSA", 1, 2, 48_000)
SYSTEM = Device(2, "default", "ALSA", 32, 32, 44_100, frozenset({"input", "output"}))
SCREEN = Device(3, "HDMI 0", "ALSA", 0, 8, 44_100)
CARDS = (BUILT_IN, HEADSET, SYSTEM, SCREEN)


class FakePortAudioError(Exception):
    pass


class FakeLibrary:
    """Stands for the module sounddevice.

    Args:
        rates: at how many samples a second each device runs.
        busy: devices that another program uses.
    """

    PortAudioError = FakePortAudioError
    default = SimpleNamespace(hostapi=0)

    def __init__(self, rates: dict[int, set[int]] | None = None, busy: frozenset[int] = frozenset()) -> None:
        self.rates = rates or {}
        self.busy = busy
        self.closed = False

    def query_hostapis(self) -> list[dict[str, Any]]:
        return [{"name": "ALSA", "default_input_device": 1, "default_output_device": 0}]

    def query_devices(self) -> list[dict[str, Any]]:
        return [
            {
                "index": device.index,
                "name": device.name,
                "hostapi": 0,
                "max_input_channels": device.inputs,
                "max_output_channels": device.outputs,
                "default_samplerate": float(device.rate),
            }
            for device in CARDS
        ]

    def check_input_settings(self, device: int, channels: int, dtype: str, samplerate: int) -> None:
        assert (channels, dtype) == (1, "int16")
        if device in self.busy:
            raise FakePortAudioError("Error opening stream: Device unavailable", -9985)
        if samplerate not in self.rates.get(device, {samplerate}):
            raise FakePortAudioError("Error opening stream: Invalid sample rate", -9997)

    check_output_settings = check_input_settings

    def RawInputStream(self, **options: object) -> FakeLibrary:  # noqa: N802 - sounddevice's own name
        self.options = options
        return self

    def start(self) -> None:
        pass

    def read(self, size: int) -> tuple[bytes, bool]:
        return b"\x01\x00" * size, False

    def close(self, *, ignore_errors: bool) -> None:
        self.closed = ignore_errors


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> FakeLibrary:
    fake = FakeLibrary()
    monkeypatch.setitem(sys.modules, "sounddevice", fake)
    return fake


def test_the_systems_own_choice_is_taken() -> None:
    assert choose_device(CARDS, "input") is SYSTEM
    assert choose_device(CARDS[:2], "output") is BUILT_IN


@pytest.mark.parametrize("wanted", ["1", "Jabra Evolve: USB Audio", "jabra", "usb"])
def test_a_device_is_meant_by_number_name_or_a_part_of_it(wanted: str) -> None:
    assert choose_device(CARDS, "input", wanted) is HEADSET


def test_a_device_that_cannot_record_is_no_microphone() -> None:
    with pytest.raises(SoundCardError, match=r"no microphone 'HDMI'.*there are: 0 HDA.*1 Jabra"):
        choose_device(CARDS, "input", "HDMI")
    assert choose_device(CARDS, "output", "HDMI") is SCREEN


def test_a_name_that_fits_several_must_be_said_closer() -> None:
    with pytest.raises(SoundCardError, match=r"may be any of: 0 HDA.*, 1 Jabra.*give its number"):
        choose_device(CARDS, "input", "a")


def test_where_a_device_shows_once_for_each_interface_the_usual_one_is_meant() -> None:
    again = Device(7, HEADSET.name, "DirectSound", 1, 2, 44_100)
    assert choose_device((*CARDS, again), "input", "Jabra") is HEADSET


def test_a_machine_without_a_sound_card_is_told_what_to_do() -> None:
    with pytest.raises(SoundCardError, match=r"no microphone that PortAudio sees.*libasound2-plugins.*voicebot chat"):
        choose_device((), "input")
    with pytest.raises(SoundCardError, match="no loudspeaker"):
        choose_device((), "output")


def test_devices_are_listed_with_the_systems_choice(library: FakeLibrary) -> None:
    assert library.query_hostapis()
    found = list_devices()
    assert [device.name for device in found] == [device.name for device in CARDS]
    assert [sorted(device.defaults) for device in found] == [["output"], ["input"], [], []]
    assert found[1].rate == 48_000
    assert found[3].has("output")
    assert not found[3].has("input")


def test_sixteen_kilohertz_is_used_where_the_devices_can(library: FakeLibrary) -> None:
    assert usable_rate((HEADSET, "input"), (BUILT_IN, "output")) == 16_000
    library.rates = {1: {44_100, 48_000}}
    assert usable_rate((HEADSET, "input"), (BUILT_IN, "output")) == 48_000
    library.rates = {1: {48_000}, 0: {44_100}}
    with pytest.raises(SoundCardError, match=r"run at different rates.*same sound card"):
        usable_rate((HEADSET, "input"), (BUILT_IN, "output"))


def test_a_busy_device_is_named(library: FakeLibrary) -> None:
    library.busy = frozenset({1})
    with pytest.raises(SoundCardError, match=r"'Jabra Evolve: USB Audio' is in use by another program.*close"):
        usable_rate((HEADSET, "input"))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("Device unavailable", -9985), "is in use by another program"),
        (("Unanticipated host error", -9999, (0, -16, "Device or resource busy")), "is in use by another program"),
        (("Unanticipated host error", -9999, (0, -13, "Permission denied")), "may not be used: Permission denied"),
        (("Invalid number of channels", -9998), "does not work: Invalid number of channels"),
        (("broken",), "does not work: broken"),
    ],
)
@pytest.mark.usefixtures("library")
def test_what_portaudio_says_is_said_in_words(arguments: tuple[object, ...], says: str) -> None:
    with pytest.raises(SoundCardError, match=f"the microphone {says}") as told, plain_errors("the microphone"):
        raise FakePortAudioError(*arguments)
    assert told.value.remedy


def test_a_microphone_gives_frames_and_is_closed(library: FakeLibrary) -> None:
    library.rates = {1: {48_000}}
    with microphone("jabra") as read:
        frame = read()
        assert not library.closed
    assert (frame.rate, frame.samples.tolist()) == (48_000, [1] * 960)
    assert library.closed


def test_without_sounddevice_its_installation_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sounddevice", None)
    with pytest.raises(LibraryMissingError, match=r"sounddevice is not installed.*pip install sounddevice"):
        list_devices()


@pytest.mark.parametrize(
    ("fault", "kind", "says"),
    [
        (OSError("PortAudio library not found"), LibraryMissingError, "apt-get install libportaudio2"),
        (type("PortAudioError", (Exception,), {})("no memory"), SoundCardError, "PortAudio does not start: no memory"),
    ],
)
def test_without_portaudio_its_installation_is_told(
    monkeypatch: pytest.MonkeyPatch, fault: Exception, kind: type[Exception], says: str
) -> None:
    def fail(_: str) -> NoReturn:
        raise fault

    monkeypatch.setattr(sound_card, "import_module", fail)
    with pytest.raises(kind, match=says):
        list_devices()


def test_an_error_that_is_not_portaudios_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: str) -> NoReturn:
        raise ZeroDivisionError

    monkeypatch.setattr(sound_card, "import_module", fail)
    with pytest.raises(ZeroDivisionError):
        list_devices()


@pytest.mark.skipif(sys.platform != "linux" or find_library("asound") is None, reason="there is no ALSA here")
def test_alsa_does_not_write_over_the_conversation(capfd: pytest.CaptureFixture[str]) -> None:
    sound_card._quieten_alsa()  # noqa: SLF001 - what loading the library begins with
    alsa = ctypes.CDLL(find_library("asound"))
    assert alsa.snd_pcm_open(ctypes.byref(ctypes.c_void_p()), b"no such device", 0, 0) < 0
    assert capfd.readouterr() == ("", "")
