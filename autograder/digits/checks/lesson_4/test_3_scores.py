"""Checks of exercise 4.3: run the search."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import StratifiedKFold, train_test_split

from autograder.api import Answers, Built, Misconception, by_description, exercise, expect, fail
from autograder.digits import load_digits, relations
from autograder.digits.checks.lesson_4.test_2_search import NOT_REFITTED
from autograder.digits.diagnose import diagnose_fitted

NOT_RUN = Misconception(
    "search-not-run",
    "`make_search` only makes the search. Nothing is drawn or fitted before `fit`.",
    "Call `search.fit(X_train, y_train)`, and wait until it is done.",
)
NOT_FINISHED = Misconception(
    "search-not-finished",
    "The search was begun, but it did not come to its end: it was interrupted, or it stopped with an error.",
    "Run the cell again, and wait until it is done: the number beside it appears instead of the star.",
)
KEPT_MODEL_ONLY = Misconception(
    "best-model-for-the-search",
    "A fitted Pipeline, such as `best_estimator_`, is one model alone. The candidates and their scores are in the "
    "search, and `search` holds none of them.",
    "Keep the search itself in `search`.",
)
TUNED_ON_TEST = Misconception(
    "tuned-on-the-test-rows",
    "The search, or the winner that it predicts with, was fitted on the test rows, so they cannot say any more how "
    "good it is.",
    "Fit on `X_train, y_train` only, and do not fit `best_estimator_` again.",
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
    "The number is above 1: it is in percent, or it counts rows.",
    "Give the share, between 0 and 1.",
)
ERROR_RATE = Misconception(
    "error-rate",
    "This is the share of wrong predictions.",
    "Take the share of right ones: 1 minus this number, or what `score` gives.",
)
ROUNDED = Misconception(
    "score-rounded",
    "The score is rounded. Whoever compares two models later cannot see small differences any more.",
    "Store the number as it is; round only where you print it.",
)
Rows = tuple[NDArray[np.uint8], NDArray[np.int64]]
CHANCE = 0.07
"""How far the accuracies of two forests may lie apart that differ in their seed or in the order of their rows.

