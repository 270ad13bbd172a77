"""What checks of exercise 6.2 ask of `enlarge`: pictures for it, and where each of its own comes from."""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from autograder.digits import load_digits

__all__ = [
    "FAR",
    "NAMES",
    "NEAR",
    "bars",
    "came_round",
    "changed",
    "drawings",
    "from_the_file",
    "likeness",
    "mirrored_likeness",
    "mixed_count",
    "nearest_originals",
    "new_count",
    "turned_likeness",
]

Pictures = NDArray[np.float64]
"""Numbers from 0 to 1, shape (n, 784)."""
NAMES = np.array([71, 12, 71, 58, 12])
"""The labels of the drawings: two of them twice, and none a digit."""
STROKES = (
    (((5, 6), (22, 6)), ((22, 6), (22, 21))),  # an L
    (((5, 5), (22, 5)), ((5, 22), (22, 22)), ((22, 5), (22, 22))),  # a U
    (((5, 6), (22, 6)), ((14, 6), (14, 21)), ((14, 21), (22, 21))),  # a chair
    (((5, 5), (5, 22)), ((22, 5), (22, 22)), ((5, 5), (22, 5)), ((5, 22), (22, 22))),  # a square
    (((5, 8), (22, 8)), ((5, 20), (22, 20))),  # two bars
)
"""Lines from (row, column) to (row, column). No memory of digits holds these."""
WIDTH = 1.6
FAR = 0.6
"""The likeness below which two pictures are strangers.

Measured: what keeps a digit (turned by 30 degrees, slanted by 0.4, 0.7 to 1.3 times as large, moved by 5, thicker,
thinner, noise of 0.3, a hole of 7 × 7) leaves 0.7 or more.
"""
NEAR = 0.85
"""The likeness above which one picture is surely another one that went through a small change."""
SAME = 1e-3
"""Two pixels that differ by no more are equal: a narrow type may round them."""
TURNS, FAR_TURNS, FAR_BACK = range(-24, 25, 8), range(36, 67, 10), range(-66, -35, 10)
"""Degrees."""
INK = 0.3
MOVE = 4
"""Columns that a picture may be moved by."""
Bar = tuple[slice, slice]
BARS: dict[str, Bar] = {
    "right": (slice(8, 20), slice(25, 28)),
    "left": (slice(8, 20), slice(0, 3)),
    "bottom": (slice(25, 28), slice(8, 20)),
    "top": (slice(0, 3), slice(8, 20)),
}


@cache
def drawings() -> Pictures:
    """Five drawings that are no digits, each unlike the others."""
    return np.stack([_drawn(strokes).ravel() for strokes in STROKES])


@cache
def bars() -> Pictures:
    """Four pictures of one bar each, at the right, left, bottom and top edge."""
    pictures = np.zeros((len(BARS), 28, 28))
    for picture, place in zip(pictures, BARS.values(), strict=True):
        picture[place] = 1.0
    return pictures.reshape(-1, 784)


def came_round(number: int, picture: Pictures) -> str:
    """Whether ink of the bar with this number is at the opposite edge: ``"row"``, ``"next row"`` or an empty string."""
    # All four look like the first one: a bar at the right edge, in image rows 8 to 19.
    side = list(BARS)[number]
    image = picture.reshape(28, 28)
    image = image.T if side in ("bottom", "top") else image
    image = image[:, ::-1] if side in ("left", "top") else image
    # Noise is everywhere; what counts is what the opposite edge has more than the middle.
    edges = image[:, :MOVE].T - image[8:20, 8:18].mean()
    for edge in edges:
        if edge[8:20].mean() > INK:
            into_next = edge[20] > INK > edge[8] if side == "right" else edge[7] > INK > edge[19]
            return "next row" if side in ("right", "left") and into_next else "row"
    return ""


def likeness(pictures: Pictures) -> NDArray[np.float64]:
    """How much each picture is like each drawing, from -1 to 1, shape (n, 5), whatever small change it went through.

    The correlation of both, blurred and with their ink in the middle, at the best of several angles, sizes and slants.
    """
    return np.stack([(_features(pictures) @ family.T).max(axis=1) for family in _families(TURNS)], axis=1)


def turned_likeness(pictures: Pictures) -> NDArray[np.float64]:
    """The largest likeness of each picture to a drawing that is turned by 36 to 66 degrees, shape (n,)."""
    features = _features(pictures)
    found = [(features @ family.T).max(axis=1) for turns in (FAR_TURNS, FAR_BACK) for family in _families(turns)]
    return np.asarray(np.max(found, axis=0))


