"""Which check stops a kind of solution before its accuracy is looked at."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.base import clone
from sklearn.pipeline import Pipeline

from autograder.answers import live_answers
from autograder.api import Judges
from autograder.api.registry import checks_of
from autograder.api.result import Status
from autograder.api.runner import run_checks
from autograder.digits.calibration.kinds import KINDS, Kind
from autograder.digits.judge import PublicJudge
from autograder.manifest import Course

__all__ = ["ACCURACY_CHECKS", "Stop", "find_stops", "read_stops", "stopped_by", "write_stops"]

ACCURACY_CHECKS = {"3.2": "test_pipeline_accuracy", "4.5": "test_final_model_reads_new_images"}
"""The checks that the bar is for."""


@dataclass(frozen=True)
class Stop:
    """A kind, and for an exercise the check that ends before its accuracy is looked at; empty if none does."""

    kind: str
    exercise: str
    check: str


class _Gate(PublicJudge):
    """A judge who notes that somebody wants to show it predictions, and stops there."""

    reached = False

    @property
    def images(self) -> NDArray[np.uint8]:
        """Nothing: the bar is reached."""
        self.reached = True
        raise LookupError("the accuracy would be looked at now")


def find_stops(course: Course, kinds: Iterable[Kind] = KINDS) -> Iterator[Stop]:
    """Ask the checks about one solution of each kind."""
    for kind in kinds:
        model = kind.make(0)
        for exercise in ACCURACY_CHECKS:
            yield Stop(kind.name, exercise, stopped_by(course, exercise, model))


def stopped_by(course: Course, exercise: str, model: Any) -> str:
    """The first check that a solution with this model fails before the bar, or nothing."""

    def maker() -> Any:
        return Pipeline([("algo", clone(model))])

    gate, name = _Gate(), ACCURACY_CHECKS[exercise]
    checks = checks_of(course, course.lesson(exercise[0]))
    needed = {name}
    for check in reversed(checks):
        if check.name in needed:
            needed.update(check.needs)
    results = run_checks(
        [check for check in checks if check.name in needed],
        {check.name: 1 for check in checks},
        live_answers({"make_pipeline": maker, "final_model": maker}),
        Judges({"judge": gate}),
    )
    return "" if gate.reached else next(found.check for found in results if found.status is not Status.PASS)


def read_stops(file: Path) -> list[Stop]:
    """What `write_stops` wrote."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [Stop(**row) for row in csv.DictReader(line for line in lines if not line.startswith("#"))]


def write_stops(file: Path, stops: Iterable[Stop]) -> None:
    """Write one line for each kind and exercise."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        stream.write(
            "# Made by `course calibrate` (autograder/digits/calibration/stops.py), from one solution of each kind.\n"
        )
        writer = csv.DictWriter(stream, [field.name for field in fields(Stop)], lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(stop) for stop in stops)
