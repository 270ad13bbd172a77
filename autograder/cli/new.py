"""`course new`: a course of one's own, to begin with."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import click

from autograder.authoring.new_course import new_course
from autograder.location import DISTRIBUTION

__all__ = ["new"]

VERIFY = ("verify", "--write")


@click.command()
@click.argument("name", type=click.Path(path_type=Path))
def new(name: Path) -> None:
    """Make a course in a new folder NAME: a lesson of two exercises with checks, a bank, data and a test.

    Its notebooks are built and its checks are proven, so that you change something that works.
    """
    course = new_course(name)
    folder = os.path.relpath(course.root)
    click.echo(f"Made {folder}, with the notebooks of its lesson.")
    can_prove = find_spec("libcst") is not None
    if can_prove:
        click.echo("Proving its checks, as `course verify --write` does:")
        _prove(course.root)
    else:
        click.echo("Its checks are not proven yet: that needs libcst.")
    click.echo("\nNext:")
    click.echo(f"  cd {folder}")
    if os.environ.get("COURSE_ROOT"):
        click.echo("  unset COURSE_ROOT   # it names another course")
    if not can_prove:
        click.echo(f'  pip install "{DISTRIBUTION}[author]"\n  course {" ".join(VERIFY)}')
    click.echo("  course check solutions/01_first/01_first.ipynb")
    click.echo("  jupyter lab --notebook-dir=lessons lessons/01_first/01_first.ipynb")
    click.echo("Then change solutions/01_first/01_first.md and run `course build`: see README.md there.")


def _prove(root: Path) -> None:
    """Run `course verify --write` as somebody would who stands in the new course: its lesson looks for data there."""
    command = [sys.executable, "-m", "autograder", *VERIFY]
    done = subprocess.run(command, cwd=root, env=os.environ | {"COURSE_ROOT": str(root)}, check=False)
    if done.returncode:
        sys.exit(done.returncode)
