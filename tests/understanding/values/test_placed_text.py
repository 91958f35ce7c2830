from voicebot.understanding.values.placed_text import PlacedText


def test_a_part_knows_where_it_was() -> None:
    text = PlacedText("ab", ((0, 1), (4, 6)), frozenset({0}))
    assert text.span(0, 2) == (0, 6)
    assert text.span(1, 2) == (4, 6)
