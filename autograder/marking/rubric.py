"""Rubrics for what no machine reads: docs/teaching/project.md of the course, a table for each exercise."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from autograder.manifest import Course, Exercise

__all__ = ["FILE", "Part", "rubric_of"]

FILE = "docs/teaching/project.md"
"""Below the root of the course."""


@dataclass(frozen=True)
class Part:
    """One row of a rubric: what is looked at, and for each level, by its name, what is there then."""

    name: str
    levels: dict[str, str]


def rubric_of(course: Course, exercise: Exercise) -> tuple[Part, ...]:
    """The rubric of an exercise; nothing, if it has none."""
    return _read(course.root / FILE).get(exercise.id, ())


@cache
def _read(file: Path) -> dict[str, tuple[Part, ...]]:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return {}
    sections = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    return {found[1]: _parts(section) for section in sections if (found := re.match(r"(\d+\.\d+)\b", section))}


def _parts(section: str) -> tuple[Part, ...]:
    rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in section.splitlines() if line[:1] == "|"]
    # The first row names the levels; its own first cell may be empty, and the second row is the line below it.
    if len(rows) < 3:
        return ()
    levels = rows[0][-(len(rows[2]) - 1) :]
    return tuple(Part(row[0], dict(zip(levels, row[1:], strict=False))) for row in rows[2:])
