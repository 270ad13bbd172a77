"""Checks of exercise 4.2: make the search."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import RandomizedSearchCV
from sklearn.pipeline import Pipeline

from autograder import setting
from autograder.api import Answers, Built, EstimatorView, Misconception, Own, Plain, describe, exercise, fail
from autograder.digits import load_digits

FITTED_SEARCH = Misconception(
    "fitted-search-returned",
    "`fit` was called inside `make_search`.",
    "Only make the search, and return it; fitting is the next exercise.",
)
GRID = Misconception(
    "grid-for-random-search",
    "A grid search tries all combinations; there are far too many here.",
    "Return `RandomizedSearchCV(pipeline, space, …)`.",
)
WRONG_STEP = Misconception(
    "wrong-step-name",
    "The names in the space begin with `algo__`. A pipeline with another step name has no such parameters.",
    'Name the step as the space does: `Pipeline([("algo", …)])`.',
)
OWN_SPACE = Misconception(
    "argument-not-used",
    "The search does not draw from the `space` of this call: it comes from somewhere else, or is kept from an "
    "earlier call.",
    "Make a new search in each call, and hand the argument `space` on to it.",
)
BARE_FOREST = Misconception(
    "forest-without-pipeline",
    "The search got the forest itself. Names such as `algo__max_depth` need the pipeline around it.",
    'Give the search `Pipeline([("algo", RandomForestClassifier(random_state=42))])`.',
)
FOREST_WITHOUT_SEED = Misconception(
    "forest-without-seed",
    "`random_state` of the search makes the draws repeatable, not the forests.",
    "Give `random_state=42` to the forest too.",
)
SEARCH_WITHOUT_SEED = Misconception(
    "search-without-seed",
    "The forest has a seed, the search has none: each run then draws other candidates.",
    "Give `random_state=42` to `RandomizedSearchCV`.",
)
DEFAULT_DRAWS = Misconception(
    "number-of-draws",
    "The number of draws is not the one of the exercise. Without `n_iter` it is 10.",
    'Write `n_iter=setting("n_iter")`.',
)
OTHER_FOLDS = Misconception(
    "number-of-folds",
    "The number of folds is not the one of the exercise. Without `cv` it is 5.",
    "Write `cv=3`.",
)
OTHER_SCORING = Misconception(
    "other-scoring",
    "The search ranks by another score. Each digit is there equally often, so plain accuracy is fair here.",
    'Write `scoring="accuracy"`.',
)

NOT_REFITTED = Misconception(
    "refit-switched-off",
    "`refit=False` is set. Then the winner is not fitted again on all rows, and the search cannot predict.",
    "Leave `refit` out.",
)
JOBS_SET = Misconception(
    "jobs-set-here",
    "`n_jobs` is set here. The exercise leaves that to the cell that runs it, so that the same search can run "
    "on any computer.",
    "Leave `n_jobs` out.",
)
BY_POSITION = Misconception(
    "settings-by-position",
    "`RandomizedSearchCV` takes the pipeline and the space by their place, and each other setting by its name only.",
    'Name the settings, as in the worked example: `n_iter=setting("n_iter")`, `cv=3` and so on.',
)
SPACE_CHANGED = Misconception(
    "space-changed",
    "The function changes the dict that it is given. Whoever made it searches something else the next time.",
    "Hand `space` on as it is, or a copy: `dict(space)`.",
)

# Forests of one tree, so that a full search of 50 draws and 3 folds takes about half a second.
TINY_SPACE: dict[str, list[Any]] = {
    "algo__n_estimators": [1],
    "algo__max_depth": list(range(2, 32)),
    "algo__max_features": [share / 100 for share in range(1, 41)],
}
TINY_SEARCH = Own("make_search", args=(TINY_SPACE,))
OTHER_SPACE = {
    "algo__max_depth": [None, 3],
    "algo__max_features": Built("scipy.stats.uniform", args=(0.1, 0.2)),
    "algo__criterion": ["gini", "entropy"],
}


@exercise("4.2")
def test_search_draws_from_the_space(answers: Answers) -> None:
    """`make_search` gives an unfitted random search over the pipeline and the given space."""
    view, _ = _search(answers)
    if answers.changed("make_search", TINY_SPACE):
        fail("After the call, `space` is not as before.", "the same dict as before.", because=SPACE_CHANGED)
    if not _is_tiny_space(view.params.get("param_distributions")):
        fail(
            "The search draws from another space than the one that was given.",
            "draws from `space`.",
            because=OWN_SPACE,
        )
    other = answers.estimator(Own("make_search", args=(OTHER_SPACE,))).params.get("param_distributions")
    if not isinstance(other, dict) or set(other) != set(OTHER_SPACE):
        fail(
            f"For a space with the names {', '.join(OTHER_SPACE)}, the search draws from "
            f"{', '.join(map(str, other)) if isinstance(other, dict) else describe(other)}.",
            "draws from `space`, whatever names it has.",
            because=OWN_SPACE if isinstance(other, dict) and _is_tiny_space(other) else None,
            cause="The space is changed before it is handed on.",
            next_step="Hand the argument `space` on to `RandomizedSearchCV` as it is.",
        )


@exercise("4.2", needs=test_search_draws_from_the_space)
def test_search_has_the_settings(answers: Answers) -> None:
    """The search makes 50 draws, three folds each, scores accuracy, and can be repeated."""
    # Read from the description, so that each setting has its own message. The next check runs the search.
    _settings(answers)


@exercise("4.2", needs=test_search_has_the_settings)
def test_search_finds_what_it_should(answers: Answers) -> None:
    """On other rows the search chooses the candidate that it should, and predicts with it."""
    # Same draws, folds, score and seeds: the same winner, and the same 200 predictions. No margin is needed.
    X, y, X_new = _few_rows()
    n_iter = _settings(answers)
    found = answers.fit_predict(TINY_SEARCH, X, y, X_new)
    wanted = _tiny_reference(n_iter)
    same = int(np.sum(found == wanted))
    if same < len(wanted):
        fail(
            f"On {len(wanted)} new images, {same} predictions are those of a search with the exercise's settings.",
            "the same predictions: draws, folds, score and seeds decide them.",
            cause="A setting differs: a seed, the folds, the score, or a parameter of the forest.",
            next_step="Compare each argument with the exercise; `random_state=42` is there twice.",
        )


def _search(answers: Answers) -> tuple[EstimatorView, EstimatorView]:
    """The student's search for TINY_SPACE, and its forest, if both are what the exercise asks for."""
    raised = answers.raised("make_search", TINY_SPACE)
    if raised is not None and re.match(r"RandomizedSearchCV\b.* positional argument", raised.message):
        fail(f"`make_search` stopped with {raised.type_name}: {raised.message}.", "a search.", because=BY_POSITION)
    view = answers.estimator(TINY_SEARCH)
    if view.class_name != "RandomizedSearchCV":
        fail(
            f"`make_search` gives an estimator of class {view.class_name}.",
            "a RandomizedSearchCV.",
            because=GRID if view.class_name == "GridSearchCV" else None,
            cause="The function returns something else than the search.",
            next_step="Return `RandomizedSearchCV(pipeline, space, …)`.",
        )
    if view.fitted:
        fail("The search is fitted already.", "a search that is not fitted.", because=FITTED_SEARCH)
    inner = view.params.get("estimator")
    if not isinstance(inner, EstimatorView) or not inner.steps:
        forest = isinstance(inner, EstimatorView) and inner.class_name == "RandomForestClassifier"
        fail(
            f"The search tunes {describe(inner)}.",
            "a Pipeline with one step.",
            because=BARE_FOREST if forest else None,
            cause="The first argument of the search is not the pipeline.",
            next_step='Give the search `Pipeline([("algo", RandomForestClassifier(random_state=42))])`.',
        )
    names = [name for name, _ in inner.steps]
    if names != ["algo"]:
        fail(
            f"The steps of the pipeline are: {', '.join(names)}.",
            "one step, with the name of lesson 3.",
            because=WRONG_STEP if len(names) == 1 else None,
            cause="The pipeline has more than one step.",
            next_step="Put the forest into the pipeline, and nothing else.",
        )
    return view, inner.steps[0][1]


