import numpy as np
import pytest

from voicebot.language.language import language
from voicebot.understanding.features import BLOCKS, Rarity, dense, grams

RUSSIAN = language("ru")


def likeness(one: str, other: str, among: tuple[str, ...] = ("да", "нет")) -> float:
    rarity = Rarity((one, other, *among), RUSSIAN)
    rows = dense([rarity.sparse(one), rarity.sparse(other)])
    return float(rows[0] @ rows[1])


def test_a_text_has_a_block_for_letters_for_words_and_for_sounds() -> None:
    blocks = grams("перезвоните завтра", RUSSIAN)
    assert len(blocks) == BLOCKS
    assert all(len(block.codes) == len(block.weights) > 0 for block in blocks)


def test_vectors_have_the_length_one() -> None:
    assert likeness("перезвоните завтра", "перезвоните завтра") == pytest.approx(1.0, abs=1e-5)


def test_what_shares_words_or_sounds_is_alike() -> None:
    assert likeness("перезвоните мне завтра", "завтра мне перезвони") > 0.4
    assert likeness("соедините с оператором", "соидините с апиратарам") > likeness(
        "соедините с оператором", "я подумаю"
    )
    assert likeness("дорого", "завтра после обеда") < 0.1


def test_what_is_rare_weighs_more() -> None:
    common = tuple(f"{word} пожалуйста" for word in ("дом", "лес", "кот", "сад", "мир", "пол"))
    assert likeness("кот пожалуйста", "лес пожалуйста", common) < likeness("кот пожалуйста", "лес пожалуйста")


def test_nothing_is_like_nothing() -> None:
    places, values = Rarity(("да",), RUSSIAN).sparse("")
    assert not len(places)
    assert not len(values)


def test_a_korean_text_is_compared_without_its_spaces() -> None:
    korean = language("ko")
    apart, together = (np.sort(grams(text, korean)[0].codes) for text in ("상담원 연결", "상담원연결"))
    assert apart.tolist() == together.tolist()
