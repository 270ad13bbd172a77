"""Checks of lesson 4: a search space, a random search, its scores, its table, and whether it helped."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import t as student_t
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import RandomizedSearchCV, train_test_split
from sklearn.pipeline import Pipeline

from autograder.checking import (
    Answers,
    Built,
    EstimatorView,
    Judge,
    Misconception,
    Own,
    Plain,
    describe,
    exercise,
    expect,
    expect_accuracy,
    fail,
    recognise_fitted,
    relations,
)
from autograder.data import load_digits
from autograder.manifest import setting

# --------------------------------------------------------------------------------------------
# 4.1 search_space()

NO_STEP = Misconception(
    "names-without-the-step",
    "The names are those of the forest, but the search tunes a pipeline, which hands them on by step.",
    "Begin each name with the step and two underscores: `algo__max_depth`.",
)
ONE_VALUE = Misconception(
    "one-value-for-a-range",
    "A parameter got one value. The search then has nothing to choose from.",
    "Give each parameter a list of values, or a distribution such as `randint(1, 6)`.",
)
PAIR_AS_RANGE = Misconception(
    "pair-read-as-a-range",
    "A list or tuple of two numbers was meant as a range. The search reads it as two values.",
    "Use a distribution for a range: `loguniform(low, high)` for a share.",
)
DECIMAL_LEAF = Misconception(
    "decimals-for-whole-numbers",
    "`uniform` and `loguniform` draw decimal numbers, and this parameter counts things.",
    "Use `randint(low, high)`; it stops before `high`.",
)
UNIFORM_WIDTH = Misconception(
    "uniform-end-for-width",
    "`uniform(a, b)` of SciPy goes from a to a + b: its second argument is the width.",
    "Write `uniform(low, high - low)`, or `loguniform(low, high)`, which takes both ends.",
)
TOO_WIDE = Misconception(
    "shares-too-large",
    "The share of pixels per split reaches far. Each such fit is slow, and the default is small.",
    "Stop at 0.3 for `algo__max_features`.",
)
MISSES_DEFAULT_SHARE = Misconception(
    "default-share-outside",
    "The default looks at sqrt(784) = 28 of 784 pixels, a share of 0.036. The space starts above it.",
    "Let `algo__max_features` begin below 0.036, at 0.02 for example.",
)
MISSES_NO_LIMIT = Misconception(
    "no-limit-left-out",
    "The default forest has no depth limit: `max_depth=None`. A range of numbers cannot hold None.",
    "Use a list for `algo__max_depth`, and put None into it.",
)
MISSES_DEFAULT_LEAF = Misconception(
    "default-leaf-outside",
    "The default forest allows leaves with one image. The space starts with larger leaves.",
    "Let `algo__min_samples_leaf` begin at 1.",
)

SPACE_KEYS = ("algo__max_features", "algo__min_samples_leaf", "algo__max_depth")
DEFAULT_SHARE = 28 / 784
MAX_SHARE = 0.3
COUNTED = {"algo__min_samples_leaf", "algo__max_depth", "algo__n_estimators"}


@exercise("4.1")
def test_space_names_parameters_of_the_step(answers: Answers) -> None:
    """The names in the space are parameters of the step `algo`, each with several values."""
    space = answers.call("search_space")
    if not isinstance(space, dict):
        fail(
            f"`search_space` gives {describe(space)}.",
            "a dict: names of parameters, each with a list or a distribution.",
            cause="The function may lack its `return`, or it returns something else than the dict.",
            next_step="End the function with `return` and one dict.",
        )
    known = RandomForestClassifier().get_params()
    for name in map(str, space):
        step, _, parameter = name.partition("__")
        if name in known or (name.startswith("algo_") and not parameter):
            fail(f"One name is `{name}`.", "names that begin with the step, as `algo__…`.", because=NO_STEP)
        if step != "algo":
            fail(f"One name is `{name}`.", "names of the step `algo`.", because=NO_STEP)
        if parameter not in known:
            fail(
                f"One name is `{name}`, and the forest has no parameter `{parameter}`.",
                "names that the forest has.",
                cause="This looks like a typing error.",
                next_step="Print `RandomForestClassifier().get_params().keys()` and compare.",
            )
    for name in SPACE_KEYS:
        if name not in space:
            fail(
                f"The space has {', '.join(f'`{key}`' for key in space) or 'no name'}.",
                f"the name `{name}` too.",
                cause="A parameter that is not in the space keeps its default, and is not searched.",
                next_step="Add it with a list or a distribution.",
            )
    for name, values in space.items():
        # Lists, arrays, ranges and distributions can be drawn from; the last two arrive as Opaque.
        if values is None or isinstance(values, str | int | float | dict):
            fail(f"`{name}` has {describe(values)}.", "a list of values, or a distribution.", because=ONE_VALUE)
        if isinstance(values, list | tuple | np.ndarray) and len(values) < 2:
            fail(f"`{name}` has {len(values)} value(s).", "two values or more.", because=ONE_VALUE)


@exercise("4.1", needs=test_space_names_parameters_of_the_step)
def test_space_can_be_drawn_from(answers: Answers) -> None:
    """Each draw from the space is a forest that can be fitted quickly."""
    draws = _draws(answers, 60)
    for name in sorted(COUNTED & set(draws[0])):
        for value in (draw[name] for draw in draws):
            limit = name == "algo__max_depth" and value is None
            whole = isinstance(value, int) and not isinstance(value, bool) and value >= 1
            share = name == "algo__min_samples_leaf" and isinstance(value, float) and 0 < value < 1
            if isinstance(value, float) and not share:
                fail(f"A draw has `{name}` = {value:.3f}.", "a whole number, 1 or more.", because=DECIMAL_LEAF)
            if not (limit or whole or share):
                fail(
                    f"A draw has `{name}` = {describe(value)}.",
                    "a whole number, 1 or more.",
                    cause="The space holds a value that a forest cannot use.",
                    next_step="Use `randint(low, high)` with `low` of 1 or more, or a list of whole numbers.",
                )
    shares = [_share(draw["algo__max_features"]) for draw in draws]
    if len(set(shares)) < 3:
        found = ", ".join(f"{share:.3f}" for share in sorted(set(shares)))
        fail(
            f"In {len(draws)} draws, `algo__max_features` takes only these shares: {found}.",
            "three different values or more.",
            because=PAIR_AS_RANGE if len(set(shares)) == 2 else ONE_VALUE,
        )
    if max(shares) > MAX_SHARE + 1e-9:
        fail(
            f"The largest share of pixels in {len(draws)} draws is {max(shares):.3f}.",
            f"shares of at most {MAX_SHARE}.",
            # The common slip, uniform(0.02, 0.3), ends at 0.32; ranges that are meant to be wide end later.
            because=UNIFORM_WIDTH if max(shares) < 0.36 else TOO_WIDE,
        )
    trees = [draw.get("algo__n_estimators", 100) for draw in draws]
    if max(trees) > 250:
        fail(
            f"A draw has {max(trees)} trees.",
            "at most about 200 trees.",
            cause="More trees take more time, and hardly change the score from 100 on.",
            next_step="Use `randint(100, 201)` for `algo__n_estimators`, or leave it out.",
        )


@exercise("4.1", needs=test_space_can_be_drawn_from)
def test_space_contains_the_default(answers: Answers) -> None:
    """The default forest lies inside the space."""
    # 400 draws: a range that gives the default region 3 % of its width is missed once in 200 000.
    draws = _draws(answers, 400)
    shares = [_share(draw["algo__max_features"]) for draw in draws]
    if not min(shares) <= DEFAULT_SHARE + 1e-9:
        fail(
            f"In {len(draws)} draws the smallest share of pixels is {min(shares):.3f}.",
            "shares on both sides of the default's.",
            because=MISSES_DEFAULT_SHARE,
        )
    if max(shares) < DEFAULT_SHARE - 1e-9:
        fail(
            f"In {len(draws)} draws the largest share of pixels is {max(shares):.3f}.",
            "shares on both sides of the default's.",
            cause="The whole range lies below the default share, 28 of 784 pixels.",
            next_step="Let `algo__max_features` end at 0.3.",
        )
    depths = [draw["algo__max_depth"] for draw in draws]
    if None not in depths:
        fail(f"The depths that are drawn: {_some(depths)}.", "None among them.", because=MISSES_NO_LIMIT)
    leaves = [draw["algo__min_samples_leaf"] for draw in draws]
    if 1 not in leaves:
        fail(f"The leaf sizes that are drawn: {_some(leaves)}.", "1 among them.", because=MISSES_DEFAULT_LEAF)
    trees = [draw.get("algo__n_estimators", 100) for draw in draws]
    # In 400 draws from 100 to 200, all lie above 105 once in 10^10.
    if not min(trees) <= 105 or max(trees) < 100:
        fail(
            f"The numbers of trees go from {min(trees)} to {max(trees)}.",
            "a range that holds the default number of trees.",
            cause="The default number of trees lies outside the range.",
            next_step="Look the default up: `RandomForestClassifier().n_estimators`.",
        )
    defaults = RandomForestClassifier().get_params()
    for name in sorted(set(draws[0]) - {*SPACE_KEYS, "algo__n_estimators"}):
        _holds(name, [draw[name] for draw in draws], defaults[name.removeprefix("algo__")])


def _draws(answers: Answers, n: int) -> list[dict[str, Any]]:
    """Draws from the student's space, as the search would make them. Fewer if all values are lists."""
    space, seed = Own("search_space"), {"random_state": 0}
    sampler = Built("sklearn.model_selection.ParameterSampler", args=(space, n), params=seed)
    draws = answers.value(Built("pandas.Series", args=(sampler,)))
    if not isinstance(draws, list) or not draws or not all(isinstance(draw, dict) for draw in draws):
        fail("Nothing can be drawn from the space.", "a dict of lists and distributions.", because=ONE_VALUE)
    return draws  # type: ignore[return-value]


