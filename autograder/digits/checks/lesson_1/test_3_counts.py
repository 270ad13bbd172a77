"""Checks of exercise 1.3: count the digits."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.api import Answers, Misconception, exercise, expect, fail
from autograder.digits.checks.lesson_1.shared import short_list

VALUES_NOT_COUNTS = Misconception(
    "digits-instead-of-counts",
    "The result lists which digits occur, not how often.",
    "`np.unique` alone gives the digits. `np.bincount` gives the counts.",
)
PAIR_RETURNED = Misconception(
    "digits-and-counts-together",
    "The result holds the digits and the counts together.",
    "Return only the counts: the position already says which digit is meant.",
)
NINE_DIGITS = Misconception(
    "one-digit-short",
    "One digit is left out: counting from 0 to 9 makes ten digits.",
    "`range(10)` gives 0 to 9. `range(9)` and `range(1, 10)` give only nine numbers.",
)
SORTED_BY_COUNT = Misconception(
    "sorted-by-count",
    "The counts are right, but they stand in the order of their size, as `value_counts()` gives them.",
    "Put them in the order of the digits: first the count of 0, last the count of 9.",
)
SHARES = Misconception(
    "shares-instead-of-counts",
    "The result holds shares, which add up to 1.",
    "Return how many there are, without dividing.",
)
LABELS_ADDED = Misconception(
    "labels-added-up",
    "The labels are added up instead of counted: seven times the digit 3 gives 21.",
    "Count the rows where the comparison `labels == digit` is True.",
)
RARE_LEFT_OUT = Misconception(
    "missing-digit-left-out",
    "A digit that does not occur is left out, so the counts after it move to wrong positions.",
    "Every digit needs its position, also with the count 0. Look at the argument `minlength` of `np.bincount`.",
)
ENDS_EARLY = Misconception(
    "ends-at-largest-digit",
    "The counts end at the largest label that occurs, or at a `minlength` that is too small.",
    "Give `np.bincount` a `minlength` with which the result always has ten numbers.",
)

DECIMALS = Misconception(
    "counts-as-decimals",
    "The counts are right, but they are stored as decimal numbers.",
    "Make an array of whole numbers: `np.zeros(10, dtype=int)`, or `.astype(int)` at the end.",
)

COUNTS = np.array([4, 1, 6, 2, 7, 3, 5, 9, 8, 2])
COUNT_LABELS = np.random.default_rng(13).permutation(np.repeat(np.arange(10), COUNTS))
GAPS = np.array([0, 2, 0, 3, 1, 0, 2, 1, 1, 0])
GAP_LABELS = np.repeat(np.arange(10), GAPS)


def counts(answers: Answers, labels: NDArray[Any]) -> NDArray[Any]:
    """What `class_counts` returns, as an array of any shape."""
    return expect.array(answers.call("class_counts", labels), "the result of `class_counts`")


@exercise("1.3")
def test_class_counts_gives_ten_numbers(answers: Answers) -> None:
    """`class_counts` returns ten numbers when all ten digits occur."""
    found = counts(answers, COUNT_LABELS)
    if np.array_equal(found, np.arange(10)):
        fail(
            f"The result is {found.tolist()}, for {len(COUNT_LABELS)} labels.",
            "how often each digit occurs.",
            because=VALUES_NOT_COUNTS,
        )
    if found.shape in ((2, 10), (10, 2)):
        fail(f"The result has shape {found.shape}.", "ten numbers in one row.", because=PAIR_RETURNED)
    if found.shape == (9,):
        fail("The result has 9 numbers, although all ten digits occur.", "ten numbers.", because=NINE_DIGITS)
    expect.array(found, "the result of `class_counts`", shape=(10,))


@exercise("1.3", needs=test_class_counts_gives_ten_numbers)
def test_class_counts_counts_each_digit(answers: Answers) -> None:
    """Position d holds how often the digit d occurs."""
    found = expect.array(counts(answers, COUNT_LABELS), "the result of `class_counts`", shape=(10,))
    if np.array_equal(found, COUNTS):
        if found.dtype.kind not in "iu":
            fail(f"The result has dtype {found.dtype}.", "whole numbers.", because=DECIMALS)
        _counts_many(answers)
        return
    message = f"For {len(COUNT_LABELS)} labels the result is {short_list(found)}."
    if np.array_equal(np.sort(found), np.sort(COUNTS)):
        fail(message, "the counts in the order of the digits 0 to 9.", because=SORTED_BY_COUNT)
    if np.isclose(found.sum(), 1):
        fail(message, "whole numbers that add up to the number of labels.", because=SHARES)
    if np.array_equal(found, COUNTS * np.arange(10)):
        fail(message, "how often each digit occurs.", because=LABELS_ADDED)
    fail(
        f"{message} {int((found != COUNTS).sum())} of the ten counts are not right.",
        "how often each digit occurs.",
        cause="Something else is counted than the rows with this digit.",
        next_step="Try your function on a list of five labels that you can count by hand.",
    )


def _counts_many(answers: Answers) -> None:
    """More than a byte holds, and labels that are bytes."""
    many = COUNTS * 100
    for labels in (np.repeat(np.arange(10), many), np.repeat(np.arange(10, dtype=np.uint8), many)[::-1]):
        found = expect.array(counts(answers, labels), "the result of `class_counts`", shape=(10,))
        if not np.array_equal(found, many):
            fail(
                f"For {len(labels)} labels of {labels.dtype} the result is {short_list(found)}.",
                f"how often each digit occurs, from {many.min()} to {many.max()} times.",
                cause="The counts are right for a few labels, and not for many.",
                next_step="Try your function on 300 labels that are all 7. What is the dtype of your counts?",
            )


@exercise("1.3", needs=test_class_counts_counts_each_digit)
def test_class_counts_keeps_missing_digits(answers: Answers) -> None:
    """A digit that does not occur counts 0, and still has its position."""
    found = counts(answers, GAP_LABELS)
    message = f"For labels in which some digits do not occur the result is {short_list(found)}."
    if np.array_equal(found, GAPS[GAPS > 0]):
        fail(message, "ten counts.", because=RARE_LEFT_OUT)
    if np.array_equal(found, GAPS[: GAP_LABELS.max() + 1]):
        fail(message, "ten counts.", because=ENDS_EARLY)
    if not np.array_equal(found, GAPS):
        fail(
            message,
            "ten counts, with 0 where a digit does not occur.",
            cause="A digit that does not occur changes the positions or the counts of the others.",
            next_step="Try your function on the labels 3, 3, 7, and count by hand.",
        )
