"""Checks of exercise 5.1: find the mistakes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from autograder.api import Answers, Misconception, exercise, expect, fail
from autograder.digits.checks.lesson_5.shared import Labels, first_of_one

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

LARGE_ONLY = Misconception(
    "large-differences-only",
    "Predictions that are wrong by one are not marked. A digit is a name: an 8 for a 9 is as wrong as a 0.",
    "Ask whether the two are different, not by how much.",
)
ARGUMENTS_CHANGED = Misconception(
    "arguments-changed",
    "The function changes an array that it is given, for example with `-=`.",
    "Compare the two arrays as they are: a comparison makes a new array.",
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
    for labels, predictions in _cases():
        found, wrong = _mask(answers, labels, predictions), labels != predictions
        if np.array_equal(found, wrong):
            continue
        distance = np.abs(labels.astype(int) - predictions)
        if np.array_equal(found, ~wrong):
            reason = RIGHT_ONES
        elif np.array_equal(found, distance > 1):
            reason = LARGE_ONLY
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
    if answers.changed("mistakes", LABELS, PREDICTIONS):
        fail(
            "After the call, one of the arrays has other values than before.",
            "`labels` and `predictions` as before.",
            because=ARGUMENTS_CHANGED,
        )


def _cases() -> list[tuple[Labels, Labels]]:
    """Labels and predictions: few, nothing wrong, everything wrong, one row, many rows, and single bytes."""
    random = np.random.default_rng(51)
    many = random.integers(0, 10, 700)
    guessed = np.where(random.random(700) < 0.4, (many + random.integers(1, 10, 700)) % 10, many)
    return [
        (LABELS, PREDICTIONS),
        (LABELS[3:7], LABELS[3:7]),
        (LABELS, (LABELS + 1) % 10),
        (LABELS[1:2], PREDICTIONS[1:2]),
        (many, guessed),
        (many.astype(np.uint8), guessed.astype(np.uint8)),
    ]


def _mask(answers: Answers, labels: Labels, predictions: Labels) -> NDArray[np.bool_]:
    value = answers.call("mistakes", labels, predictions)
    wrong = labels != predictions
    of, expected = "the result of `mistakes`", f"{len(labels)} values of True or False."
    if isinstance(value, int | float) and not isinstance(value, bool):
        fail(
            f"`mistakes` gives one number, {value}.",
            expected,
            because=COUNT if value in (wrong.sum(), wrong.mean(), (~wrong).sum(), (~wrong).mean()) else None,
            cause="One number cannot say which predictions are wrong.",
            next_step="Return the comparison itself, without a sum or a mean.",
        )
    found = expect.array(first_of_one(value), of)
    for positions, reason in ((np.flatnonzero(wrong), POSITIONS), (np.flatnonzero(~wrong), None)):
        if found.shape != labels.shape and np.array_equal(found, positions):
            fail(
                f"`mistakes` gives {found[:12].tolist()} for {len(labels)} predictions.",
                expected,
                because=reason,
                cause="These are the positions of the right predictions.",
                next_step="Return the comparison itself: one True or False for each prediction.",
            )
    if found.dtype.kind in "iu" and np.array_equal(found, wrong):
        fail("`mistakes` gives whole numbers, 0 and 1.", "True and False (dtype bool).", because=NUMBERS)
    return expect.array(found, of, shape=labels.shape, kind="b")
