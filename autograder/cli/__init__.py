"""The `course` command: thin click commands over the library.

Exit codes: 0 all is well, 1 the work is not right yet, 2 the command was not used as it
should be, 3 the course or a mark needs a person: a mistake in the course, a fault of the
grader or its machine, or points that are held until somebody decides.
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any

import click

__all__ = ["main"]

# Two libraries that each start a thread per core make small fits ten times slower.
for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

COMMANDS = {
    "check": "Check one lesson or notebook of your own.",
    "grade": "Grade a folder of submissions.",
    "verify-record": "Grade the notebook of a stored record again, and compare.",
    "demo": "Grade the sample class that comes with the course.",
    "build": "Make the students' notebooks from their sources.",
    "verify": "Prove the checks: the author's gate.",
    "new-misconception": "Make a wrong solution, for you to fill in.",
    "calibrate": "Measure how often the accuracy bar is wrong.",
    "doctor": "Look for what is missing, and say how to mend it.",
}


class _LazyGroup(click.Group):
    """Imports a command's module only when it is used: `course --help` stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        command: click.Command = getattr(importlib.import_module(f"autograder.cli.{name}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mnist-course")
def cli() -> None:
    """Recognise handwritten digits: five lessons, their exercises, and their grading."""


def main(args: list[str] | None = None) -> Any:
    """Run the command line; turn the three kinds of error into one line and an exit code."""
    from autograder.errors import CourseError, GraderError, UsageError

    try:
        return cli.main(args, prog_name="course")
    except UsageError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(2)
    except CourseError as error:
        click.echo(f"The course itself has a problem. {error}", err=True)
        sys.exit(3)
    except GraderError as error:
        click.echo(f"The grader itself failed: {error}. What was finished is kept; run the command again.", err=True)
        sys.exit(3)
