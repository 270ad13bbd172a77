"""`course calibrate`: measure how good the bars of the course are."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click
import sklearn

from autograder.authoring.calibrate import calibrate as run_jobs
from autograder.authoring.calibrate import missing, read_runs
from autograder.cli.options import jobs_option
from autograder.errors import UsageError
from autograder.manifest import Course, load_course
from autograder.subject import Calibration, subject_of

__all__ = ["calibrate"]


@click.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@jobs_option
def calibrate(names: tuple[str, ...], jobs: int) -> None:
    """Run honest and wrong solutions past the bars of the course, and say how good these are.

    The subject of the course says which, and has a NAME for each calibration; without one, all are run. Each result
    is kept as soon as it is there; a run that was stopped goes on where it was. Results belong to the scikit-learn in
    use: run it again under another one, and they stand beside each other.
    """
    course = load_course()
    known = subject_of(course).calibrations
    if not known:
        raise UsageError("The subject of this course has nothing to calibrate.")
    for name in names:
        if name not in known:
            raise UsageError(f"There is no calibration {name!r}. There are: {', '.join(known)}.")
    for name in names or known:
        _calibrate(course, name, known[name], jobs)


def _calibrate(course: Course, name: str, calibration: Calibration, jobs: int) -> None:
    root = course.root
    if not all((root / place).parent.is_dir() for place in calibration.places):
        raise UsageError(f"{root} is no checkout of the course: a calibration writes {', '.join(calibration.places)}.")
    todo = missing(root, calibration)
    version = sklearn.__version__
    click.echo(f"{name}, scikit-learn {version}: {len(todo)} of {len(calibration.plan())} runs to do.")
    with click.progressbar(length=len(todo), label="Calibrating", file=sys.stderr) as progress:
        run_jobs(root, name, calibration, todo, lambda: progress.update(1), jobs)
    for path in calibration.write(course, read_runs(root / calibration.file, calibration.result)):
        click.echo(f"written: {os.path.relpath(path, Path.cwd())}")
