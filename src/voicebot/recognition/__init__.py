"""Hearing: voice activity, the recogniser, the end of an utterance."""
