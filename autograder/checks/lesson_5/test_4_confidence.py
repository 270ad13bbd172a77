"""Checks of exercise 5.4: the most confident mistakes."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from autograder.checking import Answers, Misconception, Plain, exercise, expect, fail
from autograder.checks.lesson_5.shared import first_of_one

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
    "Use the order to pick from the positions of the mistakes: `wrong[order]`.",
)
MASK_OR_DIGITS = Misconception(
    "values-for-positions",
    "The function returns confidences or digits, not row numbers.",
    "Return row numbers, so that the caller can find images, labels and probabilities.",
)
K = 5


@cache
def _votes() -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Probabilities of 80 rows, about a third of them wrong; right ones are the most confident."""
    random = np.random.default_rng(54)
    labels = random.integers(0, 10, 80)
    probabilities = random.random((80, 10)) ** 2
    probabilities[np.arange(80), labels] += random.choice([0.1, 1.4], 80, p=[0.4, 0.6])
    return probabilities / probabilities.sum(axis=1, keepdims=True), labels


@exercise("5.4")
def test_confident_mistakes_are_mistakes(answers: Answers) -> None:
    """`most_confident_mistakes` gives row numbers of mistakes, as many as asked for."""
    probabilities, labels = _votes()
    wrong = np.flatnonzero(probabilities.argmax(axis=1) != labels)
    for k in (K, 1000):
        found = _positions(answers.call("most_confident_mistakes", probabilities, labels, k), len(labels))
        wanted = min(k, len(wrong))
        if set(found) <= set(wrong.tolist()) and len(set(found)) == len(found) == wanted:
            continue
        rights = len(set(found) - set(wrong.tolist()))
        fail(
            f"For k = {k} and {len(wrong)} mistakes, the {len(found)} positions {found[:8]} "
            f"hold {rights} right predictions.",
            f"{wanted} different positions, all of them of mistakes.",
            because=_confused(found) if rights else None,
            cause="The number of positions is not right, or a position is there twice.",
            next_step="Sort the positions of all mistakes, then take the first k with `[:k]`.",
        )


@exercise("5.4", needs=test_confident_mistakes_are_mistakes)
def test_confident_mistakes_come_in_order(answers: Answers) -> None:
    """The mistakes with the largest probability come first."""
    probabilities, labels = _votes()
    found = _positions(answers.call("most_confident_mistakes", probabilities, labels, K), len(labels))
    confidence = probabilities.max(axis=1)
    wrong = np.flatnonzero(probabilities.argmax(axis=1) != labels)
    best = wrong[np.argsort(-confidence[wrong])][:K].tolist()
    if found == best:
        return
    fail(
        f"The confidences of the {K} rows are {', '.join(f'{confidence[row]:.2f}' for row in found)}; "
        f"the largest among the mistakes is {confidence[wrong].max():.2f}.",
        f"the {K} mistakes with the largest confidence, the largest first.",
        because=_confused(found),
        cause="The mistakes are not sorted by their confidence, from large to small.",
        next_step="Sort the mistakes by the largest probability of their row.",
    )


def _positions(value: Plain, rows: int) -> list[int]:
    found = expect.array(first_of_one(value), "the result of `most_confident_mistakes`")
    of = f"`most_confident_mistakes` gives an array of {found.dtype} with shape {found.shape}."
    if found.ndim != 1 or found.dtype.kind == "b":
        fail(of, "a list of row numbers, one for each mistake.", because=MASK_OR_DIGITS)
    if found.dtype.kind == "f" and not (np.isfinite(found).all() and (found == found.astype(np.int64)).all()):
        fail(of, "row numbers: whole numbers.", because=MASK_OR_DIGITS)
    positions = [int(position) for position in found]
    if positions and not 0 <= min(positions) <= max(positions) < rows:
        fail(
            f"The positions go from {min(positions)} to {max(positions)}.",
            f"row numbers from 0 to {rows - 1}.",
            cause="These are no positions of rows.",
            next_step="Get positions with `np.flatnonzero` or `np.argsort`.",
        )
    return positions


def _confused(found: list[int]) -> Misconception | None:
    """The known wrong way that gives these positions."""
    probabilities, labels = _votes()
    confidence, of_true = probabilities.max(axis=1), probabilities[np.arange(len(labels)), labels]
    wrong = np.flatnonzero(probabilities.argmax(axis=1) != labels)
    order = np.argsort(-confidence[wrong])
    ways: list[tuple[Misconception, NDArray[np.intp]]] = [
        (NOT_ONLY_MISTAKES, np.argsort(-confidence)),
        (WITHIN_MISTAKES, order),
        (LEAST_CONFIDENT, wrong[order[::-1]]),
        (TRUE_CLASS, wrong[np.argsort(-of_true[wrong])]),
        (TRUE_CLASS, wrong[np.argsort(of_true[wrong])]),
        (TRUE_CLASS, np.argsort(-of_true)),
        (TRUE_CLASS, np.argsort(of_true)),
        (LEAST_CONFIDENT, wrong[order[:K][::-1]]),
        # np.argsort(...)[-k:] has the right rows in rising order.
        (LEAST_CONFIDENT, wrong[order[:K]][::-1]),
        (NOT_ONLY_MISTAKES, np.argsort(-confidence)[:K][::-1]),
    ]
    return next((reason for reason, way in ways if found == way[: len(found)].tolist()), None)