def _settings(answers: Answers) -> int:
    """The number of draws, if all settings of the student's search are those of the exercise."""
    view, forest = _search(answers)
    settings = view.params
    n_iter, folds = settings.get("n_iter"), settings.get("cv")
    if not isinstance(n_iter, int) or n_iter not in (setting("n_iter"), 50):
        fail(f"`n_iter` is {describe(n_iter)}.", f"{setting('n_iter')} draws.", because=DEFAULT_DRAWS)
    # A splitter such as StratifiedKFold(3) is no plain value: the next check finds out what it does.
    if folds is None or (isinstance(folds, int) and folds != 3):
        fail(f"`cv` is {folds}.", "three folds.", because=OTHER_FOLDS)
    # Without `scoring` a classifier is ranked by accuracy: that is right too.
    if isinstance(settings.get("scoring"), str) and settings["scoring"] != "accuracy":
        fail(f"`scoring` is {settings['scoring']!r}.", "accuracy as the score.", because=OTHER_SCORING)
    if settings.get("refit") is False:
        fail("`refit` is False.", "a search that can predict in the end.", because=NOT_REFITTED)
    if settings.get("n_jobs") is not None:
        fail(f"`n_jobs` is {describe(settings['n_jobs'])}.", "a search without `n_jobs`.", because=JOBS_SET)
    if forest.params.get("n_jobs") is not None:
        found = f"`n_jobs` of the forest is {describe(forest.params['n_jobs'])}."
        fail(found, "a forest without `n_jobs`.", because=JOBS_SET)
    if settings.get("random_state") is None:
        fail("`random_state` of the search is None.", "the seed of the exercise.", because=SEARCH_WITHOUT_SEED)
    if "random_state" in forest.params and forest.params["random_state"] is None:
        fail("`random_state` of the forest is None.", "the seed of the exercise.", because=FOREST_WITHOUT_SEED)
    return n_iter


