"""Values in Korean: `readers` lists which kinds are read here."""
