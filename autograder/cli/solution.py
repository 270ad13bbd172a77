"""`course solution`: our solution of an exercise, in the terminal."""

from __future__ import annotations

import click

from autograder.report.medium import Medium
from autograder.study.solutions import solution_note

__all__ = ["solution"]


@click.command()
@click.argument("exercise")
@click.option("--reveal", is_flag=True, help="Also before yours is right.")
def solution(exercise: str, reveal: bool) -> None:
    """Show our solution of EXERCISE, such as 1.3, once yours is right."""
    click.echo(repr(solution_note(exercise, reveal, Medium.TERMINAL)))
