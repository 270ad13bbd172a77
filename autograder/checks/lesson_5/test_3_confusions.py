"""Checks of exercise 5.3: count confusions."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from autograder.checking import Answers, Misconception, Plain, describe, exercise, expect, fail

TRANSPOSED = Misconception(
    "matrix-transposed",
    "Rows and columns are exchanged.",
    "The true digit is the row: the first index. The predicted digit is the column.",
)
SHARES = Misconception(
    "shares-for-counts",
    "The matrix holds shares, not counts.",
    "Leave the counts as they are: do not divide, and do not set `normalize`.",
)
ABSENT = Misconception(
    "absent-digits-left-out",
    "Only digits that occur get a row and a column.",
    "Start from a matrix of zeros with shape (10, 10), or tell the library which labels there are.",
)
DIAGONAL = Misconception(
    "diagonal-counted",
    "The diagonal is among the pairs. It holds the right predictions.",
    "Leave out the pairs where the true and the predicted digit are equal.",
)
PAIRS_SWAPPED = Misconception(
    "pair-transposed",
    "True and predicted digit are exchanged in the tuples.",
    "The row of the matrix is the true digit and comes first.",
)
LEAST_FIRST = Misconception(
    "least-frequent-first",
    "The pairs are sorted the wrong way: the rare ones come first.",
    "Sort by count from large to small.",
)
ADDED = Misconception(
    "directions-added",
    "Both directions were added: fours called nine, and nines called four.",
    "Treat the two directions as two pairs.",
)
EMPTY_PAIRS = Misconception(
    "empty-pairs-listed",
    "Pairs that never happened, with count 0, are in the list.",
    "Leave out the pairs whose count is 0. The list may be shorter than k.",
)
MATRIX_CHANGED = Misconception(
    "matrix-changed",
    "The function changes the matrix of the caller, for example with `np.fill_diagonal`.",
    "Work on a copy: `matrix = matrix.copy()`.",
)


@exercise("5.3")
def test_confusion_counts(answers: Answers) -> None:
    """`confusion` counts each pair: true digits are rows, predicted digits are columns."""
    random = np.random.default_rng(53)
    labels = np.concatenate([np.arange(10), random.integers(0, 10, 300)])
    predictions = np.where(random.random(310) < 0.6, labels, random.integers(0, 10, 310))
    predictions[:10] = np.arange(10)
    expected = _confusion(labels, predictions)
    found = expect.array(answers.call("confusion", labels, predictions), "the result of `confusion`", shape=(10, 10))
    if np.array_equal(found, expected):
        return
    wrong = np.argwhere(found != expected)
    row, column = wrong[0].tolist()
    reason = None
    if np.array_equal(found, expected.T):
        reason = TRANSPOSED
    elif found.dtype.kind == "f" and np.nanmax(found, initial=0.0) <= 1:
        reason = SHARES
    fail(
        f"For {len(labels)} digits, row {row} column {column} holds {found[row, column]:.4g}; "
        f"{len(wrong)} of the 100 numbers are not right.",
        "in row t and column p, how many digits t were called p.",
        because=reason,
        cause="Something else is counted, or not each pair is counted.",
        next_step="Try it on three digits, and count them by hand.",
    )


@exercise("5.3")
def test_confusion_has_all_ten_digits(answers: Answers) -> None:
    """The matrix has ten rows and ten columns, even if some digits do not occur."""
    labels, predictions = np.array([1, 3, 3, 7, 7, 7]), np.array([1, 3, 8, 7, 1, 7])
    value = answers.call("confusion", labels, predictions)
    found = expect.array(value, "the result of `confusion`")
    if found.shape != (10, 10):
        small = found.ndim == 2 and max(found.shape) < 10
        fail(
            f"For labels that are 1, 3 or 7 only, the matrix has shape {found.shape}.",
            "shape (10, 10), with zeros for digits that do not occur.",
            because=ABSENT if small else None,
            cause="The size of the matrix depends on the labels.",
            next_step="Start from `np.zeros((10, 10), dtype=int)`.",
        )
    if found.sum() != 6 and not np.isclose(np.nansum(found), 6):
        fail(
            f"For 6 digits, all numbers of the matrix add up to {np.nansum(found):.4g}.",
            "a sum of 6: each digit is counted once.",
            because=SHARES if found.dtype.kind == "f" else None,
            cause="A digit is counted twice or not at all.",
            next_step="Add 1 in one place of the matrix for each digit.",
        )


@exercise("5.3")
def test_worst_pairs_finds_them(answers: Answers) -> None:
    """`worst_pairs` gives the most frequent wrong pairs, the most frequent first."""
    matrix = np.diag(np.arange(30, 40))
    for true, predicted, count in WORST:
        matrix[true, predicted] = count
    found = _pairs(answers.call("worst_pairs", matrix, 4))
    # The last two of the four have the same count: either order is right.
    if sorted(found) == sorted(WORST[:4]) and [pair[2] for pair in found] == [17, 11, 7, 7]:
        return
    if any(true == predicted for true, predicted, _ in found):
        reason = DIAGONAL
    elif sorted(found) == sorted((predicted, true, count) for true, predicted, count in WORST[:4]):
        reason = PAIRS_SWAPPED
    elif [pair[2] for pair in found] == sorted(pair[2] for pair in found):
        reason = LEAST_FIRST
    elif any(count == matrix[t, p] + matrix[p, t] != matrix[t, p] for t, p, count in found if max(t, p) < 10):
        reason = ADDED
    else:
        reason = None
    fail(
        f"For k = 4, the list is {found}.",
        "the 4 most frequent wrong pairs as (true, predicted, count), the largest count first.",
        because=reason,
        cause="The pairs are not the most frequent ones, or the count is not the number in the matrix.",
        next_step="Make a list of all 90 wrong pairs with their counts, sort it by count, and take the first k.",
    )


@exercise("5.3", needs=test_worst_pairs_finds_them)
def test_worst_pairs_leaves_out_what_never_happened(answers: Answers) -> None:
    """Pairs that never happened are left out, and the matrix stays as it is."""
    matrix = np.diag(np.full(10, 20))
    matrix[2, 6], matrix[8, 0] = 4, 1
    found = _pairs(answers.call("worst_pairs", matrix, 5))
    if any(count == 0 for _, _, count in found):
        fail(
            f"With two wrong pairs and k = 5, the list has {len(found)} pairs.",
            "only pairs that happened.",
            because=EMPTY_PAIRS,
        )
    if found != [(2, 6, 4), (8, 0, 1)]:
        fail(
            f"With two wrong pairs in the matrix and k = 5, the list is {found}.",
            "both wrong pairs, and nothing else.",
            cause="A pair that happened is left out, or the list holds something else.",
            next_step="Try your function on a matrix with two numbers beside the diagonal.",
        )
    if answers.changed("worst_pairs", matrix, 5):
        fail("After the call the matrix has other numbers than before.", "an unchanged matrix.", because=MATRIX_CHANGED)


WORST = [(5, 3, 17), (4, 9, 11), (9, 0, 7), (0, 6, 7), (9, 4, 6), (3, 5, 5), (8, 1, 3), (6, 8, 2), (1, 7, 1)]
"""Wrong pairs of a made matrix. Both directions of 4 and 9, and of 3 and 5, differ; 0 and 9 are in both places."""


def _confusion(labels: NDArray[np.int64], predictions: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.bincount(labels * 10 + predictions, minlength=100).reshape(10, 10)


def _pairs(value: Plain) -> list[tuple[int, int, int]]:
    """The list of triples, whatever kind of sequence it is."""
    rows = value if isinstance(value, list | tuple) else expect.array(value, "the result of `worst_pairs`").tolist()
    if not isinstance(rows, list | tuple):
        fail(
            f"`worst_pairs` gives {describe(value)}.",
            "a list of tuples (true, predicted, count).",
            cause="Something else is returned than the list.",
            next_step="Look at the `return` line: it gives the list, cut to the first k.",
        )
    triples = []
    for row in rows:
        true, predicted, count = expect.sequence(row, "an item of the list", 3, "(true, predicted, count)")
        triples.append(tuple(expect.integer(item, "a number in a tuple") for item in (true, predicted, count)))
    return [(t[0], t[1], t[2]) for t in triples]
