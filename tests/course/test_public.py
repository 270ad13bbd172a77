"""The public part of the course: what a student's process can import and read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from autograder.manifest import Course
from autograder.sandbox.public import make_public
from autograder.subject import subject_of

# The first package on the path is the one whose modules are found: those of the checkout are not.
IMPORT_ALL = """
import importlib, json, pathlib, sys
root = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(root))
failed = {}
for file in sorted((root / "autograder").rglob("*.py")):
    name = ".".join(file.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
    try:
        importlib.import_module(name)
    except ImportError as error:
        failed[name] = str(error)
print(json.dumps(failed))
"""
FOR_THE_INSTRUCTOR = {"autograder.report.page", "autograder.report.publish"}
"""Modules that lie in the public part and that no student's process imports: they make pages of a whole class."""


def test_each_module_of_the_public_part_imports_without_the_rest(course: Course, tmp_path: Path) -> None:
    make_public(course, tmp_path / "public")
    command = [sys.executable, "-I", "-B", "-c", IMPORT_ALL, str(tmp_path / "public")]
    failed = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert set(failed) == FOR_THE_INSTRUCTOR, failed


def test_the_public_part_holds_no_private_file_of_the_course(course: Course, tmp_path: Path) -> None:
    make_public(course, tmp_path / "public")
    private = {(course.root / course.data[name].path).name for name in subject_of(course).private_data}
    names = {path.name for path in (tmp_path / "public").rglob("*")}
    assert not names & (private | {"checks", "solutions", "bank", "grading", "authoring"})
