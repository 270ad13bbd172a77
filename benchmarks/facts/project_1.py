"""Measures every number that part 6.1 quotes, measured on the rows of the course file."""

from __future__ import annotations

from functools import cache

import numpy as np
from scipy import ndimage
from sklearn.ensemble import RandomForestClassifier

from autograder.digits.project.calibration.kinds_1 import prepared
from benchmarks.facts.shared import PIXELS, Array, Facts, forest, split_digits

_, X_TEST, _, Y_TEST = split_digits()
CLEAN = X_TEST.reshape(-1, 28, 28) / 255
VERSIONS = {
    "clean": CLEAN,
    "moved by 2": np.roll(CLEAN, 2, axis=2),
    "thicker": ndimage.grey_dilation(CLEAN, size=(1, 2, 2)),
    "inverted": 1 - CLEAN,
    "paper 0.04": np.maximum(CLEAN, 0.04),
}


def facts() -> Facts:
    """What the forest reads of changed test digits, before and after they are prepared, and where digits stand."""
    for name, pictures in VERSIONS.items():
        yield f"drawing, {name}: read of 400 before, after", (_read(pictures), _read(_ready(pictures)))
    yield "drawing: test digits", len(Y_TEST)
    yield "drawing, clean: lost by preparing", _read(CLEAN) - _read(_ready(CLEAN))
    centres = np.array([ndimage.center_of_mass(row.reshape(28, 28)) for row in PIXELS])
    yield "drawing, 2000 rows: centre of mass from 14, at most", round(float(np.abs(centres - 14).max()), 3)


def _ready(pictures: Array) -> Array:
    return np.array([prepared(np.round(255 * picture).astype(np.uint8)) for picture in pictures])


def _read(pictures: Array) -> int:
    """How many of the 400 test digits our forest reads."""
    return int((_forest().predict(pictures.reshape(400, 784)) == Y_TEST).sum())


@cache
def _forest() -> RandomForestClassifier:
    """Our forest, fitted on pixels from 0 to 1."""
    X_train, _, y_train, _ = split_digits()
    return forest().fit(X_train / 255, y_train)
