"""Kinds of solutions that the accuracy checks meet, honest and wrong ones: what `course calibrate` runs.

Each kind makes a model from a number. The number stands for all that may differ between two solutions of the kind:
the seed of the forest, the settings that were chosen, the rows that were used.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import loguniform, randint
from sklearn.base import BaseEstimator, ClassifierMixin, clone
from sklearn.dummy import DummyClassifier
from sklearn.ensemble import ExtraTreesClassifier, RandomForestClassifier
from sklearn.model_selection import RandomizedSearchCV, train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.tree import DecisionTreeClassifier

from autograder.digits import COLUMNS, load_digits

__all__ = ["KINDS", "RUNS", "Altered", "Kind", "Role"]

Rows = tuple[NDArray[Any], NDArray[np.int64]]
"""Pixels and labels."""
Alter = Callable[[NDArray[Any], NDArray[Any]], Rows]
"""What a slip makes of pixels and labels before `fit`."""


class Role(StrEnum):
    """What a kind is for: which of the goals of the calibration it counts for."""

    HONEST = "honest"
    """Does what the exercise asks for, and must pass."""
    BETWEEN = "between"
    """Neither promised to pass nor to fail."""
    WRONG = "wrong"
    """Loses by design, and must fail."""
    UNSEEN = "unseen"
    """Wrong, but it reads new images as well as an honest one: accuracy cannot show it, other checks must."""


@dataclass(frozen=True)
class Kind:
    """One kind of solution.

    `about` goes into "what … reaches", and `repair` is the next step for the student. `settings` are the forest's
    parameters that make the kind what it is: a student's forest without them is not of this kind.
    """

    name: str
    role: Role
    about: str
    make: Callable[[int], Any]
    repair: str = ""
    settings: tuple[str, ...] = ()
    other_rows: bool = False
    """Whether each run is fitted on 1600 rows of its own, and not on those of the judge."""


class Altered(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """A model behind a slip: pixels and labels are altered before `fit`, and images to predict are not."""

    def __init__(self, model: Any, alter: Alter) -> None:
        self.model, self.alter = model, alter

    def fit(self, X: NDArray[Any], y: NDArray[Any]) -> Altered:
        """Fit the model on the altered rows."""
        self.model_ = clone(self.model).fit(*self.alter(X, y))
        self.classes_ = self.model_.classes_
        return self

    def predict(self, X: NDArray[Any]) -> NDArray[Any]:
        """Predictions for the images as they come."""
        return np.asarray(self.model_.predict(X))


def _forest(n_estimators: int = 200, **settings: Any) -> Callable[[int], Any]:
    """Forests that differ in their seed only."""
    return lambda seed: RandomForestClassifier(n_estimators, random_state=seed, **settings)


def _chosen_forest(seed: int) -> Any:
    """A forest with settings that a careful student may choose."""
    draw = np.random.default_rng(seed)
    return RandomForestClassifier(
        n_estimators=int(draw.integers(200, 501)),
        criterion=str(draw.choice(["gini", "entropy"])),
        max_features=("sqrt", "sqrt", "log2", 20, 40, 56)[draw.integers(6)],
        max_depth=(None, None, 12, 16, 25, 40)[draw.integers(6)],
        min_samples_leaf=int(draw.integers(1, 3)),
        bootstrap=bool(draw.random() < 0.7),
        random_state=seed,
    )


def _search_winner(seed: int) -> Any:
    """The best forest of six draws from a space that exercise 4.1 allows; the lesson makes 50 draws."""
    draw = np.random.default_rng(seed)
    space: dict[str, Any] = {
        "max_features": loguniform(draw.uniform(0.01, 0.03), draw.uniform(0.08, 0.3)),
        "min_samples_leaf": randint(1, int(draw.integers(4, 7))),
        "max_depth": [None, *draw.choice([10, 15, 20, 30, 40, 60, 80], 3, replace=False).tolist()],
    }
    if draw.random() < 0.5:
        space["n_estimators"] = randint(100, 201)
    pixels, labels = load_digits()
    X, _, y, _ = train_test_split(pixels, labels, test_size=0.2, stratify=labels, random_state=seed)
    search = RandomizedSearchCV(
        RandomForestClassifier(random_state=seed), space, n_iter=6, cv=3, scoring="accuracy", random_state=seed
    )
    return clone(search.fit(X, y).best_estimator_)


def _slip(alter: Callable[[int], Alter]) -> Callable[[int], Any]:
    """Forests of 200 trees behind a slip that the number decides."""
    return lambda seed: Altered(_forest()(seed), alter(seed))


def _few_rows(seed: int) -> Alter:
    def rows(X: NDArray[Any], y: NDArray[Any]) -> Rows:
        kept = np.random.default_rng(seed).permutation(len(y))[:200]
        return X[kept], y[kept]

    return rows


def _one_class_missing(seed: int) -> Alter:
    return lambda X, y: (X[y != seed % 10], y[y != seed % 10])


def _shuffled_labels(seed: int) -> Alter:
    return lambda X, y: (X, np.random.default_rng(seed).permutation(y))


def _all_public_rows(seed: int) -> Alter:
    return lambda X, y: load_digits()


BY_NAME = np.argsort(COLUMNS[1:])
"""The pixel columns in the order of their names as text: 10x1 comes before 1x1."""
MORE_TREES = "Take more trees: `n_estimators=200`."
DEEPER = "Leave the depth of the trees as it is: no `max_depth`."
SMALL_LEAVES = "Leave `min_samples_leaf` at its default, 1."
SAME_PIXELS = "Give `fit` and `predict` the same pixels, in the same order and on the same scale."

KINDS: tuple[Kind, ...] = (
    Kind("forest-200", Role.HONEST, "the forest of the lesson, 200 trees,", _forest()),
    Kind("forest-100", Role.HONEST, "a forest of 100 trees", _forest(100), settings=("n_estimators",)),
    Kind("forest-500", Role.HONEST, "a forest of 500 trees", _forest(500), settings=("n_estimators",)),
    Kind("chosen-settings", Role.HONEST, "a forest with other settings", _chosen_forest),
    Kind("other-rows", Role.HONEST, "the same forest on other rows", _forest(), other_rows=True),
    Kind("search-winner", Role.HONEST, "the winner of a search", _search_winner),
    Kind("extra-trees", Role.HONEST, "other trees", lambda n: ExtraTreesClassifier(150, random_state=n)),
    Kind("trees-50", Role.BETWEEN, "a forest of 50 trees", _forest(50), MORE_TREES, ("n_estimators",)),
    Kind("trees-30", Role.BETWEEN, "a forest of 30 trees", _forest(30), MORE_TREES, ("n_estimators",)),
    Kind("depth-8", Role.BETWEEN, "a forest of depth 8", _forest(max_depth=8), DEEPER, ("max_depth",)),
    Kind("leaf-5", Role.BETWEEN, "a forest with leaves of 5", _forest(min_samples_leaf=5), SMALL_LEAVES,
         ("min_samples_leaf",)),
    Kind("one-feature", Role.BETWEEN, "a forest that looks at one pixel per question", _forest(max_features=1),
         "Leave `max_features` at its default, or search from 0.02 on.", ("max_features",)),
    Kind("neighbours", Role.BETWEEN, "a model of nearest neighbours",
         lambda n: KNeighborsClassifier((1, 3, 5)[n % 3]), "Use a random forest.", other_rows=True),
    Kind("trees-20", Role.WRONG, "a forest of 20 trees", _forest(20), MORE_TREES, ("n_estimators",)),
    Kind("trees-10", Role.WRONG, "a forest of 10 trees", _forest(10), MORE_TREES, ("n_estimators",)),
    Kind("depth-5", Role.WRONG, "a forest of depth 5", _forest(max_depth=5), DEEPER, ("max_depth",)),
    Kind("depth-3", Role.WRONG, "a forest of depth 3", _forest(max_depth=3), DEEPER, ("max_depth",)),
    Kind("leaf-20", Role.WRONG, "a forest with leaves of 20", _forest(min_samples_leaf=20), SMALL_LEAVES,
         ("min_samples_leaf",)),
    Kind("leaf-50", Role.WRONG, "a forest with leaves of 50", _forest(min_samples_leaf=50), SMALL_LEAVES,
         ("min_samples_leaf",)),
    Kind("one-tree", Role.WRONG, "a single tree", lambda n: DecisionTreeClassifier(random_state=n),
         "Use a random forest instead of one tree."),
    Kind("few-rows", Role.WRONG, "a forest that saw 200 rows", _slip(_few_rows), "Fit on all rows that `fit` gets."),
    Kind("class-missing", Role.WRONG, "a forest that never saw one of the digits", _slip(_one_class_missing),
         "Look at `np.unique(y, return_counts=True)` before `fit`: all ten digits must be there."),
    Kind("shuffled-labels", Role.WRONG, "a forest with shuffled labels", _slip(_shuffled_labels),
         "Shuffle rows and labels together, never apart."),
    Kind("scaled-rows-only", Role.UNSEEN, "a forest whose training rows alone were scaled",
         _slip(lambda _: lambda X, y: (X / 255, y)), SAME_PIXELS),
    Kind("columns-off-by-one", Role.WRONG, "a forest whose training columns were off by one",
         _slip(lambda _: lambda X, y: (np.roll(X, 1, axis=1), y)), SAME_PIXELS),
    Kind("columns-by-name", Role.WRONG, "a forest whose training columns had another order",
         _slip(lambda _: lambda X, y: (X[:, BY_NAME], y)), SAME_PIXELS),
    Kind("transposed", Role.WRONG, "a forest whose training images were transposed",
         _slip(lambda _: lambda X, y: (X.reshape(-1, 28, 28).transpose(0, 2, 1).reshape(-1, 784), y)), SAME_PIXELS),
    Kind("dummy", Role.WRONG, "guessing", lambda n: DummyClassifier(strategy="stratified", random_state=n),
         "Use a classifier that looks at the pixels."),
    Kind("knows-public-rows", Role.UNSEEN, "a forest that was fitted on all public rows", _slip(_all_public_rows)),
)  # fmt: skip
"""All kinds."""
RUNS = 20
"""Runs of each kind under each version of scikit-learn."""
