"""Who judges a search for wrong labels: rows of the course file, some of whose labels it has changed.

The rows are public, so an answer could look their labels up. Therefore the pictures of a draw are moved by a pixel,
and its digits have other names. Everything comes from fixed seeds: all roads give the same verdict.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.api import whole_numbers
from autograder.digits import load_digits

__all__ = ["FLIPS", "ROWS", "Draw", "LiarsJudge", "drawn", "flipped", "precision", "shifted"]

ROWS, FLIPS = 400, 40
"""Rows of a draw, and labels that are changed in it."""
SEEDS = (631, 632)
SHIFTS = ((0, 1), (1, 0), (0, -1), (-1, 0))
"""By how many pixels down and to the right pictures are moved."""


@dataclass(frozen=True, eq=False)
class Draw:
    """Rows as a student's function gets them, and what it must not know.

    Pictures `X`, float64 (n, 784) from 0 to 1; labels `y`, int64 (n,); and `flips`, int64 (f,), the numbers of the
    rows whose labels were changed.
    """

    X: NDArray[np.float64]
    y: NDArray[np.int64]
    flips: NDArray[np.int64]


class LiarsJudge:
    """Judges which rows are found in some draws. It needs no secret picture, so it is the same everywhere."""

    name = f"{len(SEEDS)} draws of {ROWS} rows of the course file"
    hidden = False
    unseen: tuple[str, ...] = ()

    @property
    def draws(self) -> tuple[Draw, ...]:
        """The draws; nothing but `X`, `y` and the number of flips is for the student's function."""
        return tuple(map(drawn, SEEDS))

    def kept(self, numbers: NDArray[Any]) -> NDArray[np.int64]:
        """Row numbers of a draw."""
        return whole_numbers(numbers, ROWS)

    def share(self, found: Sequence[NDArray[Any]]) -> float:
        """The share of flipped rows among those that were found, over all draws together: see `precision`."""
        return float(np.mean([precision(rows, draw.flips) for rows, draw in zip(found, self.draws, strict=True)]))


def precision(found: NDArray[Any], flips: NDArray[Any]) -> float:
    """The share of `found`, shape (k,), whose labels were changed."""
    return float(np.isin(found, flips).mean())


@cache
def drawn(seed: int) -> Draw:
    """One draw: pictures moved by a pixel, digits under other names, and some labels changed."""
    random = np.random.default_rng(seed)
    pixels, labels = load_digits()
    rows = random.choice(len(labels), ROWS, replace=False)
    names = random.permutation(10)
    y, flips = flipped(names[labels[rows]], FLIPS, random)
    return Draw(shifted(pixels[rows] / 255, *SHIFTS[random.integers(len(SHIFTS))]), y, flips)


def flipped(y: NDArray[Any], flips: int, random: np.random.Generator) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Labels 0 to 9, shape (n,), of which some are another digit now; and the numbers of these rows, in no order."""
    rows = random.choice(len(y), flips, replace=False)
    changed = y.astype(np.int64)
    changed[rows] = (changed[rows] + random.integers(1, 10, flips)) % 10
    return changed, rows


def shifted(X: NDArray[np.float64], down: int, right: int) -> NDArray[np.float64]:
    """Pictures, shape (n, 784), moved by at most one pixel each way; what leaves is lost, and paper comes in."""
    wide = np.pad(X.reshape(-1, 28, 28), ((0, 0), (1, 1), (1, 1)))
    return wide[:, 1 - down : 29 - down, 1 - right : 29 - right].reshape(len(X), 784)
