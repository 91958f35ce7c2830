"""Values in what was said: one file for each family of kinds; `reading` chooses among them."""
