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
from autograder.manifest import load_course
from autograder.subject import subject_of

__all__ = ["calibrate"]


@click.command()
@jobs_option
def calibrate(jobs: int) -> None:
    """Run honest and wrong solutions past the bars of the course, and say how good these are.

    The subject of the course says which. Each result is kept as soon as it is there; a run that was stopped goes on
    where it was. Results belong to the scikit-learn in use: run it again under another one, and they stand beside
    each other.
    """
    course = load_course()
    root, calibration = course.root, subject_of(course).calibration
    if calibration is None:
        raise UsageError("The subject of this course has nothing to calibrate.")
    if not all((root / place).parent.is_dir() for place in calibration.places):
        raise UsageError(f"{root} is no checkout of the course: a calibration writes {', '.join(calibration.places)}.")
    todo = missing(root, calibration)
    click.echo(f"scikit-learn {sklearn.__version__}: {len(todo)} of {len(calibration.plan())} runs to do.")
    with click.progressbar(length=len(todo), label="Calibrating", file=sys.stderr) as progress:
        run_jobs(root, calibration, todo, lambda: progress.update(1), jobs)
    for path in calibration.write(course, read_runs(root / calibration.file, calibration)):
        click.echo(f"written: {os.path.relpath(path, Path.cwd())}")
