"""What a change needs before it is sent, in three verbs, on every system.

python tasks.py quick   # minutes: ruff, mypy, and the tests that are not slow
python tasks.py full    # an hour: all tests, as README.md runs them, then the sweeps
python tasks.py docs    # whether notebooks and pages are what their sources make of them; --write makes them
"""

from __future__ import annotations

import shlex
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent
PYTHON = "python"
"""Stands for the Python that runs this file, so that no environment has to be activated."""
COURSE = "python -m autograder"

QUICK = [
    "python -m ruff check .",
    "python -m ruff format --check .",
    "python -m mypy",
    # The tests need Linux: elsewhere, what a student does is tried. What test_style.py would run is done.
    'python -m pytest -q -n auto --dist loadgroup -m "not slow and not sweep" -k "not has_nothing_to_say"'
    if sys.platform != "win32"
    else "python .ci/smoke.py",
]
FULL = [
    "python -m pytest -n auto --dist loadgroup",
    "python -m pytest -n auto --dist loadgroup -m sweep",
]
WRITE = [
    f"{COURSE} build",
    "python -m benchmarks.claims --write",
    "python -m docs.make_api",
    "python -m docs.teaching.make_test",
    "python -m docs.teaching.make_syllabus",
    f"{COURSE} verify --write",
]
CHECK = [
    f"{COURSE} build --check",
    "python -m benchmarks.claims",
    "python -m benchmarks.minutes",
    "python -m pytest -q -n auto tests/unit/test_readme.py tests/unit/test_project_files.py "
    "tests/unit/test_teaching.py tests/unit/test_imports.py tests/course/test_claims.py",
    f"{COURSE} verify",
]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def tasks() -> None:
    """What a change needs before it is sent."""


@tasks.command()
def quick() -> None:
    """Run ruff, mypy and the tests that are not slow."""
    run(QUICK)


@tasks.command()
def full() -> None:
    """Run all tests, as README.md does, and then the sweeps."""
    run(FULL)


@tasks.command()
@click.option("--write", is_flag=True, help="Make the notebooks and pages.")
def docs(write: bool) -> None:
    """Look whether notebooks and pages are what their sources make of them."""
    run(WRITE if write else CHECK)


def run(commands: Sequence[str]) -> None:
    """Run commands in turn, in the folder of the project; the first that fails ends it, with its exit code."""
    for line in commands:
        click.echo(f"+ {line}")
        started = time.monotonic()
        code = subprocess.run(as_arguments(line), cwd=ROOT, check=False).returncode
        click.echo(f"== {time.monotonic() - started:.0f} s")
        if code:
            click.echo(f"This has failed: {line}", err=True)
            sys.exit(code)


def as_arguments(line: str) -> list[str]:
    """A command as the system takes it, with this Python."""
    first, *others = shlex.split(line)
    return [sys.executable if first == PYTHON else first, *others]


if __name__ == "__main__":
    tasks()
