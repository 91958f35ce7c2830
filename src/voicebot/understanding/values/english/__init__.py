"""Values in English that have readers of their own: `readers` lists which kinds."""
