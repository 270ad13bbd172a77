"""`course reset`: begin an exercise again."""

from __future__ import annotations

import os

import click

from autograder.handout.work_folder import own_notebook
from autograder.manifest import load_course
from autograder.study.reset import reset as put_back

__all__ = ["reset"]


@click.command()
@click.argument("exercise")
def reset(exercise: str) -> None:
    """Put the starter of EXERCISE, such as 1.3, back into your notebook, and keep what you wrote in a file."""
    course = load_course()
    lesson = course.lesson(exercise)
    notebook = own_notebook(course, lesson)
    kept = put_back(course, lesson, lesson.exercise(exercise), notebook)
    shown = os.path.relpath(notebook)
    if kept is None:
        click.echo(f"The starter of exercise {exercise} stands in {shown} already.")
        return
    click.echo(
        f"The starter of exercise {exercise} is back in {shown}. What stood there is in {os.path.relpath(kept)}."
    )
    click.echo("If the notebook is open in Jupyter, load it anew before you save: File, Reload Notebook from Disk.")
