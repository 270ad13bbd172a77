"""What a page's Python is made of, for the tests: the students' part of a course, and Pyodide where there is one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from autograder.handout.student_part import copy_student_part
from autograder.manifest import Course

__all__ = ["needs_node", "needs_pyodide", "pyodide_folder", "student_zip"]

FOLDER = os.environ.get("PYODIDE_DIR", "")
needs_pyodide = pytest.mark.skipif(
    not (Path(FOLDER) / "pyodide.mjs").is_file(), reason="needs Pyodide: set PYODIDE_DIR to its folder"
)
needs_node = pytest.mark.skipif(
    shutil.which("node") is None or shutil.which("npm") is None, reason="needs Node.js and npm on the PATH"
)


def pyodide_folder() -> Path:
    return Path(FOLDER).resolve()


def student_zip(course: Course, folder: Path) -> Path:
    """What the wheel of students holds, without a wheel's own papers: that takes a second, a wheel half a minute."""
    copy_student_part(course, folder / "part", {"distribution": "mnist-course-student", "solutions": "none"})
    return Path(shutil.make_archive(str(folder / "student"), "zip", folder / "part"))
