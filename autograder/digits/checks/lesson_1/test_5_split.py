"""Checks of exercise 1.5: split fairly."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from autograder.api import Answers, Misconception, Plain, exercise, expect, fail

ORDER_SWAPPED = Misconception(
    "return-order-swapped",
    "The four arrays are returned in another order: the pixels and labels of one part come together.",
    "Return `X_train, X_test, y_train, y_test`: first both parts of the pixels, then both parts of the labels.",
)
SIZES_SWAPPED = Misconception(
    "sizes-swapped",
    "The training part and the test part have changed their sizes or their places.",
    "Use `test_size=0.2`, and return the training part before the test part.",
)
LABELS_APART = Misconception(
    "labels-shuffled-apart",
    "Pixels and labels are shuffled or cut each in its own way, so labels no longer belong to their images.",
    "Give both arrays to one call of `train_test_split`, or use the same order of rows for both.",
)
ROWS_TYPED_IN = Misconception(
    "size-in-rows",
    "The size of the test part is typed in as 400 rows, which is 20% of 2000 rows only.",
    "Give the size as a share: `test_size=0.2`.",
)
OVERLAP = Misconception(
    "test-rows-in-training",
    "Rows of the test part are in the training part too: the test would ask for what was learned by heart.",
    "Put each row into exactly one part.",
)
UNSHUFFLED = Misconception(
    "unshuffled-split",
    "The file is cut without shuffling: its last rows are the test part.",
    "Shuffle the rows before cutting. `train_test_split` does so, if you do not switch it off.",
)
NOT_MIXED = Misconception(
    "parts-in-file-order",
    "The rows stand in the order of the digits, as in the file.",
    "Mix the rows within each part as well.",
)
NOT_STRATIFIED = Misconception(
    "not-stratified",
    "Chance decides how many of each digit are in the test part.",
    "Say what to stratify by: `stratify=labels`.",
)
SEED_NOT_USED = Misconception(
    "seed-not-used",
    "Two calls do not start from `seed` in the same way: chance comes from somewhere else, or goes on from one "
    "call to the next.",
    "Start every source of chance from `seed`, anew in each call: `random_state=seed`, or "
    "`np.random.default_rng(seed)`.",
)
SEED_TYPED_IN = Misconception(
    "seed-not-passed-on",
    "The argument `seed` does not reach the shuffling as it is: `random_state` is missing, holds a number typed "
    "in, or something that is the same for several seeds.",
    "Pass the argument on: `random_state=seed`.",
)
SEED_FOR_ORDER = Misconception(
    "seed-for-the-order-only",
    "The seed only mixes the rows within the parts. Which rows are tested does not depend on it.",
    "Let the seed choose the rows: mix all of them first, and then cut.",
)

Pixels: TypeAlias = NDArray[np.uint8]
Labels: TypeAlias = NDArray[np.int64]
PER_DIGIT = np.array([50, 10, 30, 20, 15, 25, 10, 15, 5, 20])
"""Multiples of five, so that an exact fifth of each digit exists. An unstratified split of these
200 rows hits all ten fifths in none of 100 000 draws (measured)."""
SPLIT_LABELS = np.repeat(np.arange(10), PER_DIGIT)
SPLIT_PIXELS = np.random.default_rng(15).integers(0, 256, (200, 784), dtype=np.uint8)
NAMES = ("X_train", "X_test", "y_train", "y_test")


def call_split(answers: Answers, seed: int, pixels: Pixels, labels: Labels) -> list[Plain]:
    """The four values of `split`."""
    value = answers.call("split", pixels, labels, seed)
    return expect.sequence(value, "split", 4, f"({', '.join(NAMES)})")


def split_rows(
    answers: Answers, seed: int, pixels: Pixels = SPLIT_PIXELS, labels: Labels = SPLIT_LABELS
) -> tuple[list[int], list[int], NDArray[Any], NDArray[Any]]:
    """Which of the 200 rows are in each part (-1 for a row that is none of them), and the labels."""
    X_train, X_test, y_train, y_test = call_split(answers, seed, pixels, labels)
    train, test = (
        _rows(expect.array(X, f"{name} of `split`", shape=(n, 784)), pixels)
        for X, name, n in ((X_train, "`X_train`", 160), (X_test, "`X_test`", 40))
    )
    return (
        train,
        test,
        expect.array(y_train, "`y_train` of `split`", shape=(160,)),
        expect.array(y_test, "`y_test` of `split`", shape=(40,)),
    )


def _rows(X: NDArray[Any], pixels: Pixels) -> list[int]:
    numbers = {row.tobytes(): number for number, row in enumerate(pixels)}
    # Other dtypes may hold the same numbers; others than whole bytes match no row.
    rows = X if X.dtype == np.uint8 else np.where((X >= 0) & (X <= 255) & (np.floor(X) == X), X, 0).astype(np.uint8)
    return [numbers.get(row.tobytes(), -1) for row in rows]


@exercise("1.5")
def test_split_gives_80_and_20_percent(answers: Answers) -> None:
    """`split` returns X_train, X_test, y_train, y_test with 80% and 20% of the rows."""
    _size_is_no_number_of_rows(answers)
    values = call_split(answers, 5, SPLIT_PIXELS, SPLIT_LABELS)
    arrays = [expect.array(value, f"value {number} of `split`") for number, value in enumerate(values, 1)]
    shapes = [array.shape for array in arrays]
    found = f"For 200 rows, `split` returns arrays with the shapes {', '.join(map(str, shapes))}."
    expected = "(160, 784), (40, 784), (160,), (40,)."
    if shapes == [(160, 784), (40, 784), (160,), (40,)]:
        return
    if [len(shape) for shape in shapes] in ([2, 1, 2, 1], [1, 1, 2, 2], [1, 2, 1, 2]):
        fail(found, expected, because=ORDER_SWAPPED)
    if shapes == [(40, 784), (160, 784), (40,), (160,)]:
        fail(found, expected, because=SIZES_SWAPPED)
    if [shape[0] if shape else 0 for shape in shapes] in ([200, 40, 200, 40], [160, 200, 160, 200]):
        fail(found, expected, because=OVERLAP)
    fail(
        found,
        expected,
        cause="A part is missing, has another size, or stands in another place.",
        next_step="Look at `test_size` and at the order in the `return` line.",
    )


def _size_is_no_number_of_rows(answers: Answers) -> None:
    """The cut of the lesson's first cells, `test_size=400`, stops for 200 rows and not for 2000."""
    raised = answers.raised("split", SPLIT_PIXELS, SPLIT_LABELS, 5)
    if raised is None or not raised.is_a("ValueError"):
        return
    if answers.raised("split", np.tile(SPLIT_PIXELS, (10, 1)), np.tile(SPLIT_LABELS, 10), 5) is None:
        fail(
            f"For 200 rows it stopped with {raised.type_name}: {raised.message}. For 2000 rows it did not.",
            "a test part of 40 rows, 20% of 200.",
            because=ROWS_TYPED_IN,
        )


