"""Checks of exercise 2.5: compute the condition number."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.api import Answers, Misconception, exercise, expect, fail
from autograder.digits import load_digits
from autograder.digits.checks.lesson_2.shared import Pair

NO_BIAS = Misconception(
    "no-column-of-ones",
    "The column of ones is missing, so the bias is left out of the bowl.",
    "Append a column of ones to the pixels before you compute H.",
)
CENTRED = Misconception(
    "centred-inside",
    "The mean of each column is subtracted first. That is the bowl of other pixels, which are easier to learn from.",
    "Take the pixels as they come in. Whoever calls the function scales them.",
)
NOT_SQUARED = Misconception(
    "ratio-of-singular-values",
    "This is the square root: the condition number of A, not of H = A.T @ A / n.",
    "Compute H first, then its steepnesses: `np.linalg.eigvalsh(H)`.",
)
UPSIDE_DOWN = Misconception(
    "ratio-upside-down",
    "The smallest steepness is divided by the largest, or both are taken from an order that is not sorted.",
    "Divide the largest by the smallest. `eigvalsh` sorts from small to large; `eig` does not sort.",
)
BYTES_OVERFLOW = Misconception(
    "bytes-overflow",
    "The products are computed in `uint8`, where 16 * 16 gives 0: a byte holds nothing above 255.",
    "Turn the pixels into decimals first: `pixels.astype(float)`.",
)
DIVIDED_INSIDE = Misconception(
    "divided-inside",
    "This is the bowl of pixels that are divided by 255, or of a column that holds 255 in place of ones.",
    "Take the pixels as they come in, and append ones. Whoever calls the function scales them.",
)
LARGEST_ONLY = Misconception(
    "largest-eigenvalue-only",
    "This is the steepness of the steepest direction. It is not divided by that of the flattest one.",
    "Divide it by the smallest one, which `np.linalg.eigvalsh(H)` gives first.",
)


@exercise("2.5")
def test_condition_number_of_simple_bowls(answers: Answers) -> None:
    """`condition_number` is right for bowls that can be computed by hand."""
    # Columns of mean 0, at right angles to each other: the eigenvalues are 1 and the mean squares.
    signs = np.array([[1, 1], [1, -1], [-1, 1], [-1, -1]])
    for pixels in (np.array([[3.0], [-3.0]]), signs * [0.5, 0.8], signs * [2.0, 5.0]):
        _condition(answers, pixels, f"the columns {pixels.T.tolist()}")


@exercise("2.5", needs=test_condition_number_of_simple_bowls)
def test_condition_number_of_scaled_pixels(answers: Answers) -> None:
    """`condition_number` is right for scaled and for standardised pixels."""
    columns = load_digits()[0][::9, [406, 210, 285]].astype(float)
    _condition(answers, columns / 255, "three columns from 0 to 1")
    _condition(answers, (columns - columns.mean(axis=0)) / columns.std(axis=0), "three standardised columns")


@exercise("2.5", needs=test_condition_number_of_scaled_pixels)
def test_condition_number_of_raw_pixels(answers: Answers) -> None:
    """`condition_number` is right for raw pixels, which are bytes."""
    bright = np.random.default_rng(25).integers(90, 256, (300, 1)).astype(np.uint8)
    _condition(answers, bright, "300 bright raw pixels (uint8)")
    _condition(answers, load_digits()[0][::7, [406, 285]], "two raw pixel columns of real digits (uint8)")


def _condition(answers: Answers, pixels: NDArray[Any], about: str) -> None:
    """Fail with the likely cause unless the answer is within 5 %: float32 is off by up to 1 % on raw pixels."""
    found = expect.number(answers.call("condition_number", pixels), "the result of `condition_number`")
    values = pixels.astype(float)
    low, high = _steepness(values)
    if abs(found - high / low) <= 0.05 * high / low:
        return
    bare, centred = _steepness(values, bias=False), _steepness(values - values.mean(axis=0))
    known: list[tuple[float, Misconception]] = [
        (float(np.sqrt(high / low)), NOT_SQUARED),
        (low / high, UPSIDE_DOWN),
        (bare[1] / bare[0], NO_BIAS),
        (centred[1] / centred[0], CENTRED),
        (high, LARGEST_ONLY),
        (high * len(values), LARGEST_ONLY),
    ]
    say = f"For {about}, the result is {found:.4g}."
    wanted = "the largest of `np.linalg.eigvalsh(A.T @ A / n)` divided by the smallest, where A has a column of ones."
    for other, because in known:
        if abs(found - other) <= 0.02 * abs(other) and (because is not CENTRED or _centres(answers, values, found)):
            fail(say, wanted, because=because)
    divided = _steepness(values / 255)
    if abs(found - divided[1] / divided[0]) <= 0.02 * abs(found):
        fail(say, wanted, because=DIVIDED_INSIDE)
    if pixels.dtype == np.uint8:
        # The same numbers in a type that holds their products.
        wide = expect.number(answers.call("condition_number", values), "the result of `condition_number`")
        if abs(wide - high / low) <= 0.05 * high / low:
            fail(say, wanted, because=BYTES_OVERFLOW)
    fail(
        say,
        wanted,
        cause="A, H or the ratio is built in another way.",
        next_step="Print A and H for two rows, and compare with the docstring.",
    )


def _centres(answers: Answers, values: NDArray[np.float64], found: float) -> bool:
    """Whether the result stays when each pixel is brighter by the same: then the mean is subtracted somewhere."""
    shifted = expect.number(answers.call("condition_number", values + 1000), "the result of `condition_number`")
    return abs(shifted - found) <= 0.001 * abs(found)


def _steepness(values: NDArray[np.float64], *, bias: bool = True) -> Pair:
    """The smallest and the largest eigenvalue of H, with or without the column of ones."""
    A = np.column_stack([values, np.ones(len(values))]) if bias else values
    eigenvalues = np.linalg.eigvalsh(A.T @ A / len(A))
    return float(eigenvalues[0]), float(eigenvalues[-1])
