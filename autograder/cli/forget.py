"""`course forget`: delete what is remembered of you."""

from __future__ import annotations

import click

from autograder.manifest import load_course
from autograder.study.session import session

__all__ = ["forget"]


@click.command()
@click.option("--yes", is_flag=True, help="Do not ask first.")
def forget(yes: bool) -> None:
    """Delete all that is remembered of your work on this course. Your notebooks stay as they are."""
    memory = session.memory(load_course())
    if not (count := len(memory.events())):
        click.echo("Nothing is remembered.")
        return
    if not yes:
        click.confirm(f"Delete {memory.file}, with {count} events? Nobody has a copy.", abort=True)
    memory.forget()
    click.echo(f"Forgotten: {count} events.")