@exercise("1.5", needs=test_split_gives_80_and_20_percent)
def test_split_keeps_rows_and_labels_together(answers: Answers) -> None:
    """Each row is in exactly one part, and each label belongs to its row."""
    _stay_together(answers, SPLIT_PIXELS, SPLIT_LABELS)
    # Other images with other labels, once more: nothing is left of those before.
    _stay_together(answers, 255 - SPLIT_PIXELS, (SPLIT_LABELS + 3) % 10)


def _stay_together(answers: Answers, pixels: Pixels, labels: Labels) -> None:
    train, test, y_train, y_test = split_rows(answers, 5, pixels, labels)
    rows, given = train + test, np.concatenate([y_train, y_test])
    unknown = rows.count(-1)
    if unknown:
        fail(
            f"{unknown} rows are not in the data that `split` was given.",
            "the rows as they are.",
            cause="The pixels are changed while splitting.",
            next_step="Only choose rows; leave the numbers alone.",
        )
    twice = len(set(train) & set(test))
    if twice:
        fail(f"{twice} rows are in both parts.", "no row in both.", because=OVERLAP)
    if len(set(rows)) < len(rows):
        fail(
            f"Only {len(set(rows))} of the 200 rows are there, some of them more than once.",
            "each row once.",
            cause="The rows are drawn with repetition.",
            next_step="Shuffle the rows, and then cut them once.",
        )
    right = int((given == labels[rows]).sum())
    if right < len(rows):
        fail(f"{right} of 200 labels belong to their row.", "all 200.", because=LABELS_APART)


