"""Checks of exercise 5.1: find the mistakes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from autograder.checking import Answers, Misconception, exercise, expect, fail
from autograder.checks.lesson_5.shared import first_of_one

POSITIONS = Misconception(
    "positions-for-mask",
    "The function gives the positions of the mistakes, not a mask.",
    "Return the comparison itself: one True or False for each prediction.",
)
COUNT = Misconception(
    "count-for-mask",
    "The function counts the mistakes. A count does not say where they are.",
    "Return the comparison itself, without a sum or a mean.",
)
NUMBERS = Misconception(
    "numbers-for-mask",
    "The marks are the numbers 0 and 1. Between square brackets NumPy reads such numbers as positions.",
    "Return the comparison itself, or convert with `.astype(bool)`.",
)
RIGHT_ONES = Misconception(
    "right-for-wrong",
    "The mask is True for the right predictions.",
    "The wrong ones are asked for: compare with `!=`, or turn the mask round with `~`.",
)
ONE_SIDED = Misconception(
    "one-sided-comparison",
    "The comparison finds only mistakes in one direction, such as predictions that are too large.",
    "A digit is a name, not an amount: ask whether the two are different.",
)

LABELS = np.array([3, 9, 5, 0, 7, 4, 4, 1, 8, 2, 6, 6])
PREDICTIONS = np.array([3, 4, 5, 0, 1, 9, 4, 1, 3, 2, 6, 0])


@exercise("5.1")
def test_mistakes_is_a_mask(answers: Answers) -> None:
    """`mistakes` gives one True or False for each prediction."""
    _mask(answers, LABELS, PREDICTIONS)


@exercise("5.1", needs=test_mistakes_is_a_mask)
def test_mistakes_marks_the_wrong_ones(answers: Answers) -> None:
    """The mask is True exactly where the prediction is wrong."""
    for labels, predictions in ((LABELS, PREDICTIONS), (LABELS[3:7], LABELS[3:7])):
        found, wrong = _mask(answers, labels, predictions), labels != predictions
        if np.array_equal(found, wrong):
            continue
        if np.array_equal(found, ~wrong):
            reason = RIGHT_ONES
        elif np.array_equal(found, predictions > labels) or np.array_equal(found, predictions < labels):
            reason = ONE_SIDED
        else:
            reason = None
        fail(
            f"With {len(labels)} predictions, of which {wrong.sum()} are wrong, {found.sum()} are marked True; "
            f"{int((found != wrong).sum())} of the {len(labels)} marks are not right.",
            "True for each wrong prediction, and False for each right one.",
            because=reason,
            cause="Something else is compared than each label with its own prediction.",
            next_step="Compare the two arrays with each other, element by element.",
        )


def _mask(answers: Answers, labels: NDArray[np.int64], predictions: NDArray[np.int64]) -> NDArray[np.bool_]:
    value = answers.call("mistakes", labels, predictions)
    positions = np.flatnonzero(labels != predictions)
    of = "the result of `mistakes`"
    if isinstance(value, int | float) and not isinstance(value, bool):
        fail(f"`mistakes` gives one number, {value}.", f"{len(labels)} values of True or False.", because=COUNT)
    found = expect.array(first_of_one(value), of)
    if found.shape != labels.shape and set(found.ravel().tolist()) <= set(range(len(labels))) and found.ndim == 1:
        if len(found) == len(positions):
            fail(
                f"`mistakes` gives {found.tolist()} for {len(labels)} predictions.",
                f"{len(labels)} values of True or False.",
                because=POSITIONS,
            )
        if len(found) == len(labels) - len(positions):
            fail(
                f"`mistakes` gives {len(found)} values for {len(labels)} predictions.",
                f"{len(labels)} values of True or False.",
                because=RIGHT_ONES,
            )
    if found.dtype.kind in "iu" and found.shape == labels.shape and set(found.tolist()) <= {0, 1}:
        fail(
            "`mistakes` gives whole numbers, 0 and 1.",
            "True and False (dtype bool).",
            because=NUMBERS,
        )
    return expect.array(found, of, shape=labels.shape, kind="b")