def _share(value: Plain) -> float:
    """The share of the 784 pixels that a value of `max_features` stands for."""
    named = {"sqrt": 28, "log2": 9, None: 784}
    if value is None or (isinstance(value, str) and value in named):
        return named[value] / 784
    if isinstance(value, float) and 0 < value <= 1:
        return value
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 784:
        return value / 784
    fail(
        f"A draw has `algo__max_features` = {describe(value)}.",
        "a share above 0 and up to 1, a whole number of pixels, or 'sqrt'.",
        cause="The values are not what `max_features` can be.",
        next_step="Use a distribution of shares: `loguniform(low, high)`.",
    )


def _holds(name: str, values: list[Any], default: Any) -> None:
    numbers = [value for value in values if isinstance(value, int | float)]
    numeric = isinstance(default, int | float) and numbers and min(numbers) <= default <= max(numbers)
    if not numeric and default not in values:
        fail(
            f"`{name}` takes {_some(values)}.",
            "the forest's own default among the values.",
            cause="The search could not find the default forest again: it lies outside the space.",
            next_step="Look it up with `RandomForestClassifier().get_params()`, or leave this parameter out.",
        )


def _some(values: list[Any]) -> str:
    """A few of the values, for a message."""
    different = sorted({value for value in values if isinstance(value, int | float)})
    words = [f"{value:.3g}" for value in different]
    words += sorted({str(value) for value in values if value is None or isinstance(value, str)})
    return ", ".join(words if len(words) <= 6 else [*words[:3], "…", *words[-2:]]) or "none"


