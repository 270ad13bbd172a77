"""`course new-misconception`: a file of the bank, to be filled in."""

from __future__ import annotations

import os
import re

import click

from autograder.authoring.bank import bank_folder
from autograder.errors import UsageError
from autograder.manifest import Course, Lesson, load_course
from autograder.notebook.worked import worked_cells

__all__ = ["new_misconception"]


@click.command("new-misconception")
@click.argument("exercise")
@click.option("--name", default="unnamed", show_default=True, help="Its id, such as scaled-twice.")
def new_misconception(exercise: str, name: str) -> None:
    """Make a wrong solution of EXERCISE, such as 2.1, for you to fill in."""
    course = load_course()
    lesson = course.lesson(exercise)
    lesson.exercise(exercise)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        raise UsageError(f"{name!r} is not an id. Use small letters, digits and hyphens, such as scaled-twice.")
    path = bank_folder(course, lesson) / "wrong" / f"{exercise}-{name}.py"
    if path.exists():
        raise UsageError(f"{path} is there already. Give another one with --name.")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_template(course, lesson, exercise, name), encoding="utf-8")
    click.echo(os.path.relpath(path))
    click.echo("Next: write in line 3 what this solution does wrong, and change our solution below it to do so.")
    click.echo("Then run `course verify`. It says whether a check refuses it, and names the misconception.")


def _template(course: Course, lesson: Lesson, exercise: str, name: str) -> str:
    ours = "\n\n\n".join(worked_cells(course, lesson, exercise))
    head = f"# exercise: {exercise}\n# misconception: {name}\n# Say here, in a sentence, what it does wrong.\n"
    return f"{head}{ours}\n"
