"""Checks of exercise 6.5: a gamma that means the same before and after."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.svm import SVC

from autograder.api import Answers, Misconception, exercise, expect
from autograder.digits.checks.lesson_6.controls import Case, Control, Numbers, Task, judge

Rows = NDArray[np.float64]
Labels = NDArray[np.int64]
Mask = NDArray[np.bool_]

GAMMA_KEPT = Misconception(
    "setting-kept",
    "Both SVCs have the same gamma. That is the comparison of the message: the number is the same, its meaning is not.",
    "Change the gamma of the second SVC, so that gamma × `squared_distance` is as large as for the first one.",
)
GAMMA_TURNED = Misconception(
    "ratio-turned-round",
    "The ratio of the squared distances is turned round: where distances shrink, gamma shrinks too.",
    "Gamma times squared distance stays equal. If one of the two falls, what must the other do?",
)
BY_LENGTH = Misconception(
    "distance-for-its-square",
    "Gamma is changed by the ratio of distances. It is multiplied by *squared* distances.",
    "Use `squared_distance` as it is, without a square root.",
)
SCALE = Misconception(
    "other-setting-for-both",
    "Neither SVC has her gamma: both have the default one. That is another question.",
    "Give `gamma` to the SVC for `before`, and change only that of the second.",
)
TEST_MEASURED = Misconception(
    "distance-of-all-rows",
    "A squared distance is measured on all rows, also on those that test.",
    "Measure it on `before[taught]` and `after[taught]`.",
)
ALL_TEACH = Misconception(
    "test-rows-teach",
    "Rows that test are used for fitting.",
    "Fit with `taught`, score with `~taught`.",
)
TAUGHT_SCORED = Misconception(
    "scored-on-what-taught",
    "The score counts rows that taught. An SVC knows these by heart.",
    "Score only on the rows where `taught` is False: `~taught`.",
)


def squared_distance(rows: Rows) -> float:
    """The mean squared distance between two rows, as in the lesson."""
    return float(2 * rows.var(axis=0).sum())


def fair_gain(before: Rows, after: Rows, labels: Labels, taught: Mask, gamma: float) -> Numbers:
    """What the exercise asks for, as a tuple of one number."""
    return _gain(before, after, labels, taught, gamma * _ratio(before, after, taught), gamma)


def _ratio(before: Rows, after: Rows, taught: Mask) -> float:
    return squared_distance(before[taught]) / squared_distance(after[taught])


def _gain(
    before: Rows,
    after: Rows,
    labels: Labels,
    taught: Mask,
    gamma: float | str,
    gamma_before: float | str,
    *,
    fitted: Mask | None = None,
    scored: Mask | None = None,
) -> Numbers:
    """The score after minus the score before; fitted on `taught` and scored on the others unless told otherwise."""
    fit = taught if fitted is None else fitted
    test = ~taught if scored is None else scored
    first = SVC(gamma=gamma_before).fit(before[fit], labels[fit]).score(before[test], labels[test])
    second = SVC(gamma=gamma).fit(after[fit], labels[fit]).score(after[test], labels[test])
    return (float(second - first),)


def _with(change: Callable[[float], float]) -> Control:
    """The gain if the ratio is changed before gamma is multiplied by it."""

    def control(before: Rows, after: Rows, labels: Labels, taught: Mask, gamma: float) -> Numbers:
        return _gain(before, after, labels, taught, gamma * change(_ratio(before, after, taught)), gamma)

    return control


def _rows(fitted: Callable[[Mask], Mask], scored: Callable[[Mask], Mask]) -> Control:
    """The gain if other rows are fitted or scored."""

    def control(before: Rows, after: Rows, labels: Labels, taught: Mask, gamma: float) -> Numbers:
        after_gamma = gamma * _ratio(before, after, taught)
        return _gain(before, after, labels, taught, after_gamma, gamma, fitted=fitted(taught), scored=scored(taught))

    return control


def _measured_on_all(before: Rows, after: Rows, labels: Labels, taught: Mask, gamma: float) -> Numbers:
    ratio = _ratio(before, after, np.ones_like(taught))
    return _gain(before, after, labels, taught, gamma * ratio, gamma)


def _after_measured_on_all(before: Rows, after: Rows, labels: Labels, taught: Mask, gamma: float) -> Numbers:
    ratio = squared_distance(before[taught]) / squared_distance(after)
    return _gain(before, after, labels, taught, gamma * ratio, gamma)


def _default(before: Rows, after: Rows, labels: Labels, taught: Mask, gamma: float) -> Numbers:
    return _gain(before, after, labels, taught, "scale", "scale")


SLIPS = (
    (GAMMA_KEPT, _with(lambda ratio: 1.0)),
    (GAMMA_TURNED, _with(lambda ratio: 1 / ratio)),
    (BY_LENGTH, _with(np.sqrt)),
    (SCALE, _default),
    (TEST_MEASURED, _measured_on_all),
    (TEST_MEASURED, _after_measured_on_all),
    (ALL_TEACH, _rows(np.ones_like, np.invert)),
    (ALL_TEACH, _rows(np.invert, np.invert)),
    (ALL_TEACH, _rows(np.invert, np.array)),
    (TAUGHT_SCORED, _rows(np.array, np.array)),
    (TAUGHT_SCORED, _rows(np.array, np.ones_like)),
)


LABELS = np.array([44, 45, 300, 301])
"""Labels that are not told apart if their last bit is lost, in a single byte, or if they are cut at 255."""


def _drawn(seed: int, n: int) -> tuple[Any, Rows, Labels, Mask]:
    """Rows whose first 6 columns of 20 tell the label, their labels, and a mask of those that teach."""
    random = np.random.default_rng(seed)
    labels = random.integers(0, 4, n)
    rows = random.normal(size=(n, 20))
    rows[:, :6] += random.normal(scale=1.3, size=(4, 6))[labels]
    return random, rows, LABELS[labels], random.random(n) < 0.55


def _cases() -> tuple[Case, ...]:
    """Another unit, which gains nothing; columns without noise, which gain; more noise, which loses; a gamma again."""
    _, before, labels, taught = _drawn(1, 180)
    unit = Case("rows that differ in their unit only", (before, before * 40, labels, taught, 0.02))
    _, before, labels, taught = _drawn(2, 210)
    after = before[:, :6] * 4
    before[np.flatnonzero(~taught)[:4]] *= 60  # Blots, on rows that test.
    cleaned = Case("rows that lost 14 columns of noise, and got another unit", (before, after, labels, taught, 0.15))
    random, before, labels, taught = _drawn(3, 190)
    after = (before + random.normal(scale=1.5, size=before.shape)) / 9
    after[np.flatnonzero(~taught)[:4]] *= 60  # Blots again, on the other side.
    noisy = Case("rows that got more noise, and another unit", (before, after, labels, taught, 0.08))
    _, before, labels, taught = _drawn(4, 170)
    again = Case("other rows, with the gamma of another call", (before, before[:, :9] * 3, labels, taught, 0.08))
    return unit, cleaned, noisy, again


CASES = _cases()
TASK = Task(
    "fair_gain",
    CASES,
    fair_gain,
    lambda value: (expect.number(value, "the result of `fair_gain`"),),
    SLIPS,
    "the score after minus the score before, with a gamma that means the same.",
    "Print gamma times `squared_distance` for both, on the rows that teach. Are they equal? Is the first gamma hers?",
)


@exercise("6.5")
def test_gamma_means_the_same(answers: Answers) -> None:
    """`fair_gain` compares two treatments with a gamma that means the same."""
    judge(answers, TASK)
