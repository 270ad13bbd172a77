"""What all scripts of facts measure with: the split and the forest of the lessons, the held-out images, and a row."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

from autograder.digits import course_file, load_digits

__all__ = ["LABELS", "PIXELS", "Array", "Facts", "Split", "forest", "heldout", "show", "split_digits"]

Array = NDArray[Any]
Split = tuple[Array, Array, Array, Array]
Facts = Iterator[tuple[str, object]]
"""Pairs of what was measured and what came out."""

PIXELS, LABELS = load_digits()


@cache
def split_digits(seed: int = 42) -> Split:
    """Training rows, test rows and their labels: the split of the lessons, or one with another seed."""
    return tuple(train_test_split(PIXELS, LABELS, test_size=400, stratify=LABELS, random_state=seed))


@cache
def heldout() -> tuple[Array, Array]:
    """The 10 000 held-out images, as rows of pixels, and their labels. Only a teacher has them."""
    with np.load(course_file("data/heldout.npz")) as file:
        return file["images"].reshape(-1, 784), file["labels"]


def forest(**params: Any) -> RandomForestClassifier:
    """Our forest, with other parameters where given."""
    return RandomForestClassifier(**{"n_estimators": 200, "random_state": 42, **params})


def show(*facts: Facts) -> None:
    """One line for each fact, as soon as it is measured."""
    for section in facts:
        for name, value in section:
            print(f"{name:<80}  {_plain(value)}", flush=True)


def _plain(value: Any) -> object:
    """Numbers of NumPy as Python's own, which print without the name of their type."""
    return tuple(map(_plain, value)) if isinstance(value, tuple) else getattr(value, "tolist", lambda: value)()
