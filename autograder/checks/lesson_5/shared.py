"""What checks of lesson 5 share."""

from __future__ import annotations

from autograder.checking import Plain


def first_of_one(value: Plain) -> Plain:
    """`np.where(mask)` gives a tuple that holds one array."""
    return value[0] if isinstance(value, tuple) and len(value) == 1 else value
