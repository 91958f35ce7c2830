"""Composition: builds calls from settings."""
