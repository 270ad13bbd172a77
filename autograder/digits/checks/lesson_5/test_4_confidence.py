"""Checks of exercise 5.4: the most confident mistakes."""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from autograder.api import Answers, Misconception, Plain, exercise, expect, fail
from autograder.digits.checks.lesson_5.shared import first_of_one

NOT_ONLY_MISTAKES = Misconception(
    "confident-overall",
    "The most confident predictions of all are returned. Most of them are right.",
    "Keep the mistakes first, then sort.",
)
LEAST_CONFIDENT = Misconception(
    "least-confident",
    "The mistakes are sorted the wrong way: the least confident come first.",
    "`argsort` sorts from small to large. Sort by minus the confidence, or turn the order round.",
)
TRUE_CLASS = Misconception(
    "true-class-probability",
    "The probability of the true digit was used. Confidence is about the predicted digit.",
    "Take the largest of the ten probabilities of each row.",
)
WITHIN_MISTAKES = Misconception(
    "positions-within-mistakes",
    "The positions count within the mistakes, not within all rows.",
    "Get the positions of the mistakes, `np.flatnonzero(predicted != labels)`, and pick from them in this order.",
)
MASK_OR_DIGITS = Misconception(
    "values-for-positions",
    "The function returns confidences or digits, not row numbers.",
    "Return row numbers, so that the caller can find images, labels and probabilities.",
)
ARGUMENTS_CHANGED = Misconception(
    "probabilities-changed",
    "The function changes an array that it is given, for example by setting probabilities to 0. Whoever called it goes "
    "on with other numbers.",
    "Work on a copy: `probabilities = probabilities.copy()`.",
)
K = 5
Votes: TypeAlias = tuple[NDArray[np.float64], NDArray[np.int64]]
"""Probabilities and labels."""


@cache
def _votes(rows: int = 80) -> Votes:
    """Rows of which about a third are wrong; right ones are the most confident."""
    random = np.random.default_rng(54)
    labels = random.integers(0, 10, rows)
    probabilities = random.random((rows, 10)) ** 2
    probabilities[np.arange(rows), labels] += random.choice([0.1, 1.4], rows, p=[0.4, 0.6])
    return probabilities / probabilities.sum(axis=1, keepdims=True), labels


@cache
def _ties() -> Votes:
    """Ten rows of a forest of ten trees: five mistakes, and two of them with the same number of votes."""
    most = [9, 6, 6, 8, 4, 7, 6, 6, 5, 9]
    predicted, labels = np.arange(10), np.array([1, 1, 3, 3, 5, 4, 6, 8, 8, 9])
    probabilities = np.zeros((10, 10))
    probabilities[np.arange(10), predicted] = np.array(most) / 10
    probabilities[np.arange(10), (predicted + 5) % 10] = 1 - np.array(most) / 10
    # Row 4 has 4 votes for its digit: the others are spread.
    probabilities[4] = [0.1, 0.1, 0.1, 0.1, 0.4, 0, 0.1, 0.1, 0, 0]
    probabilities[8] = [0, 0.1, 0.1, 0.1, 0.1, 0, 0.1, 0, 0.5, 0]
    return probabilities, labels


@exercise("5.4")
def test_confident_mistakes_are_mistakes(answers: Answers) -> None:
    """`most_confident_mistakes` gives row numbers of mistakes, as many as asked for."""
    long, right = _votes(900), (_votes()[0], _votes()[0].argmax(axis=1))
    one = (_votes()[0][:1], (_votes()[0][:1].argmax(axis=1) + 1) % 10)
    for votes, k in (
        (_votes(), K),
        (_votes(), 1000),
        (_ties(), 5),
        (long, 300),
        (_votes(), 1),
        (_votes(), 0),
        (right, K),
        (one, K),
    ):
        probabilities, labels = votes
        wrong = np.flatnonzero(probabilities.argmax(axis=1) != labels)
        found = _positions(answers.call("most_confident_mistakes", probabilities, labels, k), votes)
        wanted = min(k, len(wrong))
        rights = len(set(found) - set(wrong.tolist()))
        if not rights and len(set(found)) == len(found) == wanted:
            continue
        fail(
            f"For k = {k} and {len(wrong)} mistakes in {len(labels)} rows, you give {len(found)} positions, "
            f"{found[:8]}; {rights} of them are of right predictions.",
            f"{wanted} different positions, all of them of mistakes.",
            because=_confused(found, votes),
            cause="Positions of right predictions are among them." if rights else "Positions are lost or there twice.",
            next_step="Sort the positions of all mistakes, then take the first k with `[:k]`.",
        )
    if answers.changed("most_confident_mistakes", *_votes(), K):
        fail(
            "After the call, `probabilities` or `labels` has other numbers than before.",
            "both arrays as before.",
            because=ARGUMENTS_CHANGED,
        )


