"""The part of the course that a student's process may see, as a folder: no labels, no checks, no solutions."""

from __future__ import annotations

import shutil
from pathlib import Path

import autograder
from autograder.manifest import Course

__all__ = ["PRIVATE_DATA", "make_public"]

PACKAGE = Path(autograder.__file__).resolve().parent
PUBLIC = (
    "__init__.py",
    "boundary.py",
    "errors.py",
    "manifest.py",
    "runs.py",
    "scratch.py",
    "sections.py",
    "study.py",
    "yaml_file.py",
)
PUBLIC_FOLDERS = ("answers", "checking", "data", "notebook", "report", "sandbox")
PRIVATE_DATA = ("heldout",)


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
    root = folder / "course"
    for name in ("course.yaml", "course.json"):
        if (course.root / name).is_file():
            _copy(course.root / name, root / name)
    for name, file in course.data.items():
        if name not in PRIVATE_DATA and (course.root / file.path).is_file():
            _copy(course.root / file.path, root / file.path)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, target)
