"""`course hint`: the next hint for an exercise, in the terminal."""

from __future__ import annotations

import click

from autograder.report.medium import Medium
from autograder.study.hints import hint_note

__all__ = ["hint"]


@click.command()
@click.argument("exercise")
@click.argument("number", type=int, required=False)
def hint(exercise: str, number: int | None) -> None:
    """Show the next hint for EXERCISE, such as 1.3, or hint NUMBER of it."""
    click.echo(repr(hint_note(exercise, number, Medium.TERMINAL)))
