"""What runs of the project's kinds say: spread and error rates of each, and the rule that chooses a bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from autograder.digits.calibration.kinds import Role
from autograder.digits.calibration.passing import exact_interval, next_passes, worst, wrong_verdict
from autograder.digits.calibration.rates import MAY_FAIL
from autograder.digits.project.calibration.kinds import Kind, Part
from autograder.digits.project.calibration.runs import Run
from autograder.errors import CourseError

__all__ = ["Rates", "choose_bar", "rates"]


@dataclass(frozen=True)
class Rates:
    """What was measured of one kind, and how often it passes a bar."""

    kind: Kind
    measured: NDArray[np.float64]
    bar: float

    @property
    def n(self) -> int:
        """Number of runs."""
        return len(self.measured)

    @property
    def mean(self) -> float:
        """Mean of what was measured."""
        return float(self.measured.mean())

    @property
    def spread(self) -> float:
        """Standard deviation between runs."""
        return float(self.measured.std(ddof=1))

    @property
    def passed(self) -> int:
        """Number of runs that pass."""
        return int(np.sum(self.measured >= self.bar))

    @property
    def interval(self) -> tuple[float, float]:
        """The exact 95 % interval of the rate of passing."""
        return exact_interval(self.passed, self.n)

    @property
    def expected(self) -> float:
        """The chance that one more run passes, if what is measured of the kind is normal."""
        return next_passes(self.measured, self.bar)

    @property
    def wrong(self) -> float:
        """The expected chance of the wrong verdict: failing for an honest kind, passing for others."""
        return wrong_verdict(self.kind.role, self.expected)


def rates(part: Part, runs: Sequence[Run], bar: float) -> tuple[Rates, ...]:
    """The rates of all kinds of a part, over all versions of scikit-learn.

    Raises:
        CourseError: A kind has fewer than two runs.
    """
    found = {
        kind.name: np.array([run.measured for run in runs if run.kind == f"{part.exercise} {kind.name}"])
        for kind in part.kinds
    }
    if few := [name for name, measured in found.items() if len(measured) < 2]:
        raise CourseError(
            f"there are no rates for {', '.join(few)} of {part.exercise}: too few runs.",
            mend="Run `course calibrate project`.",
        )
    return tuple(Rates(kind, found[kind.name], bar) for kind in part.kinds)


def choose_bar(part: Part, runs: Sequence[Run]) -> float:
    """The highest of a part's bars that no honest kind misses more often than `MAY_FAIL`.

    Raises:
        CourseError: There is no such bar, or it is the last one that is tried.
    """
    good = [bar for bar in part.bars if worst(rates(part, runs, bar), Role.HONEST).wrong <= MAY_FAIL]
    file = Path(__file__).with_name(f"kinds_{part.exercise[-1]}.py")
    if not good:
        raise CourseError(
            f"no bar lets all honest kinds of {part.exercise} pass.",
            file=file,
            mend="Look at its kinds, or lower `bars`.",
        )
    if max(good) == part.bars[-1]:
        raise CourseError(
            f"even the highest bar that is tried for {part.exercise}, {part.bars[-1]}, lets all honest kinds pass.",
            file=file,
            mend="Raise its `bars`: a higher one may be better.",
        )
    return max(good)
