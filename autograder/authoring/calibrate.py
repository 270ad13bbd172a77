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
from pathlib import Path
from typing import Any

import cattrs

from autograder.errors import CourseError
from autograder.subject import Calibration, Job

__all__ = ["calibrate", "job_of", "read_runs", "write_runs"]

HEAD = "# Made by `course calibrate` (autograder/authoring/calibrate.py). One line for each run of a kind of solution."


def calibrate(
    calibration: Calibration, jobs: Sequence[Job], file: Path, done: Callable[[Any], None], workers: int = 1
) -> None:
    """Run what the file does not have yet, and append each result to it as soon as it is there.

    Args:
        calibration: What runs one job, and what its result is.
        jobs: All that should be in the file in the end.
        file: The CSV file; it is made if it is not there.
        done: Called after each result is written.
        workers: How many jobs to run at once; more than one run in processes of their own.
    """
    have = {job_of(run) for run in read_runs(file, calibration)}
    write_runs(file, read_runs(file, calibration), calibration)
    with file.open("a", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        for result in _results([job for job in jobs if job not in have], calibration.run, workers):
            writer.writerow(astuple(result))
            stream.flush()
            os.fsync(stream.fileno())
            done(result)
    write_runs(file, read_runs(file, calibration), calibration)


def _results(jobs: Sequence[Job], runner: Callable[[Job], Any], workers: int) -> Iterator[Any]:
    if workers == 1:
        yield from map(runner, jobs)
        return
    with ProcessPoolExecutor(workers) as pool:
        try:
            for future in as_completed([pool.submit(runner, job) for job in jobs]):
                yield future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def job_of(run: Any) -> Job:
    """What a result was run for."""
    return Job(run.kind, run.number, run.sklearn)


def read_runs(file: Path, calibration: Calibration) -> list[Any]:
    """The results in a file; none if it is not there. A last line that was cut off is left out.

    Raises:
        CourseError: A line does not hold a result.
    """
    if not file.is_file():
        return []
    text = file.read_text(encoding="utf-8")
    whole = text[: text.rfind("\n") + 1].splitlines()
    lines = [line for line in whole if not line.startswith("#")]
    try:
        return [cattrs.structure(row, calibration.result) for row in csv.DictReader(lines)]
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
