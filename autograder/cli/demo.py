"""`course demo`: grade the sample class that comes with the course."""

from __future__ import annotations

import os
from pathlib import Path

import click

from autograder.cli.grade import grade_folder, jobs_option, out_option
from autograder.errors import CourseError
from autograder.grading.submissions import find_submissions
from autograder.manifest import load_course

__all__ = ["demo"]


@click.command()
@out_option
@jobs_option
def demo(out: Path, jobs: int) -> None:
    """Grade the sample class in examples/, and show the marks.

    examples/README.md says what each of these students did, and which mark is right. The search of
    lesson 4 runs with few draws here, unless COURSE_FAST=0 is set.
    """
    # A demonstration must not take as long as twenty searches of lesson 4.
    os.environ.setdefault("COURSE_FAST", "1")
    course = load_course()
    folder = course.root / "examples"
    if not folder.is_dir():
        raise CourseError("the sample class is not installed here.", file=folder, mend="Run this in a checkout.")
    grade_folder(course, find_submissions(folder, course), out, jobs)
