"""One run for a bar of the project: a solution of some kind is made, and measured as the judge of its part would."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import sklearn

from autograder.digits.project.calibration.kinds import Part
from autograder.subject import Job

__all__ = ["RUNS", "Run", "parts", "plan", "run"]

RUNS = 12
"""Runs of each kind under each version of scikit-learn."""
DIGITS = 5
"""Digits of a measure that are stored."""


@dataclass(frozen=True)
class Run:
    """The result of one job: what the part's judge measures, and processor seconds. `kind` begins with the part."""

    kind: str
    number: int
    sklearn: str
    measured: float
    seconds: float


@cache
def parts() -> tuple[Part, ...]:
    """The parts of the project that have a bar, in order."""
    # Imported here: whoever asks for a bar needs no models of all kinds.
    from autograder.digits.project.calibration import kinds_1, kinds_2, kinds_3, kinds_4

    return kinds_1.PART, kinds_2.PART, kinds_3.PART, kinds_4.PART


def plan(version: str = sklearn.__version__) -> Sequence[Job]:
    """All jobs of this version of scikit-learn. Each version has numbers of its own, so no two runs share a seed."""
    first = 100 * int(version.split(".")[1])
    names = [f"{part.exercise} {kind.name}" for part in parts() for kind in part.kinds]
    return [Job(name, number, version) for name in names for number in range(first, first + RUNS)]


def run(job: Job) -> Run:
    """Make one solution, and measure it."""
    started = time.process_time()
    kinds = {f"{part.exercise} {kind.name}": kind for part in parts() for kind in part.kinds}
    measured = round(float(kinds[job.kind].measure(job.number)), DIGITS)
    return Run(job.kind, job.number, job.sklearn, measured, round(time.process_time() - started, 2))
