"""Puts the starter of an exercise back into somebody's notebook, and keeps what stood there."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

from autograder.errors import UsageError
from autograder.files import write_text
from autograder.manifest import Course, Exercise, Lesson
from autograder.notebook import match, read_notebook, read_ours

__all__ = ["KEPT", "reset"]

KEPT = "kept"
"""The folder beside a notebook that keeps what was taken out of it."""


def reset(course: Course, lesson: Lesson, exercise: Exercise, notebook: Path) -> Path | None:
    """Put the starter of an exercise back.

    Args:
        course: The course.
        lesson: The lesson of the exercise.
        exercise: The exercise.
        notebook: Somebody's notebook of the lesson.

    Returns:
        The file that keeps the old text; None if the starter stood there.

    Raises:
        SubmissionError: The notebook cannot be read.
        UsageError: It has no cell for this exercise.
        GraderError: A file cannot be written.
    """
    found = match(read_ours(course.release(lesson)), read_notebook(notebook, course.limits.submission_mb), lesson)
    places = {i: place for i, place in enumerate(found.place) if place is not None and _is_of(found, place, exercise)}
    if not places:
        raise UsageError(
            f"{notebook.name} has no cell for exercise {exercise.id}. `course start` in another folder gives you a "
            "whole lesson, to copy the cell from."
        )
    starters = {found.submission.cells[i].id: found.release.cells[place].source for i, place in places.items()}
    old = [found.submission.cells[i].source for i in places]
    if old == list(starters.values()):
        return None
    kept = _free_name(notebook.parent / KEPT, exercise)
    # First what must not be lost, and then what replaces it.
    write_text(kept, "\n\n".join(old) + "\n")
    _replace(notebook, starters)
    return kept


def _is_of(found: Any, place: int, exercise: Exercise) -> bool:
    return bool(found.exercise(place) == exercise.id)


def _free_name(folder: Path, exercise: Exercise) -> Path:
    names = (folder / f"{exercise.id}{(number and f'-{number}') or ''}.py" for number in itertools.count())
    return next(name for name in names if not name.exists())


def _replace(notebook: Path, sources: dict[str, str]) -> None:
    """Write a notebook anew with other sources in these cells; all else stays."""
    content = json.loads(notebook.read_text(encoding="utf-8"))
    for cell in content["cells"]:
        if cell.get("id") in sources:
            cell["source"] = sources[cell["id"]].splitlines(keepends=True)
            cell["outputs"], cell["execution_count"] = [], None
    write_text(notebook, json.dumps(content, indent=1, ensure_ascii=False) + "\n")
