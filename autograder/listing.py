"""Names and lines of which a sentence or a page holds only the first."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["LINES", "NAMES", "first_of", "some_of"]

NAMES, LINES = 5, 3
"""How many names a sentence has, and how many lines a summary."""


def some_of(names: Sequence[str], most: int = NAMES) -> str:
    """The first of these names, and how many more there are."""
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


def first_of(lines: Sequence[str], most: int = LINES) -> list[str]:
    """The first of these lines, and one that says how many more there are."""
    return [*lines[:most], *([f"and {len(lines) - most} more"] if len(lines) > most else [])]