# --------------------------------------------------------------------------------------------
# 4.2 make_search(space)

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
    "`make_search` takes its space from somewhere else than its argument.",
    "Hand the argument `space` on to `RandomizedSearchCV`.",
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

# Forests of one tree, so that a full search of 50 draws and 3 folds takes about half a second.
TINY_SPACE: dict[str, list[Any]] = {
    "algo__n_estimators": [1],
    "algo__max_depth": list(range(2, 32)),
    "algo__max_features": [share / 100 for share in range(1, 41)],
}
TINY_SEARCH = Own("make_search", args=(TINY_SPACE,))


@exercise("4.2")
def test_search_draws_from_the_space(answers: Answers) -> None:
    """`make_search` gives an unfitted random search over the pipeline and the given space."""
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
        name = inner.class_name if isinstance(inner, EstimatorView) else describe(inner)
        fail(f"The search tunes {name}.", "a Pipeline with one step.", because=BARE_FOREST)
    names = [name for name, _ in inner.steps]
    if names != ["algo"]:
        fail(
            f"The steps of the pipeline are: {', '.join(names)}.",
            "one step, with the name of lesson 3.",
            because=WRONG_STEP,
        )
    if not _is_tiny_space(view.params.get("param_distributions")):
        fail(
            "The search draws from another space than the one that was given.",
            "draws from `space`.",
            because=OWN_SPACE,
        )


@exercise("4.2", needs=test_search_draws_from_the_space)
def test_search_has_the_settings(answers: Answers) -> None:
    """The search makes 50 draws, three folds each, scores accuracy, and can be repeated."""
    # Read from the description, so that each setting has its own message. The next check runs the search.
    view = answers.estimator(TINY_SEARCH)
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
    if settings.get("random_state") is None:
        fail("`random_state` of the search is None.", "the seed of the exercise.", because=SEARCH_WITHOUT_SEED)
    forest = settings["estimator"].steps[0][1]
    if "random_state" in forest.params and forest.params["random_state"] is None:
        fail("`random_state` of the forest is None.", "the seed of the exercise.", because=FOREST_WITHOUT_SEED)


@exercise("4.2", needs=test_search_has_the_settings)
def test_search_finds_what_it_should(answers: Answers) -> None:
    """On other rows the search chooses the candidate that it should, and predicts with it."""
    # Same draws, folds, score and seeds: the same winner, and the same 200 predictions. No margin is needed.
    X, y, X_new = _few_rows()
    n_iter = answers.estimator(TINY_SEARCH).params["n_iter"]
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


def _is_tiny_space(value: Plain) -> bool:
    """Whether the search got TINY_SPACE. Compared as text: a student's arrays have no single truth value."""
    value = value[0] if isinstance(value, list) and len(value) == 1 else value
    return isinstance(value, dict) and {str(k): str(v) for k, v in value.items()} == {
        k: str(v) for k, v in TINY_SPACE.items()
    }


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


# --------------------------------------------------------------------------------------------
# 4.3 search, best_score, test_score

NOT_RUN = Misconception(
    "search-not-run",
    "`make_search` only makes the search. Nothing is drawn or fitted before `fit`.",
    "Call `search.fit(X_train, y_train)`.",
)
KEPT_MODEL_ONLY = Misconception(
    "best-model-for-the-search",
    "`best_estimator_` is the winner alone; its search, with all candidates, is lost.",
    "Keep the search itself in `search`.",
)
TUNED_ON_TEST = Misconception(
    "tuned-on-the-test-rows",
    "The search has seen the test rows, so they cannot say any more how good it is.",
    "Fit on `X_train, y_train` only.",
)
SCALED_ROWS = Misconception(
    "fitted-on-scaled-pixels",
    "`fit` got pixels from 0 to 1. `X_train` and `X_test` hold 0 to 255: a forest that knows only the one kind "
    "misreads some of the other.",
    "Give `X_train` to `fit` as it is. A forest does not need scaled pixels.",
)
SCORED_ON_TRAINING = Misconception(
    "scored-on-the-training-rows",
    "The score was taken on rows that the model has learned by heart.",
    "Score on `X_test, y_test`.",
)
CV_FOR_TEST = Misconception(
    "best-score-for-test-score",
    "`best_score_` comes from the folds of the training rows, and chose the winner. It is not a test score.",
    "For `test_score` use `search.score(X_test, y_test)`.",
)
TEST_FOR_CV = Misconception(
    "test-score-for-best-score",
    "`best_score` holds the accuracy on the test rows.",
    "The mean over the three folds is the attribute `best_score_` of the search.",
)
PERCENT = Misconception(
    "percent-for-share",
    "The number is in percent.",
    "Give the share, between 0 and 1.",
)


