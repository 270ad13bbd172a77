"""The budget of a contestant: how many fits it makes, counted from its description, and seeds where it has none."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from math import ceil, prod
from typing import Any

import numpy as np

from autograder.answers.description import parts_of
from autograder.api import Built

__all__ = ["MAX_FITS", "MAX_ROWS", "TREES", "Uncounted", "class_name", "fits_of", "seeded"]

MAX_FITS, MAX_ROWS = 10, 5
"""Fits that a contestant may make, and rows that may become of one."""
TREES = 200
"""Trees of a forest that count as one fit."""
FORESTS = ("RandomForestClassifier", "ExtraTreesClassifier")
BOOSTERS = {
    "GradientBoostingClassifier": "n_estimators",
    "HistGradientBoostingClassifier": "max_iter",
}
"""Each round fits trees to what the one before left over."""
HOLDERS = {"Pipeline": "steps", "FeatureUnion": "transformer_list", "VotingClassifier": "estimators"}
"""Those that fit each of their parts once, and the parameter that holds these: (name, part) pairs."""


class Uncounted(Exception):
    """How often this model fits is not counted here. Its text is the name of the class."""


def class_name(model: Built) -> str:
    """The name of a described model's class, such as ``SVC``."""
    return model.path.rpartition(".")[2]


def fits_of(model: Built) -> int:
    """How many fits a described model makes when it is fitted once.

    One for each model that predicts, whatever its class; one for each 200 trees of a forest; those of all parts,
    members and rounds. For a search: those of its candidates on its folds, and the last one on all rows.

    Raises:
        Uncounted: It fits others inside, and is none of those that are counted.
    """
    name, params = class_name(model), model.params
    if name in HOLDERS:
        return sum(map(fits_of, _members(params.get(HOLDERS[name]), name)))
    if name in FORESTS:
        return ceil(_whole(params.get("n_estimators"), name) / TREES)
    if name in BOOSTERS:
        return _whole(params.get(BOOSTERS[name]), name)
    if name in ("BaggingClassifier", "AdaBoostClassifier"):
        return _whole(params.get("n_estimators"), name) * _fits_of_part(params.get("estimator"))
    if name == "StackingClassifier":
        members = sum(map(fits_of, _members(params.get("estimators"), name)))
        return members * (_folds(params.get("cv"), name) + 1) + _fits_of_part(params.get("final_estimator"))
    if name in ("GridSearchCV", "RandomizedSearchCV"):
        runs = _candidates(model) * _folds(params.get("cv"), name) + (params.get("refit") is not False)
        return runs * _fits_of_part(params.get("estimator"))
    if name.endswith("CV") or any(_is_model(part) for _, part in parts_of(params)):
        raise Uncounted(name)
    return int(_predicts(model))


def seeded(model: Built) -> Built:
    """The same model, with 0 for each `random_state` that is None: two fits are then equal."""
    return replace(model, params={name: _seeded(name, value) for name, value in model.params.items()})


def _seeded(name: str, value: Any) -> Any:
    if name == "random_state" and value is None:
        return 0
    if isinstance(value, Built):
        return seeded(value)
    if isinstance(value, list | tuple):
        return type(value)(_seeded("", item) for item in value)
    return value


def _members(pairs: Any, name: str) -> list[Built]:
    """The models among (name, model) pairs; ``"passthrough"`` and ``"drop"`` are none."""
    if not isinstance(pairs, list | tuple):
        raise Uncounted(name)
    return [part for pair in pairs if isinstance(pair, list | tuple) for part in pair if isinstance(part, Built)]


def _fits_of_part(part: Any) -> int:
    """The fits of a part. None stands for the one that scikit-learn takes then: a single model."""
    return fits_of(part) if isinstance(part, Built) else 1


def _whole(value: Any, name: str) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    raise Uncounted(name)


def _folds(cv: Any, name: str) -> int:
    """The splits of a `cv`: a number, a splitter that has one, or 5 for None."""
    if cv is None:
        return 5
    if isinstance(cv, Built) and "n_repeats" not in cv.params:
        cv = cv.params.get("n_splits")
    return _whole(cv, name)


def _candidates(search: Built) -> int:
    """How many settings a search tries."""
    name = class_name(search)
    if name == "RandomizedSearchCV":
        return _whole(search.params.get("n_iter"), name)
    grids = search.params.get("param_grid")
    grids = [grids] if isinstance(grids, dict) else grids
    if not isinstance(grids, list | tuple) or not all(isinstance(grid, dict) for grid in grids):
        raise Uncounted(name)
    return sum(prod(_length(values, name) for values in grid.values()) for grid in grids)


def _length(values: Any, name: str) -> int:
    if isinstance(values, list | tuple) or (isinstance(values, np.ndarray) and values.ndim):
        return len(values)
    raise Uncounted(name)


def _is_model(value: Any) -> bool:
    return isinstance(value, Built) and _predicts(value)


def _predicts(model: Built) -> bool:
    module, _, name = model.path.rpartition(".")
    return hasattr(getattr(import_module(module), name), "predict")
