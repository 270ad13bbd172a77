"""Checks of exercise 5.2: say in words what the grid shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from autograder.api import Answers, Misconception, exercise, expect, fail
from autograder.digits.checks.lesson_5.shared import Labels, grid_of_36

NO_POSITIONS = Misconception(
    "no-positions",
    "The text says what is wrong, but not where it stands in the grid.",
    "Say row and column of each mistake: position // 6 + 1 and position % 6 + 1.",
)
FROM_ZERO = Misconception(
    "rows-from-zero",
    "Rows and columns are counted from 0, as in Python. Readers count from 1.",
    "Add 1 to the row and to the column.",
)
ROW_COLUMN_SWAPPED = Misconception(
    "row-column-swapped",
    "Row and column are exchanged.",
    "Six digits stand in a row: the row is position // 6, the column is position % 6.",
)
TEXT_SWAPPED = Misconception(
    "swapped-in-text",
    "The true digit and the predicted digit are exchanged in the text.",
    "The label is the true digit. Check the order of the two in the text, and where they get their names.",
)
RIGHT_ONES_LISTED = Misconception(
    "right-ones-listed",
    "The text lists digits that are right among the mistakes. A reader must then find the mistakes again.",
    "Only list positions where label and prediction differ.",
)


@exercise("5.2")
def test_describe_grid_counts(answers: Answers) -> None:
    """The text says how many are right and how many are wrong."""
    _, labels, predictions = grid_of_36()
    one = np.where(np.arange(36) == 0, (labels + 1) % 10, labels)
    for predicted in (predictions, labels, (labels + 1) % 10, one):
        wrong = int((labels != predicted).sum())
        text = _described(answers, labels, predicted)
        missing = {len(labels) - wrong, wrong} - set(_numbers(text))
        if missing - {0} or (missing and not re.search(r"\b(no|none|all)\b", text, re.IGNORECASE)):
            fail(
                f"With {len(labels) - wrong} right and {wrong} wrong, the text is {_short(text)}.",
                "how many digits are right and how many are wrong, as in `36 digits, 34 right, 2 wrong`.",
                cause="A count is missing, or it counts something else.",
                next_step="Begin the text with the two counts.",
            )
    if (text := _described(answers, labels, labels).rstrip()).endswith((":", ";", ",")):
        fail(
            f"If nothing is wrong, the text is {_short(text)}.",
            "a text that ends after the counts: `36 digits, 36 right, 0 wrong`.",
            cause="The sign before a list of places is written although the list is empty.",
            next_step="Ask whether there is a mistake, and only then add the sign and the places.",
        )
    if answers.changed("describe_grid", labels, predictions):
        fail(
            "After the call, `labels` or `predictions` has other values than before.",
            "both arrays as before.",
            cause="The function changes an array of the caller, for example with `-=`.",
            next_step="Compare the two arrays; a comparison makes a new one.",
        )


@exercise("5.2", needs=test_describe_grid_counts)
def test_describe_grid_places(answers: Answers) -> None:
    """The text says row, column, true and predicted digit of each mistake."""
    _, first, predictions = grid_of_36()
    # In the second grid each digit is another one; the first digit and the last one are wrong, and no other.
    second = (first + 1) % 10
    corners = np.where(np.isin(np.arange(36), (0, 35)), (second + 3) % 10, second)
    for labels, predicted in ((first, predictions), (second, corners)):
        text = _described(answers, labels, predicted)
        _all_places(text, labels, predicted)
        _no_other_places(text, labels, predicted)


def _all_places(text: str, labels: Labels, predictions: Labels) -> None:
    """End the check unless each mistake is in the text, with four numbers in this order."""
    numbers = _numbers(text)
    places = _places(labels, predictions, np.flatnonzero(labels != predictions))
    said = set(zip(numbers, numbers[1:], numbers[2:], numbers[3:], strict=False))
    missing = [place for place in places if place not in said]
    if not missing:
        return
    row, column, true, predicted = missing[0]
    if all((t, p, r, c) in said or (p, t, r, c) in said for r, c, t, p in places):
        reason, cause = None, "The four numbers of each mistake come in another order."
    else:
        cause = "A mistake is missing, or its row and column are not computed from its position."
        reason = next((m for m, way in _DESCRIBED if all(way(*place) in said for place in places)), None)
        pairs = set(pairwise(numbers))
        if reason is None and all({(t, p), (p, t)} & pairs for _, _, t, p in places) and len(numbers) < 4 * len(places):
            reason = NO_POSITIONS
    fail(
        f"The mistake in row {row}, column {column} (true {true}, predicted {predicted}) "
        f"is not in the text: {_short(text)}.",
        "for each mistake, in this order: its row and column, counted from 1, its true digit, its predicted digit.",
        because=reason,
        cause=cause,
        next_step="Follow the form of the example: `row 2 column 5: true 9, predicted 4`.",
    )


def _no_other_places(text: str, labels: Labels, predictions: Labels) -> None:
    """End the check if the text lists right digits as well."""
    numbers = _numbers(text)
    said = set(zip(numbers, numbers[1:], numbers[2:], numbers[3:], strict=False))
    listed = [place for place in _places(labels, predictions, np.flatnonzero(labels == predictions)) if place in said]
    # Numbers of neighbours may look like a place once or twice.
    if len(listed) > 4:
        row, column, true, _ = listed[0]
        fail(
            f"The text also lists {len(listed)} digits that are right, such as row {row} column {column}, a {true}.",
            "the places of the mistakes only.",
            because=RIGHT_ONES_LISTED,
        )


def _places(labels: Labels, predictions: Labels, positions: NDArray[np.intp]) -> list[tuple[int, int, int, int]]:
    """Row and column from 1, true and predicted digit."""
    return [(p // 6 + 1, p % 6 + 1, int(labels[p]), int(predictions[p])) for p in positions.tolist()]


def _described(answers: Answers, labels: Labels, predictions: Labels) -> str:
    return expect.text(answers.call("describe_grid", labels, predictions), "the result of `describe_grid`")


def _numbers(text: str) -> list[int]:
    """The whole numbers in a text; one that is too long to be any of ours is -1."""
    return [int(number) if len(number) <= 6 else -1 for number in re.findall(r"\d+", text)]


_DESCRIBED: tuple[tuple[Misconception, Callable[[int, int, int, int], tuple[int, int, int, int]]], ...] = (
    (FROM_ZERO, lambda r, c, t, p: (r - 1, c - 1, t, p)),
    (ROW_COLUMN_SWAPPED, lambda r, c, t, p: (c, r, t, p)),
    (TEXT_SWAPPED, lambda r, c, t, p: (r, c, p, t)),
)
"""Known wrong ways to write a mistake, as the four numbers that they give."""


def _short(text: str) -> str:
    return repr(text if len(text) <= 100 else text[:97] + "...")
