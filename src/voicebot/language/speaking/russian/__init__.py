"""Russian: numerals agree with their nouns and take the case their place asks for."""
