"""Checks of exercise 5.5: importance of patches."""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from autograder.checking import Answers, Built, Misconception, exercise, expect, fail

SINGLE_PIXELS = Misconception(
    "single-pixels",
    "The importance is computed for single pixels. Neighbours then say almost the same.",
    "Mix all pixels of a patch before you predict, and keep one number for each patch.",
)
WITHIN_ROWS = Misconception(
    "permuted-within-rows",
    "The pixels are mixed inside each image. Each image keeps its own ink.",
    "Mix between images: `order = rng.permutation(len(X))`, then take the patch from the rows in this order.",
)
SIGN = Misconception(
    "sign-flipped",
    "The difference is the wrong way round.",
    "Drop = accuracy before minus accuracy after.",
)
AFTER = Misconception(
    "accuracy-for-drop",
    "The accuracy after mixing is returned, not the drop.",
    "Subtract it from the accuracy before.",
)
MAP_TRANSPOSED = Misconception(
    "map-transposed",
    "Rows and columns of the map are exchanged.",
    "The first index is the patch row, counted from the top. An image is `row.reshape(28, 28)`.",
)
APART = Misconception(
    "pixels-mixed-apart",
    "Each pixel of the patch got a permutation of its own. That makes patches that no digit has.",
    "Draw one permutation for the patch, and use it for all its pixels.",
)
LEFT_MIXED = Misconception(
    "patches-left-mixed",
    "Patches that were mixed before stay mixed, or `X` itself is changed.",
    "Start each patch from a fresh copy of `X`.",
)
SEED_IGNORED = Misconception(
    "seed-ignored",
    "The numbers are drawn without the seed, so each call gives another result.",
    "Draw from `np.random.default_rng(seed)`.",
)
Rows: TypeAlias = tuple[NDArray[np.uint8], NDArray[np.int64]]
"""Pixels and labels."""
PATCH = (2, 5)
ROWS_OF_X = 200


@cache
def _bright_patch() -> Rows:
    """Images whose label is the brightness of one patch; all 16 pixels of it are equal."""
    random = np.random.default_rng(55)
    images = random.integers(0, 100, (ROWS_OF_X, 28, 28), dtype=np.uint8)
    labels = np.arange(ROWS_OF_X) % 2
    images[:, 8:12, 20:24] = np.where(labels == 1, 200, 50)[:, None, None]
    return images.reshape(-1, 784), labels


@cache
def _equal_pixels() -> tuple[Rows, Rows]:
    """Rows to fit, and rows to judge on which two pixels of patch (4, 1) are always equal.

    The model learns: label 2 if they differ, else the brightness of patch (2, 5). If the patch
    is mixed as a whole, they stay equal, and nothing is lost.
    """
    images, labels = _bright_patch()[0].copy(), _bright_patch()[1].copy()
    random = np.random.default_rng(56)
    first, second = 17 * 28 + 5, 18 * 28 + 6
    images[:, first] = images[:, second] = random.choice([0, 255], ROWS_OF_X)
    fit, target = images.copy(), labels.copy()
    flipped = random.random(ROWS_OF_X) < 0.5
    fit[flipped, second] = 255 - fit[flipped, second]
    target[flipped] = 2
    used = [first, second, 9 * 28 + 21]
    others = np.setdiff1d(np.arange(784), used)
    fit[:, others], images[:, others] = 0, 0
    return (fit, target), (images, labels)


def _tree(X: NDArray[np.uint8], y: NDArray[np.int64]) -> Built:
    return Built("sklearn.tree.DecisionTreeClassifier", {"random_state": 0}, fit=(X, y))


