"""Where this package is, and the folder that holds the manifest of the course."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from autograder.errors import MissingFile

__all__ = ["DISTRIBUTION", "INSIDE", "MANIFESTS", "PACKAGE", "RELEASE", "RELEASED", "course_file", "course_root"]

PACKAGE = Path(__file__).resolve().parent
"""The folder of this package."""
INSIDE = "_course"
"""The folder of an installed package that holds a copy of the course."""
RELEASED = "release.json"
"""The file in it that says what `course release` made."""
MANIFESTS = ("course.yaml", "course.json")


def _release() -> dict[str, str]:
    try:
        found: dict[str, str] = json.loads((PACKAGE / INSIDE / RELEASED).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return found


RELEASE = _release()
"""What students got, if this is a copy for students: the name of the distribution, and whether solutions are in it."""
DISTRIBUTION = RELEASE.get("distribution", "mnist-course")
"""What pip knows this package as."""


def course_root() -> Path:
    """The folder that holds the course's manifest.

    Looked for in this order: ``$COURSE_ROOT``, the current folder and those above it, the
    checkout that this package stands in, and the copy inside an installed wheel.

    Raises:
        MissingFile: There is none.
    """
    for folder in _candidates():
        # Unlike Path.is_file, this raises nothing in a folder that may not be searched.
        if any(os.path.isfile(folder / manifest) for manifest in MANIFESTS):
            return folder
    named = os.environ.get("COURSE_ROOT")
    raise MissingFile(
        Path(named or ".") / "course.yaml",
        found="no such file" if named else "no course.yaml here or in a folder above",
        expected="a folder of the course",
        remedy="Change into the course's folder, or name it in the variable COURSE_ROOT.",
    )


def course_file(relative: str) -> Path:
    """A file of the course, such as ``data/digits.csv.gz``.

    Raises:
        MissingFile: It is not there.
    """
    path = course_root() / relative
    if not os.path.isfile(path):
        raise MissingFile(
            path,
            found="no such file",
            expected="a file of the course",
            remedy="Get a full copy of the course again; `course doctor` lists what is missing.",
        )
    return path


def _candidates() -> Iterator[Path]:
    if named := os.environ.get("COURSE_ROOT"):
        yield Path(named)
        return
    with suppress(FileNotFoundError):  # The current folder was deleted.
        here = Path.cwd()
        yield from (here, *here.parents)
    yield PACKAGE.parent
    yield PACKAGE / INSIDE