@exercise("4.3")
def test_search_was_run(answers: Answers) -> None:
    """`search` is the random search, and it was run."""
    view = answers.estimator("search")
    if view.class_name == "Pipeline":
        fail("`search` is a Pipeline.", "the whole search.", because=KEPT_MODEL_ONLY)
    if not view.class_name.endswith("SearchCV"):
        fail(
            f"`search` is an estimator of class {view.class_name}.",
            "the search that `make_search` makes.",
            cause="The name `search` holds something else, or it was overwritten later.",
            next_step="Write `search = make_search(search_space())`.",
        )
    if not view.fitted:
        fail("`search` is not fitted.", "a search that has been run.", because=NOT_RUN)


@exercise("4.3", needs=test_search_was_run)
def test_search_saw_only_training_rows(answers: Answers) -> None:
    """The search learned from the training rows, and from no other."""
    on_test, on_training = _accuracies(answers)
    # Measured: forests score at most 0.935 on these test rows when they are new. On rows that they were fitted on,
    # they score 0.98 and more with leaves up to 5, and 0.95 with leaves of 10.
    if on_test > 0.955 or on_test > on_training + 0.02:
        fail(
            f"`search` is right on {on_test:.3f} of the test rows, and on {on_training:.3f} of the training rows.",
            "about nine of ten test rows, as for images that are new.",
            because=TUNED_ON_TEST,
        )
    # A forest that was fitted on scaled rows reads raw ones nearly as well, so that its scores do not show it. But one
    # that was fitted on raw rows sees empty paper when they are divided: it is right on about one of ten.
    X_train, _, y_train, _ = _split()
    scaled = expect.array(answers.call("search.predict", X_train[:400] / 255), "the result of `search.predict`")
    if scaled.shape == (400,) and np.mean(scaled == y_train[:400]) > 0.8:
        fail(
            f"`search` is right on {np.mean(scaled == y_train[:400]):.3f} of the training rows after they are divided "
            "by 255. It must have been fitted on such pixels.",
            "a search that was fitted on `X_train` as it is.",
            because=SCALED_ROWS,
        )
    if on_test < 0.8:
        fail(
            f"`search` is right on {on_test:.3f} of the test rows, and on {on_training:.3f} of the training rows.",
            "about nine of ten test rows.",
            because=_recognised(answers),
            cause="It was fitted on other pixels than `X_train` (scaled ones?), on few rows, or on mixed-up labels.",
            next_step="Call `search.fit(X_train, y_train)` with the arrays of this lesson.",
        )


@exercise("4.3", needs=test_search_was_run)
def test_best_score_is_the_mean_over_folds(answers: Answers) -> None:
    """`best_score` is the mean accuracy of the best candidate over the three folds."""
    best = expect.number(answers.value("best_score"), "best_score")
    wanted = expect.number(answers.value("search.best_score_"), "the search's own `best_score_`")
    if _same(best, wanted):
        return
    _share_not_percent("best_score", best)
    on_test, _ = _accuracies(answers)
    if _same(best, on_test):
        fail(f"`best_score` is {best:.4f}.", "the score that chose the winner.", because=TEST_FOR_CV)
    if best > 0.955 > wanted:
        fail(f"`best_score` is {best:.4f}.", "the score that chose the winner.", because=SCORED_ON_TRAINING)
    fail(
        f"`best_score` is {best:.4f}.",
        "the mean over three folds, of the candidate with rank 1.",
        cause="The number comes from another row of the results, from other data, or it was written down.",
        next_step="After `fit`, the search has it as an attribute whose name ends with one underscore.",
    )


@exercise("4.3", needs=test_search_saw_only_training_rows)
def test_test_score_is_the_accuracy_on_test_rows(answers: Answers) -> None:
    """`test_score` is the accuracy of the search on the 400 test rows."""
    # Not believed, but counted again from the predictions of `search`.
    score = expect.number(answers.value("test_score"), "test_score")
    on_test, _ = _accuracies(answers)
    if _same(score, on_test):
        return
    _share_not_percent("test_score", score)
    if score > 0.955 > on_test:
        fail(f"`test_score` is {score:.4f}.", "the accuracy on the test rows.", because=SCORED_ON_TRAINING)
    best = expect.number(answers.value("search.best_score_"), "the search's own `best_score_`")
    if _same(score, best):
        fail(f"`test_score` is {score:.4f}.", "the accuracy on the test rows.", because=CV_FOR_TEST)
    _, X_test, _, y_test = _split()
    relations.reports_what_it_predicts(answers, "test_score", "search", X_test, y_test)


