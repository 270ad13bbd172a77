"""Checks of exercise 3.3: evaluate a model."""

from __future__ import annotations

from math import isnan, sqrt
from typing import NoReturn

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from autograder.api import Answers, Built, Misconception, exercise, expect, fail
from autograder.digits.checks.lesson_3.shared import Labels
from autograder.digits.judge import wilson

REFITTED = Misconception(
    "refitted",
    "`evaluate` fitted the model again, on the very rows that it then judged. A model knows the rows it was fitted on.",
    "Do not call `fit` here. Use the model as it comes: `model.predict(X)`.",
)
PERCENT = Misconception(
    "percent",
    "The numbers are percentages, 92.5 instead of 0.925.",
    "Leave out the factor 100. Write percent only where you print.",
)
COUNT_NOT_SHARE = Misconception(
    "count-not-share",
    "This is the number of right predictions, not their share.",
    "Divide by the number of rows, or take the mean.",
)
TYPED_IN = Misconception(
    "accuracy-typed-in",
    "The accuracy does not depend on the model and the rows: it was written down, or it is computed from variables of "
    "the notebook.",
    "Compute it from the arguments: compare `model.predict(X)` with `y`.",
)
ERROR_RATE = Misconception(
    "error-rate",
    "This is the share of wrong predictions.",
    "Compare with `==`, not with `!=`.",
)
NORMAL_INTERVAL = Misconception(
    "normal-interval",
    "The interval is made by the simple rule, accuracy ± 1.96 · sqrt(accuracy · (1 - accuracy) / n). Near 1 this rule "
    "fails: its end lies above 1, if it is not cut off there, and a model without a mistake gets an interval of width "
    "0.",
    "Use Wilson's interval, which the lesson gives as a function: its middle is pulled towards one half.",
)
SWAPPED = Misconception(
    "swapped-limits",
    "The two ends of the interval have changed places.",
    'Give the middle minus the half width to "low", and the middle plus the half width to "high".',
)
OTHER_LEVEL = Misconception(
    "other-level",
    "The factor z belongs to another level: 1.0 gives about 68 %, 1.645 gives 90 %, 2.576 gives 99 %.",
    "For 95 % take z = 1.96.",
)
FIXED_N = Misconception(
    "fixed-n",
    "The interval was computed for 400 rows, but another number of rows came in.",
    "Take n from the arguments: `len(y)`.",
)
SHARE_FOR_COUNT = Misconception(
    "share-for-count",
    "The share of right predictions was divided by the number of rows once more: `wilson` takes how many are right, "
    "and it got the accuracy.",
    "Give it a count, `wilson(right, n)`, as in `wilson(37, 40)`.",
)
UNIFORM_BASELINE = Misconception(
    "uniform-baseline",
    "The baseline is 1 divided by the number of classes: what guessing at random gives. That is the same only if "
    "all classes are equally frequent.",
    "Count the labels in `y`, and take the share of the most frequent one.",
)
ALWAYS_A_TENTH = Misconception(
    "baseline-always-a-tenth",
    "The baseline is 0.1, as for ten digits that are equally frequent: it was written down, or comes from other labels "
    "than those in `y`.",
    "Count the labels in the `y` that the function got, and take the share of the most frequent one.",
)
BASELINE_OF_PREDICTIONS = Misconception(
    "baseline-of-predictions",
    "The baseline is the share of the label that the model predicts most often. A baseline must not look at the model.",
    "Count the labels in `y`, not the predictions.",
)
BASELINE_IS_A_LABEL = Misconception(
    "baseline-is-a-label",
    "The baseline is the most frequent label itself.",
    "Take its share: how many rows have this label, divided by the number of rows.",
)

