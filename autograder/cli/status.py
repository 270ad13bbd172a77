"""`course status`: how far you are, in a table."""

from __future__ import annotations

import click
from rich.console import Console
from rich.table import Table

from autograder.manifest import Course, Exercise, load_course
from autograder.study.progress import Progress, progress_of
from autograder.study.session import session

__all__ = ["status"]


@click.command()
def status() -> None:
    """Show for each lesson which exercises were right, and how long you worked on it."""
    course = load_course()
    progress = progress_of(session.memory(course).events())
    console = Console()
    console.print(_table(course, progress))
    console.print("✓ right   ✗ not yet right   ○ not tried yet", style="dim")
    if not session.memory(course).is_on:
        console.print("Nothing new is remembered: `course progress --on` changes that.", highlight=False)


def _table(course: Course, progress: Progress) -> Table:
    table = Table("lesson", "exercises", "right", "minutes", box=None, pad_edge=False)
    for lesson in course.lessons:
        marks = " ".join(_mark(progress, exercise) for exercise in lesson.exercises)
        minutes = progress.minutes.get(lesson.number, 0)
        right = f"{progress.passed(lesson)} of {len(lesson.exercises)}"
        table.add_row(f"{lesson.number}  {lesson.title}", marks, right, f"{minutes:.0f}" if minutes else "")
    return table


def _mark(progress: Progress, exercise: Exercise) -> str:
    done = progress.of(exercise.id)
    return "✓" if done.passed else "✗" if done.checks else "○"
