"""`course check`: check one lesson or notebook of one's own, in the terminal."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click
from rich.console import Console

from autograder.api.result import Report, Status, overall
from autograder.digests import data_bytes
from autograder.errors import SubmissionError, UsageError
from autograder.grading.grade import grade_notebook
from autograder.grading.layouts import lesson_named
from autograder.grading.machine import machine_limits
from autograder.handout.work_folder import WorkFolder
from autograder.manifest import Course, Lesson, load_course
from autograder.notebook import find_lesson, read_notebook, read_ours
from autograder.report.card import Card, ways_back
from autograder.sandbox.own import OwnBox
from autograder.subject import subject_of

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
    # What is checked here and graded elsewhere rests on the same rows.
    subject = subject_of(course)
    for name in set(course.data).difference(subject.private_data):
        data_bytes(course, name)
    status = Console(stderr=True).status(f"Running {os.path.relpath(path)} …")
    judges = subject.judges(course, None)
    # One's own code on one's own machine needs no wall.
    with status, OwnBox(course) as box:
        report = grade_notebook(course, lesson, path, judges, box)
        if report.ran_out:
            status.update("This took longer than it may. Timing our own solution on this machine, to be fair …")
            limits = machine_limits(course, lesson, box, judges)
            if report.ran_out == "wall" or limits != course.limits_of(lesson):
                report = grade_notebook(course, lesson, path, judges, box, limits=limits)
    _show(course, lesson, report)
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
        work = WorkFolder.above(Path.cwd(), course)
        return lesson, work.notebook(lesson) if work else course.release(lesson)
    path = Path(target)
    if not path.is_file():
        raise UsageError(f"There is no notebook {target}.")
    return _lesson_of(course, path), path


def _lesson_of(course: Course, path: Path) -> Lesson:
    """The lesson that a notebook is of: by what is in it, or else by the name of the file or its folder."""
    releases = [(lesson, read_ours(file)) for lesson in course.lessons if (file := course.release(lesson)).is_file()]
    named = lesson_named([path.resolve().parent.name, path.name], course.lessons)
    try:
        found = find_lesson(releases, read_notebook(path, course.limits.submission_mb))
    except SubmissionError as error:
        if named:
            return named  # The card of that lesson says what is wrong with the file.
        raise UsageError(f"{path.name} cannot be checked. {error}") from error
    lesson = found.lesson if found else named
    if lesson is None:
        raise UsageError(f"Nothing in {path.name} is of a lesson of this course: no cell of an exercise, no check.")
    return lesson


def _show(course: Course, lesson: Lesson, report: Report) -> None:
    if report.remark:
        click.echo(f"{report.remark}\n")
    click.echo(repr(Card(lesson, lesson.exercises, report.results, ways_back(course, lesson))))
    done = [overall(report.of_exercise(exercise.id)) is Status.PASS for exercise in lesson.exercises]
    if all(done):
        click.echo("All right. Well done!")
