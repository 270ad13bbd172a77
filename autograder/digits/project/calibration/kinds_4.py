"""Kinds of `adapt` in exercise 6.4: pictures of 8 × 8 made ready for a forest that knows MNIST."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from autograder.digits.calibration.kinds import Role
from autograder.digits.project.calibration.kinds import Kind, Part
from autograder.digits.project.strangers import centred, forest, shown

__all__ = ["PART"]

Picture = NDArray[Any]
Adapt = Callable[[Picture, np.random.Generator], Picture]
"""Makes a picture of 28 × 28, from 0 to 1, of one of 8 × 8, from 0 to 1. What a learner may choose is drawn."""


def _placed(big: NDArray[Any]) -> Picture:
    """A picture in the middle of 28 × 28."""
    paper = np.zeros((28, 28))
    top, left = (28 - big.shape[0]) // 2, (28 - big.shape[1]) // 2
    paper[top : top + big.shape[0], left : left + big.shape[1]] = np.clip(big, 0, 1)
    return paper


def _mass(paper: Picture) -> Picture:
    """Centred by mass, and held between 0 and 1."""
    return np.clip(centred(paper.reshape(1, 784)).reshape(28, 28), 0, 1)


def _large(image: Picture, order: int = 3, size: int = 20) -> Picture:
    """Enlarged to 20 × 20 and centred by mass: as large as MNIST's digits, and as grey as its source."""
    return _mass(_placed(ndimage.zoom(image, size / 8, order=order)))


def _cut(paper: Picture, low: float, high: float) -> Picture:
    return np.clip((paper - low) / (high - low), 0, 1)


def _cubic_cut(image: Picture, random: np.random.Generator) -> Picture:
    low = random.uniform(0.35, 0.5)
    return _cut(_large(image), low, low + random.uniform(0.3, 0.5))


def _linear_cut(image: Picture, random: np.random.Generator) -> Picture:
    return _cut(_large(image, 1), random.uniform(0.35, 0.5), random.uniform(0.75, 0.9))


def _whole_pixels(image: Picture, random: np.random.Generator) -> Picture:
    big = ndimage.zoom(image, 2.5, order=3, grid_mode=True, mode="grid-constant")
    return _cut(_mass(_placed(big)), random.uniform(0.35, 0.45), random.uniform(0.75, 0.85))


def _black_and_white(image: Picture, random: np.random.Generator) -> Picture:
    return (_large(image) > random.uniform(0.45, 0.6)).astype(float)


def _cropped(image: Picture, random: np.random.Generator) -> Picture:
    ink = image > 0.1
    rows, columns = (np.flatnonzero(ink.any(axis=axis)) for axis in (1, 0))
    box = image[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return _cut(_mass(_placed(ndimage.zoom(box, 20 / max(box.shape)))), random.uniform(0.35, 0.5), 0.85)


def _small_cut(image: Picture, random: np.random.Generator) -> Picture:
    return _cut(_large(image, 3, int(random.integers(18, 21))), 0.4, 0.8)


def _cubed(image: Picture, random: np.random.Generator) -> Picture:
    return np.power(_large(image), random.uniform(2.5, 3.5))


def _squared(image: Picture, random: np.random.Generator) -> Picture:
    return np.power(_large(image), random.uniform(1.7, 2.0))


def _pale_erased(image: Picture, random: np.random.Generator) -> Picture:
    paper = _large(image, 1)
    return np.where(paper < random.uniform(0.15, 0.25), 0.0, paper)


def _linear(image: Picture, random: np.random.Generator) -> Picture:
    return _large(image, 1)


def _cubic(image: Picture, random: np.random.Generator) -> Picture:
    return _large(image)


def _blocks(image: Picture, random: np.random.Generator) -> Picture:
    return _placed(np.kron(image, np.ones((2, 2))))


def _not_enlarged(image: Picture, random: np.random.Generator) -> Picture:
    return _placed(image)


def _stretched(image: Picture, random: np.random.Generator) -> Picture:
    big: Picture = np.clip(ndimage.zoom(image, 3.5, order=int(random.integers(1, 4))), 0, 1)
    return big


def _by_255(image: Picture, random: np.random.Generator) -> Picture:
    return _large(image) * 16 / 255


def _transposed(image: Picture, random: np.random.Generator) -> Picture:
    return _cubic_cut(image.T, random)


def _upside_down(image: Picture, random: np.random.Generator) -> Picture:
    return _cubic_cut(image[::-1], random)


def _inverted(image: Picture, random: np.random.Generator) -> Picture:
    return 1 - _cubic_cut(image, random)


def _in_the_corner(image: Picture, random: np.random.Generator) -> Picture:
    paper = np.zeros((28, 28))
    paper[:20, :20] = np.clip(ndimage.zoom(image, 2.5), 0, 1)
    return _cut(paper, 0.4, 0.8)


def _measure(adapt: Adapt) -> Callable[[int], float]:
    """The share that our forest reads of one draw of strangers' digits, with one draw of the settings."""

    def measure(number: int) -> float:
        images, labels = shown(number)
        rows = []
        for image in images:
            # The settings of one solution are the same for all its pictures.
            rows.append(adapt(image / 16, np.random.default_rng([4, number])).ravel())
        return float(np.mean(forest().predict(np.array(rows)) == labels))

    return measure


def _kind(name: str, role: Role, about: str, adapt: Adapt) -> Kind:
    return Kind(name, role, about, _measure(adapt))


PART = Part(
    "6.4",
    "share of strangers' digits that our forest reads",
    (0.4, 0.45, 0.5, 0.55, 0.6, 0.65),
    (
        _kind("cubic-cut", Role.HONEST, "a smooth enlargement with grey cut off", _cubic_cut),
        _kind("linear-cut", Role.HONEST, "a straight enlargement with grey cut off", _linear_cut),
        _kind("whole-pixels", Role.HONEST, "an enlargement of whole pixels with grey cut off", _whole_pixels),
        _kind("black-and-white", Role.HONEST, "a smooth enlargement in black and white", _black_and_white),
        _kind("cropped", Role.HONEST, "a crop to the ink, enlarged, with grey cut off", _cropped),
        _kind("small-cut", Role.HONEST, "an enlargement to 18 to 20 pixels with grey cut off", _small_cut),
        _kind("cubed", Role.HONEST, "a smooth enlargement to the power of 2.5 to 3.5", _cubed),
        _kind("squared", Role.BETWEEN, "a smooth enlargement to the power of 1.7 to 2", _squared),
        _kind("pale-erased", Role.BETWEEN, "a straight enlargement with the palest grey erased", _pale_erased),
        _kind("linear", Role.WRONG, "a straight enlargement that is left grey", _linear),
        _kind("cubic", Role.WRONG, "a smooth enlargement that is left grey", _cubic),
        _kind("blocks", Role.WRONG, "pixels drawn as blocks of 2 × 2", _blocks),
        _kind("not-enlarged", Role.WRONG, "8 × 8 pixels in the middle", _not_enlarged),
        _kind("stretched", Role.WRONG, "a picture stretched to 28 × 28", _stretched),
        _kind("by-255", Role.WRONG, "a picture divided by 255", _by_255),
        _kind("transposed", Role.WRONG, "rows and columns exchanged", _transposed),
        _kind("upside-down", Role.WRONG, "a picture upside down", _upside_down),
        _kind("inverted", Role.WRONG, "ink and paper exchanged", _inverted),
        _kind("in-the-corner", Role.WRONG, "a picture in the corner", _in_the_corner),
    ),
)
