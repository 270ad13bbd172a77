"""Rows with known liars for exercise 6.3: easy sets, one with twins, and rows of the file as they are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from autograder.digits import load_digits
from autograder.digits.project.liars import FLIPS, ROWS, Draw, flipped

__all__ = ["Twins", "as_in_the_file", "easy", "few_of_each", "fold_orders", "in_order", "twins"]

Pictures = NDArray[np.float64]
Rows = NDArray[np.int64]
EACH, LIARS, DOUBTFUL = 22, 4, 2


@dataclass(frozen=True, eq=False)
class Twins(Draw):
    """A draw in which one picture is there many times: `many` are its rows with one label, `few` with the rarer.

    A model that was fitted on all rows can learn by heart each flipped row, and never the twins: they look the same.
    """

    many: Rows
    few: Rows


@cache
def easy(names: tuple[int, ...]) -> Draw:
    """Three clear kinds of pictures, 22 of each and in mixed order, of which four have another kind's name.

    Two of each kind look a little like another one, and have the right name.
    """
    random = np.random.default_rng(63)
    kind = np.repeat(np.arange(3), EACH)
    X = _clear(kind, random)
    doubtful = (np.arange(3)[:, None] * EACH + np.arange(DOUBTFUL)).ravel()
    X[doubtful] = 0.6 * X[doubtful] + 0.4 * _clear((kind[doubtful] + 1) % 3, random)
    # One or two of each kind, none of them doubtful, and not all with the same wrong name.
    flips = np.array([5, 12, EACH + 7, 2 * EACH + 9])
    y = kind.copy()
    y[flips] = [1, 2, 2, 0]
    return Draw(*_mixed(X, np.array(names)[y], flips, random))


@cache
def in_order() -> Draw:
    """As many rows as `easy` has, sorted by label: 29 of two clear kinds and 8 of a third; four of the first two lie.

    If the folds are blocks of rows, the models that judge the rows of the third label have never seen it. They believe
    it less than the four lies, which look a little like what they are called.
    """
    random = np.random.default_rng(66)
    kind = np.repeat(np.arange(3), [29, 29, 8])
    X, y, flips = _clear(kind, random), kind.copy(), np.array([4, 17, 36, 51])
    y[flips] = 1 - y[flips]
    X[flips] = 0.6 * X[flips] + 0.4 * _clear(y[flips], random)
    order = np.argsort(y, kind="stable")
    return Draw(X[order], y[order] + 4, np.flatnonzero(np.isin(order, flips)))


@cache
def few_of_each() -> Draw:
    """Three clear kinds with 8 rows of each label, as few as there may be; one of each has another kind's name."""
    random = np.random.default_rng(67)
    kind = np.repeat(np.arange(3), 8)
    y, flips = kind.copy(), np.array([2, 11, 20])
    y[flips] = (y[flips] + 1) % 3
    return Draw(*_mixed(_clear(kind, random), y, flips, random))


@cache
def twins() -> Twins:
    """Three clear kinds, 30, 30 and 8 pictures, eight of them with a wrong name; and 24 times one, called 3 and 4.

    The third kind has the rarest name: who knows nothing but how frequent each name is takes its rows first.
    """
    random = np.random.default_rng(64)
    kind = np.repeat(np.arange(3), [30, 30, 8])
    one = np.tile(_clear(np.array([3]), random), (24, 1))
    y = np.concatenate([kind, np.repeat([3, 4], [14, 10])])
    flips = np.array([3, 8, 15, 23, 34, 41, 47, 56])
    y[flips] = 1 - y[flips]
    X, y, flips = _mixed(np.vstack([_clear(kind, random), one]), y, flips, random)
    return Twins(X, y, flips, np.flatnonzero(y == 3), np.flatnonzero(y == 4))


@cache
def as_in_the_file() -> Draw:
    """Rows of the course file as they are, but for the labels that were changed: who knows the file knows these."""
    random = np.random.default_rng(65)
    pixels, labels = load_digits()
    rows = random.choice(len(labels), ROWS, replace=False)
    y, flips = flipped(labels[rows], FLIPS, random)
    return Draw(pixels[rows] / 255, y, flips)


def fold_orders(X: Pictures, y: Rows) -> list[Rows]:
    """The orders in which the usual folds go through rows: each holds all row numbers, part after part."""
    from sklearn.model_selection import KFold, StratifiedKFold

    return [
        np.concatenate([part for _, part in folds(n, shuffle=seed is not None, random_state=seed).split(X, y)])
        for folds in (StratifiedKFold, KFold)
        for n in (3, 5, 10)
        for seed in (None, 0, 1, 42)
    ]


def _clear(kind: Rows, random: np.random.Generator) -> Pictures:
    """Pictures of kinds 0 to 3, (n, 784): each kind has a bar of ink at its own height, and all have grains."""
    X = 0.35 * random.random((len(kind), 28, 28))
    for picture, height in zip(X, 3 + 6 * kind, strict=True):
        picture[height : height + 5, 5:23] += 0.6
    return X.reshape(-1, 784)


def _mixed(X: Pictures, y: Rows, flips: Rows, random: np.random.Generator) -> tuple[Pictures, Rows, Rows]:
    """The same in mixed order; the numbers of the flipped rows with them."""
    order = random.permutation(len(y))
    return X[order], y[order].astype(np.int64), np.flatnonzero(np.isin(order, flips))
