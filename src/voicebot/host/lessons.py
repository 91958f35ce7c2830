"""What the phrases of a script and of the supervisor teach, as the settings want it: with embeddings or without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.host.embedding import embedding_for
from voicebot.reader import learned_of

if TYPE_CHECKING:
    from voicebot.dialog.script import Script
    from voicebot.handoff.book import Book
    from voicebot.settings import Settings
    from voicebot.understanding.learned import Learned


def learned_for(script: Script, book: Book, settings: Settings) -> Learned | None:
    """Give what the phrases teach; calls of the same script share it.

    Args:
        script: the script.
        book: the supervisor's phrases.
        settings: ``match.learned``, ``match.semantic`` and ``cache_dir``.

    Returns:
        it, or None where only likeness is to count.

    Raises:
        LibraryMissingError: embeddings are to be used and are not installed.
    """
    return learned_of(script, book, embedding_for(settings, script.language)) if settings.match.learned else None
