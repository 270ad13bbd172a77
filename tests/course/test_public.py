"""The public part of the course: what a student's process can import and read."""

from __future__ import annotations

from pathlib import Path

from autograder.manifest import Course
from autograder.sandbox.public import make_public
from autograder.subject import subject_of
from tests.public_part import modules_that_fail

FOR_THE_INSTRUCTOR = {
    "autograder.report.class_rows",
    "autograder.report.page",
    "autograder.report.preview",
    "autograder.report.publish",
    "autograder.report.published",
    "autograder.report.states",
    "autograder.report.table",
    "autograder.sandbox.wasm_box",
    "autograder.sandbox.wasm_runtime",
}
"""Modules that lie in the public part and that no student's process imports: for pages of a class, and for a wall."""


def test_each_module_of_the_public_part_imports_without_the_rest(course: Course, tmp_path: Path) -> None:
    make_public(course, tmp_path / "public")
    failed = modules_that_fail(tmp_path / "public")
    assert set(failed) == FOR_THE_INSTRUCTOR, failed


def test_the_public_part_holds_no_private_file_of_the_course(course: Course, tmp_path: Path) -> None:
    make_public(course, tmp_path / "public")
    private = {(course.root / course.data[name].path).name for name in subject_of(course).private_data}
    names = {path.name for path in (tmp_path / "public").rglob("*")}
    assert not names & (private | {"checks", "solutions", "bank", "grading", "authoring"})
