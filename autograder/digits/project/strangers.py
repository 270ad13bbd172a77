"""Digits by other writers: what exercise 6.4 shows to `adapt`, and how well our forest reads what it gives back.

They are the 1797 digits that come with scikit-learn: 8 × 8 numbers from 0 to 16, by 13 writers (Alpaydin and Kaynak
1998, the test part of their data). Everybody has them, with their labels. So nothing here is hidden, no check needs a
judge that the engine watches, and notebook and grading give the same verdict. What is shown is a little paler and
noisier than the file, so that no picture can be looked up as it is.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from sklearn.datasets import load_digits as load_strangers
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

from autograder.digits import load_digits

__all__ = ["SHOWN", "TRIED", "centred", "file", "forest", "likeness", "shown", "shrunk", "thinned"]

Pictures = NDArray[np.float64]
"""Numbers from 0 to 16 of shape (n, 8, 8), or rows from 0 to 1 of shape (n, 784)."""
TRIED = 400
"""The first of the file in the lesson's order: what the lesson tries things on. The judge shows others."""
SHOWN = 500
"""How many pictures the judge shows."""


@cache
def file() -> tuple[Pictures, NDArray[np.int64]]:
    """All 1797 pictures, 0 to 16, (1797, 8, 8), and their labels, in the order of the lesson.

    It is mixed, because the file goes from writer to writer.
    """
    images, labels = load_strangers(return_X_y=True)
    order = np.random.default_rng(42).permutation(len(labels))
    return images[order].reshape(-1, 8, 8), labels[order].astype(np.int64)


@cache
def shown(number: int = 0) -> tuple[Pictures, NDArray[np.int64]]:
    """What a judge shows: whole numbers from 0 to 16, float64 (500, 8, 8), and the labels, which stay with it.

    Args:
        number: The seed of the draw. The judge of the exercise has 0.
    """
    images, labels = file()
    random = np.random.default_rng([64, number])
    rows = TRIED + random.permutation(len(labels) - TRIED)[:SHOWN]
    paler = images[rows] * random.uniform(0.9, 1.0, (SHOWN, 1, 1))
    noisy = paler + random.normal(0, 0.4, paler.shape) * (paler > 0)
    return np.clip(np.round(noisy), 0, 16), labels[rows]


@cache
def forest() -> RandomForestClassifier:
    """The forest of the lesson: 200 trees, fitted on the 1600 training rows of its split, scaled from 0 to 1."""
    pixels, labels = load_digits()
    X, _, y, _ = train_test_split(pixels / 255, labels, test_size=400, stratify=labels, random_state=42)
    return RandomForestClassifier(n_estimators=200, random_state=42, n_jobs=1).fit(X, y)


def centred(rows: Pictures) -> Pictures:
    """The same rows, (n, 784), with the centre of mass of each in the middle of the picture."""
    moved = np.zeros((len(rows), 28, 28))
    for place, row in zip(moved, rows.reshape(-1, 28, 28), strict=True):
        if row.sum() > 0:
            down, right = ndimage.center_of_mass(row)
            place[:] = ndimage.shift(row, (13.5 - down, 13.5 - right), order=1)
    return moved.reshape(rows.shape)


def thinned(rows: Pictures) -> Pictures:
    """The same rows, with light grey made paper and dark grey made ink, in between a straight line."""
    return np.clip((rows - 0.4) / 0.4, 0.0, 1.0)


def shrunk(picture: Pictures) -> Pictures:
    """What a picture of any size has in its box of ink, squared with paper and averaged down to (8, 8).

    Ink is what has more than a quarter of the largest value. A picture without any gives zeros.
    """
    ink = picture > max(picture.max(), 1e-9) / 4
    if not ink.any():
        return np.zeros((8, 8))
    rows, columns = (np.flatnonzero(ink.any(axis=axis)) for axis in (1, 0))
    box = picture[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    (height, width), side = box.shape, max(box.shape)
    square = np.zeros((side, side))
    top, left = (side - height) // 2, (side - width) // 2
    square[top : top + height, left : left + width] = box
    fine = np.kron(square, np.ones((8, 8)))
    return np.asarray(fine.reshape(8, side, 8, side).mean(axis=(1, 3)), np.float64)


def likeness(images: Pictures, rows: Pictures) -> NDArray[np.float64]:
    """How alike pictures, (n, 8, 8), and rows, (n, 784), are: the correlation of both when shrunk, shape (n,)."""
    return np.array([_correlation(shrunk(a), shrunk(b.reshape(28, 28))) for a, b in zip(images, rows, strict=True)])


def _correlation(one: Pictures, other: Pictures) -> float:
    one, other = one - one.mean(), other - other.mean()
    size = float(np.sqrt((one**2).sum() * (other**2).sum()))
    return float((one * other).sum()) / size if size > 0 else 0.0
