"""Measures what the part "Find the liars" of lesson 6 quotes, measured on the rows of the course file."""

from __future__ import annotations

from functools import cache

import numpy as np
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.model_selection import cross_val_predict
from sklearn.neighbors import KNeighborsClassifier

from autograder.digits.project.liars import FLIPS, ROWS, LiarsJudge
from benchmarks.facts.shared import Array, Facts, split_digits

__all__ = ["facts"]

SHOWN, LIES = 1000, 30
"""Rows that the lesson shows, and labels that it changes."""


def facts() -> Facts:
    """All that is measured."""
    X, y, lies = told()
    learned = ExtraTreesClassifier(50, random_state=42).fit(X, y)
    belief = learned.predict_proba(X)[np.arange(SHOWN), y]
    yield "a forest asked about its own rows: lies, lowest belief", (len(lies), float(belief[lies].min()))
    yield "rows by chance: how many, of how many, lies expected", (LIES, SHOWN, LIES * LIES / SHOWN)
    found = [int(np.isin(suspects(X, y, LIES, seed), lies).sum()) for seed in range(42, 52)]
    yield "cross-validated forest, first 30 rows: lies, precision", (found[0], round(found[0] / LIES, 2))
    yield "ten forests with other seeds, first 30 rows: fewest lies, most", (min(found), max(found))
    yield "rows of the judge: draws, rows, wrong labels", (len(LiarsJudge().draws), ROWS, FLIPS)
    for name, rows in (("our solution", suspects), ("vote of ten neighbours", by_neighbours)):
        found_rows = [rows(draw.X, draw.y, FLIPS) for draw in LiarsJudge().draws]
        yield f"{name}, rows of the judge: share of lies", round(LiarsJudge().share(found_rows), 3)


@cache
def told() -> tuple[Array, Array, Array]:
    """Pictures, labels with lies, and the rows that lie: as the lesson makes them."""
    X, _, honest, _ = split_digits()
    random = np.random.default_rng(6)
    lies = random.choice(SHOWN, LIES, replace=False)
    y = honest[:SHOWN].copy()
    y[lies] = (y[lies] + random.integers(1, 10, LIES)) % 10
    return X[:SHOWN] / 255, y, lies


def suspects(X: Array, y: Array, k: int, seed: int = 42) -> Array:
    """Our solution."""
    return _least_believed(ExtraTreesClassifier(50, random_state=seed), X, y, k)


def by_neighbours(X: Array, y: Array, k: int) -> Array:
    """The same with ten neighbours for a model."""
    return _least_believed(KNeighborsClassifier(10), X, y, k)


def _least_believed(model: object, X: Array, y: Array, k: int) -> Array:
    probabilities = cross_val_predict(model, X, y, cv=5, method="predict_proba")
    belief = probabilities[np.arange(len(y)), np.searchsorted(np.unique(y), y)]
    return np.asarray(np.argsort(belief)[:k])
