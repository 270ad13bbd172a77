"""What `enlarge` of exercise 6.2 makes of rows, if it keeps what is said of any rows."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from autograder.api import Answers, Misconception, Plain, expect, fail
from autograder.digits.checks.lesson_6.enlarged import from_the_file
from autograder.digits.project.budget import MAX_ROWS
from autograder.digits.project.rivals import Rows

__all__ = ["enlarged_rows"]

ONE_PICTURE_EACH = Misconception(
    "pictures-not-rows",
    "The pictures still have their 28 rows and 28 columns. A model takes one row of 784 numbers for each.",
    "End with `.reshape(-1, 784)`.",
)
LABELS_LEFT_OUT = Misconception(
    "labels-not-enlarged",
    "The pictures become more, and the labels stay as many as they were.",
    "Each new row needs a label: repeat `y` as often as you repeat the pictures.",
)
TOO_MANY_ROWS = Misconception(
    "over-the-budget-of-rows",
    "More rows come back than the budget allows. The original rows count too.",
    "Keep the originals and at most four changed copies of each.",
)
FROM_THE_FILE = Misconception(
    "rows-from-elsewhere",
    "Rows of the course file come back that the function was not given: `X_train`, `X_test` or `pixels` is used "
    "inside. On rows that it is judged on, a model that has seen them proves nothing.",
    "Use the arguments `X` and `y`, and nothing from other cells.",
)
OUT_OF_RANGE = Misconception(
    "beyond-paper-and-ink",
    "Some numbers lie a little below 0 or above 1. Noise does that, and `ndimage.rotate` and `zoom`, which draw smooth "
    "curves unless told otherwise.",
    "Give `order=1` to such a function, or end with `np.clip(X_more, 0, 1)`.",
)
DECIMALS = 6
"""Decimals of a pixel that a contestant gets to see."""


def enlarged_rows(answers: Answers, X: NDArray[np.float64], y: NDArray[np.int64]) -> Rows:
    """What `enlarge` makes of these rows, if it keeps what the exercise says of any rows."""
    first, second = expect.pair(answers.call("enlarge", X, y), "enlarge", "(X_more, y_more)")
    pictures = _pictures(first)
    if from_the_file(pictures, X):
        fail(
            f"{from_the_file(pictures, X)} of {len(pictures)} rows are rows of the course file that were not given.",
            "rows that are made from `X` only.",
            because=FROM_THE_FILE,
        )
    if len(pictures) > MAX_ROWS * len(X):
        fail(
            f"For {len(X)} rows, `enlarge` gives {len(pictures)}.",
            f"{MAX_ROWS * len(X)} at most: {MAX_ROWS} for each one given.",
            because=TOO_MANY_ROWS,
        )
    labels = _labels(second, len(pictures), y)
    # `ndimage.shift` leaves 1e-16 on paper, and trees of scikit-learn 1.6 are misled by it.
    return np.clip(pictures, 0, 1).round(DECIMALS), labels


def _pictures(value: Plain) -> NDArray[np.float64]:
    """Rows of 784 numbers from 0 to 1."""
    of = "the first value of `enlarge`"
    if isinstance(value, list | tuple):
        fail(
            f"The first value of `enlarge` is a {type(value).__name__}.",
            "an array of shape (m, 784).",
            cause="Rows or blocks of rows are collected in a list, and not joined.",
            next_step="Join a list of blocks with `np.concatenate(blocks)`, or a list of rows with `np.array(rows)`.",
        )
    found = expect.array(value, of)
    if found.ndim > 2 and found.shape[-2:] == (28, 28):
        fail(f"The first value of `enlarge` has shape {found.shape}.", "shape (m, 784).", because=ONE_PICTURE_EACH)
    expect.array(found, of, shape=(len(found) if found.ndim else 0, 784))
    low, high = (float(found.min()), float(found.max())) if found.size else (0.0, 0.0)
    if not (low >= -1e-6 and high <= 1 + 1e-6):
        near = low >= -1.5 and high <= 2.5
        fail(
            f"The numbers of the pictures go from {low:.3f} to {high:.3f}.",
            "numbers from 0 (paper) to 1 (ink).",
            because=OUT_OF_RANGE if near else None,
            cause="The pictures are scaled to another range, or a number is missing (nan).",
            next_step="`X` is scaled already: print the smallest and the largest number after each step.",
        )
    return found.astype(np.float64)


def _labels(value: Plain, rows: int, y: NDArray[np.int64]) -> NDArray[np.int64]:
    """One label for each row, and none that was not given."""
    of = "the second value of `enlarge`"
    found = expect.array(value, of)
    if found.shape == y.shape and rows != len(y):
        fail(f"There are {rows} rows and {len(found)} labels.", "as many labels as rows.", because=LABELS_LEFT_OUT)
    expect.array(found, of, shape=(rows,))
    strange = sorted(set(found.tolist()) - set(y.tolist()))
    if strange:
        fail(
            f"Among the labels are {', '.join(map(str, strange[:3]))}, and the given ones are "
            f"{', '.join(map(str, sorted(set(y.tolist()))))}.",
            "labels that are among the given ones.",
            cause="The labels come from somewhere else than from `y`, or they are computed with.",
            next_step="Repeat `y` itself. The grader gives the digits other names than 0 to 9.",
        )
    return found.astype(np.int64)