@exercise("5.4", needs=test_confident_mistakes_are_mistakes)
def test_confident_mistakes_come_in_order(answers: Answers) -> None:
    """The mistakes with the largest probability come first."""
    for votes, k in ((_votes(), K), (_votes(900), 40), (_ties(), 4), (_ties(), 3)):
        probabilities, labels = votes
        confidence = probabilities.max(axis=1)
        wrong = np.flatnonzero(probabilities.argmax(axis=1) != labels)
        found = _positions(answers.call("most_confident_mistakes", probabilities, labels, k), votes)
        # Where two mistakes have the same confidence, either may come first.
        best = np.sort(confidence[wrong])[::-1][:k].tolist()
        if confidence[found].tolist() == best and set(found) <= set(wrong.tolist()) and len(set(found)) == len(found):
            continue
        fail(
            f"The confidences of the {len(found)} rows are {', '.join(f'{confidence[row]:.2f}' for row in found[:K])}; "
            f"the largest among the mistakes is {confidence[wrong].max():.2f}.",
            f"the {k} mistakes with the largest confidence, the largest first.",
            because=_confused(found, votes),
            cause="The mistakes are not sorted by their confidence, from large to small.",
            next_step="Sort the mistakes by the largest probability of their row.",
        )


def _positions(value: Plain, votes: Votes) -> list[int]:
    """Row numbers: whole numbers from 0 to the last row."""
    rows = len(votes[1])
    value = first_of_one(value)
    found = expect.array(value, "the result of `most_confident_mistakes`")
    of = f"`most_confident_mistakes` gives an array of {found.dtype} with shape {found.shape}."
    if found.ndim != 1 or found.dtype.kind == "b":
        fail(
            of,
            "a list of row numbers, one for each mistake.",
            cause="A mask or a table is returned: it does not say which mistake comes first.",
            next_step="Get positions with `np.flatnonzero` or `np.argsort`.",
        )
    if found.dtype.kind == "f" and not np.array_equal(found, np.round(found)):
        fail(
            of,
            "row numbers: whole numbers.",
            because=MASK_OR_DIGITS if np.isin(found, votes[0]).all() else None,
            cause="Numbers between two whole ones are no positions of rows.",
            next_step="Return row numbers: what `np.flatnonzero` and `np.argsort` give.",
        )
    # A list without items has no type; an array has one.
    if found.dtype.kind == "f" and isinstance(value, np.ndarray):
        fail(
            of,
            "an array of whole numbers, also if there is no mistake.",
            cause="An array that is made of an empty list holds decimal numbers, and so does one of `float`.",
            next_step="Say which type it has: `np.array(positions, dtype=int)`.",
        )
    if len(found) and (found.min() < 0 or found.max() >= rows):
        fail(
            f"The positions go from {found.min():.0f} to {found.max():.0f}.",
            f"row numbers from 0 to {rows - 1}.",
            cause="These are no positions of rows.",
            next_step="Get positions with `np.flatnonzero` or `np.argsort`.",
        )
    return [int(position) for position in found]


def _confused(found: list[int], votes: Votes) -> Misconception | None:
    """The known wrong way that gives these positions."""
    probabilities, labels = votes
    predicted = probabilities.argmax(axis=1)
    confidence, of_true = probabilities.max(axis=1), probabilities[np.arange(len(labels)), labels]
    wrong = np.flatnonzero(predicted != labels)
    order, k = np.argsort(-confidence[wrong]), len(found)
    within = [order, order[::-1], np.argsort(of_true[wrong]), np.argsort(-of_true[wrong]), order[:k][::-1]]
    ways: list[tuple[Misconception, NDArray[np.intp]]] = [
        (NOT_ONLY_MISTAKES, np.argsort(-confidence)),
        *((WITHIN_MISTAKES, way) for way in within),
        (LEAST_CONFIDENT, wrong[order[::-1]]),
        # np.argsort(...)[-k:] has the right rows in rising order.
        (LEAST_CONFIDENT, wrong[order[:k]][::-1]),
        (TRUE_CLASS, wrong[np.argsort(-of_true[wrong])]),
        (TRUE_CLASS, wrong[np.argsort(of_true[wrong])]),
        (TRUE_CLASS, np.argsort(-of_true)),
        (TRUE_CLASS, np.argsort(of_true)),
        (NOT_ONLY_MISTAKES, np.argsort(-confidence)[:k][::-1]),
        (MASK_OR_DIGITS, predicted[wrong[order]]),
        (MASK_OR_DIGITS, labels[wrong[order]]),
    ]
    # One position, or none, may be right by luck.
    return next((reason for reason, way in ways if k > 1 and found == way[:k].tolist()), None)
