"""The part of the course that a student's process may see, as a folder: no private data, no checks, no solutions."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

from autograder.location import PACKAGE
from autograder.manifest import Course
from autograder.subject import subject_of

__all__ = ["make_public"]

PUBLIC = (
    "__init__.py",
    "error_messages.py",
    "data.py",
    "errors.py",
    "files.py",
    "intervals.py",
    "location.py",
    "manifest.py",
    "material.py",
    "parts.py",
    "question.py",
    "scratch.py",
    "sections.py",
    "subject.py",
    "yaml_file.py",
)
PUBLIC_FOLDERS = ("answers", "api", "notebook", "report", "sandbox", "study")


def make_public(course: Course, folder: Path) -> None:
    """Copy what lessons import and read: the package without its checks, the manifest, the public data.

    Afterwards ``folder`` goes on the path of Python, and ``folder/course`` is the course's root.
    """
    package = folder / "autograder"
    package.mkdir(parents=True)
    for name in PUBLIC:
        shutil.copy(PACKAGE / name, package)
    for name in PUBLIC_FOLDERS:
        shutil.copytree(PACKAGE / name, package / name, ignore=shutil.ignore_patterns("__pycache__"))
    _copy_subject(course, folder)
    root = folder / "course"
    for name in ("course.yaml", "course.json"):
        if (course.root / name).is_file():
            _copy(course.root / name, root / name)
    for name, file in course.data.items():
        if name not in subject_of(course).private_data and (course.root / file.path).is_file():
            _copy(course.root / file.path, root / file.path)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def _copy_subject(course: Course, folder: Path) -> None:
    """Copy what knows the course's data, without what is private of it."""
    if course.subject.endswith(".py"):
        _copy(course.root / course.subject, folder / "course" / course.subject)
    elif course.subject:
        spec = importlib.util.find_spec(course.subject)
        assert spec and spec.submodule_search_locations, "it was imported"
        place, private = Path(spec.submodule_search_locations[0]), subject_of(course).private_parts
        hidden = shutil.ignore_patterns("__pycache__", *private)
        shutil.copytree(place, folder.joinpath(*course.subject.split(".")), ignore=hidden)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, target)
