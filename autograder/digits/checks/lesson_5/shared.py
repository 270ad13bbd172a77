"""What checks of lesson 5 share."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from autograder.api import Plain

Labels: TypeAlias = NDArray[np.integer[Any]]


def first_of_one(value: Plain) -> Plain:
    """`np.where(mask)` gives a tuple that holds one array."""
    return value[0] if isinstance(value, tuple) and len(value) == 1 else value


Grid: TypeAlias = tuple[NDArray[np.uint8], NDArray[np.int64], NDArray[np.int64]]
"""Images, labels, predictions."""


@cache
def grid_of_36() -> Grid:
    """36 images of noise, labels and predictions, 25 right and 11 wrong: counts that are no digit, row or column."""
    random = np.random.default_rng(52)
    images = random.integers(0, 256, (36, 784), dtype=np.uint8)
    labels = random.integers(0, 10, 36)
    predictions = labels.copy()
    wrong = np.array([1, 4, 8, 11, 15, 16, 21, 24, 26, 33, 35])
    predictions[wrong] = (labels[wrong] + random.integers(1, 10, len(wrong))) % 10
    return images, labels, predictions