@exercise("5.5")
def test_patch_importance_is_a_map(answers: Answers) -> None:
    """`patch_importance` gives one number for each patch, and the same ones for the same seed."""
    X, y = _bright_patch()
    for size in (14, 7):
        sides = (28 // size, 28 // size)
        value = answers.call("patch_importance", _tree(X, y), X, y, size=size, seed=3)
        found = expect.array(value, "the result of `patch_importance`")
        if found.shape != sides:
            fail(
                f"With size={size} the result has shape {found.shape}.",
                f"shape {sides}: one number for each patch.",
                because=SINGLE_PIXELS if found.size == 784 else None,
                cause="`size` is not used, or the numbers are not put into rows and columns.",
                next_step="Make `np.zeros((28 // size, 28 // size))`, and fill it in two loops.",
            )
    # Labels by chance: the tree needs pixels of nearly all patches, so that two seeds give two maps.
    chance = np.random.default_rng(58).integers(0, 10, len(y))
    maps = [answers.call("patch_importance", _tree(X, chance), X, chance, size=7, seed=3) for _ in range(2)]
    first, second = (expect.array(value, "the result of `patch_importance`", shape=(4, 4)) for value in maps)
    if not np.array_equal(first, second, equal_nan=first.dtype.kind == second.dtype.kind == "f"):
        fail("Two calls with seed=3 give different maps.", "the same map for the same seed.", because=SEED_IGNORED)


@exercise("5.5", needs=test_patch_importance_is_a_map)
def test_patch_importance_finds_the_patch(answers: Answers) -> None:
    """The patch that the label depends on has the largest drop, and the others have none."""
    X, y = _bright_patch()
    found = expect.array(
        answers.call("patch_importance", _tree(X, y), X, y), "the result of `patch_importance`", shape=(7, 7)
    ).astype(float)
    if not np.isfinite(found).all():
        fail(
            f"{int((~np.isfinite(found)).sum())} of the 49 numbers are not finite.",
            "49 drops of accuracy.",
            cause="A place of the map was never filled, or something was divided by zero.",
            next_step="Start from `np.zeros`, and fill each place in the two loops.",
        )
    there, others = found[PATCH], np.delete(found.ravel(), 7 * PATCH[0] + PATCH[1])
    # 100 rows of each label: mixed, half of them fit by chance. Measured over 400 seeds: a drop of 0.39 to 0.61.
    if 0.3 < there < 0.7 and np.abs(others).max() < 1e-9:
        if answers.changed("patch_importance", _tree(X, y), X, y):
            fail("After the call, `X` or `y` has other values than before.", "unchanged X and y.", because=LEFT_MIXED)
        return
    top = tuple(int(i) for i in np.unravel_index(found.argmax(), found.shape))
    if np.abs(found).max() < 1e-9:
        reason: Misconception | None = WITHIN_ROWS
    elif -0.7 < there < -0.3 and np.abs(others).max() < 1e-9:
        reason = SIGN
    elif 0.3 < there < 0.7 and np.abs(others - 1).max() < 1e-9:
        reason = AFTER
    elif top == PATCH[::-1] and found[top] > 0.3:
        reason = MAP_TRANSPOSED
    elif 0.3 < there < 0.7 and (np.abs(others[: 7 * PATCH[0] + PATCH[1]]) < 1e-9).all():
        reason = LEFT_MIXED
    else:
        reason = None
    fail(
        f"The label depends on the patch in row {PATCH[0]}, column {PATCH[1]} only. The map has {there:.2f} there; "
        f"the other patches go from {others.min():.2f} to {others.max():.2f}.",
        "a clear drop (a number above 0) for this patch, and 0 for all others.",
        because=reason,
        cause="Another part of the image is mixed than the number stands for, or more than one patch is mixed.",
        next_step="Set the pixels of one patch to 255 instead, draw the image, and look where the square is.",
    )


@exercise("5.5", needs=test_patch_importance_finds_the_patch)
def test_patch_is_mixed_as_a_whole(answers: Answers) -> None:
    """All pixels of a patch move together."""
    (fit_X, fit_y), (X, y) = _equal_pixels()
    found = expect.array(
        answers.call("patch_importance", _tree(fit_X, fit_y), X, y), "the result of `patch_importance`", shape=(7, 7)
    )
    # Mixed as a whole: exactly 0. Each pixel apart: half of the pairs differ, a drop of about 0.5.
    if abs(found[4, 1]) > 0.1:
        fail(
            "In patch row 4, column 1, two pixels are equal in every image, and stay so if the patch moves as a whole. "
            f"Your map has a drop of {found[4, 1]:.2f} there.",
            "a drop of 0 for this patch.",
            because=APART,
        )
