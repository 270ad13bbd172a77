"""What `prepare` of exercise 6.1 makes of a drawing, if it keeps what is said of every result."""

from __future__ import annotations

import numpy as np

from autograder.api import Answers, Misconception, Plain, expect, fail
from autograder.digits.checks.lesson_6 import drawing_causes as causes
from autograder.digits.checks.lesson_6.drawings import Drawing, Picture

__all__ = ["inked", "picture_of", "row_of"]

RESULT = "the result of `prepare`"


def row_of(value: Plain) -> Picture:
    """A result as it should be: 784 floats."""
    return expect.array(value, RESULT, shape=(784,), kind="f").astype(np.float64)


def picture_of(answers: Answers, drawing: Drawing) -> Picture:
    """What `prepare` makes of a drawing, seen as 28 × 28: finite numbers from 0 to 1."""
    value = answers.call("prepare", drawing)
    found = expect.array(value, RESULT)
    if found.shape == (28, 28):
        fail(f"The result of `prepare` has shape {found.shape}.", "shape (784,).", because=causes.IMAGE_LEFT_SQUARE)
    picture = row_of(value)
    if not np.isfinite(picture).all():
        fail(
            f"Of a drawing of {drawing.shape[0]} rows and {drawing.shape[1]} columns, "
            f"{int((~np.isfinite(picture)).sum())} of the 784 numbers are not finite.",
            "numbers from 0 to 1.",
            cause="Something is divided by 0, or the centre of mass of nothing was asked for.",
            next_step="Print the largest value after each step, and find the step after which it is nan.",
        )
    low, high = float(picture.min()), float(picture.max())
    if low < -1e-6 or high > 1 + 1e-6:
        because = _out_of_range(low, high)
        fail(
            f"The numbers go from {low:.3f} to {high:.3f}.",
            "numbers from 0 (paper) to 1 (ink).",
            because=because,
        )
    return picture.reshape(28, 28)


def inked(answers: Answers, drawing: Drawing) -> Picture:
    """The picture of a drawing that has ink on it: it must have some, too."""
    picture = picture_of(answers, drawing)
    if picture.max() < 0.3:
        fail(
            f"Of ink on {drawing.shape[0]} rows and {drawing.shape[1]} columns of paper, the strongest is "
            f"{picture.max():.3f} afterwards.",
            "a value of nearly 1.",
            cause="The ink gets lost on the way: it is cut off, or it fades.",
            next_step="Draw the picture after each step, and see where the ink goes.",
        )
    return picture


def _out_of_range(low: float, high: float) -> Misconception | None:
    if high > 2:
        return causes.NOT_DIVIDED
    return causes.SIGN_KEPT if low < -0.5 else causes.OVERSHOOT
