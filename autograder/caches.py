"""Folders with what is kept to be quicker the next time: each may be deleted whenever nothing runs."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_cache_path

from autograder.location import DISTRIBUTION

__all__ = ["of_course", "of_machine", "of_results"]


def of_course(root: Path) -> Path:
    """What `course verify` found about the course in this folder."""
    return root / ".course-cache"


def of_machine() -> Path:
    """How long our own solutions take on this machine."""
    return user_cache_path(DISTRIBUTION)


def of_results(out: Path) -> Path:
    """What was fitted for the submissions whose results are in this folder."""
    return out / ".fits"