@exercise("1.5", needs=test_split_keeps_rows_and_labels_together)
def test_split_shuffles(answers: Answers) -> None:
    """Both parts are in mixed order, and not sorted as the file is."""
    train, test, _, _ = split_rows(answers, 6)
    if train == list(range(160)) and test == list(range(160, 200)):
        missing = sorted(set(SPLIT_LABELS[test].tolist()) - set(SPLIT_LABELS[train].tolist()))
        fail(
            f"The training part holds the first 160 rows, and the digits {missing} occur only in the test part.",
            "rows in mixed order.",
            because=UNSHUFFLED,
        )
    for name, rows in (("training", train), ("test", test)):
        in_order = sum(SPLIT_LABELS[a] <= SPLIT_LABELS[b] for a, b in pairwise(rows))
        # Mixed rows rise or stay in 0.57 ± 0.04 (160 rows) or ± 0.08 (40 rows) of the steps (measured): 0.95 is far.
        if in_order > 0.95 * (len(rows) - 1):
            fail(
                f"The labels of the {name} part never fall in {in_order} of {len(rows) - 1} steps: it is sorted.",
                "rows in mixed order.",
                because=NOT_MIXED,
            )


@exercise("1.5", needs=test_split_shuffles)
def test_split_is_stratified(answers: Answers) -> None:
    """The test part holds 20% of each digit."""
    _, test, _, _ = split_rows(answers, 7)
    found, wanted = np.bincount(SPLIT_LABELS[test], minlength=10), PER_DIGIT // 5
    if not np.array_equal(found, wanted):
        off = int((found != wanted).sum())
        fail(
            f"The file has {PER_DIGIT.tolist()} rows of the digits 0 to 9, and the test part {found.tolist()}: "
            f"{off} of these ten are not 20%.",
            "a fifth of each digit.",
            because=NOT_STRATIFIED,
        )


@exercise("1.5", needs=test_split_shuffles)
def test_split_follows_its_seed(answers: Answers) -> None:
    """The same seed gives the same split, and another seed gives another."""
    if answers.changed("split", SPLIT_PIXELS, SPLIT_LABELS, 8):
        fail(
            "After the call, the pixels or labels that came in stand in another order or hold other numbers.",
            "both are as they were before the call.",
            cause="They are shuffled in place. The next call then starts from another order, and splits differently.",
            next_step="Shuffle positions or copies, not the arrays that came in.",
        )
    # 0 is a seed like others; 8 and 10 have the same parity, 8 and 1008 the same digit at the end.
    splits: dict[int, tuple[list[int], list[int]]] = {}
    for seed in (8, 9, 0, 10, 1008):
        first, again = (split_rows(answers, seed)[:2] for _ in range(2))
        if first != again:
            same = len(set(first[1]) & set(again[1]))
            fail(
                f"Two calls with seed {seed} give two splits: {same} of the 40 test rows are the same.",
                "the same split for the same seed.",
                because=SEED_NOT_USED,
            )
        twin = next((other for other, split in splits.items() if split == first), None)
        if twin is not None:
            found = f"Seed {twin} and seed {seed} give exactly the same split."
            fail(found, "another split for another seed.", because=SEED_TYPED_IN)
        if any(set(split[1]) == set(first[1]) for split in splits.values()):
            found = f"For seed {seed} the same 40 rows are tested as for another seed, in another order."
            fail(found, "other test rows for another seed.", because=SEED_FOR_ORDER)
        splits[seed] = first