With 60 trees their standard deviation is 0.012 on the test rows and 0.004 over the folds, as
`benchmarks/facts/lesson_4.py` prints. This is four standard deviations of the difference of two on the test rows. With
fixed seeds there is none.
"""


@exercise("4.3")
def test_search_was_run(answers: Answers) -> None:
    """`search` is the random search, and it was run."""
    view = answers.estimator("search")
    if view.class_name == "Pipeline" and view.fitted:
        fail("`search` is a fitted Pipeline.", "the whole search.", because=KEPT_MODEL_ONLY)
    if not view.class_name.endswith("SearchCV"):
        fail(
            f"`search` is an estimator of class {view.class_name}.",
            "the search that `make_search` makes.",
            cause="The name `search` holds something else, or it was overwritten later.",
            next_step="Write `search = make_search(search_space())`.",
        )
    if not view.fitted:
        fail("`search` is not fitted.", "a search that has been run.", because=NOT_RUN)
    if answers.raised("search.cv_results_.keys") is not None:
        fail("`search` has no results.", "a search that was run to its end.", because=NOT_FINISHED)
    if view.params.get("refit") is False:
        fail("`refit` of `search` is False.", "a search that can predict in the end.", because=NOT_REFITTED)


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
            because=_diagnosed(answers),
            cause="It was fitted on other pixels than `X_train` (scaled ones?), on few rows, or on mixed-up labels.",
            next_step="Call `search.fit(X_train, y_train)` with the arrays of this lesson.",
        )
    _is_as_its_winner(answers, on_test)


@exercise("4.3", needs=test_search_was_run)
def test_best_score_is_the_mean_over_folds(answers: Answers) -> None:
    """`best_score` is the mean accuracy of the best candidate over the three folds."""
    best = expect.number(answers.value("best_score"), "best_score")
    wanted = expect.number(answers.value("search.best_score_"), "the search's own `best_score_`")
    if _same(best, wanted):
        _not_rounded("best_score", best, wanted)
        return
    _share_of_right("best_score", best, wanted)
    on_test, _ = _accuracies(answers)
    if _same(best, on_test):
        fail(f"`best_score` is {best:.4f}.", "the score that chose the winner.", because=TEST_FOR_CV)
    if best > wanted and _same(best, _accuracy_on_training(answers)):
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
        _not_rounded("test_score", score, on_test)
        return
    _share_of_right("test_score", score, on_test)
    if score > on_test and _same(score, _accuracy_on_training(answers)):
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
    if raised is not None and (because := _diagnosed(answers)):
        found = f"For rows of 784 pixels, `search.predict` stopped with {raised.type_name}."
        fail(found, "a label for each row.", because=because)
    predictions = answers.call("search.predict", rows)
    predictions = expect.array(predictions, "the result of `search.predict`", shape=truth.shape)
    right = predictions == truth
    return float(right[:400].mean()), float(right[400:].mean())


def _is_as_its_winner(answers: Answers, on_test: float) -> None:
    """End the check if a search is better or worse than its best estimator, built anew and fitted where it should be.

    The search itself is never run again.
    """
    winner = by_description(answers, "search.best_estimator_")
    if not isinstance(winner, Built):
        return
    X_train, X_test, y_train, y_test = _split()
    anew = _accuracy_of(answers, winner, (X_train, y_train), (X_test, y_test))
    if abs(anew - on_test) > CHANCE:
        fail(
            f"`search` is right on {on_test:.3f} of the test rows. A new model with the parameters of its "
            f"`best_estimator_`, fitted on the training rows, is right on {anew:.3f}.",
            "about the same.",
            cause="`search` was fitted on other rows than these, or what it predicts does not come from its winner.",
            next_step="Call `search.fit(X_train, y_train)` with the arrays of this lesson, and change nothing in it.",
        )
    told = expect.number(answers.value("search.best_score_"), "the search's own `best_score_`")
    folds = [
        _accuracy_of(answers, winner, (X_train[known], y_train[known]), (X_train[new], y_train[new]))
        for known, new in StratifiedKFold(3).split(X_train, y_train)
    ]
    anew = float(np.mean(folds))
    if abs(anew - told) > CHANCE:
        fail(
            f"`search.best_score_` is {told:.3f}. A new model with the parameters of its `best_estimator_`, fitted on "
            f"two of three folds and scored on the third, reaches {anew:.3f} on average.",
            "about the same.",
            cause="The search was fitted on other rows than the training rows, or its results were changed.",
            next_step="Call `search.fit(X_train, y_train)` with the arrays of this lesson, and change nothing in it.",
        )


def _accuracy_of(answers: Answers, model: Built, known: Rows, new: Rows) -> float:
    """The accuracy of a model that is fitted on some rows and asked for others."""
    return float(np.mean(answers.fit_predict(model, *known, new[0]) == new[1]))


def _accuracy_on_training(answers: Answers) -> float:
    """How often `search` is right on all training rows."""
    X_train, _, y_train, _ = _split()
    predictions = answers.call("search.predict", X_train)
    return float(np.mean(expect.array(predictions, "the result of `search.predict`", shape=y_train.shape) == y_train))


def _diagnosed(answers: Answers) -> Misconception | None:
    """What the predictions of `search` show about the rows that it was fitted on."""
    X_train, X_test, y_train, y_test = _split()
    return diagnose_fitted(answers, "search", (X_train, y_train), (X_test, y_test))


@cache
def _split() -> tuple[NDArray[np.uint8], NDArray[np.uint8], NDArray[np.int64], NDArray[np.int64]]:
    """The split of the notebook."""
    pixels, labels = load_digits()
    X_train, X_test, y_train, y_test = train_test_split(pixels, labels, test_size=0.2, stratify=labels, random_state=42)
    return X_train, X_test, y_train, y_test


def _same(a: float, b: float) -> bool:
    """Equal as far as three decimals tell: one test image more or less is 0.0025."""
    return abs(a - b) < 0.0006


def _not_rounded(name: str, value: float, exact: float) -> None:
    # float32 keeps seven digits.
    if abs(value - exact) > 1e-6:
        fail(f"`{name}` is {value:.8g}; the search says {exact:.8g}.", "the same number.", because=ROUNDED)


def _share_of_right(name: str, value: float, right: float) -> None:
    if value > 1:
        fail(f"`{name}` is {value:.4g}.", "a number from 0 to 1.", because=PERCENT)
    if _same(1 - value, right):
        fail(f"`{name}` is {value:.4f}.", "the share of right predictions.", because=ERROR_RATE)
