"""Test cases for dialogs, and the simulated person who plays them."""