def _accuracies(answers: Answers) -> tuple[float, float]:
    """How often `search` is right on the 400 test rows, and on 400 of the training rows."""
    X_train, X_test, y_train, y_test = _split()
    rows, truth = np.concatenate([X_test, X_train[:400]]), np.concatenate([y_test, y_train[:400]])
    raised = answers.raised("search.predict", rows[:2])
    if raised is not None and (because := _recognised(answers)):
        found = f"For rows of 784 pixels, `search.predict` stopped with {raised.type_name}."
        fail(found, "a label for each row.", because=because)
    predictions = answers.call("search.predict", rows)
    predictions = expect.array(predictions, "the result of `search.predict`", shape=truth.shape)
    right = predictions == truth
    return float(right[:400].mean()), float(right[400:].mean())


def _recognised(answers: Answers) -> Misconception | None:
    """What the predictions of `search` show about the rows that it was fitted on."""
    X_train, X_test, y_train, y_test = _split()
    return recognise_fitted(answers, "search", (X_train, y_train), (X_test, y_test))


@cache
def _split() -> tuple[NDArray[np.uint8], NDArray[np.uint8], NDArray[np.int64], NDArray[np.int64]]:
    """The split of the notebook."""
    pixels, labels = load_digits()
    X_train, X_test, y_train, y_test = train_test_split(pixels, labels, test_size=0.2, stratify=labels, random_state=42)
    return X_train, X_test, y_train, y_test


def _same(a: float, b: float) -> bool:
    """Equal as far as three decimals tell: one test image more or less is 0.0025."""
    return abs(a - b) < 0.0006


def _share_not_percent(name: str, value: float) -> None:
    if value > 1:
        fail(f"`{name}` is {value:.4g}.", "a number from 0 to 1.", because=PERCENT)


# --------------------------------------------------------------------------------------------
# 4.4 summarise(search)

COLUMNS = ["rank", "mean", "spread", "fit_seconds", "params"]

RAW_RESULTS = Misconception(
    "raw-results-returned",
    "The table still has the long names of `cv_results_`.",
    "Pick the five columns, and give them their short names with `rename(columns=…)`.",
)
RANK_MISSING = Misconception(
    "rank-missing",
    "The rank is not a column. It may have become the index, or it was used for sorting and left out.",
    "Keep `rank` as the first column; an index becomes a column with `reset_index()`.",
)
WORST_FIRST = Misconception(
    "worst-first",
    "The table is sorted the wrong way round: rank 1 is the best.",
    "Sort by `rank` in ascending order. For the mean it would be descending.",
)
NOT_SORTED = Misconception(
    "order-of-the-draws",
    "The rows stand in the order in which the candidates were drawn. `sort_values` gives back a new table.",
    'Return the result of `sort_values("rank")`.',
)
ONE_FOLD = Misconception(
    "one-fold-for-the-mean",
    "The score of the first fold was taken for the mean of all folds.",
    "Use `mean_test_score`.",
)
SCORE_SECONDS = Misconception(
    "score-time-for-fit-time",
    "`mean_score_time` is the time to predict, not to fit.",
    "Use `mean_fit_time`.",
)
SUMMARY_OF_ANOTHER = Misconception(
    "global-search-used",
    "The function reads the notebook's own `search`, whatever it is given.",
    "Use only the argument inside the function, and give it the same name in both places.",
)
RANK_NUMBERED = Misconception(
    "rows-torn-apart",
    "The columns no longer belong together: they were sorted one by one.",
    "Put all columns into one table first, then sort the whole table.",
)


@exercise("4.4")
def test_summary_has_the_columns(answers: Answers) -> None:
    """`summarise` gives one row for each candidate, with the five columns."""
    table = _table(answers.call("summarise", _real_search()))
    if len(table) != 6:
        fail(
            f"For a search with 6 candidates, the table has {len(table)} rows.",
            "one row for each candidate.",
            because=SUMMARY_OF_ANOTHER if len(table) in (setting("n_iter"), 50) else None,
            cause="Rows are left out or there twice.",
            next_step="Make the table from `search.cv_results_`: it has one entry for each candidate.",
        )


@exercise("4.4", needs=test_summary_has_the_columns)
def test_summary_is_sorted(answers: Answers) -> None:
    """The best candidate stands first."""
    ranks = _numbers(_table(answers.call("summarise", _known_search())), "rank")
    if np.all(np.diff(ranks) >= 0):
        return
    found = f"The ranks stand in this order: {', '.join(f'{rank:.0f}' for rank in ranks)}."
    upside_down = bool(np.all(np.diff(ranks) <= 0))
    fail(found, "the best candidate first.", because=WORST_FIRST if upside_down else NOT_SORTED)


