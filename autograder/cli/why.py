"""`course why`: how a stored mark came about."""

from __future__ import annotations

from pathlib import Path

import click

from autograder.cli.options import out_option
from autograder.manifest import load_course
from autograder.report.publish import show_why

__all__ = ["why"]


@click.command()
@click.argument("student")
@click.argument("lesson")
@out_option
def why(student: str, lesson: str, out: Path) -> None:
    """Say how the stored mark of STUDENT in LESSON came about, and grade nothing.

    LESSON is a name or a number, such as 1. `course grade --why STUDENT LESSON` says the same.
    """
    show_why(load_course(), out, student, lesson)
