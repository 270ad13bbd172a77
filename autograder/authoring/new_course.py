"""Begins a course: a folder with one lesson, its checks, their bank, data and a test, made from `course_template/`."""

from __future__ import annotations

import hashlib
import re
import tempfile
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from autograder.authoring.build import build_lesson
from autograder.errors import UsageError
from autograder.manifest import Course, load_course

__all__ = ["new_course"]

TEMPLATE = Path(__file__).with_name("course_template")
"""The files of a new course, each with the ending ``.jinja``, so that no tool takes them for files of the kit."""
ENDING = ".jinja"


def new_course(folder: Path) -> Course:
    """Make a course in a new folder, with its notebooks. The folder is there as a whole, or not at all.

    Args:
        folder: Where to make it. The last part of its path names the course.

    Raises:
        UsageError: The name is none for a course, or something is there already.
    """
    folder = Path.cwd() / folder
    _refuse(folder)
    with tempfile.TemporaryDirectory(prefix=".new-course-", dir=folder.parent) as beside:
        made = Path(beside) / folder.name
        _write(made)
        course = load_course(made)
        for lesson in course.lessons:
            build_lesson(course, lesson)
        if folder.is_dir():
            folder.rmdir()
        made.rename(folder)
    return load_course(folder)


def _refuse(folder: Path) -> None:
    if not re.fullmatch(r"[a-z][a-z0-9]*([_-][a-z0-9]+)*", folder.name) or len(folder.name) > 60:
        raise UsageError(
            f"{folder.name!r} is no name for a course. Use small letters, digits and hyphens, such as weather-course."
        )
    if folder.resolve() == Path.cwd():
        raise UsageError(f"You stand in {folder}. Go to the folder above it: cd .. && course new {folder.name}")
    if not folder.parent.is_dir():
        raise UsageError(f"There is no folder {folder.parent}. Make it first, or give the name of the course alone.")
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()) or (folder.is_dir() and any(folder.iterdir())):
        raise UsageError(f"{folder} is there already, and it is not an empty folder. Give another name.")


def _write(folder: Path) -> None:
    """Write all files of the template."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATE), autoescape=False, undefined=StrictUndefined, keep_trailing_newline=True
    )
    data = environment.get_template(f"data/mornings.csv{ENDING}").render()
    words = {
        "name": folder.name,
        "title": re.sub(r"[_-]", " ", folder.name).capitalize(),
        "sha256": hashlib.sha256(data.encode()).hexdigest(),
    }
    for name in environment.list_templates():
        path = folder / name.removesuffix(ENDING)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(environment.get_template(name).render(words).encode())
