"""Finds the notebooks in a folder of submissions. Names of students are data, never trusted."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.errors import UsageError
from autograder.manifest import Course, Lesson

__all__ = ["Submission", "find_submissions"]


@dataclass(frozen=True)
class Submission:
    """One student's notebook for one lesson. `problem` says why it cannot be graded, if so."""

    student: str
    lesson: Lesson
    path: Path
    problem: str = ""


def find_submissions(folder: Path, course: Course, lessons: Sequence[Lesson] = ()) -> tuple[Submission, ...]:
    """All notebooks that are named after a lesson, by student and lesson.

    Two layouts are read, and nbgrader's ``submitted/`` folder as well::

        FOLDER/<student>/<lesson>.ipynb
        FOLDER/<student>/<lesson>/<lesson>.ipynb

    Args:
        folder: The folder of submissions.
        course: The course.
        lessons: The lessons to look for; all if empty.

    Raises:
        UsageError: There is no such folder, or nothing to grade in it.
    """
    if not folder.is_dir():
        raise UsageError(f"There is no folder {folder}. Give the folder that holds one folder for each student.")
    if (folder / "submitted").is_dir():
        folder = folder / "submitted"
    students = sorted(entry for entry in folder.iterdir() if entry.is_dir() and not entry.name.startswith("."))
    names = {student: _shown(student.name) for student in students}
    twins = _twins(list(names.values()))
    found = [
        Submission(names[student], lesson, path, problem or twins.get(names[student], ""))
        for student in students
        for lesson in lessons or course.lessons
        for path, problem in _notebooks(student, lesson)
    ]
    if not found:
        example = (lessons or course.lessons)[0].name
        raise UsageError(
            f"No submission was found in {folder} ({len(students)} folders). "
            f"Notebooks stand in <student>/{example}.ipynb or <student>/{example}/{example}.ipynb."
        )
    return tuple(found)


def _notebooks(student: Path, lesson: Lesson) -> Iterator[tuple[Path, str]]:
    """The notebook of one student and lesson: one path, with a problem if there are two."""
    name = f"{lesson.name}.ipynb"
    paths = [path for path in (student / name, student / lesson.name / name) if path.exists() or path.is_symlink()]
    if student.is_symlink() or (student / lesson.name).is_symlink():
        # A link may lead to another student's work, or out of the folder.
        if paths:
            yield paths[0], "The folder of this notebook is a link. Hand in the folder itself."
    elif len(paths) > 1:
        places = " and ".join(str(path.relative_to(student)) for path in paths)
        yield paths[0], f"There are two notebooks for this lesson: {places}. Keep one of them."
    elif paths:
        yield paths[0], ""


def _shown(name: str) -> str:
    """A folder's name as text that can be printed: bytes that are no UTF-8, and control characters, as `?`."""
    text = os.fsencode(name).decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else "?" for letter in text)


def _twins(names: Sequence[str]) -> dict[str, str]:
    """A problem for each student whose folder name differs from another only in case or spaces."""
    groups = defaultdict(list)
    for name in names:
        groups["".join(name.casefold().split())].append(name)
    return {
        name: f"Two folders look like one student: {', '.join(repr(n) for n in group)}. Keep or rename one of them."
        for group in groups.values()
        if len(group) > 1
        for name in group
    }
