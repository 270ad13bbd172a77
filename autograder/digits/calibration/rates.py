"""What the runs of a calibration say: spread and error rates of each kind, and the rule that chooses the bar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom

from autograder.digits.bar import needed
from autograder.digits.calibration.kinds import KINDS, Kind, Role
from autograder.digits.calibration.passing import exact_interval, next_passes, wrong_verdict
from autograder.digits.calibration.runs import Run
from autograder.digits.judge import HeldoutJudge, PublicJudge
from autograder.errors import CourseError

__all__ = ["BARS", "JUDGES", "MAY_FAIL", "MAY_PASS", "Images", "Rates", "choose_bar", "rates", "summary"]

BARS = tuple(round(0.900 + step / 1000, 3) for step in range(21))
"""The bars to choose from."""
MAY_FAIL, MAY_PASS = 0.001, 0.01
"""Goals: how often a solution of an honest kind may fail, and one of a wrong kind pass."""
REFERENCE = {"n_estimators": 200, "max_depth": None, "max_features": "sqrt", "min_samples_leaf": 1}
"""Settings of the lesson's forest."""


@dataclass(frozen=True)
class Images:
    """What a judge looks at: its name, the column of the runs, and the number of images."""

    judge: str
    column: str
    n: int


JUDGES = (Images(HeldoutJudge.name, "heldout", 10_000), Images(PublicJudge.name, "public", 400))


@dataclass(frozen=True)
class Rates:
    """The runs of one kind under one judge, and how often they pass a bar."""

    kind: Kind
    images: Images
    right: NDArray[np.int64]
    bar: float

    @property
    def n(self) -> int:
        """Number of runs."""
        return len(self.right)

    @property
    def shares(self) -> NDArray[np.float64]:
        """The accuracies of the runs."""
        return self.right / self.images.n

    @property
    def mean(self) -> float:
        """Mean accuracy."""
        return float(self.shares.mean())

    @property
    def spread(self) -> float:
        """Standard deviation between runs."""
        return float(self.shares.std(ddof=1))

    @cached_property
    def cut(self) -> int:
        """Right predictions that are needed."""
        return needed(self.bar, self.images.n)

    @property
    def passed(self) -> int:
        """Number of runs that pass."""
        return int(np.sum(self.right >= self.cut))

    @property
    def interval(self) -> tuple[float, float]:
        """The exact 95 % interval of the rate of passing."""
        return exact_interval(self.passed, self.n)

    @property
    def expected(self) -> float:
        """The chance that one more run passes, if accuracies of the kind are normal."""
        # Half a prediction below the cut: counts are whole numbers.
        return next_passes(self.right, self.cut - 0.5)

    @property
    def other_images(self) -> float:
        """The chance of passing if as many other images had been drawn.

        Drawing a model's right and wrong images again with replacement gives a binomial number of right ones, so this
        is the bootstrap over runs and images with infinitely many draws.
        """
        return float(binom.sf(self.cut - 1, self.images.n, self.shares).mean())

    @property
    def wrong(self) -> float:
        """The expected chance of the wrong verdict: failing for an honest kind, passing for others."""
        return wrong_verdict(self.kind.role, self.expected)


def rates(runs: Iterable[Run], images: Images, bar: float, roles: Iterable[Role] = Role) -> tuple[Rates, ...]:
    """The rates of all kinds with these roles, in the order of `KINDS`, over all versions of scikit-learn.

    Raises:
        CourseError: A kind has fewer than two runs.
    """
    chosen = [kind for kind in KINDS if kind.role in set(roles)]
    counts: dict[str, list[int]] = {kind.name: [] for kind in chosen}
    for run in runs:
        if run.kind in counts:
            counts[run.kind].append(getattr(run, images.column))
    few = [name for name, found in counts.items() if len(found) < 2]
    if few:
        raise CourseError(f"there are no rates for {', '.join(few)}: too few runs.", mend="Run `course calibrate`.")
    return tuple(Rates(kind, images, np.array(counts[kind.name]), bar) for kind in chosen)


def choose_bar(runs: Sequence[Run]) -> float:
    """The highest bar that no honest kind misses more often than `MAY_FAIL`, by either judge.

    Raises:
        CourseError: There is no such bar, or it is the last one that is tried.
    """
    good = [bar for bar in BARS if _worst(runs, bar) <= MAY_FAIL]
    if not good:
        raise CourseError("no bar lets all honest kinds pass.", mend="Look at docs/calibration.md and at the kinds.")
    if max(good) == BARS[-1]:
        raise CourseError(
            f"even the highest bar that is tried, {BARS[-1]}, lets all honest kinds pass.",
            file=Path(__file__),
            mend="Raise BARS: a higher one may be better.",
        )
    return max(good)


def _worst(runs: Sequence[Run], bar: float) -> float:
    return max(found.wrong for images in JUDGES for found in rates(runs, images, bar, [Role.HONEST]))


def summary(runs: Sequence[Run]) -> dict[str, Any]:
    """What messages need to know: the bar, what guessing reaches, and what each kind that may fail reaches."""
    bar = choose_bar(runs)
    found = {images.judge: rates(runs, images, bar, [Role.WRONG, Role.BETWEEN]) for images in JUDGES}
    reaches: dict[str, dict[str, float]] = {}
    for judge, all_rates in found.items():
        for one in all_rates:
            reaches.setdefault(one.kind.name, {})[judge] = round(one.mean, 4)
    kinds = {kind.name: kind for kind in KINDS}
    return {
        "made_by": "course calibrate, from data/calibration.csv",
        "height": bar,
        "guessing": reaches["dummy"][JUDGES[0].judge],
        "reference": REFERENCE,
        "landmarks": [
            {
                "name": name,
                "about": kinds[name].about,
                "repair": kinds[name].repair,
                "settings": kinds[name].settings,
                "reaches": means,
            }
            for name, means in reaches.items()
        ],
    }