@exercise("4.4", needs=test_summary_is_sorted)
def test_summary_has_the_numbers(answers: Answers) -> None:
    """Each row has the mean, the spread, the fit time and the parameters of one candidate."""
    table = _table(answers.call("summarise", _known_search()))
    known = _known_results()
    order = np.argsort(known["rank_test_score"])
    if len(table) != len(order):
        fail(
            f"For a search with {len(order)} candidates, the table has {len(table)} rows.",
            "one row for each candidate.",
            because=SUMMARY_OF_ANOTHER,
        )
    sources = {
        "rank": "rank_test_score",
        "mean": "mean_test_score",
        "spread": "std_test_score",
        "fit_seconds": "mean_fit_time",
    }
    slips = {("mean", "split0_test_score"): ONE_FOLD, ("fit_seconds", "mean_score_time"): SCORE_SECONDS}
    for column, source in sources.items():
        found, wanted = _numbers(table, column), np.asarray(known[source])[order]
        if np.allclose(found, wanted, rtol=0, atol=0.00051):
            continue
        first = next(i for i in range(len(order)) if abs(found[i] - wanted[i]) > 0.0005 or np.isnan(found[i]))
        slip = next(
            (
                slips[c, s]
                for c, s in slips
                if c == column and np.allclose(found, np.asarray(known[s])[order], atol=0.00051)
            ),
            None,
        )
        torn = np.allclose(np.sort(found), np.sort(wanted), atol=0.00051)
        fail(
            f"In row {first + 1} of a known search, `{column}` is {found[first]:.4g}.",
            f"the candidate's `{source}`.",
            because=slip or (RANK_NUMBERED if torn else None),
            cause="The column holds the numbers of another key, or they were changed.",
            next_step=f"Look which key of `cv_results_` you use for `{column}`.",
        )
    params = [known["params"][i] for i in order]
    texts, wanted_texts = [_as_text(item) for item in table["params"]], [_as_text(item) for item in params]
    if texts != wanted_texts:
        torn = sorted(texts) == sorted(wanted_texts)
        fail(
            "The parameters of a known search stand in other rows, or have another form.",
            "in the column `params`, the dict of each candidate.",
            because=RANK_NUMBERED if torn else None,
            cause="The parameters were sorted apart from the other columns, or turned into something else.",
            next_step="Take the key `params` of `cv_results_` as it is.",
        )


def _real_search() -> Built:
    """A small random search over trees, fitted: six candidates, about 20 ms."""
    rng = np.random.default_rng(44)
    X, y = rng.normal(size=(90, 5)), rng.integers(0, 3, size=90)
    X[:, 0] += y
    return Built(
        "sklearn.model_selection.RandomizedSearchCV",
        args=(
            Built("sklearn.tree.DecisionTreeClassifier", {"random_state": 0}),
            {"max_depth": list(range(1, 13)), "min_samples_leaf": list(range(1, 9))},
        ),
        params={"n_iter": 6, "cv": 3, "random_state": 1},
        fit=(X, y),
    )


def _known_results() -> dict[str, Any]:
    """`cv_results_` of a search whose numbers, times too, are known: five candidates, three folds."""
    folds = np.array([
        [0.81, 0.86, 0.85], [0.92, 0.88, 0.93], [0.77, 0.79, 0.74], [0.90, 0.91, 0.87], [0.86, 0.83, 0.88],
    ])  # fmt: skip
    mean = folds.mean(axis=1)
    depths = [3, 9, 2, 7, 5]
    return {
        "mean_fit_time": np.array([0.31, 0.72, 0.25, 0.94, 0.48]),
        "std_fit_time": np.array([0.011, 0.022, 0.013, 0.034, 0.015]),
        "mean_score_time": np.array([0.051, 0.042, 0.073, 0.064, 0.085]),
        "std_score_time": np.array([0.001, 0.002, 0.003, 0.004, 0.005]),
        "param_max_depth": np.array(depths),
        "params": [{"max_depth": depth} for depth in depths],
        "split0_test_score": folds[:, 0],
        "split1_test_score": folds[:, 1],
        "split2_test_score": folds[:, 2],
        "mean_test_score": mean,
        "std_test_score": folds.std(axis=1),
        "rank_test_score": np.argsort(np.argsort(-mean)) + 1,
    }


def _known_search() -> Built:
    """An object with what a fitted search has after `fit`, filled with `_known_results`."""
    results = _known_results()
    best = int(np.argmin(results["rank_test_score"]))
    return Built("sklearn.utils.Bunch", params={
        "cv_results_": results, "best_index_": best, "best_params_": results["params"][best],
        "best_score_": float(results["mean_test_score"][best]), "n_splits_": 3,
    })  # fmt: skip


def _table(value: Plain) -> pd.DataFrame:
    """The student's table, if it has the five columns."""
    if not isinstance(value, pd.DataFrame):
        fail(
            f"`summarise` gives {describe(value)}.",
            "a DataFrame.",
            cause="The function may lack its `return`, or it returns `cv_results_`, which is a dict.",
            next_step="Make a table with `pd.DataFrame(search.cv_results_)`, and return it.",
        )
    names = [str(name) for name in value.columns]
    if "rank" not in names and {"mean", "spread"} & set(names):
        fail(f"The columns are: {', '.join(names)}.", f"{', '.join(COLUMNS)}.", because=RANK_MISSING)
    if any(name.endswith("_test_score") for name in names):
        few = names if len(names) <= 6 else [*names[:5], "…"]
        fail(f"The table has {len(names)} columns: {', '.join(few)}.", f"{', '.join(COLUMNS)}.", because=RAW_RESULTS)
    if sorted(names) != sorted(COLUMNS):
        fail(
            f"The columns are: {', '.join(names)}.",
            f"{', '.join(COLUMNS)}.",
            cause="A column is missing or too many, or it is spelled in another way.",
            next_step="Compare the names letter by letter.",
        )
    return value


