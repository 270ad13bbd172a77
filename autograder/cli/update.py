"""`course update`: newer lessons beside those that somebody works on."""

from __future__ import annotations

import os
from pathlib import Path

import click

from autograder.errors import UsageError
from autograder.handout.work_folder import Change, Update, WorkFolder
from autograder.manifest import load_course

__all__ = ["update"]


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path("."))
def update(folder: Path) -> None:
    """Bring the lessons of the installed course into FOLDER, which `course start` has made.

    A lesson that you have not touched is replaced. Where you have, the newer one is put beside yours.
    """
    work = WorkFolder.above(folder.absolute(), load_course())
    if work is None:
        raise UsageError(f"{folder} is no folder of lessons that `course start` has made. Change into it, or name it.")
    for done in work.update():
        click.echo(f"lesson {done.lesson.number}: {_told(done)}")


def _told(done: Update) -> str:
    place = os.path.relpath(done.path)
    ids = ", ".join(done.changed)
    exercises = f" Exercises that ask for something else now, or are new: {ids}." if ids else ""
    return {
        Change.SAME: "nothing new.",
        Change.NEW: f"new: {place}",
        Change.REPLACED: f"a newer one. You had not touched it, so it is in its place: {place}",
        Change.BESIDE: f"a newer one is beside yours, which stays as it is: {place}.{exercises}",
    }[done.kind]
