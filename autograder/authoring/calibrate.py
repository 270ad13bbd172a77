"""Runs the kinds of solutions past both judges, and keeps each result as soon as it is there.

A run is one kind, one number and one version of scikit-learn. Its result is one line of a CSV file, so that a
calibration that was stopped goes on where it was, and results of several versions stand in one file.
"""

from __future__ import annotations

import csv
import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import sklearn
from sklearn.base import clone
from sklearn.model_selection import train_test_split

from autograder.authoring.kinds import KINDS, RUNS, Kind
from autograder.checking import HeldoutJudge, Judge, PublicJudge
from autograder.data import load_digits
from autograder.errors import CourseError
from autograder.manifest import load_course

__all__ = ["Job", "Run", "calibrate", "plan", "read_runs", "run", "write_runs"]

HEAD = """\
# Made by `course calibrate` (autograder/authoring/calibrate.py). One line for each run of a kind of solution.
# heldout, public: right predictions of 10000 and of 400. seconds: processor time.
"""


@dataclass(frozen=True)
class Job:
    """What is to be run: a kind, its number, and the version of scikit-learn."""

    kind: str
    number: int
    sklearn: str


@dataclass(frozen=True)
class Run:
    """The result of one job: right predictions of 10 000 and of 400, and what the model was."""

    kind: str
    number: int
    sklearn: str
    heldout: int
    public: int
    seconds: float
    settings: str

    @property
    def job(self) -> Job:
        """What was run."""
        return Job(self.kind, self.number, self.sklearn)


def plan(kinds: Sequence[Kind] = KINDS, version: str = sklearn.__version__) -> list[Job]:
    """All jobs of this version of scikit-learn. Each version has numbers of its own, so no two runs share a seed."""
    first = 100 * int(version.split(".")[1])
    return [Job(kind.name, number, version) for kind in kinds for number in range(first, first + RUNS)]


def calibrate(
    jobs: Sequence[Job], file: Path, runner: Callable[[Job], Run], done: Callable[[Run], None], workers: int = 1
) -> None:
    """Run what the file does not have yet, and append each result to it as soon as it is there.

    Args:
        jobs: All that should be in the file in the end.
        file: The CSV file; it is made if it is not there.
        runner: What runs one job.
        done: Called after each result is written.
        workers: How many jobs to run at once; more than one run in processes of their own.
    """
    have = {run.job for run in read_runs(file)}
    write_runs(file, read_runs(file))
    with file.open("a", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        for result in _results([job for job in jobs if job not in have], runner, workers):
            writer.writerow(asdict(result).values())
            stream.flush()
            os.fsync(stream.fileno())
            done(result)
    write_runs(file, read_runs(file))


def _results(jobs: Sequence[Job], runner: Callable[[Job], Run], workers: int) -> Iterator[Run]:
    if workers == 1:
        yield from map(runner, jobs)
        return
    with ProcessPoolExecutor(workers) as pool:
        try:
            for future in as_completed([pool.submit(runner, job) for job in jobs]):
                yield future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def read_runs(file: Path) -> list[Run]:
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
        return [_parse(row) for row in csv.DictReader(lines)]
    except (KeyError, TypeError, ValueError) as error:
        raise CourseError(
            f"a line does not hold a result of a calibration: {error}.",
            file=file,
            mend="Delete the line; `course calibrate` runs it again.",
        ) from error


def write_runs(file: Path, runs: Sequence[Run]) -> None:
    """Write results in the order of kinds, versions and numbers."""
    order = {kind.name: place for place, kind in enumerate(KINDS)}
    chosen = sorted(runs, key=lambda run: (order.get(run.kind, len(order)), run.kind, run.sklearn, run.number))
    new = file.with_suffix(".part")
    with new.open("w", encoding="utf-8", newline="") as stream:
        stream.write(HEAD)
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(field.name for field in fields(Run))
        writer.writerows(asdict(run).values() for run in chosen)
    new.replace(file)


def _parse(row: dict[str, str]) -> Run:
    return Run(
        kind=row["kind"],
        number=int(row["number"]),
        sklearn=row["sklearn"],
        heldout=int(row["heldout"]),
        public=int(row["public"]),
        seconds=float(row["seconds"]),
        settings=row["settings"],
    )


def run(job: Job) -> Run:
    """Fit one solution, and let both judges count its right predictions."""
    started = time.process_time()
    kind = next(kind for kind in KINDS if kind.name == job.kind)
    model = kind.make(job.number)
    heldout = _heldout()
    X, y, images, count = _public(kind, job.number)
    fitted = clone(model).fit(X, y)
    return Run(
        kind=job.kind,
        number=job.number,
        sklearn=job.sklearn,
        heldout=_right(heldout, fitted.predict(heldout.images)),
        public=count(fitted.predict(images)),
        seconds=round(time.process_time() - started, 2),
        settings=_settings(model),
    )


@cache
def _heldout() -> HeldoutJudge:
    # Imported here: the grader brings nbgrader's notebook reader, which a calibration does not need.
    from autograder.grading.grade import heldout_judge

    return heldout_judge(load_course())


def _public(kind: Kind, number: int) -> tuple[Any, Any, Any, Callable[[Any], int]]:
    """Public rows to fit on, 400 other images, and what counts right predictions for these."""
    if kind.other_rows:
        pixels, labels = load_digits()
        X, images, y, truth = train_test_split(pixels, labels, test_size=400, stratify=labels, random_state=number)
        return X, y, images, lambda predictions: int(np.sum(predictions == truth))
    judge = PublicJudge()
    return *judge.training, judge.images, lambda predictions: _right(judge, predictions)


def _right(judge: Judge, predictions: Any) -> int:
    score = judge.score(predictions)
    return round(score.value * score.n)


def _settings(model: Any) -> str:
    """The settings that differ from the defaults, as JSON."""
    defaults = type(model)().get_params() if hasattr(model, "n_estimators") else {}
    chosen = {name: value for name, value in model.get_params(deep=False).items() if value != defaults.get(name, value)}
    return json.dumps({name: round(value, 6) if isinstance(value, float) else value for name, value in chosen.items()})
