from __future__ import annotations

from voicebot.dialog.hints import hints
from voicebot.dialog.script import Script

HEAD = {
    "script": "s", "language": "ru", "kind": "service", "start": "first",
    "nodes": {"first": {"say": "Всё.", "hang_up": True}},
}  # fmt: skip


def test_what_only_the_author_knows_should_be_written() -> None:
    listed = ["operator", "price", {"where_did_you_get_my_number": "Вы оставили его на сайте."}]
    (hint,) = hints(Script.model_validate(HEAD | {"reactions": listed}))
    assert hint.path == ("reactions", 1)
    assert "'price'" in hint.message


def test_words_of_ones_own_are_enough() -> None:
    own = {"reactions": ["price"], "own_reactions": {"price": {"say": "Бесплатно."}}}
    assert not list(hints(Script.model_validate(HEAD | own)))
