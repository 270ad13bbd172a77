"""Checks of exercise 5.3: count confusions."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from autograder.api import Answers, Misconception, Plain, describe, exercise, expect, fail

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
DECIMALS = Misconception(
    "decimals-for-counts",
    "The counts are stored as decimal numbers. `np.zeros` makes decimal numbers unless it is told otherwise.",
    "Start from `np.zeros((10, 10), dtype=int)`, or convert with `.astype(int)`.",
)
ONE_BYTE = Misconception(
    "counted-in-bytes",
    "The counts are kept in one byte or two, which do not reach far: in a byte, 300 becomes 44.",
    "Use `dtype=int`.",
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
CUT_SHORT = Misconception(
    "list-cut-short",
    "The list is cut at a fixed length, whatever `k` is.",
    "Cut it with `[:k]`.",
)
ONE_OF_EACH_ROW = Misconception(
    "one-of-each-row",
    "Each true digit, or each predicted one, is in the list once at most. One digit may be confused with several.",
    "Look at all 90 pairs, not at the largest of each row or column.",
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
    # 4 called 9 three hundred times, 2 called 2 seventy thousand times: more than a byte or two can count.
    many = np.repeat([[4, 9], [2, 2]], [300, 70_000], axis=0).T
    for cases in (np.array([labels, predictions]), np.concatenate([[labels, predictions], many], axis=1)):
        _counts(answers, *cases)
    if answers.changed("confusion", labels, predictions):
        fail(
            "After the call, `labels` or `predictions` has other values than before.",
            "the arrays as before.",
            cause="The function changes an array of the caller.",
            next_step="Only read the two arrays; count in a new one.",
        )


def _counts(answers: Answers, labels: NDArray[np.int64], predictions: NDArray[np.int64]) -> None:
    """End the check unless the student's matrix for these digits is right."""
    expected = _confusion(labels, predictions)
    of = "the result of `confusion`"
    found = expect.array(answers.call("confusion", labels, predictions), of, shape=(10, 10))
    if found.dtype.kind == "f" and np.array_equal(found, expected):
        fail(f"The matrix has dtype {found.dtype}.", "whole numbers.", because=DECIMALS)
    if np.array_equal(found, expected) and found.dtype.kind != "b":
        return
    wrong = np.argwhere(found != expected)
    row, column = wrong[0].tolist() if len(wrong) else (0, 0)
    reason = None
    if np.array_equal(found, expected.T):
        reason = TRANSPOSED
    elif _are_shares(found):
        reason = SHARES
    elif any(np.array_equal(found, expected.astype(kind)) for kind in (np.uint8, np.int8, np.uint16, np.int16)):
        reason = ONE_BYTE
    fail(
        f"For {len(labels)} digits, row {row} column {column} holds {found[row, column].item()}; "
        f"{len(wrong)} of the 100 numbers are not right.",
        "in row t and column p, how many digits t were called p.",
        because=reason,
        cause="Something else is counted, or not each pair is counted.",
        next_step="Try it on three digits, and count them by hand.",
    )


def _are_shares(found: NDArray[np.float64]) -> bool:
    """Whether the rows, the columns or all numbers add up to 1."""
    sums = found.sum(axis=1), found.sum(axis=0), found.sum()
    return found.dtype.kind == "f" and any(set(np.round(np.ravel(part), 6)) <= {0.0, 1.0} for part in sums)


@exercise("5.3")
def test_confusion_has_all_ten_digits(answers: Answers) -> None:
    """The matrix has ten rows and ten columns, even if some digits do not occur."""
    for labels, predictions in (([1, 3, 3, 7, 7, 7], [1, 3, 8, 7, 1, 7]), ([6], [2])):
        value = answers.call("confusion", np.array(labels), np.array(predictions))
        found = expect.array(value, "the result of `confusion`")
        if found.shape != (10, 10):
            few = {len(set(labels)), len({*labels, *predictions})}
            fail(
                f"For labels that are {', '.join(map(str, sorted(set(labels))))} only, the matrix has shape "
                f"{found.shape}.",
                "shape (10, 10), with zeros for digits that do not occur.",
                because=ABSENT if found.ndim == 2 and set(found.shape) <= few else None,
                cause="The size of the matrix depends on the labels.",
                next_step="Start from `np.zeros((10, 10), dtype=int)`.",
            )
        total = float(found.sum())
        if not np.isclose(total, len(labels)):
            fail(
                f"For {len(labels)} digits, all numbers of the matrix add up to {total:.4g}.",
                f"a sum of {len(labels)}: each digit is counted once.",
                because=SHARES if _are_shares(found) else None,
                cause="A digit is counted twice or not at all.",
                next_step="Add 1 in one place of the matrix for each digit.",
            )


@exercise("5.3")
def test_worst_pairs_finds_them(answers: Answers) -> None:
    """`worst_pairs` gives the most frequent wrong pairs, the most frequent first."""
    for pairs in (WORST, WORST_OF_ONE_DIGIT, ALL_PAIRS):
        matrix = np.diag(np.arange(30, 40))
        for true, predicted, count in pairs:
            matrix[true, predicted] = count
        for k in (4, 1, 7, 8) if len(pairs) < 10 else (50,):
            found = _pairs(answers.call("worst_pairs", matrix, k))
            # Pairs with the same count may come in any order, and at the end one of them may be left out.
            counts = sorted((count for _, _, count in pairs), reverse=True)[:k]
            if len(set(found)) == len(found) and set(found) <= set(pairs) and [pair[2] for pair in found] == counts:
                continue
            fail(
                f"For k = {k}, the list is {found[:12]}.",
                f"the {k} most frequent wrong pairs as (true, predicted, count), the largest count first.",
                because=_confused(found, pairs, matrix, k),
                cause="The pairs are not the most frequent ones, or the count is not the number in the matrix.",
                next_step="List all 90 wrong pairs with their counts, sort them by count, and take the first k.",
            )