ARGUMENTS_CHANGED = Misconception(
    "arguments-changed",
    "The function changes the rows or the labels that it is given. Whoever called it goes on with other ones.",
    "Only read `X` and `y`; work on a copy, such as `y = y.copy()`, if you must change something.",
)
COUNTED_IN_BYTES = Misconception(
    "counted-in-bytes",
    "A count was kept in one byte, which goes from 0 to 255 only: 300 becomes 44.",
    "Leave counts as NumPy gives them, or use `int`; do not convert them to uint8.",
)

ROUNDED = Misconception(
    "numbers-rounded",
    "The numbers are rounded inside the function. Whoever compares two models with them cannot see small differences.",
    "Return the numbers as they are; round only where you print them.",
)
KEYS = ("accuracy", "low", "high", "baseline")


@exercise("3.3")
def test_evaluate_gives_the_accuracy(answers: Answers) -> None:
    """`evaluate` gives a dict of four numbers, and "accuracy" is the model's share of right predictions."""
    for right, y in _CASES:
        found, n = _evaluated(answers, right, y), len(y)
        accuracy, truth = found["accuracy"], right / n
        if abs(accuracy - truth) < 0.002:
            continue
        got = f"A fitted model is right on {right} of {n} rows. Your accuracy is {accuracy:.4g}."
        wanted = "the share of right predictions, between 0 and 1."
        if abs(accuracy - 1) < 0.001 and _fits_again(answers):
            fail(got, wanted, because=REFITTED)
        if abs(accuracy - 100 * truth) < 0.6:
            fail(got, wanted, because=PERCENT)
        if abs(accuracy - right) < 0.001:
            fail(got, wanted, because=COUNT_NOT_SHARE)
        if abs(accuracy - (1 - truth)) < 0.002:
            fail(got, wanted, because=ERROR_RATE)
        if right > 255 and abs(accuracy - right % 256 / n) < 0.002:
            fail(got, wanted, because=COUNTED_IN_BYTES)
        if abs(accuracy - _evaluated(answers, n // 4, y)["accuracy"]) < 1e-9:
            fail(f"{got} For a model that is right on {n // 4} of them it is the same.", wanted, because=TYPED_IN)
        fail(
            got,
            wanted,
            cause="The predictions are not those of the given model for all of `X`, or the result was rounded.",
            next_step="Take `model.predict(X)`, compare it with `y`, and take the mean. Round only where you print.",
        )
    _accepts_a_table(answers)
    X, y = _rows(40), _labels(40, 4)
    if answers.changed("evaluate", _model(X, y), X, y):
        fail(
            "After the call, `X` or `y` has other values than before.",
            "`X` and `y` as before.",
            because=ARGUMENTS_CHANGED,
        )


def _accepts_a_table(answers: Answers) -> None:
    """Rows in a table whose index is mixed, as after a split, give the same."""
    y = _labels(40, 4)
    X = pd.DataFrame(_rows(40), columns=["place"], index=np.random.default_rng(6).permutation(40))
    model = _model(X, _wrong_on_some(y, 31))
    accuracy = _numbers(answers, model, X + 1, y)["accuracy"]
    if abs(accuracy - 31 / 40) > 0.002:
        fail(
            "A fitted model is right on 31 of 40 rows of a table whose rows are numbered in mixed order, as after a "
            f"split. Your accuracy is {accuracy:.4g}.",
            "31 of 40: each prediction belongs to the label in the same place.",
            cause="Predictions and labels are brought together by row numbers, not by place.",
            next_step="Compare two arrays: `model.predict(X) == y`.",
        )


def _fits_again(answers: Answers) -> bool:
    """Whether `evaluate` fits the model: one that always gives the rarest label would then give the commonest."""
    y = np.repeat([3, 4, 5], [24, 10, 6])
    rarest = Built("sklearn.dummy.DummyClassifier", {"strategy": "most_frequent"}, fit=(_rows(1), np.array([5])))
    return abs(_numbers(answers, rarest, _rows(40), y)["accuracy"] - 24 / 40) < 0.002


@exercise("3.3", needs=test_evaluate_gives_the_accuracy)
def test_evaluate_gives_wilsons_interval(answers: Answers) -> None:
    """The numbers "low" and "high" are the ends of the 95 % Wilson interval."""
    ends: list[float] = []
    for right, n in ((37, 40), (20, 20), (130, 240), (1, 30), (0, 25), (1, 1), (940, 1000)):
        found = _evaluated(answers, right, _labels(n, 4))
        low, high = found["low"], found["high"]
        ends += [low, high]
        # Normal and Wilson limits differ by 0.01 or more in the first two cases; the tolerance lets 1.95996 pass as z.
        # 2 is good enough as well.
        if any(_near((low, high), wilson(right, n, z)) for z in (1.96, 2.0)):
            continue
        _explain_interval(found, right, n)
    # 14 ends that have no more than four places each; float32 adds less than this.
    if all(abs(end - round(end, 4)) < 1e-7 for end in ends):
        fail(
            f"Of seven intervals, each end has four places or fewer: {', '.join(f'{end:g}' for end in ends[:4])}, …",
            "numbers that are not rounded.",
            because=ROUNDED,
        )


@exercise("3.3", needs=test_evaluate_gives_the_accuracy)
def test_evaluate_gives_the_baseline(answers: Answers) -> None:
    """The number "baseline" is the share of the most frequent label in `y`."""
    for counts in ((24, 10, 6), (5, 5, 32, 5, 5), (15, 15, 10), (1,), (300, 260, 240)):
        y = np.random.default_rng(1).permutation(np.repeat(np.arange(len(counts)) + 3, counts))
        if len(counts) > 1:  # The first label is not the commonest one.
            y = np.roll(y, -int(np.argmax(y != counts.index(max(counts)) + 3)))
        n, right = len(y), len(y) // 2
        found, truth = _evaluated(answers, right, y)["baseline"], max(counts) / len(y)
        if abs(found - truth) < 0.006:
            continue
        got = f"`y` holds {n} labels; they occur {', '.join(map(str, counts))} times. Your baseline is {found:.4g}."
        wanted = "the accuracy of always answering the most frequent label of `y`."
        if max(counts) > 255 and abs(found - max(count % 256 for count in counts) / n) < 0.006:
            fail(got, wanted, because=COUNTED_IN_BYTES)
        if abs(found - 1 / len(counts)) < 0.006:
            fail(got, wanted, because=UNIFORM_BASELINE)
        if abs(found - 0.1) < 0.001:
            fail(got, wanted, because=ALWAYS_A_TENTH)
        if abs(found - 100 * truth) < 0.6:
            fail(got, wanted, because=PERCENT)
        if abs(found - max(counts)) < 0.001:
            fail(got, wanted, because=COUNT_NOT_SHARE)
        if abs(found - _top_share(_wrong_on_some(y, right))) < 0.006:
            fail(got, wanted, because=BASELINE_OF_PREDICTIONS)
        if abs(found - (np.argmax(counts) + 3)) < 0.001:
            fail(got, wanted, because=BASELINE_IS_A_LABEL)
        fail(
            got,
            wanted,
            cause="The baseline was counted on other labels, or it depends on chance.",
            next_step="Count how often each label occurs in the `y` that the function got.",
        )


def _evaluated(answers: Answers, right: int, y: Labels) -> dict[str, float]:
    """The student's `evaluate` of a model that is right on exactly so many rows of `y`."""
    X = _rows(len(y))
    return _numbers(answers, _model(X, _wrong_on_some(y, right)), X + 1, y)


def _numbers(answers: Answers, model: Built, X: NDArray[np.float64] | pd.DataFrame, y: Labels) -> dict[str, float]:
    found = expect.entries(answers.call("evaluate", model, X, y), "evaluate", KEYS)
    low = found["low"]
    if len(y) > 400 and (isinstance(low, complex) or (isinstance(low, float) and isnan(low))):
        _says_if_n_is_typed_in(answers)
    return {key: expect.number(found[key], f'the value of "{key}"') for key in KEYS}


def _says_if_n_is_typed_in(answers: Answers) -> None:
    """More right rows than 400 in 400 give no interval at all; fewer give one that tells what was typed in."""
    found = _evaluated(answers, 31, _labels(40, 4))
    if _near((found["low"], found["high"]), wilson(31, 400)):
        fail(
            f"For 31 right of 40, your interval goes from {found['low']:.4g} to {found['high']:.4g}: the one of 31 "
            "right of 400.",
            "Wilson's 95 % interval for as many rows as came in.",
            because=FIXED_N,
        )


def _model(X: NDArray[np.float64] | pd.DataFrame, y: Labels) -> Built:
    """A nearest-neighbour model: what it was fitted on is what it predicts. Fitted again, it would make no mistake."""
    return Built("sklearn.neighbors.KNeighborsClassifier", {"n_neighbors": 1}, fit=(X, y))


def _rows(n: int) -> NDArray[np.float64]:
    """Rows that lie far apart."""
    return np.arange(0, 10 * n, 10, dtype=np.float64).reshape(-1, 1)


def _wrong_on_some(y: Labels, right: int) -> Labels:
    """Predictions for `y` of which exactly `right` are right; the others are the next label."""
    wrong = np.random.default_rng(5).permutation(len(y))[right:]
    known = np.unique(y)
    predictions = y.copy()
    predictions[wrong] = known[(np.searchsorted(known, y[wrong]) + 1) % len(known)] if len(known) > 1 else y[wrong] + 1
    return predictions


def _labels(n: int, classes: int) -> Labels:
    return np.random.default_rng(n).integers(0, classes, n)


_CASES = ((31, _labels(40, 4)), (18, _labels(60, 3)), (0, _labels(25, 3)), (1, _labels(1, 4)), (700, _labels(1000, 5)))
"""How many predictions are right, and the labels: many rows, one row, and a model that is never right."""


def _top_share(labels: Labels) -> float:
    return float(np.unique(labels, return_counts=True)[1].max() / len(labels))


def _near(found: tuple[float, float], wanted: tuple[float, float]) -> bool:
    # Some cut Wilson's limits to 0 and 1; they lie inside already.
    return max(abs(a - b) for a, b in zip(found, wanted, strict=True)) < 0.002


def _explain_interval(found: dict[str, float], right: int, n: int) -> NoReturn:
    low, high, share = found["low"], found["high"], right / n
    got = f"For {right} right of {n}, your interval goes from {low:.4g} to {high:.4g}."
    wanted = "Wilson's 95 % interval, with both ends between 0 and 1."
    half = 1.96 * sqrt(share * (1 - share) / n)
    normal = (share - half, share + half)
    if _near((high, low), wilson(right, n)):
        fail(got, wanted, because=SWAPPED)
    if any(_near((low, high), ends) for ends in (normal, (max(0.0, normal[0]), min(1.0, normal[1])))):
        fail(got, wanted, because=NORMAL_INTERVAL)
    if _near((low / 100, high / 100), wilson(right, n)):
        fail(got, wanted, because=PERCENT)
    if any(_near((low, high), wilson(right, n, z)) for z in (1.0, 1.2816, 1.645, 2.326, 2.576, 3.0)):
        fail(got, wanted, because=OTHER_LEVEL)
    if _near((low, high), wilson(share, n)):
        fail(got, wanted, because=SHARE_FOR_COUNT)
    if _near((low, high), wilson(round(share * 400), 400)):
        fail(got, wanted, because=FIXED_N)
    fail(
        got,
        wanted,
        cause="A part of the formula is not as in the example: a bracket, a square, or the division by 1 + z²/n.",
        next_step="Call `wilson(right, n)` as the lesson gives it, with the number of right predictions and of rows.",
    )
