"""`course start`: the lessons, in a folder to work in."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import click

from autograder.handout.work_folder import WorkFolder
from autograder.manifest import load_course

__all__ = ["start"]


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path("my-course"))
def start(folder: Path) -> None:
    """Copy the lessons into FOLDER, for you to work in, and say what is next.

    Without FOLDER, it is called my-course. Nothing that is there is written over.
    """
    work = WorkFolder(folder.absolute(), load_course())
    notebooks = work.start()
    shown = os.path.relpath(work.path)
    first = notebooks[0].relative_to(work.path)
    click.echo(f"{len(notebooks)} lessons are in {shown} now. They are yours: change what you like.")
    click.echo("\nNext:")
    if shown != ".":
        click.echo(f"  cd {shlex.quote(shown)}")
    # With the folder: given a file alone, Jupyter shows nothing outside of that file's folder, and no other lesson.
    click.echo(f"  jupyter lab --notebook-dir=. {first}")
    click.echo("Each exercise has a cell that checks it. `course check 1`, in that folder, checks all of lesson 1.")
    click.echo("`course update` brings newer lessons when you have installed a newer version of the course.")