def _as_text(params: object) -> str:
    """A candidate's parameters as text, whatever kind of number they hold."""
    return str(sorted((str(k), str(v)) for k, v in params.items())) if isinstance(params, dict) else str(params)


def _numbers(table: pd.DataFrame, column: str) -> NDArray[Any]:
    """A column as numbers."""
    try:
        return np.asarray(table[column], dtype=float)
    except (TypeError, ValueError, OverflowError):
        fail(
            f"The column `{column}` holds other things than numbers.",
            "plain numbers, not text.",
            cause="The numbers were turned into text, or the column holds something else.",
            next_step="Leave the numbers as `cv_results_` has them; do not format them.",
        )


# --------------------------------------------------------------------------------------------
# 4.5 compare(default_scores, tuned_scores) and final_model()

SIGN = Misconception(
    "difference-the-other-way",
    "The difference is default minus tuned.",
    "Take tuned minus default: then above zero means that tuning helped.",
)
UNPAIRED = Misconception(
    "pairs-ignored",
    "The spread of each list was used. Both models had the same split each time, so the pairs count.",
    "Subtract first, then take the spread of the differences.",
)
SPLITS_AS_INDEPENDENT = Misconception(
    "splits-taken-as-independent",
    "The splits share rows, so eight splits tell less than eight new data sets. The interval is too narrow.",
    "Take the square root of 1/n + 1/4, not of 1/n.",
)
SPREAD_FOR_ERROR = Misconception(
    "spread-for-error-of-the-mean",
    "The spread of single differences was taken for the uncertainty of their mean.",
    "Multiply by the square root of 1/n + 1/4.",
)
POPULATION_SPREAD = Misconception(
    "spread-divided-by-n",
    "`std` of NumPy divides by n unless told otherwise, which is too small for a sample.",
    "Write `.std(ddof=1)`.",
)
NORMAL_FACTOR = Misconception(
    "factor-for-many-splits",
    "1.96 is the factor for many values. For a few splits the factor is larger.",
    "Use `t.ppf(0.975, n - 1)`.",
)
TUNED_ANYWAY = Misconception(
    "winner-by-the-mean-alone",
    "The verdict looks at the mean difference only. An interval with zero inside does not tell a winner.",
    'Say "helps" only if the whole interval lies above zero, "hurts" only if it lies below.',
)
SEARCH_FOR_MODEL = Misconception(
    "search-for-final-model",
    "A search was handed over. It would search again on any rows that it is fitted on.",
    "Return the pipeline with the parameters that you chose.",
)
NO_STEP_ALGO = Misconception(
    "final-model-without-step",
    "The model is no pipeline, or its step has another name. Code that was written for `algo__…` cannot use it.",
    'Make it as in lesson 3: `Pipeline([("algo", …)])`.',
)
FITTED_MODEL = Misconception(
    "fitted-final-model",
    "The model is fitted already; `best_estimator_` is one that was.",
    "Make a new Pipeline with the chosen parameters, or use `sklearn.base.clone`.",
)
WEAK_MODEL = Misconception(
    "model-too-small",
    "The forest is held back: few trees, shallow trees or large leaves.",
    "Compare with the default forest; 100 trees or more, and no depth limit.",
)

# (default, tuned): close together; tuning clearly helps; tuning clearly hurts.
CLOSE = (
    [0.912, 0.921, 0.903, 0.917, 0.909, 0.925, 0.914, 0.906],
    [0.915, 0.918, 0.908, 0.916, 0.913, 0.922, 0.919, 0.904],
)
HELPED = ([0.851, 0.842, 0.863, 0.858, 0.847], [0.902, 0.897, 0.911, 0.913, 0.894])
HURT = ([0.915, 0.921, 0.908, 0.918, 0.911, 0.924], [0.861, 0.873, 0.855, 0.869, 0.858, 0.868])
VERDICTS = ("helps", "hurts", "no clear difference")


@exercise("4.5")
def test_compare_gives_the_difference(answers: Answers) -> None:
    """`compare` gives the mean of tuned minus default."""
    for scores in (HELPED, HURT):
        difference = _compared(answers, scores, "difference")
        wanted = float(np.mean(np.subtract(scores[1], scores[0])))
        if abs(difference - wanted) < 0.00051:
            continue
        fail(
            f"For default scores near {np.mean(scores[0]):.2f} and tuned scores near {np.mean(scores[1]):.2f}, "
            f"`difference` is {difference:.4f}.",
            "the mean of tuned minus default.",
            because=SIGN if abs(difference + wanted) < 0.00051 else None,
            cause="Something else was computed than a difference of means.",
            next_step="Subtract the two arrays, and take the mean of the differences.",
        )


