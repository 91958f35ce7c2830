"""What a language is: its words, its numbers, its ways of saying yes."""
