"""Measures every number that part 6.2 quotes: a better model on a budget."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import ndimage
from sklearn.model_selection import StratifiedKFold

from autograder.digits.judge import PublicJudge
from autograder.digits.project.rivals import Gain, Rivals, paired
from benchmarks.facts.shared import Array, Facts, forest, split_digits

X_TRAIN, X_TEST, Y_TRAIN, Y_TEST = split_digits()
X_TRAIN, X_TEST = X_TRAIN / 255, X_TEST / 255
FEW = 300
FEW_X, FEW_Y = X_TRAIN[:FEW], Y_TRAIN[:FEW]
UNREAD_X, UNREAD_Y = np.concatenate([X_TRAIN[FEW:], X_TEST]), np.concatenate([Y_TRAIN[FEW:], Y_TEST])


def facts() -> Facts:
    """All that is quoted."""
    yield from curve_facts()
    yield from budget_facts()
    yield from leak_facts()
    yield from round_facts()


def enlarge(X: Array, y: Array) -> tuple[Array, Array]:
    """The solution of the lesson: each picture, and the same moved by one pixel in four directions."""
    images = X.reshape(-1, 28, 28)
    steps = [(0, 0), (-1, 0), (1, 0), (0, -1), (0, 1)]
    moved = [ndimage.shift(images, (0, *step), order=0) for step in steps]
    return np.concatenate(moved).reshape(-1, 784), np.tile(y, len(steps))


def copies(X: Array, y: Array) -> tuple[Array, Array]:
    """Each row five times."""
    return np.tile(X, (5, 1)), np.tile(y, 5)


def curve_facts() -> Facts:
    """More rows."""
    scores = [
        (rows, round(forest().fit(X_TRAIN[:rows], Y_TRAIN[:rows]).score(X_TEST, Y_TEST), 3))
        for rows in (100, 200, 400, 800, 1600)
    ]
    yield "our forest on the first training rows: rows, score on the test rows", scores


def budget_facts() -> Facts:
    """More trees, copies, and moved pictures, on 300 rows, read by 1700."""
    plain = _is_right(FEW_X, FEW_Y)
    yield "forest on 300 rows: unread rows, share that it reads", (len(UNREAD_Y), round(float(plain.mean()), 3))
    copied, moved = _is_right(*copies(FEW_X, FEW_Y)), _is_right(*enlarge(FEW_X, FEW_Y))
    yield "five times the trees: gain, low, high", _short(paired(_is_right(FEW_X, FEW_Y, n_estimators=1000), plain))
    yield "five copies of each row: gain, low, high", _short(paired(copied, plain))
    yield "moved by one pixel: gain, low, high", _short(paired(moved, plain))
    yield "moved by one pixel, over the copies: gain, low, high", _short(paired(moved, copied))
    whole = _is_right(FEW_X, FEW_Y, bootstrap=False)
    gain = paired(_is_right(*copies(FEW_X, FEW_Y), bootstrap=False), whole)
    yield "forests without the draw: copies over single rows: gain, low, high", _short(gain)
    yield (
        "percent of 300 rows that a tree never draws, and of their five copies none",
        (
            round(100 * (1 - 1 / FEW) ** FEW),
            round(100 * (1 - 5 / (5 * FEW)) ** (5 * FEW), 1),
        ),
    )


def leak_facts() -> Facts:
    """Cross-validation of the forest, with rows enlarged before the split, or after it."""
    shares: dict[str, list[float]] = {"before": [], "after": []}
    X_more, y_more = enlarge(FEW_X, FEW_Y)
    mixed = StratifiedKFold(5, shuffle=True, random_state=42)
    for train, test in mixed.split(X_more, y_more):
        shares["before"].append(forest().fit(X_more[train], y_more[train]).score(X_more[test], y_more[test]))
    for train, test in mixed.split(FEW_X, FEW_Y):
        shares["after"].append(forest().fit(*enlarge(FEW_X[train], FEW_Y[train])).score(FEW_X[test], FEW_Y[test]))
    for when, found in shares.items():
        rows = (FEW, len(y_more), round(float(np.mean(found)), 2))
        yield f"five folds, enlarged {when} the split: rows, enlarged rows, mean score", rows


def round_facts() -> Facts:
    """The rounds of the judge."""
    rows = Rivals(PublicJudge()).rounds
    yield "rounds, rows in each", (len(rows), len(rows[0][1]))


def _is_right(X: Array, y: Array, **params: Any) -> Array:
    """Which of the unread rows our forest reads right, fitted on these."""
    return np.asarray(forest(**params).fit(X, y).predict(UNREAD_X) == UNREAD_Y)


def _short(gain: Gain) -> tuple[float, float, float]:
    return round(gain.value, 3), round(gain.low, 3), round(gain.high, 3)