@exercise("4.5", needs=test_compare_gives_the_difference)
def test_compare_gives_the_interval(answers: Answers) -> None:
    """`compare` gives the ends of the 95 % interval."""
    for scores in (CLOSE, HELPED):
        low, high = _compared(answers, scores, "low"), _compared(answers, scores, "high")
        half, wanted = (high - low) / 2, _half_width(scores)
        middle = float(np.mean(np.subtract(scores[1], scores[0])))
        if abs(low - middle + wanted) < 0.00006 and abs(high - middle - wanted) < 0.00006:
            continue
        found = f"For {len(scores[0])} splits, the interval goes from {low:.4f} to {high:.4f}."
        if abs((low + high) / 2 - middle) > 0.00006 or half <= 0:
            fail(
                found,
                "an interval with the mean difference in its middle.",
                cause="The ends are exchanged, or they do not lie equally far from the difference.",
                next_step="`low` is the difference minus the half width, `high` is the difference plus it.",
            )
        slip = next((slip for slip, width in _wrong_widths(scores) if abs(half - width) < 0.00003), None)
        fail(
            f"{found} Its half width is {half:.4f}.",
            f"an interval that is {'wider' if half < wanted else 'narrower'}.",
            because=slip,
            cause="One of the three factors of the half width is another one.",
            next_step="Compute the factor, the spread and the root one by one, and compare each with the formula.",
        )


@exercise("4.5", needs=test_compare_gives_the_difference)
def test_compare_says_what_the_interval_says(answers: Answers) -> None:
    """The verdict follows from the interval."""
    for scores, wanted in ((HELPED, "helps"), (HURT, "hurts"), (CLOSE, "no clear difference")):
        verdict = expect.text(_entry(answers, scores, "verdict"), "the `verdict`").strip().lower().rstrip(".")
        low, high = _compared(answers, scores, "low"), _compared(answers, scores, "high")
        if verdict not in VERDICTS:
            fail(
                f"The verdict is {verdict!r}.",
                f"one of: {', '.join(VERDICTS)}.",
                cause="The verdict is spelled in another way, or it is something else.",
                next_step="Copy the words from the exercise.",
            )
        if verdict != wanted:
            fail(
                f"For an interval from {low:.4f} to {high:.4f}, the verdict is {verdict!r}.",
                "a verdict that the interval supports.",
                because=TUNED_ANYWAY if wanted == "no clear difference" else None,
                cause="The verdict is decided by something else than the two ends.",
                next_step="Compare both ends of the interval with zero.",
            )


@exercise("4.5")
def test_final_model_is_not_fitted(answers: Answers) -> None:
    """`final_model` gives a new model that is ready to be fitted."""
    view = answers.estimator(Own("final_model"))
    if view.class_name.endswith("SearchCV"):
        fail(f"`final_model` gives a {view.class_name}.", "one model.", because=SEARCH_FOR_MODEL)
    if view.fitted:
        fail("The model is fitted already.", "a model that is not fitted.", because=FITTED_MODEL)
    if [name for name, _ in view.steps] != ["algo"]:
        names = ", ".join(name for name, _ in view.steps) or "none"
        fail(
            f"`final_model` gives a {view.class_name}; its steps are: {names}.",
            "a Pipeline with one step named `algo`.",
            because=NO_STEP_ALGO,
        )


@exercise("4.5", needs=test_final_model_is_not_fitted)
def test_final_model_reads_new_images(answers: Answers, judge: Judge) -> None:
    """The final model, fitted on 1600 rows, reads new images about as well as the default forest."""
    relations.learns_what_it_is_given(answers, Own("final_model"), judge)
    expect_accuracy(answers, Own("final_model"), judge, WEAK_MODEL)


def _entry(answers: Answers, scores: tuple[list[float], list[float]], key: str) -> Plain:
    """One entry of what `compare` gives for these scores."""
    result = answers.call("compare", np.array(scores[0]), np.array(scores[1]))
    if not isinstance(result, dict):
        fail(
            f"`compare` gives {describe(result)}.",
            "a dict with the keys difference, low, high and verdict.",
            cause="The function may lack its `return`, or it returns the values without their names.",
            next_step="Return one dict.",
        )
    if key not in result:
        fail(
            f"The keys of the result are: {', '.join(map(str, result)) or 'none'}.",
            "the keys difference, low, high and verdict.",
            cause="A key is missing, or it is spelled in another way.",
            next_step="Compare the names letter by letter.",
        )
    return result[key]


def _compared(answers: Answers, scores: tuple[list[float], list[float]], key: str) -> float:
    return expect.number(_entry(answers, scores, key), f"the `{key}` of `compare`")


def _half_width(scores: tuple[list[float], list[float]]) -> float:
    """Half of the corrected 95 % interval of the mean difference (Nadeau and Bengio 2003)."""
    differences = np.subtract(scores[1], scores[0])
    n = len(differences)
    return float(student_t.ppf(0.975, n - 1) * differences.std(ddof=1) * np.sqrt(1 / n + 1 / 4))


def _wrong_widths(scores: tuple[list[float], list[float]]) -> list[tuple[Misconception, float]]:
    """Half widths that known slips give."""
    default, tuned = np.array(scores[0]), np.array(scores[1])
    differences = tuned - default
    n, root = len(default), np.sqrt(1 / len(default) + 1 / 4)
    factor = float(student_t.ppf(0.975, n - 1))
    spread = differences.std(ddof=1)
    both = np.sqrt(default.var(ddof=1) + tuned.var(ddof=1))
    return [
        (SPLITS_AS_INDEPENDENT, factor * spread / np.sqrt(n)),
        (SPREAD_FOR_ERROR, factor * spread),
        (POPULATION_SPREAD, factor * differences.std() * root),
        (NORMAL_FACTOR, 1.96 * spread * root),
        *((UNPAIRED, factor * width * root) for width in (both, default.std(ddof=1), tuned.std(ddof=1))),
    ]
