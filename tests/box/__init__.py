"""Tests that start boxes: walls, graders, workers."""
