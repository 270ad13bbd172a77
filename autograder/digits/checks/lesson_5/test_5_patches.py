"""Checks of exercise 5.5: importance of patches."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from autograder.api import Answers, Built, Failure, Misconception, Plain, exercise, expect, fail

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
    "The numbers are drawn without this seed, so each call with it gives another result.",
    "Draw from `np.random.default_rng(seed)`, made inside the function and whatever the seed is: 0 is one too.",
)
FIXED_SEED = Misconception(
    "seed-not-passed-on",
    "Other seeds give the same result: the argument `seed` is not what the numbers are drawn with.",
    "Draw from `np.random.default_rng(seed)`, with the seed as it is given.",
)
ABSOLUTE = Misconception(
    "absolute-drop",
    "The sign of the drop is lost. Mixing a patch may help a model, and then the drop is below zero.",
    "Leave out `abs`: the drop is the accuracy before minus the accuracy after.",
)
CLIPPED = Misconception(
    "drop-cut-at-zero",
    "A drop below zero became 0. Mixing a patch may help a model; the map should show it.",
    "Leave out `max(0, ...)` or `clip`.",
)
CHANGED_PREDICTIONS = Misconception(
    "changed-predictions-counted",
    "The share of predictions that change was counted, whether they were right or not.",
    "Compare with `y` both times: the accuracy before and the accuracy after.",
)
ONE_VALUE = Misconception(
    "patch-set-to-one-value",
    "The patch got the same value in all rows, such as 0 or the mean. Then nothing is mixed between the rows.",
    "Take the patch of another row: `mixed[order]` with a permutation.",
)
NOT_CHANGED = Misconception(
    "patch-not-changed",
    "The map is 0 everywhere, as if the model read `X` with no patch mixed.",
    "On the left, the patch of `mixed` itself; on the right, the same patch of `mixed[order]`.",
)
NOT_ROWS = Misconception(
    "images-for-rows",
    "The model gets images of 28 x 28. It was fitted on rows of 784 pixels.",
    "Reshape the mixed images back to (n, 784) before you predict: `mixed.reshape(-1, 784)`.",
)
RELATIVE = Misconception(
    "relative-drop",
    "The drop was divided by the accuracy before.",
    "Only subtract: the accuracy before minus the accuracy after.",
)
REFITTED = Misconception(
    "model-fitted-again",
    "The model is fitted again on `X` and `y`. Then it is another model, and it knows these rows by heart.",
    "Do not call `fit`: use the model as it comes.",
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


@cache
def _labels_by_chance() -> Rows:
    """Images with one pixel of ink in each patch of 7 × 7, and labels by chance.

    A tree needs the ink of all 16 patches to tell them apart, so that two seeds give two maps.
    """
    random = np.random.default_rng(58)
    images = np.zeros((ROWS_OF_X, 28, 28), dtype=np.uint8)
    images[:, 3::7, 3::7] = random.integers(1, 256, (ROWS_OF_X, 4, 4))
    return images.reshape(-1, 784), random.integers(0, 10, ROWS_OF_X)


HELPFUL, HARMFUL = (1, 3), (5, 2)
"""Patches of `_harmful_patch`: one that the model needs, and one that misleads it."""


@cache
def _harmful_patch() -> tuple[Rows, Rows]:
    """Rows to fit, and 600 rows to judge on which one patch misleads the model.

    a and b say whether HELPFUL and HARMFUL are bright. The model learns: a where they differ, else
    9. Of the rows to judge, y = a, and b is the same in three of four, so that the accuracy is 0.25.
    If HARMFUL is mixed, b differs more often, and the accuracy rises.
    """
    number = np.arange(600)
    a = (number % 10 < 3).astype(np.int64)
    b = np.where(number // 10 % 4 < 3, a, 1 - a)
    order = np.random.default_rng(59).permutation(600)
    every_a, every_b = number % 2, number // 2 % 2
    fit = _with_patches(every_a, every_b), np.where(every_a != every_b, every_a, 9)
    return fit, (_with_patches(a[order], b[order]), a[order])


def _with_patches(a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.uint8]:
    images = np.zeros((len(a), 28, 28), dtype=np.uint8)
    for (row, column), bright in ((HELPFUL, a), (HARMFUL, b)):
        images[:, 4 * row : 4 * row + 4, 4 * column : 4 * column + 4] = np.where(bright == 1, 200, 50)[:, None, None]
    return images.reshape(-1, 784)


def _tree(X: NDArray[np.uint8], y: NDArray[np.int64]) -> Built:
    return Built("sklearn.tree.DecisionTreeClassifier", {"random_state": 0}, fit=(X, y))


@exercise("5.5")
def test_patch_importance_is_a_map(answers: Answers) -> None:
    """`patch_importance` gives one number for each patch, and the same ones for the same seed."""
    X, y = _bright_patch()
    tree = _tree(X, y)
    for size in (14, 7, 28):
        sides = (28 // size, 28 // size)
        value = _returned(answers, tree, X, y, size=size, seed=3)
        found = expect.array(value, "the result of `patch_importance`")
        if found.shape != sides:
            fail(
                f"With size={size} the result has shape {found.shape}.",
                f"shape {sides}: one number for each patch.",
                because=SINGLE_PIXELS if found.size == 784 else None,
                cause="`size` is not used, or the numbers are not put into rows and columns.",
                next_step="Make `np.zeros((28 // size, 28 // size))`, and fill it in two loops.",
            )
    X, chance = _labels_by_chance()
    tree, seeds = _tree(X, chance), (3, 0, 1, 5, 1003)
    maps = [_map(answers, tree, X, chance, (4, 4), size=7, seed=seed).tolist() for seed in (*seeds, 3, 0)]
    for seed, first, again in ((3, maps[0], maps[5]), (0, maps[1], maps[6])):
        if first != again:
            fail(f"Two calls with seed={seed} give different maps.", "the same map each time.", because=SEED_IGNORED)
    if not np.any(maps):
        fail(
            "With random labels, the map is 0 everywhere.", "drops that depend on the permutation.", because=NOT_CHANGED
        )
    if any(first == second for first, second in combinations(maps[:5], 2)):
        fit, (X, y) = _harmful_patch()
        fail(
            "Of the seeds 3, 0, 1, 5 and 1003, two give the same map.",
            "another map for each.",
            because=ONE_VALUE if _is_set(_map(answers, _tree(*fit), X, y)[HARMFUL]) else FIXED_SEED,
        )


@exercise("5.5", needs=test_patch_importance_is_a_map)
def test_patch_importance_finds_the_patch(answers: Answers) -> None:
    """The patch that the label depends on has the largest drop, and the others have none."""
    X, y = _bright_patch()
    tree = _tree(X, y)
    found = _map(answers, tree, X, y)
    there, others = float(found[PATCH]), np.delete(found.ravel(), 7 * PATCH[0] + PATCH[1])
    # 100 rows of each label: mixed, half of them fit by chance. Measured over 400 seeds: a drop of 0.39 to 0.61.
    if not (0.3 < there < 0.7 and np.abs(others).max() < 1e-9):
        fail(
            f"The label depends on the patch [{PATCH[0]}, {PATCH[1]}] only. The map has {there:.2f} there; "
            f"the other patches go from {others.min():.2f} to {others.max():.2f}.",
            "a clear drop (a number above 0) for this patch, and 0 for all others.",
            because=_confused(answers, found),
            cause="Another part of the image is mixed than the number stands for, or more than one patch is mixed.",
            next_step="Set the pixels of one patch to 255 instead, draw the image, and look where the square is.",
        )
    if answers.changed("patch_importance", tree, X, y):
        fail("After the call, `X` or `y` has other values than before.", "unchanged X and y.", because=LEFT_MIXED)
    _drops_below_zero(answers)


def _confused(answers: Answers, found: NDArray[np.float64]) -> Misconception | None:
    """The known slip that gives this map for `_bright_patch`."""
    there, others = float(found[PATCH]), np.delete(found.ravel(), 7 * PATCH[0] + PATCH[1])
    before, after = others[: 7 * PATCH[0] + PATCH[1]], others[7 * PATCH[0] + PATCH[1] :]
    top = tuple(int(i) for i in np.unravel_index(found.argmax(), found.shape))
    if np.abs(found).max() < 1e-9:
        # All pixels of the patch were equal. Here they are not: if they move inside an image, the model notices.
        (fit_X, fit_y), (X, y) = _equal_pixels()
        return WITHIN_ROWS if _map(answers, _tree(fit_X, fit_y), X, y)[4, 1] > 0.1 else None
    if -0.7 < there < -0.3 and np.abs(others).max() < 1e-9:
        return SIGN
    if 0.3 < there < 0.7 and np.abs(others - 1).max() < 1e-9:
        return AFTER
    if top == PATCH[::-1] and found[top] > 0.3:
        return MAP_TRANSPOSED
    if 0.3 < there < 0.7 and np.abs(before).max() < 1e-9 and after.min() > 0.2:
        return LEFT_MIXED
    return None


def _drops_below_zero(answers: Answers) -> None:
    """On rows that one patch misleads, its drop is below zero, and another's above."""
    fit, (X, y) = _harmful_patch()
    found = _map(answers, _tree(*fit), X, y)
    drops = found[HELPFUL], found[HARMFUL]
    # Measured over 1000 permutations: 0.075 to 0.135, and -0.277 to -0.153.
    if 0.03 < drops[0] < 0.18 and -0.31 < drops[1] < -0.12 and np.count_nonzero(np.abs(found) > 1e-9) == 2:
        return
    fail(
        f"A model is right on 150 of 600 rows. It needs patch {[*HELPFUL]}, and is misled by patch {[*HARMFUL]}: "
        f"mixing this one helps. Your map has {drops[0]:.2f} and {drops[1]:.2f} there.",
        "a number above 0 for the first, one below 0 for the second, and 0 for all others.",
        because=_confused_below_zero(*drops),
        cause="Something else is computed than the accuracy before minus the accuracy after.",
        next_step="Print both accuracies for one patch, and subtract by hand.",
    )


