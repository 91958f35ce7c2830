"""An offline robot that telephones people, talks by a script, and hands over to a human operator."""
