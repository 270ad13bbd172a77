"""Runs solutions of many kinds past the judges of a subject, and keeps each result as soon as it is there.

Its result is one line of a CSV file, so that a calibration that was stopped goes on where it was, and results of
several versions of scikit-learn stand in one file. What is run, and what is made of it, says the subject: see
`autograder.subject.Calibration`.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import astuple, fields
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import cattrs

from autograder.errors import CourseError
from autograder.manifest import load_course
from autograder.subject import Calibration, Job, subject_of

__all__ = ["calibrate", "job_of", "missing", "read_runs", "write_runs"]

HEAD = "# Made by `course calibrate` (autograder/authoring/calibrate.py). One line for each run of a kind of solution."


def calibrate(
    root: Path, name: str, calibration: Calibration, jobs: Sequence[Job], done: Callable[[], None], workers: int = 1
) -> None:
    """Run these jobs, and append each result to the calibration's file as soon as it is there.

    Args:
        root: The course that the calibration belongs to.
        name: Its name among those of the subject.
        calibration: What runs one job, and what its result is.
        jobs: What to run: see `missing`.
        done: Called after each result is written.
        workers: How many jobs to run at once; more than one run in processes of their own.
    """
    file = root / calibration.file
    write_runs(file, read_runs(file, calibration.result), calibration)
    with file.open("a", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        for row in _rows(root, name, calibration, jobs, workers):
            writer.writerow(row)
            stream.flush()
            os.fsync(stream.fileno())
            done()
    write_runs(file, read_runs(file, calibration.result), calibration)


def missing(root: Path, calibration: Calibration) -> list[Job]:
    """The jobs of the plan that the calibration's file has no result of."""
    have = {job_of(run) for run in read_runs(root / calibration.file, calibration.result)}
    return [job for job in calibration.plan() if job not in have]


def _rows(
    root: Path, name: str, calibration: Calibration, jobs: Sequence[Job], workers: int
) -> Iterator[tuple[Any, ...]]:
    if workers == 1:
        yield from (astuple(calibration.run(job)) for job in jobs)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        try:
            for future in as_completed([pool.submit(_row, root, name, job) for job in jobs]):
                yield future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def _row(root: Path, name: str, job: Job) -> tuple[Any, ...]:
    # Plain values cross to this process and back: a subject that is a file has no name that it could import.
    calibration = subject_of(load_course(root)).calibrations.get(name)
    if calibration is None:
        raise CourseError(
            f"the subject has no calibration {name!r} any more.", file=root / "course.yaml", mend="Run it again."
        )
    return astuple(calibration.run(job))


def job_of(run: Any) -> Job:
    """What a result was run for."""
    return Job(run.kind, run.number, run.sklearn)


def read_runs(file: Path, result: type[Any]) -> list[Any]:
    """The results in a file, of this class; none if it is not there. A last line that was cut off is left out.

    Raises:
        CourseError: A line does not hold a result.
    """
    if not file.is_file():
        return []
    text = file.read_text(encoding="utf-8")
    whole = text[: text.rfind("\n") + 1].splitlines()
    lines = [line for line in whole if not line.startswith("#")]
    try:
        return [cattrs.structure(row, result) for row in csv.DictReader(lines)]
    except (KeyError, TypeError, ValueError, cattrs.BaseValidationError) as error:
        raise CourseError(
            f"a line does not hold a result of a calibration: {error}.",
            file=file,
            mend="Delete the line; `course calibrate` runs it again.",
        ) from error


def write_runs(file: Path, runs: Sequence[Any], calibration: Calibration) -> None:
    """Write results in the order of the plan's kinds, of versions and numbers."""
    order = {kind: place for place, kind in enumerate(dict.fromkeys(job.kind for job in calibration.plan()))}
    chosen = sorted(runs, key=lambda run: (order.get(run.kind, len(order)), run.kind, run.sklearn, run.number))
    new = file.with_suffix(".part")
    with new.open("w", encoding="utf-8", newline="") as stream:
        stream.write(f"{HEAD}\n# {calibration.about}\n")
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(field.name for field in fields(calibration.result))
        writer.writerows(astuple(run) for run in chosen)
    new.replace(file)
