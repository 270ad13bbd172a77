"""Diagnoses: each mistake gets its name, honest models get none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression, RidgeClassifier
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.neural_network import MLPClassifier
from sklearn.tree import DecisionTreeClassifier

from autograder.answers import live_answers
from autograder.api import Diagnosis
from autograder.digits import load_digits
from autograder.digits.diagnose import diagnose, diagnose_fitted, diagnose_predictions
from autograder.digits.judge import PublicJudge, confusion_counts
from tests.mistaken import MISTAKES, Mistaken, Pretrained, Table

pytestmark = pytest.mark.filterwarnings("ignore:lbfgs failed to converge")
JUDGE = PublicJudge()
X, Y = JUDGE.training
X_NEW, Y_NEW = JUDGE.images, np.repeat(np.arange(10), 40)
Make = Callable[[], Any]


def neighbours() -> Any:
    return KNeighborsClassifier(1)


def forest() -> Any:
    return RandomForestClassifier(40, random_state=0)


def of_maker(make: Make) -> str:
    answers = live_answers({"make": lambda: make()})
    found = diagnose(answers, "make", JUDGE, answers.fit_predict("make", X, Y, X_NEW)).because
    return found.id if found else ""


def of_fitted(model: Any) -> str:
    found = diagnose_fitted(live_answers({"model": model}), "model", (X, Y), (X_NEW, Y_NEW))
    return found.id if found else ""


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_of_a_model_that_the_check_fits_is_named(mistake: str) -> None:
    for seed in (0, 1):
        assert of_maker(lambda seed=seed: MISTAKES[mistake](neighbours(), seed)) == mistake  # type: ignore[misc]


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_of_a_model_that_was_fitted_before_is_named(mistake: str) -> None:
    for seed in (0, 1):
        assert of_fitted(MISTAKES[mistake](neighbours(), seed).fit(X, Y)) == mistake


@pytest.mark.parametrize("mistake", sorted(set(MISTAKES) - {"test-not-scaled"}))
def test_a_forest_shows_its_mistake_too(mistake: str) -> None:
    # A forest reads on as well if only its training rows were scaled: there is nothing to name.
    assert of_fitted(MISTAKES[mistake](forest(), 0).fit(X, Y)) == mistake


def test_a_model_that_ignores_fit_is_named() -> None:
    known = KNeighborsClassifier(1).fit(*load_digits())
    assert of_maker(lambda: Pretrained(known)) == "ignores-fit"


def test_a_model_that_needs_scaling_is_named() -> None:
    assert of_maker(lambda: MLPClassifier((40,), max_iter=15, random_state=1)) == "model-needs-scaling"


@pytest.mark.parametrize("make", [lambda: DecisionTreeClassifier(random_state=0), lambda: Table(None)])
def test_a_model_that_learned_its_rows_by_heart_is_named(make: Make) -> None:
    assert of_maker(make) == "learned-by-heart"
    assert of_fitted(make().fit(X, Y)) == "learned-by-heart"


def test_a_model_that_saw_the_test_rows_is_named() -> None:
    for model in (neighbours(), forest(), LogisticRegression(max_iter=40)):
        assert of_fitted(model.fit(*load_digits())) == "trained-on-test-rows"


@pytest.mark.parametrize(("place", "scale"), [(0, 1), (784, 1), (0, 255)])
def test_a_label_among_the_features_of_a_forest_is_named(place: int, scale: int) -> None:
    told = np.insert(X / scale, place, Y / scale, axis=1)
    assert of_fitted(RandomForestClassifier(60, random_state=0).fit(told, Y)) == "label-among-features"


def test_a_column_that_is_not_the_label_gets_no_name() -> None:
    assert of_fitted(forest().fit(np.insert(X, 0, 1, axis=1), Y)) == ""


@pytest.mark.parametrize(
    "make",
    [
        neighbours,
        forest,
        GaussianNB,
        lambda: RidgeClassifier(alpha=100),
        lambda: LogisticRegression(max_iter=40),
        lambda: RandomForestClassifier(5, random_state=1),
        lambda: RandomForestClassifier(30, max_depth=2, random_state=1),
        lambda: DecisionTreeClassifier(max_depth=3),
        lambda: DecisionTreeClassifier(max_depth=1),
    ],
)
def test_an_honest_model_gets_no_name_however_weak(make: Make) -> None:
    assert of_maker(make) == ""
    assert of_fitted(make().fit(X, Y)) == ""


def test_a_model_that_fails_in_an_experiment_gets_no_name() -> None:
    def stop(rows: Any) -> Any:
        raise ValueError("not these")

    answers = live_answers({"make": lambda: Mistaken(neighbours(), images=stop)})
    assert diagnose(answers, "make", JUDGE, Y_NEW) == Diagnosis()
    assert of_fitted(Mistaken(neighbours(), images=stop).fit(X, Y)) == ""


def test_the_picture_shows_public_digits_that_are_misread() -> None:
    make = live_answers({"make": lambda: GaussianNB()})
    picture = diagnose(make, "make", JUDGE, make.fit_predict("make", X, Y, X_NEW)).picture
    assert picture is not None and "of 400 in all" in picture.alt


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (lambda y: y, ""),
        (lambda y: y + 1, "labels-shifted"),
        (lambda y: (y - 1) % 10, "labels-shifted"),
        (lambda y: np.array([0, 1, 2, 3, 4, 5, 9, 7, 8, 6])[y], "labels-permuted"),
        (lambda y: np.where(y == 9, 4, y), "classes-missing"),
        (lambda y: np.full(len(y), 3), "constant-answer"),
        (lambda y: y.astype(str), "constant-answer"),
        (lambda y: np.random.default_rng(0).permutation(y), ""),
    ],
)
def test_counts_alone_show_shifts_permutations_and_missing_digits(answer: Any, expected: str) -> None:
    found = diagnose_predictions(confusion_counts(answer(Y_NEW), Y_NEW))
    assert (found.id if found else "") == expected


def test_the_judge_counts_each_answer_once_and_keeps_strange_ones_apart() -> None:
    predictions = Y_NEW.astype(float)
    predictions[:3] = [np.nan, 10, 0.5]
    counts = JUDGE.confusion(predictions)
    assert counts.shape == (10, 11)
    assert counts.sum(axis=1).tolist() == [40] * 10
    assert counts[0].tolist() == [37, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3]
