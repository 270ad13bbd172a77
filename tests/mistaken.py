"""Generated models for tests and benchmarks: honest ones of many kinds, and good ones with one mistake each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.ensemble import BaggingClassifier, ExtraTreesClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression, RidgeClassifier
from sklearn.naive_bayes import BernoulliNB, GaussianNB, MultinomialNB
from sklearn.neighbors import KNeighborsClassifier, NearestCentroid
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, StandardScaler
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier, ExtraTreeClassifier

Array = NDArray[Any]
Make = Callable[[int], Any]
"""A model, for a seed."""
Mistake = Callable[[Any, int], Any]
"""What becomes of a good model, for a seed."""

HONEST: dict[str, Make] = {
    "random forest": lambda seed: RandomForestClassifier(40, random_state=seed),
    "extra trees": lambda seed: ExtraTreesClassifier(40, random_state=seed),
    "nearest neighbours": lambda seed: KNeighborsClassifier(1 + seed),
    "SVC": lambda seed: SVC(C=10.0 ** (seed - 1)),
    "logistic regression": lambda seed: LogisticRegression(C=10.0 ** (seed - 2), max_iter=40),
    "neural net, scaled": lambda seed: make_pipeline(
        MinMaxScaler(), MLPClassifier((30,), max_iter=40, random_state=seed)
    ),
}
"""Good models of six families."""
WEAK: dict[str, Make] = {
    "forest of 5 trees": lambda seed: RandomForestClassifier(5, random_state=seed),
    "forest of 20 trees": lambda seed: RandomForestClassifier(20, random_state=seed),
    "forest of depth 2": lambda seed: RandomForestClassifier(60, max_depth=2, random_state=seed),
    "forest of depth 4": lambda seed: RandomForestClassifier(60, max_depth=4, random_state=seed),
    "forest, leaves of 40": lambda seed: RandomForestClassifier(60, min_samples_leaf=40, random_state=seed),
    "forest on 5 pixels a split, no seed": lambda seed: RandomForestClassifier(60, max_features=5),
    "tree of depth 3": lambda seed: DecisionTreeClassifier(max_depth=3, max_features=300, random_state=seed),
    "tree of depth 6": lambda seed: DecisionTreeClassifier(max_depth=6, max_features=300, random_state=seed),
    "bagged trees": lambda seed: BaggingClassifier(DecisionTreeClassifier(max_depth=6), 8, random_state=seed),
    "nearest centroid": lambda seed: make_pipeline(MinMaxScaler((0, 1 + seed)), NearestCentroid()),
    "Gaussian naive Bayes": lambda seed: GaussianNB(var_smoothing=10.0 ** (-9 + 2 * seed)),
    "Bernoulli naive Bayes": lambda seed: BernoulliNB(binarize=50 * seed),
    "multinomial naive Bayes": lambda seed: MultinomialNB(alpha=10.0 ** (seed - 2)),
    "SVC after StandardScaler": lambda seed: make_pipeline(StandardScaler(), SVC(C=10.0 ** (seed - 1))),
    "ridge": lambda seed: RidgeClassifier(alpha=10.0**seed),
    "linear discriminant": lambda seed: LinearDiscriminantAnalysis(n_components=9 - seed),
    "many neighbours": lambda seed: KNeighborsClassifier(20 + 20 * seed),
}
"""Honest models that stay below the bar: naming a misconception for one of them is a false alarm."""


class Mistaken(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """A good model with one mistake: in what it is fitted on, what it predicts on, or what it answers."""

    def __init__(
        self,
        model: Any,
        rows: Callable[[Array, Array], tuple[Array, Array]] = lambda X, y: (X, y),
        images: Callable[[Array], Array] = lambda X: X,
        answer: Callable[[Array], Array] = lambda y: y,
    ) -> None:
        self.model, self.rows, self.images, self.answer = model, rows, images, answer

    def fit(self, X: Array, y: Array) -> Mistaken:
        """Fit the model on rows with the mistake."""
        self.model.fit(*self.rows(X, y))
        return self

    def predict(self, X: Array) -> Array:
        """Answers with the mistake."""
        return self.answer(self.model.predict(self.images(X)))


class Pretrained(Mistaken):
    """A model that was fitted before, on the whole course file. `fit` does nothing, or learns names only."""

    def __init__(self, model: Any, names: bool = False) -> None:
        super().__init__(model)
        self.names = names

    def fit(self, X: Array, y: Array) -> Pretrained:
        """With `names`, learn how each known digit is called."""
        digits = self.model.predict(X)
        if self.names:
            self.answer = np.array([np.bincount(y[digits == d], minlength=10).argmax() for d in range(10)]).take
        return self


class Table(Mistaken):
    """Knows the rows that it was fitted on by heart, and guesses the others."""

    def fit(self, X: Array, y: Array) -> Table:
        """Write the rows down."""
        self.known = {row.tobytes(): label for row, label in zip(X.astype(np.float32), y, strict=True)}
        return self

    def predict(self, X: Array) -> Array:
        """Look the rows up."""
        return np.array([self.known.get(row.tobytes(), int(row.sum()) % 10) for row in X.astype(np.float32)])


class ByBatch(Mistaken):
    """Divides what it predicts by the largest value of the batch."""

    def __init__(self, model: Any) -> None:
        super().__init__(model, rows=lambda X, y: (X / X.max(), y), images=lambda X: X / X.max())


class Guess(Mistaken):
    """Guesses, each time anew; the same guesses in each run of the tests."""

    def fit(self, X: Array, y: Array) -> Guess:
        """Begin to guess."""
        self.luck = np.random.default_rng(0)
        return self

    def predict(self, X: Array) -> Array:
        """Any digit."""
        return self.luck.integers(0, 10, len(X))


def turned(rows: Array, upside_down: bool = False) -> Array:
    """Images with rows and columns exchanged, or upside down."""
    images = rows.reshape(-1, 28, 28)
    return (images[:, ::-1] if upside_down else images.transpose(0, 2, 1)).reshape(-1, 784)


def apart(X: Array, y: Array) -> tuple[Array, Array]:
    """Images and labels, shuffled apart."""
    return X, np.random.default_rng(7).permutation(y)


def without(digits: list[int]) -> Callable[[Array, Array], tuple[Array, Array]]:
    """Rows without some digits."""
    return lambda X, y: (X[~np.isin(y, digits)], y[~np.isin(y, digits)])


# What a mistake makes of a good model and a seed.
MISTAKES: dict[str, Mistake] = {
    "test-not-scaled": lambda model, seed: Mistaken(model, rows=lambda X, y: (X / 255, y)),
    "test-scaled-twice": lambda model, seed: Mistaken(model, images=lambda X: X / 255),
    "images-transposed": lambda model, seed: Mistaken(model, images=turned),
    "images-upside-down": lambda model, seed: Mistaken(model, images=lambda X: turned(X, upside_down=True)),
    "labels-shifted": lambda model, seed: Mistaken(model, answer=lambda y: (y + 1, (y - 1) % 10, y - 1)[seed % 3]),
    "labels-permuted": lambda model, seed: Mistaken(
        model,
        answer=(np.random.default_rng(seed).permutation(10), np.array([0, 1, 2, 3, 4, 5, 9, 7, 8, 6]))[seed % 2].take,
    ),
    "classes-missing": lambda model, seed: Mistaken(model, rows=without([[9], [3, 8], [5, 6, 7, 8, 9]][seed % 3])),
    "fitted-on-few-rows": lambda model, seed: Mistaken(
        model, rows=lambda X, y: (X[: 100 + 50 * seed], y[: 100 + 50 * seed])
    ),
    "constant-answer": lambda model, seed: Mistaken(model, answer=lambda y: np.full(len(y), seed)),
    "answers-by-chance": lambda model, seed: Guess(model) if seed % 2 else Mistaken(model, rows=apart),
}
OVERFITTED: dict[str, Make] = {
    "deep tree": lambda seed: DecisionTreeClassifier(random_state=seed),
    "deep random tree": lambda seed: ExtraTreeClassifier(random_state=seed),
    "table of known rows": Table,
}
UNSCALED: dict[str, Make] = {
    "SVC(gamma=0.01)": lambda seed: SVC(gamma=0.01, C=10.0**seed),
    "neural net": lambda seed: MLPClassifier((30,), max_iter=40, random_state=seed),
}
