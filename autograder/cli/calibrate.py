"""`course calibrate`: measure how good the accuracy bar is."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click
import sklearn

from autograder.authoring.calibrate import calibrate as run_jobs
from autograder.authoring.calibrate import plan, read_runs, run
from autograder.authoring.calibration_page import PLACES, STOPS, write_calibration
from autograder.authoring.kinds import KINDS
from autograder.authoring.stops import ACCURACY_CHECKS, find_stops, write_stops
from autograder.cli.options import jobs_option
from autograder.errors import UsageError
from autograder.manifest import load_course

__all__ = ["calibrate"]


@click.command()
@jobs_option
def calibrate(jobs: int) -> None:
    """Run honest and wrong solutions past the accuracy checks, choose the bar, and say how good it is.

    Each result is added to data/calibration.csv as soon as it is there; a run that was stopped goes on where it was.
    Results belong to the scikit-learn in use: run it again under another one, and they stand beside each other.
    Then the bar and its error rates are written to autograder/checking/bar.json and docs/calibration.md.
    """
    course = load_course()
    root = course.root
    if not all((root / place).parent.is_dir() for place in PLACES):
        raise UsageError(f"{root} is no checkout of the course: a calibration writes {', '.join(PLACES)}.")
    file = root / "data" / "calibration.csv"
    have = {found.job for found in read_runs(file)}
    todo = [job for job in plan() if job not in have]
    click.echo(f"scikit-learn {sklearn.__version__}: {len(todo)} of {len(plan())} runs to do.")
    with click.progressbar(length=len(todo), label="Calibrating", file=sys.stderr) as progress:
        run_jobs(todo, file, run, lambda _: progress.update(1), jobs)
    with click.progressbar(find_stops(course), len(KINDS) * len(ACCURACY_CHECKS), "Asking", file=sys.stderr) as stops:
        write_stops(root / STOPS, list(stops))
    for path in write_calibration(root, read_runs(file)):
        click.echo(f"written: {os.path.relpath(path, Path.cwd())}")
