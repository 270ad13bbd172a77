"""Who judges a contestant on enlarged rows against the default forest on copies of the same rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from autograder.answers.description import is_ours
from autograder.api import Built
from autograder.api import judge as api
from autograder.digits import load_digits
from autograder.digits.judge import Judge
from autograder.digits.project.budget import MAX_ROWS

__all__ = ["DEFAULT_FOREST", "Fits", "Gain", "Rivals", "Rows", "paired"]

ROUNDS = 4
LEARNED, JUDGED = 30, 1000
"""Rows of each digit that a round is learned from, and held-out images that it is judged on."""
NAMES = np.array([37, 34, 30, 39, 32, 38, 31, 35, 33, 36])
"""What the ten digits are called here."""
DEFAULT_FOREST = Built(
    "sklearn.ensemble.RandomForestClassifier", {"n_estimators": 200, "random_state": 42, "n_jobs": 2}
)
"""On two processors, where there are two: somebody waits for it in a notebook."""

Rows = tuple[NDArray[np.float64], NDArray[np.int64]]
"""Pixels from 0 to 1, shape (n, 784), and labels, shape (n,)."""


class Fits(Protocol):
    """What the judge asks of a submission's answers: see `Answers.fit_predict`."""

    def fit_predict(self, maker: str | Built, X: Any, y: Any, X_new: Any) -> NDArray[Any]:
        """Predictions for `X_new` of the model that is fitted on (X, y)."""
        ...


@dataclass(frozen=True)
class Gain:
    """How much better the first of two models reads the same `n` images, as a share of them, with its 95 % interval."""

    value: float
    low: float
    high: float
    first: float
    second: float
    n: int

    def __str__(self) -> str:
        return f"{self.value:+.3f} (95 % interval {self.low:+.3f} to {self.high:+.3f}, {self.n} images)"


def paired(first: NDArray[np.bool_], second: NDArray[np.bool_]) -> Gain:
    """The gain of one model over another, image by image: only images on which they differ count (McNemar 1947).

    Args:
        first: Whether the first model is right, one for each image.
        second: The same for the second model.

    Returns:
        The mean of the differences, each -1, 0 or 1, plus and minus 1.96 standard errors.
    """
    differences = first.astype(np.float64) - second
    value = float(differences.mean())
    half = 1.96 * float(differences.std()) / sqrt(len(differences))
    return Gain(value, value - half, value + half, float(first.mean()), float(second.mean()), len(differences))


class Rivals:
    """Four rounds. In each, both rivals learn from public rows, 30 of each digit, and read images that are new to them.

    With held-out images a round has 1000 of them; with public rows it has 500, which no other round reads. The digits
    have other names here, and all pictures are mirrored: what a submission remembers of them is of little use.

    Nothing is hidden from a student's process, because nothing but the rows of `rounds` ever gets there: models are
    asked by their description, and no others.
    """

    hidden = False
    unseen: tuple[str, ...] = ()

    def __init__(self, judge: Judge) -> None:
        """Take the images and the labels of a judge of models."""
        self.name = "four rounds of held-out images" if judge.hidden else "four rounds of public rows"
        self._judge = judge

    def kept(self, numbers: NDArray[Any]) -> NDArray[np.int64]:
        """Whole numbers: predictions are names of digits."""
        return api.whole_numbers(numbers)

    @property
    def rounds(self) -> tuple[Rows, ...]:
        """The rows to learn from, for each round: pixels float64 (300, 784), and labels int64 (300,)."""
        pixels, labels = load_digits()
        return tuple((_mirrored(pixels[rows]), NAMES[labels[rows]]) for rows in self._rows)

    @property
    def copied(self) -> tuple[Rows, ...]:
        """The same rows five times, for each round: as many as an enlarged set may have, and none that is new."""
        return tuple((np.tile(X, (MAX_ROWS, 1)), np.tile(y, MAX_ROWS)) for X, y in self.rounds)

    def right(self, answers: Fits, model: Built, rows: Sequence[Rows]) -> NDArray[np.bool_]:
        """Whether a model reads each image right, over all rounds; see `paired`.

        Args:
            answers: Who fits: see `Answers.fit_predict`.
            model: The description of a model.
            rows: What it learns from, for each round.

        Raises:
            ValueError: The model is not made of parts of scikit-learn only, so that a student's process would be asked
                to read the images.
        """
        if not is_ours(model):
            raise ValueError("only described models are judged here")
        right = []
        for (X, y), (images, names) in zip(rows, self.judged, strict=True):
            right.append(answers.fit_predict(model, X, y, images) == names)
        return np.concatenate(right)

    @cached_property
    def _rows(self) -> tuple[NDArray[np.intp], ...]:
        labels = load_digits()[1]
        return tuple(rows[_first_of_each(labels[rows])] for rows in _quarters(labels))

    @cached_property
    def judged(self) -> tuple[Rows, ...]:
        """The images of each round, and the names of their digits: those are for nobody else."""
        if not self._judge.hidden:
            pixels, labels = load_digits()
            quarters = _quarters(labels)
            chosen = [quarters[(number + 1) % ROUNDS] for number in range(ROUNDS)]
        else:
            pixels, labels = self._judge.images, self._judge.truth
            order = np.random.default_rng(0).permutation(len(labels))
            chosen = np.array_split(order[: ROUNDS * JUDGED], ROUNDS)
        return tuple((_mirrored(pixels[rows]), NAMES[labels[rows]]) for rows in chosen)


def _quarters(labels: NDArray[np.int64]) -> list[NDArray[np.intp]]:
    """Row numbers in four parts, each with as many of each digit."""
    from sklearn.model_selection import StratifiedKFold  # Here for the reason that `drawings` gives.

    splitter = StratifiedKFold(ROUNDS, shuffle=True, random_state=0)
    return [part for _, part in splitter.split(np.zeros(len(labels)), labels)]


def _first_of_each(labels: NDArray[np.int64]) -> NDArray[np.intp]:
    """The positions of the first rows of each digit, in their order."""
    return np.sort(np.concatenate([np.flatnonzero(labels == digit)[:LEARNED] for digit in np.unique(labels)]))


def _mirrored(pixels: NDArray[np.uint8]) -> NDArray[np.float64]:
    return np.asarray(pixels.reshape(-1, 28, 28)[:, :, ::-1].reshape(-1, 784) / 255)
