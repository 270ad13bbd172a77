"""Kinds of contestants and of enlargements that the judge of rivals meets."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from sklearn.ensemble import ExtraTreesClassifier, RandomForestClassifier
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC

from autograder.digits.calibration.kinds import Role
from autograder.digits.judge import PublicJudge
from autograder.digits.project.calibration.kinds import Kind, Part
from autograder.digits.project.rivals import DEFAULT_FOREST, Rivals, Rows, paired

__all__ = ["PART"]

Enlarge = Callable[[Rows, int], Rows]
"""Makes rows from rows and a number, which is a seed."""


def _gain(model: Callable[[int], Any], enlarge: Enlarge, number: int) -> float:
    """The gain over the forest that the public judge measures, or 0 if its interval reaches 0."""
    rivals = _rivals()
    right = []
    for rows, (images, names) in zip(rivals.rounds, rivals.judged, strict=True):
        right.append(model(number).fit(*enlarge(rows, number)).predict(images) == names)
    gain = paired(np.concatenate(right), _forest())
    return gain.value if gain.low > 0 else 0.0


@cache
def _rivals() -> Rivals:
    return Rivals(PublicJudge())


@cache
def _forest() -> NDArray[np.bool_]:
    """What the default forest reads right."""
    rivals = _rivals()
    right = []
    for (X, y), (images, names) in zip(rivals.copied, rivals.judged, strict=True):
        right.append(RandomForestClassifier(**DEFAULT_FOREST.params).fit(X, y).predict(images) == names)
    return np.concatenate(right)


def _blocks(rows: Rows, *changed: NDArray[np.float64]) -> Rows:
    X, y = rows
    return np.concatenate([X, *(block.reshape(len(X), -1) for block in changed)]), np.tile(y, 1 + len(changed))


def _moved(rows: Rows, number: int) -> Rows:
    """Moved by one pixel up, down, left and right, or to the four corners."""
    images = rows[0].reshape(-1, 28, 28)
    straight, corners = ((1, 0), (-1, 0), (0, 1), (0, -1)), ((1, 1), (-1, -1), (-1, 1), (1, -1))
    return _blocks(rows, *(ndimage.shift(images, (0, *step), order=0) for step in (straight, corners)[number % 2]))


def _moved_at_random(rows: Rows, number: int) -> Rows:
    """Four times by random steps of up to one pixel, between pixels too."""
    images, random = rows[0].reshape(-1, 28, 28), np.random.default_rng(number)
    steps = random.uniform(-1.5, 1.5, (4, len(images), 2))
    return _blocks(rows, *(np.stack(list(map(_shifted, images, block))) for block in steps))


def _shifted(image: NDArray[np.float64], step: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(ndimage.shift(image, step, order=1))


def _turned(rows: Rows, number: int) -> Rows:
    """Turned by 5 to 8 degrees, and by twice as many, in both directions."""
    images, angle = rows[0].reshape(-1, 28, 28), 5 + number % 4
    angles = (-2 * angle, -angle, angle, 2 * angle)
    return _blocks(rows, *(ndimage.rotate(images, by, axes=(1, 2), reshape=False, order=1) for by in angles))


def _noisy(strength: float) -> Enlarge:
    def enlarge(rows: Rows, number: int) -> Rows:
        random = np.random.default_rng(number)
        noise = (random.normal(0, strength, rows[0].shape) for _ in range(4))
        return _blocks(rows, *(np.clip(rows[0] + block, 0, 1) for block in noise))

    return enlarge


def _worn(rows: Rows, number: int) -> Rows:
    """Strokes that are worn away."""
    return _blocks(rows, ndimage.grey_erosion(rows[0].reshape(-1, 28, 28), size=(1, 3, 3)))


def _labels_repeated(rows: Rows, number: int) -> Rows:
    X, _ = _moved(rows, number)
    return X, np.repeat(rows[1], 5)


def _forest_of(number: int) -> Any:
    return RandomForestClassifier(200, random_state=number)


def _extra_trees(number: int) -> Any:
    return ExtraTreesClassifier(200, random_state=number)


def _svc(number: int) -> Any:
    return SVC(C=(1, 2, 5, 10, 30, 100)[number % 6])


def _kind(name: str, role: Role, about: str, model: Callable[[int], Any], enlarge: Enlarge) -> Kind:
    return Kind(name, role, about, lambda number: _gain(model, enlarge, number))


PART = Part(
    "6.2",
    "the gain over the default forest",
    (0.005, 0.01, 0.015, 0.02, 0.025, 0.03),
    (
        _kind("forest-moved", Role.HONEST, "a default forest on moved pictures", _forest_of, _moved),
        _kind("extra-trees-moved", Role.HONEST, "extra trees on moved pictures", _extra_trees, _moved),
        _kind("svc-moved", Role.HONEST, "an SVC on moved pictures", _svc, _moved),
        _kind("svc-moved-at-random", Role.HONEST, "an SVC on randomly moved pictures", _svc, _moved_at_random),
        _kind("svc-turned", Role.HONEST, "an SVC on turned pictures", _svc, _turned),
        _kind("forest-turned", Role.BETWEEN, "a default forest on turned pictures", _forest_of, _turned),
        _kind("svc-noisy", Role.BETWEEN, "an SVC on noisy pictures", _svc, _noisy(0.1)),
        _kind("extra-trees-noisy", Role.BETWEEN, "extra trees on noisy pictures", _extra_trees, _noisy(0.1)),
        _kind("forest-noisy", Role.WRONG, "a default forest on faint noise", _forest_of, _noisy(0.002)),
        _kind("extra-trees-faint", Role.WRONG, "extra trees on faint noise", _extra_trees, _noisy(0.002)),
        _kind(
            "more-trees",
            Role.WRONG,
            "a forest of 400 trees on faint noise",
            lambda number: RandomForestClassifier(400, random_state=number),
            lambda rows, number: _blocks(rows, np.clip(rows[0] + 0.002, 0, 1)),
        ),
        _kind("neighbours", Role.WRONG, "nearest neighbours", lambda number: KNeighborsClassifier(), _moved),
        _kind("labels-repeated", Role.WRONG, "labels in another order", _svc, _labels_repeated),
        _kind("worn", Role.WRONG, "a forest on worn pictures", _forest_of, _worn),
    ),
)