def _confused(found: list[Pair], pairs: list[Pair], matrix: NDArray[np.int64], k: int) -> Misconception | None:
    """The known slip that gives this list."""
    counts = sorted((count for _, _, count in pairs), reverse=True)
    if any(true == predicted for true, predicted, _ in found):
        return DIAGONAL
    if found and {(predicted, true, count) for true, predicted, count in found} <= set(pairs):
        return PAIRS_SWAPPED
    ours = set(found) <= set(pairs)
    shown = [count for _, _, count in found]
    if ours and k > 1 and shown in (counts[::-1][:k], counts[:k][::-1]):
        return LEAST_FIRST
    if any(count == matrix[t, p] + matrix[p, t] != matrix[t, p] for t, p, count in found):
        return ADDED
    if ours and len(found) < k and shown == counts[: len(found)]:
        return CUT_SHORT
    for which in (0, 1):
        best = {pair[which]: pair[2] for pair in sorted(pairs, key=lambda pair: pair[2])}
        if ours and shown == sorted(best.values(), reverse=True)[:k]:
            return ONE_OF_EACH_ROW
    return None


@exercise("5.3", needs=test_worst_pairs_finds_them)
def test_worst_pairs_leaves_out_what_never_happened(answers: Answers) -> None:
    """Pairs that never happened are left out, and the matrix stays as it is."""
    matrix = np.diag(np.full(10, 20))
    matrix[2, 6], matrix[8, 0] = 4, 1
    found = _pairs(answers.call("worst_pairs", np.diag(np.full(10, 20)), 5))
    if found and all(count == 0 for _, _, count in found):
        fail(f"Without a wrong pair, the list has {len(found)} pairs.", "an empty list.", because=EMPTY_PAIRS)
    if found:
        fail(
            f"Without a wrong pair in the matrix, the list is {found[:5]}.",
            "an empty list.",
            cause="Something else than a wrong pair is in the list.",
            next_step="Try your function on `np.diag(np.full(10, 20))`.",
        )
    found = _pairs(answers.call("worst_pairs", matrix, 5))
    if any(count == 0 for _, _, count in found):
        fail(
            f"With two wrong pairs and k = 5, the list has {len(found)} pairs.",
            "only pairs that happened.",
            because=EMPTY_PAIRS,
        )
    if found != [(2, 6, 4), (8, 0, 1)]:
        fail(
            f"With two wrong pairs in the matrix and k = 5, the list is {found[:12]}.",
            "both wrong pairs, and nothing else.",
            cause="A pair that happened is left out, or the list holds something else.",
            next_step="Try your function on a matrix with two numbers beside the diagonal.",
        )
    if answers.changed("worst_pairs", matrix, 5):
        fail("After the call the matrix has other numbers than before.", "an unchanged matrix.", because=MATRIX_CHANGED)


Pair: TypeAlias = tuple[int, int, int]
"""True digit, predicted digit, count."""
WORST: list[Pair] = [
    (5, 3, 17), (4, 9, 11), (9, 0, 7), (0, 6, 7), (9, 4, 6), (3, 5, 5), (8, 1, 3), (6, 8, 2), (1, 7, 1),
]  # fmt: skip
"""Wrong pairs of a made matrix. Both directions of 4 and 9, and of 3 and 5, differ; 0 and 9 are in both places."""
WORST_OF_ONE_DIGIT: list[Pair] = [
    (5, 3, 900), (5, 8, 400), (5, 0, 300), (2, 8, 290), (7, 8, 280), (5, 6, 270), (5, 9, 270), (1, 8, 260),
    (6, 8, 9),
]  # fmt: skip
"""Here nearly all are in one row or one column, and more often than a byte can count."""


ALL_PAIRS: list[Pair] = [(t, p, 100 + 10 * t + p) for t in range(10) for p in range(10) if t != p]
"""All 90 pairs, each with a count of its own."""


def _confusion(labels: NDArray[np.int64], predictions: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.bincount(labels * 10 + predictions, minlength=100).reshape(10, 10)


def _pairs(value: Plain) -> list[Pair]:
    """The list of triples, whatever kind of sequence it is. Both digits are from 0 to 9."""
    rows = value if isinstance(value, list | tuple) else expect.array(value, "the result of `worst_pairs`").tolist()
    if not isinstance(rows, list | tuple):
        fail(
            f"`worst_pairs` gives {describe(value)}.",
            "a list of tuples (true, predicted, count).",
            cause="Something else is returned than the list.",
            next_step="Look at the `return` line: it gives the list, cut to the first k.",
        )
    return [_pair(row) for row in rows]


def _pair(row: Plain) -> Pair:
    items = expect.sequence(row, "an item of the list", 3, "(true, predicted, count)")
    true, predicted, count = (expect.integer(item, "a number in a tuple") for item in items)
    if not (0 <= true <= 9 and 0 <= predicted <= 9):
        fail(
            f"The list has the tuple {(true, predicted, count)}.",
            "(true, predicted, count): two digits from 0 to 9, and a count.",
            cause="The numbers of a tuple come in another order, or a position in the matrix is not split into row and "
            "column.",
            next_step="Print one tuple, and look at the matrix in this row and column.",
        )
    return true, predicted, count
