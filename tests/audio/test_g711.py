import subprocess
import sys
from collections.abc import Callable

import numpy as np
import pytest

from voicebot.audio.frame import Samples
from voicebot.audio.g711 import decode_alaw, decode_ulaw, encode_alaw, encode_ulaw

LAWS = [(encode_ulaw, decode_ulaw), (encode_alaw, decode_alaw)]


@pytest.mark.parametrize(("encode", "decode"), LAWS)
def test_every_code_comes_back(encode: Callable[[Samples], bytes], decode: Callable[[bytes], Samples]) -> None:
    values = decode(bytes(range(256)))
    # µ-law has two codes for zero
    np.testing.assert_array_equal(decode(encode(values)), values)
    assert len(set(values.tolist())) >= 255


@pytest.mark.parametrize(("encode", "decode"), LAWS)
def test_every_sample_is_kept_within_its_step(
    encode: Callable[[Samples], bytes], decode: Callable[[bytes], Samples]
) -> None:
    every = np.arange(-32768, 32768, dtype=np.int16)
    coded = encode(every)
    assert len(coded) == len(every)
    error = np.abs(decode(coded).astype(int) - every)
    assert (error <= np.abs(every.astype(int)) / 16 + 16).all()


def test_known_codes() -> None:
    zero = np.zeros(1, dtype=np.int16)
    assert (encode_ulaw(zero), encode_alaw(zero)) == (b"\xff", b"\xd5")


def test_importing_it_warns_of_nothing() -> None:
    subprocess.run([sys.executable, "-W", "error", "-c", "import voicebot.audio.g711"], check=True)
