"""Korean: two rows of numerals, and counters that choose between them."""
