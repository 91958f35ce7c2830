"""What happened: recording, transcript, call record."""
