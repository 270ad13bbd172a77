"""`course next`: what to do now."""

from __future__ import annotations

import os
import shlex
from datetime import UTC, datetime
from pathlib import Path

import click

from autograder.handout.work_folder import own_notebook
from autograder.manifest import Course, Exercise, Lesson, load_course
from autograder.study.progress import Done, Progress, progress_of
from autograder.study.reviews import are_due, due_questions
from autograder.study.session import session

__all__ = ["next"]


@click.command()
def next() -> None:
    """Say which exercise is next, where it is, and what you know of it already."""
    course = load_course()
    events = session.memory(course).events()
    progress = progress_of(events)
    if due := due_questions(course, events, datetime.now(UTC)):
        click.echo(f"{are_due(due)}, five minutes at most: course review")
    step = progress.next(course)
    if step is None:
        click.echo("All exercises were right. Well done! `course status` shows them.")
        return
    lesson, exercise = step
    for line in _lines(course, lesson, exercise, progress):
        click.echo(line)


def _lines(course: Course, lesson: Lesson, exercise: Exercise, progress: Progress) -> list[str]:
    done = progress.of(exercise.id)
    right = sum(progress.passed(each) for each in course.lessons)
    return [
        *([f"{right} of {sum(len(each.exercises) for each in course.lessons)} exercises are right."] if right else []),
        f"Next: exercise {exercise.id}, {exercise.title} (lesson {lesson.number}: {lesson.title}).",
        *_so_far(exercise, done),
        f"  jupyter lab {_opened(own_notebook(course, lesson))}",
        f'Then, in the notebook, check("{exercise.id}"); or here: course check {exercise.id}',
    ]


def _so_far(exercise: Exercise, done: Done) -> list[str]:
    if not done.checks:
        return []
    times = "once" if done.checks == 1 else f"{done.checks} times"
    points = f", with {done.points:g} of {exercise.points} points at best" if done.points else ""
    left = len(exercise.hints) - done.hint
    hints = f" Hint {done.hint + 1} of {len(exercise.hints)} waits: course hint {exercise.id}" if left else ""
    return [f"You have checked it {times}{points}.{hints}"]


def _opened(notebook: Path) -> str:
    """The notebook, with its folder of lessons: Jupyter shows nothing outside of the folder that it is given."""
    folder, file = (shlex.quote(os.path.relpath(path)) for path in (notebook.parent.parent, notebook))
    return f"--notebook-dir={folder} {file}"
