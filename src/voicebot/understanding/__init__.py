"""What was meant: intents and values."""
