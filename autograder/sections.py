"""Where a lesson treats an exercise: the heading that a card sends back to."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from autograder.manifest import Course, Lesson

__all__ = ["sections"]

HEADING = re.compile(r"^#{2,6} +(.+?)\s*$", re.MULTILINE)
WORKED_EXAMPLE = re.compile(r"\bworked example\b", re.IGNORECASE)


def sections(course: Course, lesson: Lesson) -> dict[str, str]:
    """The heading of the worked example of each exercise, by exercise id.

    It is the last worked example since the exercise before; where there is none, the last heading. An exercise that
    follows another without a heading between them goes back to the same one.

    Returns:
        Nothing for exercises without a heading before them, and for a lesson that is not installed.
    """
    return _sections(course.release(lesson), tuple(exercise.id for exercise in lesson.exercises))


@cache
def _sections(notebook: Path, exercises: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    since: list[str] = []
    last = ""
    for heading in _headings(notebook):
        exercise = next((name for name in exercises if heading.startswith(f"Exercise {name}:")), "")
        if not exercise:
            since.append(heading)
            continue
        examples = [one for one in since if WORKED_EXAMPLE.search(one)]
        last = (examples or since or [last])[-1]
        since = []
        if last:
            found[exercise] = last
    return found


def _headings(notebook: Path) -> Iterator[str]:
    """The headings of a notebook, in order; none if it is not there, or not to be read while it is being saved."""
    try:
        data = json.loads(notebook.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return
    for cell in data.get("cells", ()) if isinstance(data, dict) else ():
        if cell.get("cell_type") == "markdown":
            yield from HEADING.findall("".join(cell.get("source", "")))