def _is_tiny_space(value: Plain) -> bool:
    """Whether the search got TINY_SPACE, in lists or in arrays."""
    value = value[0] if isinstance(value, list) and len(value) == 1 else value
    return (
        isinstance(value, dict)
        and value.keys() == TINY_SPACE.keys()
        and all(_items(value[name]) == items for name, items in TINY_SPACE.items())
    )


def _items(values: Plain) -> list[Any] | None:
    """A list of plain numbers, whatever it is in; None for everything else."""
    items = values.tolist() if isinstance(values, np.ndarray) else values
    if isinstance(items, list | tuple) and all(isinstance(item, int | float) for item in items):
        return list(items)
    return None


@cache
def _few_rows() -> tuple[NDArray[np.uint8], NDArray[np.int64], NDArray[np.uint8]]:
    pixels, labels = load_digits()
    order = np.random.default_rng(4).permutation(len(pixels))
    return pixels[order[:120]], labels[order[:120]], pixels[order[200:400]]


@cache
def _tiny_reference(n_iter: int) -> NDArray[np.int64]:
    """What the search of the exercise predicts on `_few_rows`."""
    X, y, X_new = _few_rows()
    pipeline = Pipeline([("algo", RandomForestClassifier(random_state=42))])
    search = RandomizedSearchCV(pipeline, TINY_SPACE, n_iter=n_iter, cv=3, scoring="accuracy", random_state=42)
    return np.asarray(search.fit(X, y).predict(X_new))
