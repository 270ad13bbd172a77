"""Checks of lesson 2: why pixels are scaled to 0–1."""
