"""`course check`: check one lesson or notebook of one's own, in the terminal."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click
from rich.console import Console

from autograder.checking import PublicJudge, Report, Status, overall
from autograder.errors import UsageError
from autograder.grading.grade import grade_notebook
from autograder.manifest import Course, Lesson, load_course
from autograder.report.card import Card
from autograder.sandbox.box import Box
from autograder.sandbox.layers import layer_named

__all__ = ["check"]


@click.command()
@click.argument("target", required=False)
def check(target: str | None) -> None:
    """Run a notebook from the top and check all its exercises.

    TARGET is a lesson, such as 1 or 01_loading, or the path of a notebook. Without it, the
    lesson of the folder you are in is checked.
    """
    course = load_course()
    lesson, path = _find(course, target)
    status = Console(stderr=True).status(f"Running {os.path.relpath(path)} …")
    # One's own code on one's own machine needs no wall.
    with status, Box(course, layer_named("none")) as box:
        report = grade_notebook(course, lesson, path, PublicJudge(), box)
    _show(lesson, report)
    if report.needs_a_person:
        click.echo("A check broke. Send its message to your teacher: these points need a person.", err=True)
        sys.exit(3)
    if any(result.status is not Status.PASS for result in report.results):
        sys.exit(1)


def _find(course: Course, target: str | None) -> tuple[Lesson, Path]:
    if target is None:
        target = Path.cwd().name
    if not target.endswith(".ipynb") and not Path(target).is_file():
        lesson = course.lesson(target)
        return lesson, course.release(lesson)
    path = Path(target)
    if not path.is_file():
        raise UsageError(f"There is no notebook {target}.")
    if path.suffix != ".ipynb":
        raise UsageError(f"{target} is not a notebook: its name does not end in .ipynb.")
    return course.lesson(_lesson_name(course, path)), path


def _lesson_name(course: Course, path: Path) -> str:
    """The lesson that a notebook's file or folder name begins with."""
    for lesson in course.lessons:
        if path.stem.startswith(lesson.name) or path.resolve().parent.name == lesson.name:
            return lesson.name
    known = ", ".join(lesson.name for lesson in course.lessons)
    raise UsageError(f"{path.name} does not say which lesson it is. Begin its name with one of: {known}.")


def _show(lesson: Lesson, report: Report) -> None:
    if report.remark:
        click.echo(f"{report.remark}\n")
    click.echo(repr(Card(lesson, lesson.exercises, report.results)))
    done = [overall(report.of_exercise(exercise.id)) is Status.PASS for exercise in lesson.exercises]
    if all(done):
        click.echo("All right. Well done!")
