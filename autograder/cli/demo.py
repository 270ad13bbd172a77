"""`course demo`: grade the sample class that comes with the course."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path

import click

from autograder.cli.grade import Options, grade_folder
from autograder.cli.options import grading_options
from autograder.cli.pools import Where, pool_of
from autograder.errors import CourseError, UsageError
from autograder.grading.collection import Collection
from autograder.grading.delivery import opened
from autograder.grading.results import opened_results, refuse_shared
from autograder.manifest import load_course

__all__ = ["demo"]


@click.command()
@grading_options
def demo(out: Path, jobs: int, isolation: str, fresh: bool, no_fit_cache: bool) -> None:
    """Grade the sample class in examples/, and show the marks.

    examples/README.md says what each of these students did, and which mark is right. The search of
    lesson 4 runs with few draws here, unless COURSE_FAST=0 is set. These notebooks are ours, so where no
    wall holds they run without one.
    """
    # A demonstration must not take as long as twenty searches of lesson 4.
    os.environ.setdefault("COURSE_FAST", "1")
    course = load_course()
    folder = course.root / "examples"
    if not folder.is_dir():
        raise CourseError("the sample class is not installed here.", file=folder, mend="Run this in a checkout.")
    refuse_shared(out, folder)
    options = Options(out, fresh, not no_fit_cache)
    with opened(folder, course.limits.submission_mb) as delivery, opened_results(out), ExitStack() as stack:
        work = Collection(delivery, course)
        try:
            pool = stack.enter_context(pool_of(course, work.lessons, Where(isolation, jobs), options.shared))
        except UsageError as error:
            if isolation != "auto":
                raise
            click.echo(f"{error}\nThe sample class is our own, so it is graded without a wall now.\n", err=True)
            pool = stack.enter_context(pool_of(course, work.lessons, Where("none", jobs), options.shared))
        grade_folder(course, work, pool, options)
