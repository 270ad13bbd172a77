"""Who judges a model: rows to fit on, images to predict, and the labels that only a judge has."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import numpy as np
from numpy.typing import NDArray

from autograder.api import judge as api
from autograder.digits import load_digits
from autograder.errors import CourseError
from autograder.intervals import wilson

__all__ = ["HeldoutJudge", "Judge", "PublicJudge", "Score", "confusion_counts", "wilson"]

TRAIN_PER_DIGIT = 160
"""Rows of each digit that a judged model is fitted on: 1600 of the 2000."""


@dataclass(frozen=True)
class Score:
    """An accuracy with its 95 % Wilson interval, over `n` images."""

    value: float
    low: float
    high: float
    n: int

    def __str__(self) -> str:
        return f"{self.value:.3f} (95 % interval {self.low:.3f} to {self.high:.3f}, {self.n} images)"


class Judge(api.Judge, Protocol):
    """Fits are asked for on `training`, predictions on `images`; the labels stay here."""

    @property
    def training(self) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
        """Rows to fit on: pixels uint8 (1600, 784) and labels int64 (1600,)."""
        ...

    @property
    def images(self) -> NDArray[np.uint8]:
        """Images to predict, uint8 (n, 784)."""
        ...

    def score(self, predictions: NDArray[Any]) -> Score:
        """The accuracy of predictions for `images`."""
        ...

    def confusion(self, predictions: NDArray[Any]) -> NDArray[np.int64]:
        """How often each digit got each answer: see `confusion_counts`."""
        ...

    @property
    def truth(self) -> NDArray[np.int64]:
        """The labels of `images`, int64 (n,), for judges that are made of this one: never for a student's process."""
        ...


class _OfClasses:
    """What both judges have in common: a prediction is a digit."""

    unseen: tuple[str, ...] = ("images",)

    def kept(self, numbers: NDArray[Any]) -> NDArray[np.int64]:
        """Whole numbers: predictions are digits."""
        return api.whole_numbers(numbers)


class PublicJudge(_OfClasses):
    """Judges on rows of the shipped file: all that a student's own `check` has at hand."""

    name = "400 rows of the course file"
    hidden = False

    @property
    def training(self) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
        """The first 160 rows of each digit, in mixed order."""
        pixels, labels, train = _public()
        return pixels[train], labels[train]

    @property
    def images(self) -> NDArray[np.uint8]:
        """The last 40 rows of each digit."""
        pixels, _, train = _public()
        return pixels[_rest(train, len(pixels))]

    def score(self, predictions: NDArray[Any]) -> Score:
        """The accuracy on the 400 rows."""
        return _score(predictions, self._labels)

    def confusion(self, predictions: NDArray[Any]) -> NDArray[np.int64]:
        """The counts on the 400 rows."""
        return confusion_counts(predictions, self._labels)

    @property
    def truth(self) -> NDArray[np.int64]:
        """The labels of the 400 rows."""
        return self._labels

    @property
    def _labels(self) -> NDArray[np.int64]:
        _, labels, train = _public()
        return labels[_rest(train, len(labels))]


class HeldoutJudge(_OfClasses):
    """Judges on the 10 000 MNIST test images. Only the teacher's process makes one."""

    name = "10 000 held-out images"
    hidden = True

    def __init__(self, file: Path | BinaryIO) -> None:
        """Read the images, uint8 (n, 784), and labels, uint8 (n,), from a file as `numpy.savez` writes it.

        Raises:
            ValueError, KeyError, TypeError, OSError, EOFError, zipfile.BadZipFile: It is not such a file.
        """
        with np.load(file) as arrays:
            self._images: NDArray[np.uint8] = arrays["images"]
            self._labels: NDArray[np.uint8] = arrays["labels"]
        if self._images.shape != (len(self._labels), 784):
            raise ValueError(f"images of shape {self._images.shape} and {len(self._labels)} labels")

    @property
    def training(self) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
        """The same 1600 public rows as `PublicJudge` uses."""
        return PublicJudge().training

    @property
    def images(self) -> NDArray[np.uint8]:
        """The 10 000 test images."""
        return self._images

    def score(self, predictions: NDArray[Any]) -> Score:
        """The accuracy on the 10 000 test images."""
        return _score(predictions, self._labels)

    def confusion(self, predictions: NDArray[Any]) -> NDArray[np.int64]:
        """The counts on the 10 000 test images."""
        return confusion_counts(predictions, self._labels)

    @property
    def truth(self) -> NDArray[np.int64]:
        """The labels of the 10 000 test images."""
        return self._labels.astype(np.int64)


def confusion_counts(predictions: NDArray[Any], labels: NDArray[Any]) -> NDArray[np.int64]:
    """How often each digit got each answer.

    Returns:
        Counts, int64 (10, 11): a row for each true digit, a column for each predicted one, and a
        last column for answers that are no digit.
    """
    answers = np.full(len(labels), 10)
    for digit in range(10):
        answers[np.asarray(predictions == digit)] = digit
    return np.bincount(11 * labels.astype(np.int64) + answers, minlength=110).reshape(10, 11)


def _score(predictions: NDArray[Any], labels: NDArray[Any]) -> Score:
    right = int(np.sum(predictions == labels))
    return Score(right / len(labels), *wilson(right, len(labels)), len(labels))


@cache
def _public() -> tuple[NDArray[np.uint8], NDArray[np.int64], NDArray[np.intp]]:
    pixels, labels = load_digits()
    train = np.concatenate([np.flatnonzero(labels == digit)[:TRAIN_PER_DIGIT] for digit in range(10)])
    if len(train) == len(labels):
        raise CourseError(
            f"the course file has no row beyond the {TRAIN_PER_DIGIT} of each digit that models are fitted on.",
            file=Path(__file__),
            mend="Lower TRAIN_PER_DIGIT, or add rows: something must be left to judge on.",
        )
    return pixels, labels, np.random.default_rng(0).permutation(train)


def _rest(train: NDArray[np.intp], n: int) -> NDArray[np.intp]:
    return np.setdiff1d(np.arange(n), train)
