import subprocess
import sys

import numpy as np

from voicebot.audio.g711 import decode_ulaw, encode_ulaw


def test_every_code_comes_back() -> None:
    values = decode_ulaw(bytes(range(256)))
    # µ-law has two codes for zero
    np.testing.assert_array_equal(decode_ulaw(encode_ulaw(values)), values)
    assert len(set(values.tolist())) >= 255


def test_every_sample_is_kept_within_its_step() -> None:
    every = np.arange(-32768, 32768, dtype=np.int16)
    coded = encode_ulaw(every)
    assert len(coded) == len(every)
    error = np.abs(decode_ulaw(coded).astype(int) - every)
    assert (error <= np.abs(every.astype(int)) / 16 + 16).all()


def test_known_codes() -> None:
    zero = np.zeros(1, dtype=np.int16)
    assert encode_ulaw(zero) == b"\xff"


def test_importing_it_warns_of_nothing() -> None:
    subprocess.run([sys.executable, "-W", "error", "-c", "import voicebot.audio.g711"], check=True)
