"""What recorded calls teach a script: unclear answers, what to add for them, and what that changes."""
