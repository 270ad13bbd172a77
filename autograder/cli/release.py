"""`course release`: what a teacher gives to students."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console

from autograder.cli.options import made_option, solutions_option
from autograder.handout.release import make_release
from autograder.manifest import load_course
from autograder.notebook.worked import Solutions

__all__ = ["release"]


@click.command()
@made_option("handout", "Where it is put.")
@solutions_option(
    "Whether our solutions are in it; locked: a pass opens them. The lock is a courtesy and keeps nobody out."
)
def release(out: Path, solutions: str) -> None:
    """Make what students get: a folder, a zip file of it, and in both a wheel to install.

    In it are the lessons, the public data, the checks with their hints, and the commands for students. Solutions are
    left out unless asked for; banks and private data always are. It is searched for them, packed and encoded ones too:
    with one found, nothing is made.
    """
    with Console(stderr=True).status("Making it, and looking through it for what must not be in it …"):
        made = make_release(load_course(), out, Solutions(solutions))
    click.echo(f"{made.folder}: for students, with {made.wheel.name} to install")
    click.echo(f"{made.archive}: the same, as one file")
    click.echo(
        "No solution, no entry of a bank and no private data is in it."
        if solutions != Solutions.OPEN
        else "No entry of a bank and no private data is in it. Our solutions are."
    )
    click.echo("Public by decision: the checks, their hints, and the questions of the lessons.")
