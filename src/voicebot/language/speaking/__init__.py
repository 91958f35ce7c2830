"""How a text is said: every number, sign and shortening as the words a person would use."""
