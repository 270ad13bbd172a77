"""`course check`: check one lesson or notebook of one's own, in the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console

from autograder.api.result import Report, Status, overall
from autograder.errors import SubmissionError, UsageError
from autograder.grading.wrappers import lesson_named
from autograder.handout.work_folder import own_notebook
from autograder.manifest import Course, Exercise, Lesson, load_course
from autograder.notebook import find_lesson, read_notebook, read_ours
from autograder.own.check import check_data, check_own
from autograder.report.card import Card, answered_line, ways_back
from autograder.report.medium import Medium
from autograder.sandbox.own import OwnBox
from autograder.study.session import event_of, session
from autograder.subject import subject_of

__all__ = ["check"]


@click.command()
@click.argument("target", required=False)
def check(target: str | None) -> None:
    """Run a notebook from the top and check its exercises.

    TARGET is a lesson, such as 1 or 01_loading, an exercise, such as 1.3, or the path of a notebook. Without it, the
    lesson of the folder you are in is checked.
    """
    course = load_course()
    lesson, path = _find(course, target)
    chosen = [exercise for exercise in lesson.exercises if exercise.id == target] or lesson.exercises
    check_data(course)
    status = Console(stderr=True).status(f"Running {os.path.relpath(path)} …")
    with status, OwnBox(course) as box:
        report = check_own(course, lesson, path, subject_of(course).judges(course, None), box, tell=status.update)
    click.echo(f"{os.path.relpath(path)}:")
    _show(course, lesson, chosen, report)
    if report.needs_a_person:
        click.echo("A check broke. Send its message to your teacher: these points need a person.", err=True)
        sys.exit(3)
    if not all(_is_right(report, exercise) for exercise in chosen):
        sys.exit(1)


def _find(course: Course, target: str | None) -> tuple[Lesson, Path]:
    if target is None:
        target = Path.cwd().name
    if not target.endswith(".ipynb") and not Path(target).is_file():
        lesson = course.lesson(target)
        return lesson, own_notebook(course, lesson)
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


def _show(course: Course, lesson: Lesson, chosen: Sequence[Exercise], report: Report) -> None:
    if report.remark:
        click.echo(f"{report.remark}\n")
    shown = [result for exercise in chosen for result in report.of_exercise(exercise.id)]
    click.echo(repr(Card(lesson, chosen, shown, ways_back(course, lesson), Medium.TERMINAL)))
    if report.answered and len(chosen) == len(lesson.exercises):
        click.echo(answered_line(report.answered))
    for exercise in chosen:
        session.memory(course).add(event_of(exercise, report.of_exercise(exercise.id)))
    if all(_is_right(report, exercise) for exercise in chosen):
        click.echo("All right. Well done!")


def _is_right(report: Report, exercise: Exercise) -> bool:
    return overall(report.of_exercise(exercise.id)) is Status.PASS
