"""Sound as data: frames, files, rates, levels."""
