"""The script: its model, loading, checking, walking."""
