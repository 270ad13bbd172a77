"""Kinds of solutions of exercise 6.3, past its judge: what share of the rows that they return have a wrong label."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import ExtraTreesClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

from autograder.digits.calibration.kinds import Role
from autograder.digits.project.calibration.kinds import Kind, Part
from autograder.digits.project.liars import FLIPS, Draw, LiarsJudge

__all__ = ["PART"]

Scores = NDArray[np.float64]
"""How much each label of a draw is believed, shape (n,)."""
Believe = Callable[[Draw, int], Scores]
"""Makes scores from a draw and a number."""


def _share(believe: Believe) -> Callable[[int], float]:
    """What the judge measures of a way to believe labels. The draws are the judge's own: all are judged on the same."""

    def measure(number: int) -> float:
        judge = LiarsJudge()
        # Equal scores come in any order.
        luck = np.random.default_rng(number)
        scores = [believe(draw, number) for draw in judge.draws]
        return judge.share([np.lexsort([luck.random(len(score)), score])[:FLIPS] for score in scores])

    return measure


def _unseen(make: Callable[[int], Any], method: str = "predict_proba") -> Believe:
    """Cross-validated scores of the given label; the number chooses seed and folds: 3 to 10, as they come or mixed."""

    def believe(draw: Draw, number: int) -> Scores:
        mixed = number % 2 == 1
        folds = StratifiedKFold((5, 5, 3, 10)[number % 4], shuffle=mixed, random_state=number if mixed else None)
        return _given(cross_val_predict(make(number), draw.X, draw.y, cv=folds, method=method), draw)

    return believe


def _seen(make: Callable[[int], Any]) -> Believe:
    """Scores of a model that was fitted on the rows that it judges."""
    return lambda draw, number: _given(make(number).fit(draw.X, draw.y).predict_proba(draw.X), draw)


def _given(scores: NDArray[Any], draw: Draw) -> Scores:
    """Of each row the score of its label; columns are the labels that are there, rising."""
    return np.asarray(scores[np.arange(len(draw.y)), np.searchsorted(np.unique(draw.y), draw.y)], np.float64)


def _out_of_bag(draw: Draw, number: int) -> Scores:
    forest = RandomForestClassifier(200, oob_score=True, random_state=number).fit(draw.X, draw.y)
    return _given(forest.oob_decision_function_, draw)


def _agreement(draw: Draw, number: int) -> Scores:
    """How many of the nearest 8 to 15 other rows have the same label."""
    near = KNeighborsClassifier(8 + number % 8).fit(draw.X, draw.y).kneighbors(return_distance=False)
    return np.asarray((draw.y[near] == draw.y[:, None]).mean(axis=1), np.float64)


def _distances(draw: Draw) -> Scores:
    """From each row to the mean picture of each label, (n, labels)."""
    means = np.array([draw.X[draw.y == label].mean(axis=0) for label in np.unique(draw.y)])
    return np.asarray(np.linalg.norm(draw.X[:, None] - means, axis=2), np.float64)


def _nearer_mean(draw: Draw, _: int) -> Scores:
    """How much nearer a row is to the mean of its own label than to the nearest other one."""
    far = _distances(draw)
    own = draw.y[:, None] == np.unique(draw.y)
    return np.asarray(np.where(own, np.inf, far).min(axis=1) - far[own], np.float64)


def _margin(draw: Draw, number: int) -> Scores:
    """How sure a forest is of a row, whatever its label is."""
    forest = ExtraTreesClassifier(100, random_state=number)
    sure = np.sort(cross_val_predict(forest, draw.X, draw.y, cv=5, method="predict_proba"), axis=1)
    return np.asarray(sure[:, -1] - sure[:, -2], np.float64)


def _forest(trees: int, **settings: Any) -> Callable[[int], Any]:
    return lambda seed: RandomForestClassifier(trees, random_state=seed, **settings)


def _extra_trees(trees: int) -> Callable[[int], Any]:
    return lambda seed: ExtraTreesClassifier(trees, random_state=seed)


def _neighbours(number: int) -> Any:
    return KNeighborsClassifier(8 + number % 8, weights=("uniform", "distance")[number % 2])


def _logistic(number: int) -> Any:
    return LogisticRegression(C=(0.03, 0.1, 0.3, 1.0)[number % 4], max_iter=300)


def _kind(name: str, role: Role, about: str, believe: Believe) -> Kind:
    return Kind(name, role, about, _share(believe))


PART = Part(
    "6.3",
    "share of wrong labels among the rows that are returned",
    (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7),
    (
        _kind("extra-trees", Role.HONEST, "100 extra trees, cross-validated", _unseen(_extra_trees(100))),
        _kind("small-extra-trees", Role.HONEST, "50 extra trees, cross-validated", _unseen(_extra_trees(50))),
        _kind("small-forest", Role.HONEST, "50 trees, cross-validated", _unseen(_forest(50))),
        _kind("out-of-bag", Role.HONEST, "200 trees, each row judged by those that have not seen it", _out_of_bag),
        _kind("agreement", Role.HONEST, "8 to 15 neighbours that agree", _agreement),
        _kind("neighbours", Role.HONEST, "8 to 15 neighbours, cross-validated", _unseen(_neighbours)),
        _kind("svc", Role.HONEST, "support vectors, cross-validated", _unseen(lambda _: SVC(), "decision_function")),
        _kind("logistic", Role.HONEST, "logistic regression, cross-validated", _unseen(_logistic)),
        _kind("nearer-mean", Role.HONEST, "the nearest mean picture of another label", _nearer_mean),
        _kind(
            "five-neighbours",
            Role.HONEST,
            "5 neighbours, cross-validated: only six different scores",
            _unseen(lambda _: KNeighborsClassifier()),
        ),
        _kind("few-trees", Role.BETWEEN, "10 trees, cross-validated", _unseen(_forest(10))),
        _kind("fitted-forest", Role.BETWEEN, "100 trees that judge rows they were fitted on", _seen(_forest(100))),
        _kind(
            "fitted-coarse-forest",
            Role.BETWEEN,
            "100 trees with leaves of 3 rows, which cannot learn one row by heart",
            _seen(_forest(100, min_samples_leaf=3)),
        ),
        _kind(
            "chance",
            Role.WRONG,
            "rows taken by chance",
            lambda draw, number: np.random.default_rng(number).random(len(draw.y)),
        ),
        _kind("unsure", Role.WRONG, "rows of which a forest is least sure", _margin),
        _kind(
            "most-trusted-first",
            Role.WRONG,
            "rows whose labels are believed most",
            lambda draw, number: -_unseen(_extra_trees(50))(draw, number),
        ),
        _kind(
            "one-tree",
            Role.WRONG,
            "one tree, cross-validated",
            _unseen(lambda seed: DecisionTreeClassifier(random_state=seed)),
        ),
        _kind(
            "odd",
            Role.WRONG,
            "rows farthest from the mean picture of their label",
            lambda draw, _: -_given(_distances(draw), draw),
        ),
        _kind(
            "fitted-extra-trees",
            Role.WRONG,
            "extra trees that judge rows they were fitted on",
            _seen(_extra_trees(100)),
        ),
    ),
)
