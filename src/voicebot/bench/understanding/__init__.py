"""Measures understanding: intents and values, ours and plain tools beside it, in one run."""