def mirrored_likeness(pictures: Pictures) -> NDArray[np.float64]:
    """The largest likeness of each picture to a drawing that is mirrored or turned over, shape (n,)."""
    square = pictures.reshape(-1, 28, 28)
    turned = (np.rot90(square, turns, axes=(1, 2)) for turns in (1, 2, 3))
    others = (square[:, :, ::-1], square[:, ::-1], *turned)
    found = [likeness(other.reshape(-1, 784)).max(axis=1) for other in others]
    return np.asarray(np.max(found, axis=0))


def mixed_count(pictures: Pictures, given: Pictures) -> int:
    """How many pictures are weighted sums of two given ones or more, and nothing else."""
    weights, *_ = np.linalg.lstsq(given.T, pictures.T, rcond=None)
    exact = np.abs(given.T @ weights - pictures.T).max(axis=0) < SAME
    return int(np.sum(exact & ((np.abs(weights) > 0.05).sum(axis=0) > 1)))


def nearest_originals(pictures: Pictures, given: Pictures) -> NDArray[np.intp]:
    """For each picture the given one that it equals, or -1."""
    found = np.full(len(pictures), -1)
    for number, original in enumerate(given):
        found[np.abs(pictures - original).max(axis=1) < SAME] = number
    return found


def new_count(pictures: Pictures, given: Pictures) -> int:
    """How many pictures are none of the given ones, to three decimals."""
    old = {bytes(row) for row in np.round(given, 3).astype(np.float32)}
    return sum(bytes(row) not in old for row in np.round(pictures, 3).astype(np.float32))


def from_the_file(pictures: Pictures, given: Pictures) -> int:
    """How many pictures are rows of the course file, as they are or mirrored, that were not given."""
    strangers = _rows_of_the_file() - set(map(bytes, _whole(given)))
    return sum(bytes(row) in strangers for row in _whole(pictures))


@cache
def _rows_of_the_file() -> frozenset[bytes]:
    pixels, _ = load_digits()
    mirrored = pixels.reshape(-1, 28, 28)[:, :, ::-1].reshape(-1, 784)
    return frozenset(map(bytes, [*pixels, *mirrored]))


def _whole(pictures: Pictures) -> NDArray[np.uint8]:
    return np.round(np.clip(pictures, 0, 1) * 255).astype(np.uint8)


def _drawn(strokes: tuple[Any, ...]) -> Pictures:
    """Soft strokes on paper, shape (28, 28)."""
    places = np.moveaxis(np.mgrid[:28, :28], 0, -1).astype(np.float64)
    picture = np.zeros((28, 28))
    for start, end in np.array(strokes, dtype=np.float64):
        along = np.clip((places - start) @ (end - start) / np.sum((end - start) ** 2), 0, 1)
        distance = np.linalg.norm(places - start - along[..., None] * (end - start), axis=-1)
        picture = np.maximum(picture, np.clip(WIDTH + 0.5 - distance, 0, 1))
    return picture


@cache
def _families(turns: range) -> tuple[Pictures, ...]:
    """Features of each drawing, turned by so many degrees, resized and slanted."""
    changes = list(product(turns, (0.8, 1.0, 1.2), (-0.3, 0.0, 0.3)))
    return tuple(
        _features(np.stack([changed(drawing.reshape(28, 28), *change) for change in changes])) for drawing in drawings()
    )


def changed(picture: Pictures, degrees: float = 0, size: float = 1, slant: float = 0) -> Pictures:
    """A picture, (28, 28), turned about its middle, resized, and slanted by so many columns for each row."""
    angle = np.deg2rad(degrees)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    matrix = turn @ np.array([[1.0, 0.0], [slant, 1.0]]) / size
    middle = np.array([13.5, 13.5])
    return np.asarray(ndimage.affine_transform(picture, matrix, middle - matrix @ middle, order=1))


def _features(pictures: Pictures) -> Pictures:
    """Pictures with their centre of mass in the middle, blurred, of mean 0 and length 1; zeros for an empty one."""
    features = np.zeros((len(pictures), 784))
    for feature, picture in zip(features, pictures.reshape(-1, 28, 28), strict=True):
        if picture.sum() > 0:
            centre = np.array(ndimage.center_of_mass(picture))
            blurred = ndimage.gaussian_filter(ndimage.shift(picture, 13.5 - centre, order=1), 1.5).ravel()
            blurred -= blurred.mean()
            feature[:] = blurred / max(float(np.linalg.norm(blurred)), 1e-9)
    return features
