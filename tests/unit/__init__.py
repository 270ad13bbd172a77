"""Tests that need this checkout only."""
