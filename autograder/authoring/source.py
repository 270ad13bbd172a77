"""Reads a lesson's one source, solutions/NN_name/NN_name.md (MyST Markdown, through jupytext)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jupytext
from nbformat import NotebookNode

from autograder.errors import CourseError
from autograder.manifest import Course, Lesson
from autograder.notebook import CHECK_CALL, DEMO_TAG

__all__ = ["FOLDED", "SourceCell", "read_source", "source_cells"]

FOLDED = re.compile(r"<details>.*?</details>", re.DOTALL)
"""What the text of a lesson folds away."""


@dataclass(frozen=True)
class SourceCell:
    """A code cell of a lesson: its source, the exercise it solves or checks, and its tags."""

    source: str
    exercise: str
    is_check: bool
    is_demo: bool


def read_source(file: Path) -> NotebookNode:
    """The lesson as a notebook node, as jupytext reads it.

    Raises:
        CourseError: The file is not there, or it is not a MyST notebook.
    """
    try:
        return jupytext.read(file, fmt="md:myst")
    except FileNotFoundError as error:
        raise CourseError("the source of this lesson is not there.", file=file) from error
    except Exception as error:
        raise CourseError(f"this is not a MyST notebook: {error}.", file=file) from error


def source_cells(course: Course, lesson: Lesson) -> tuple[SourceCell, ...]:
    """The code cells of a lesson, with solutions, in order."""
    return _cells(course.source(lesson))


@cache
def _cells(file: Path) -> tuple[SourceCell, ...]:
    return tuple(_describe(cell) for cell in read_source(file).cells if cell.cell_type == "code")


def _describe(cell: NotebookNode) -> SourceCell:
    call = CHECK_CALL.search(cell.source)
    exercise = call.group(1) if call else str(cell.metadata.get("exercise", ""))
    return SourceCell(cell.source, exercise, call is not None, DEMO_TAG in cell.metadata.get("tags", []))
