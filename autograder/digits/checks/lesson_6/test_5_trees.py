"""Checks of exercise 6.5: which change brought the gain."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import RandomForestClassifier

from autograder.api import Answers, Misconception, Plain, exercise, expect
from autograder.digits.checks.lesson_6.controls import Case, Control, Numbers, Task, judge

Rows = NDArray[np.float64]
Labels = NDArray[np.int64]
LabelledRows = tuple[Rows, Labels]
Settings = dict[str, Any]
Score = Callable[[Settings], float]
_SCORES: dict[tuple[object, ...], float] = {}

TWO_AT_ONCE = Misconception(
    "two-changes-at-once",
    "`rest` compares her forest with the default one. Two things differ there: the trees and the other settings.",
    "Compare forests with the same number of trees: hers, with and without the other settings.",
)
EACH_ALONE = Misconception(
    "each-change-alone",
    "`rest` is measured with the default number of trees. Then the two numbers need not add up to her whole gain.",
    "Change the number of trees first, and keep it while you change the rest.",
)
OTHER_ORDER = Misconception(
    "rest-before-trees",
    "The other settings are changed first, and the number of trees last.",
    "Begin with the number of trees: default settings, but with her `n_estimators`.",
)
SCORES = Misconception(
    "scores-for-gains",
    "The dict holds scores of forests. A gain is a difference of two of them.",
    "Subtract from each score the one of the forest before the change.",
)
OTHER_SEED = Misconception(
    "seed-not-used",
    "A forest gets another seed than `seed`, or none. Then luck is one more thing that changes.",
    "Give `random_state=seed` to every forest.",
)
KNOWN_ROWS = Misconception(
    "forest-scored-on-its-training-rows",
    "The forests are scored on the rows that they were fitted on.",
    "Fit on `X_train`, score on `X_test`.",
)
SWAPPED = Misconception(
    "keys-exchanged",
    "The two numbers stand under each other's name.",
    'What the number of trees brings belongs under "trees".',
)


def _control(
    gains: Callable[[Score, Settings], Numbers], *, other_seed: int | None = None, on_training: bool = False
) -> Control:
    """A control, from a function that gives ("trees", "rest") for a function which scores forests, and the settings.

    `other_seed` takes the place of the seed that is asked for; `on_training` says that the training rows are scored.
    """

    def control(settings: Settings, X: Rows, X_test: Rows, y: Labels, y_test: Labels, seed: int) -> Numbers:
        known = (X, y) if on_training else (X_test, y_test)

        def score(changed: Settings) -> float:
            return _score((X, y), known, seed if other_seed is None else other_seed, changed)

        return gains(score, settings)

    return control


def _score(rows: LabelledRows, known: LabelledRows, seed: int, settings: Settings) -> float:
    """The share that a forest gets right. Slips fit many of the same forests: scores are kept."""
    key = (*(array.tobytes() for array in (*rows, *known)), seed, *sorted(settings.items()))
    if key not in _SCORES:
        model = RandomForestClassifier(random_state=seed, **settings)
        _SCORES[key] = float(model.fit(*rows).score(*known))
    return _SCORES[key]


def _trees(settings: Settings) -> Settings:
    return {"n_estimators": settings["n_estimators"]}


def _rest(settings: Settings) -> Settings:
    return {name: value for name, value in settings.items() if name != "n_estimators"}


def _in_order(score: Score, settings: Settings) -> Numbers:
    more = score(_trees(settings))
    return more - score({}), score(settings) - more


gain_of_each = _control(_in_order)
"""What the exercise asks for, as a tuple: trees, rest."""
SLIPS = (
    (TWO_AT_ONCE, _control(lambda score, all_of: (score(_trees(all_of)) - score({}), score(all_of) - score({})))),
    (EACH_ALONE, _control(lambda score, all_of: (score(_trees(all_of)) - score({}), score(_rest(all_of)) - score({})))),
    (
        OTHER_ORDER,
        _control(lambda score, all_of: (score(all_of) - score(_rest(all_of)), score(_rest(all_of)) - score({}))),
    ),
    (SCORES, _control(lambda score, all_of: (score(_trees(all_of)), score(all_of)))),
    (SWAPPED, _control(lambda score, all_of: _in_order(score, all_of)[::-1])),
    *((OTHER_SEED, _control(_in_order, other_seed=seed)) for seed in (0, 1, 2, 42)),
    (KNOWN_ROWS, _control(_in_order, on_training=True)),
)


def _drawn(seed: int) -> tuple[Rows, Rows, Labels, Labels]:
    """220 rows in which one column of eight tells half of the labels: 104 to fit on, 116 to test."""
    random = np.random.default_rng(seed)
    X = random.normal(size=(220, 8))
    y = np.where(random.random(220) < 0.7, X[:, 0] > 0, random.random(220) < 0.5)
    y = np.where(y, 301, 45)  # In a single byte both are 45.
    return X[:104], X[104:], y[:104], y[104:]


CASES = (
    Case("3 trees and other settings", ({"n_estimators": 3, "max_depth": 2}, *_drawn(1), 7)),
    Case("as many trees as by default", ({"max_depth": 1, "n_estimators": 100}, *_drawn(2), 13)),
    Case(
        "12 trees and two other settings",
        ({"max_features": 1.0, "min_samples_leaf": 9, "n_estimators": 12}, *_drawn(4), 3),
    ),
    Case("5 trees on other rows, with the seed of another call", ({"n_estimators": 5, "max_depth": 3}, *_drawn(5), 3)),
)
"""Few trees, which lose; as many trees as ever, and settings that lose; both at once; and a seed that was there."""


def _read(value: Plain) -> Numbers:
    entries = expect.entries(value, "gain_of_each", ("trees", "rest"))
    return expect.number(entries["trees"], '`"trees"`'), expect.number(entries["rest"], '`"rest"`')


TASK = Task(
    "gain_of_each",
    CASES,
    gain_of_each,
    _read,
    SLIPS,
    'under "trees" what the number of trees gains, under "rest" what the other settings gain on top.',
    "Print the scores of three forests: the default one, the one with her number of trees, and hers.",
    OTHER_SEED,
)


@exercise("6.5")
def test_gain_is_shared_out(answers: Answers) -> None:
    """`gain_of_each` tells what the trees bring from what the other settings bring."""
    judge(answers, TASK)
