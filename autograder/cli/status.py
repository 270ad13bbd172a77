"""`course status`: how far you are, in a table."""

from __future__ import annotations

from datetime import UTC, datetime

import click
from rich.console import Console
from rich.table import Table

from autograder.manifest import Course, Lesson, load_course
from autograder.material import material_of, named
from autograder.study.progress import Progress, progress_of
from autograder.study.reviews import are_due, due_questions
from autograder.study.session import session

__all__ = ["status"]


@click.command()
def status() -> None:
    """Show for each lesson which exercises were right, and how long you worked on it."""
    course = load_course()
    events = session.memory(course).events()
    progress = progress_of(events)
    console = Console()
    console.print(_table(course, progress))
    console.print("✓ right   ✗ not yet right   ○ not tried yet", style="dim")
    if due := due_questions(course, events, datetime.now(UTC)):
        console.print(f"{are_due(due)}: course review", highlight=False)
    if not session.memory(course).is_on:
        console.print("Nothing new is remembered: `course progress --on` changes that.", highlight=False)


def _table(course: Course, progress: Progress) -> Table:
    table = Table("lesson", "exercises", "questions", "minutes", box=None, pad_edge=False)
    for lesson in course.lessons:
        marks = " ".join(progress.of(exercise.id).mark for exercise in lesson.exercises)
        minutes = progress.minutes.get(lesson.number, 0)
        table.add_row(f"{lesson.number}  {lesson.title}", marks, _answered(course, lesson, progress), _whole(minutes))
    return table


def _answered(course: Course, lesson: Lesson, progress: Progress) -> str:
    """How many questions were right at last, of all of a lesson; about own code there is one for each exercise."""
    material = material_of(course, lesson)
    names = {*named(lesson, material.questions), *(question.exercise for question in material.own_code)}
    right = sum(progress.of(name).answered == "right" for name in names)
    return f"{right} of {len(names)}" if names else ""


def _whole(minutes: float) -> str:
    return f"{minutes:.0f}" if minutes >= 0.5 else ""
