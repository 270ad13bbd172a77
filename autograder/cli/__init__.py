"""The `course` command: thin click commands over the library.

Exit codes: 0 all is well, 1 the work is not right yet, 2 the command was not used as it
should be, 3 the course or a mark needs a person: a mistake in the course, a fault of the
grader or its machine, or points that are held until somebody decides.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import platform
import sys
import traceback
from typing import NoReturn

import click

from autograder import __version__
from autograder.cli.streams import flush, steady_streams
from autograder.errors import UsageError
from autograder.report.plain import plain_text

__all__ = ["main"]

# Two libraries that each start a thread per core make small fits ten times slower.
for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

COMMANDS = {
    "start": "Copy the lessons into a folder to work in.",
    "update": "Bring newer lessons beside your work.",
    "next": "Say what to do now.",
    "status": "Show how far you are.",
    "review": "Ask questions that are due: five minutes.",
    "check": "Check one lesson, exercise or notebook of your own.",
    "watch": "Check what you save, as you go.",
    "hint": "Show the next hint for an exercise.",
    "solution": "Show our solution of an exercise.",
    "reset": "Put the starter of an exercise back.",
    "certificate": "Certify what your notebooks earn.",
    "progress": "Show what is remembered of your work, and where.",
    "forget": "Delete what is remembered of your work.",
    "grade": "Grade a folder of submissions.",
    "publish": "Write marks and pages of what is stored.",
    "cluster": "Start a scheduler, so that many machines grade.",
    "worker": "Let this machine grade for a scheduler.",
    "merge": "Make one folder of results of several.",
    "why": "Say how a stored mark came about.",
    "override": "Decide about a mark by hand.",
    "mark": "Open a page to read work, and to give points and comments.",
    "export": "Take marks and feedback back to your platform.",
    "regrade": "Grade the notebook of a stored record again, and compare.",
    "release": "Make what students get: lessons, checks, and a wheel.",
    "site": "Make the course as a web site, with lessons that run in the page.",
    "demo": "Grade the sample class that comes with the course.",
    "build": "Make the students' notebooks from their sources.",
    "slides": "Make slides from the source of a lesson.",
    "verify": "Prove the checks: the author's gate.",
    "new": "Make a course of your own, to begin with.",
    "new-misconception": "Make a wrong solution, for you to fill in.",
    "calibrate": "Measure how good the bars of the course are.",
    "clean": "Remove all caches, and say what was removed.",
    "doctor": "Look for what is missing, and say how to mend it.",
}
RENAMED = {"verify-record": "regrade"}
"""Commands under the names that they had once."""


def _module(command: str) -> str:
    return command.replace("-", "_")


def _is_here(command: str) -> bool:
    """Whether a command is in this copy of the package: students get some of them only."""
    return os.path.isfile(os.path.join(os.path.dirname(__file__), f"{_module(command)}.py"))


class _LazyGroup(click.Group):
    """Imports a command's module only when it is used, so that `course --help` stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name in COMMANDS if _is_here(name)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in RENAMED:
            click.echo(f"`course {cmd_name}` is called `course {RENAMED[cmd_name]}` now.", err=True)
            cmd_name = RENAMED[cmd_name]
        if cmd_name not in COMMANDS:
            return None
        if not _is_here(cmd_name):
            raise UsageError(f"`course {cmd_name}` is for teachers: it is no part of what students get.")
        name = _module(cmd_name)
        command: click.Command = getattr(importlib.import_module(f"autograder.cli.{name}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name]) for name in self.list_commands(ctx)])


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda context, _, wanted: _show_versions(context) if wanted else None,
    help="Show the version, and those of Python and scikit-learn.",
)
def cli() -> None:
    """Lessons, their exercises, and their grading: for the course of the folder that you are in."""


def _show_versions(context: click.Context) -> None:
    from importlib.metadata import version

    click.echo(f"course {__version__}, Python {platform.python_version()}, scikit-learn {version('scikit-learn')}")
    context.exit()


def main(args: list[str] | None = None) -> NoReturn:
    """Run the command line; it ends with one of the exit codes, never with a traceback."""
    steady_streams()
    try:
        try:
            code = _run(list(sys.argv[1:] if args is None else args))
        finally:
            flush()
    except SystemExit:
        raise
    except BaseException as error:
        code = _tell(error)
    sys.exit(code)


def _run(args: list[str]) -> int:
    # Not click's own main: there, Ctrl-C and a broken pipe are told as work that is not right.
    try:
        with cli.make_context("course", args) as context:
            cli.invoke(context)
    except click.exceptions.Exit as stopped:
        return stopped.exit_code
    except click.Abort:
        click.echo("Nothing was done.", err=True)
        return 1
    except click.ClickException as error:
        error.show()
        return error.exit_code
    return 0


def _tell(error: BaseException) -> int:
    """Say what went wrong; returns the exit code."""
    from autograder.error_messages import TRACEBACK_VARIABLE, told

    title, text, code = told(error)
    with contextlib.suppress(OSError):  # Nobody can be told on a stream that cannot be written.
        if os.environ.get(TRACEBACK_VARIABLE) == "1":
            traceback.print_exception(error)
        click.echo(plain_text(f"{title} {text}"), err=True)
    return code