def _confused_below_zero(helped: float, harmed: float) -> Misconception | None:
    """The known slip that gives these two numbers for `_harmful_patch`."""
    if helped > 0 and 0.12 < harmed < 0.31:
        return ABSOLUTE
    if 0.03 < helped < 0.18 and abs(harmed) < 1e-9:
        return CLIPPED
    if 0.12 < helped < 0.72 and -1.24 < harmed < -0.48:
        return RELATIVE
    # What changes: the answer of the model wherever a or b does.
    if 0.3 < helped < 0.6 and 0.3 < harmed < 0.6:
        return CHANGED_PREDICTIONS
    if _is_set(harmed):
        return ONE_VALUE
    # Fitted again, the model would be right on all rows, and need HELPFUL only.
    return REFITTED if helped > 0.2 and abs(harmed) < 1e-9 else None


def _is_set(harmed: float) -> bool:
    """Whether this is the drop on `_harmful_patch` if HARMFUL is bright, or dark, in all rows."""
    _, y = _harmful_patch()[1]
    # The model is then right where y, which is a, differs from this one value of b.
    return any(abs(harmed - 0.25 + float(np.mean(y != bright))) < 1e-9 for bright in (0, 1))


@exercise("5.5", needs=test_patch_importance_finds_the_patch)
def test_patch_is_mixed_as_a_whole(answers: Answers) -> None:
    """All pixels of a patch move together."""
    (fit_X, fit_y), (X, y) = _equal_pixels()
    found = _map(answers, _tree(fit_X, fit_y), X, y)
    # Mixed as a whole: exactly 0. Each pixel apart: half of the pairs differ, a drop of about 0.5.
    if abs(found[4, 1]) > 0.1:
        fail(
            "In patch [4, 1], two pixels are equal in every image, and stay so if the patch moves as a whole. "
            f"Your map has a drop of {found[4, 1]:.2f} there.",
            "a drop of 0 for this patch.",
            because=APART,
        )
    # Both pixels lie in one patch of 7 × 7 as well, and in two of 6 × 6.
    found = _map(answers, _tree(fit_X, fit_y), X, y, (4, 4), size=7)
    if abs(found[2, 0]) > 0.1:
        fail(
            f"With size=7, the same two pixels lie in patch [2, 0]. Your map has a drop of {found[2, 0]:.2f} there.",
            "a drop of 0 for this patch.",
            cause="With this size another part of the image is mixed than the number stands for.",
            next_step="Row i of patches begins at pixel `size * i` and ends before `size * (i + 1)`.",
        )


def _returned(answers: Answers, model: Built, X: NDArray[np.uint8], y: NDArray[np.int64], **settings: int) -> Plain:
    """What the student's function returns; if the model refuses images for rows, the check ends with that."""
    try:
        return answers.call("patch_importance", model, X, y, **settings)
    except Failure as failure:
        if "dim 3" in failure.found:
            fail(failure.found, failure.expected, because=NOT_ROWS)
        raise


def _map(
    answers: Answers,
    model: Built,
    X: NDArray[np.uint8],
    y: NDArray[np.int64],
    shape: tuple[int, int] = (7, 7),
    **settings: int,
) -> NDArray[np.float64]:
    """The student's map: finite numbers, one for each patch."""
    value = answers.call("patch_importance", model, X, y, **settings)
    found = expect.array(value, "the result of `patch_importance`", shape=shape).astype(np.float64)
    if not np.isfinite(found).all():
        fail(
            f"{int((~np.isfinite(found)).sum())} of the {found.size} numbers are not finite.",
            f"{found.size} drops of accuracy.",
            cause="A place of the map was never filled, or something was divided by zero.",
            next_step="Start from `np.zeros`, and fill each place in the two loops.",
        )
    return found
