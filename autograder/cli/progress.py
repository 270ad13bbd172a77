"""`course progress`: what is remembered of you, where, and whether; and what of it you give to a teacher."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from autograder.errors import UsageError
from autograder.files import write_text
from autograder.manifest import Course, Exercise, load_course
from autograder.study.memory import Memory
from autograder.study.progress import Done, Progress, progress_of
from autograder.study.session import session
from autograder.study.share import shared

__all__ = ["progress"]


@click.command()
@click.option("--on/--off", "switch", default=None, help="Remember from now on, or nothing more.")
@click.option(
    "--share", type=click.Path(path_type=Path, dir_okay=False), help="Write a file for your teacher; it is shown first."
)
@click.option("--yes", is_flag=True, help="With --share: do not ask first.")
def progress(switch: bool | None, share: Path | None, yes: bool) -> None:
    """Show what is remembered of your work on this course.

    It is kept on this machine only: no command sends it, and grading does not look at it. `course forget` deletes it.
    """
    course = load_course()
    memory = session.memory(course)
    if switch is not None:
        memory.switch(switch)
    found = progress_of(memory.events())
    if share is not None:
        _share(course, found, share, yes)
        return
    for line in _lines(course, found):
        click.echo(line)
    click.echo(_where(memory))


def _lines(course: Course, found: Progress) -> Iterator[str]:
    for lesson in course.lessons:
        known = [(exercise, found.of(exercise.id)) for exercise in lesson.exercises if exercise.id in found.about]
        if known:
            yield f"Lesson {lesson.number}: {lesson.title}, {found.minutes[lesson.number]:.0f} minutes or more"
        yield from (f"  {_told(exercise, done)}" for exercise, done in known)


def _told(exercise: Exercise, done: Done) -> str:
    parts = [f"{done.checks} {'check' if done.checks == 1 else 'checks'}"]
    parts += [f"{done.points:g} of {exercise.points} points"] if done.checks else []
    parts += [f"{done.hint} of {len(exercise.hints)} hints"] if done.hint else []
    parts += ["our solution seen"] if done.solution_seen else []
    parts += [f"your own code: {'foreseen' if done.answered == 'right' else 'not foreseen'}"] if done.answered else []
    parts += [f"shown: {', '.join(sorted(done.misconceptions))}"] if done.misconceptions else []
    return f"{done.mark} {exercise.id} {exercise.title}: {'; '.join(parts)}"


def _where(memory: Memory) -> str:
    if not memory.is_on:
        return "Nothing is remembered from now on. `course progress --on` changes that."
    count = len(memory.events())
    return (
        f"{count} {'event' if count == 1 else 'events'} in {memory.file}. Only you can read it, and nothing sends it."
    )


def _share(course: Course, found: Progress, file: Path, yes: bool) -> None:
    if file.exists():
        raise UsageError(f"{file} is there already, and nothing is written over. Name another file.")
    text = json.dumps(shared(course, found), indent=2, ensure_ascii=False) + "\n"
    click.echo(text)
    if not yes:
        click.confirm(f"Write this to {file}?", abort=True)
    write_text(file, text)
    click.echo(f"Written to {file}. Nothing was sent: give it to your teacher, if you like.")
