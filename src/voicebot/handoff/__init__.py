"""Giving the person to a human operator."""
