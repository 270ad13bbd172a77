"""Part 6.2: what the judge of rivals promises, what counts as a fit, and the boundaries of the checks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import ndimage
from sklearn.base import BaseEstimator
from sklearn.decomposition import PCA
from sklearn.ensemble import (
    AdaBoostClassifier,
    BaggingClassifier,
    ExtraTreesClassifier,
    HistGradientBoostingClassifier,
    RandomForestClassifier,
    StackingClassifier,
    VotingClassifier,
)
from sklearn.feature_selection import RFE
from sklearn.linear_model import LogisticRegressionCV
from sklearn.model_selection import GridSearchCV, RandomizedSearchCV, StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

from autograder.answers import Failure, live_answers
from autograder.answers.description import repeats_itself
from autograder.api import Built, Own
from autograder.digits import load_digits
from autograder.digits.checks.lesson_6 import test_2_rivals as checks
from autograder.digits.checks.lesson_6.enlarged import (
    FAR,
    bars,
    came_round,
    changed,
    drawings,
    likeness,
    mirrored_likeness,
)
from autograder.digits.judge import PublicJudge
from autograder.digits.project.bars import bar_of
from autograder.digits.project.budget import Uncounted, fits_of, seeded
from autograder.digits.project.rivals import NAMES, Rivals, paired
from autograder.manifest import load_course

Pictures = NDArray[np.float64]
FITS: dict[str, tuple[BaseEstimator, int]] = {
    "one model": (SVC(), 1),
    "a pipeline": (make_pipeline(StandardScaler(), PCA(5), SVC()), 1),
    "a scaler": (StandardScaler(), 0),
    "200 trees": (RandomForestClassifier(200), 1),
    "201 trees": (ExtraTreesClassifier(201), 2),
    "voting": (VotingClassifier([("a", SVC()), ("b", RandomForestClassifier(300))]), 3),
    "bagging": (BaggingClassifier(SVC(), n_estimators=7), 7),
    "bagging of trees": (BaggingClassifier(), 10),
    "adaboost": (AdaBoostClassifier(n_estimators=12), 12),
    "boosting": (HistGradientBoostingClassifier(max_iter=9), 9),
    "stacking": (StackingClassifier([("a", SVC()), ("b", SVC())], cv=3), 9),
    "grid": (GridSearchCV(SVC(), {"C": [1, 2], "gamma": [0.1, 1]}, cv=2), 9),
    "grid without the last fit": (GridSearchCV(SVC(), {"C": [1, 2]}, cv=StratifiedKFold(4), refit=False), 8),
    "two grids": (GridSearchCV(SVC(), [{"C": [1, 2]}, {"C": [3]}]), 16),
    "random search": (RandomizedSearchCV(SVC(), {"C": [1, 2, 3]}, n_iter=2, cv=3), 7),
}


def _described(model: BaseEstimator) -> Built:
    described = live_answers({"contestant": lambda: model}).description(Own("contestant"))
    assert isinstance(described, Built)
    return described


@pytest.mark.parametrize("name", FITS)
def test_fits_are_counted_as_the_text_says(name: str) -> None:
    model, fits = FITS[name]
    assert fits_of(_described(model)) == fits


@pytest.mark.parametrize("model", [LogisticRegressionCV(), RFE(SVC()), BaggingClassifier(n_estimators=0)])
def test_what_cannot_be_counted_is_refused(model: BaseEstimator) -> None:
    with pytest.raises(Uncounted):
        fits_of(_described(model))


def test_missing_seeds_are_filled_and_given_ones_kept() -> None:
    model = seeded(_described(make_pipeline(PCA(3), VotingClassifier([("a", RandomForestClassifier(random_state=7))]))))
    assert repeats_itself(model)
    assert "7" in repr(model)


def test_nothing_that_is_judged_is_learned() -> None:
    rivals = Rivals(PublicJudge())
    seen = [{bytes(row) for row in X} & {bytes(row) for row in images} for (X, _), (images, _) in _rounds(rivals)]
    pixels, _ = load_digits()
    # A few digits of the file are the same picture twice.
    assert sum(map(len, seen)) <= len(pixels) - len(np.unique(pixels, axis=0))
    assert [np.bincount(y)[NAMES].tolist() for _, y in rivals.rounds] == [[30] * 10] * 4
    assert all(np.array_equal(a[0], b[0]) for a, b in zip(rivals.rounds, Rivals(PublicJudge()).rounds, strict=True))


def _rounds(rivals: Rivals) -> Any:
    return zip(rivals.rounds, rivals.judged, strict=True)


def test_images_go_to_described_models_only() -> None:
    rivals = Rivals(PublicJudge())
    for model in (Built("sklearn.pipeline.Pipeline", {"steps": [("a", Own("contestant"))]}), Own("contestant")):
        with pytest.raises(ValueError, match="described"):
            rivals.right(live_answers({}), model, rivals.rounds)  # type: ignore[arg-type]


def test_the_gain_is_paired() -> None:
    first, second = np.repeat([True, True, False, False], [60, 30, 10, 0]), np.repeat([True, False, True], [60, 30, 10])
    gain = paired(first, second)
    assert gain.value == pytest.approx(0.2)
    assert gain.high - gain.value == pytest.approx(1.96 * np.sqrt(0.4 - 0.04) / 10)


def _half(image: Pictures, way: int) -> Pictures:
    """Half of each change that the text allows, one way or the other."""
    return np.asarray(ndimage.shift(changed(image, 10 * way, 1 + 0.1 * way, 0.15 * way), (2 * way, -2 * way), order=1))


KEEPS: dict[str, Callable[[Pictures], Pictures]] = {
    "moved by 4": lambda image: ndimage.shift(image, (4, -4), order=0),
    "turned by 20": lambda image: ndimage.rotate(image, 20, reshape=False, order=1),
    "larger": lambda image: changed(image, size=1.2),
    "smaller": lambda image: changed(image, size=0.8),
    "slanted": lambda image: changed(image, slant=-0.3),
    "half of each": lambda image: _half(image, 1),
    "half of each, the other way": lambda image: _half(image, -1),
    "thick": lambda image: ndimage.grey_dilation(image, size=(3, 3)),
    "thin": lambda image: ndimage.grey_erosion(image, size=(2, 2)),
    "blurred": lambda image: ndimage.gaussian_filter(image, 1.5),
    "noisy": lambda image: np.clip(image + np.random.default_rng(0).normal(0, 0.2, image.shape), 0, 1),
}


@pytest.mark.parametrize("name", KEEPS)
def test_what_the_text_allows_is_alike(name: str) -> None:
    changed = np.stack([KEEPS[name](drawing.reshape(28, 28)).ravel() for drawing in drawings()])
    alike = likeness(changed)
    assert (alike.argmax(axis=1) == np.arange(5)).all()
    assert (np.diag(alike) > FAR + 0.1).all()
    assert not any(came_round(number, KEEPS[name](bar.reshape(28, 28)).ravel()) for number, bar in enumerate(bars()))


def test_a_mirrored_l_is_seen_as_such() -> None:
    mirrored = drawings()[:1].reshape(28, 28)[:, ::-1].reshape(1, 784)
    assert likeness(mirrored).max() < 0.85 < mirrored_likeness(mirrored)[0]


@pytest.mark.parametrize(("rows", "passes"), [(5, True), (6, False), (1, False)])
def test_the_budget_of_rows_ends_at_five(rows: int, passes: bool) -> None:
    def enlarge(X: Pictures, y: NDArray[np.int64]) -> tuple[Pictures, NDArray[np.int64]]:
        moved = [ndimage.shift(X.reshape(-1, 28, 28), (0, 0, by), order=0).reshape(X.shape) for by in range(rows)]
        return np.concatenate(moved), np.tile(y, rows)

    answers = live_answers({"enlarge": enlarge})
    if passes:
        checks.test_enlarge_keeps_pictures_and_labels_together(answers)
    else:
        with pytest.raises(Failure):
            checks.test_enlarge_keeps_pictures_and_labels_together(answers)


def test_the_text_names_the_bar() -> None:
    text = (load_course().root / "solutions" / "06_project" / "06_project.md").read_text(encoding="utf-8")
    assert f"A gain of {bar_of('6.2'):g} or more" in text
