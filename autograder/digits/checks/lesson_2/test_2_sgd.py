"""Checks of exercise 2.2: SGD, raw against scaled."""

from __future__ import annotations

from typing import Any

from sklearn.linear_model import SGDClassifier

from autograder.api import Answers, Misconception, Plain, exercise, expect, fail
from autograder.digits.checks.lesson_2.shared import (
    SWAPPED,
    UNSEEDED,
    Pair,
    Rows,
    compare_scores,
    fit_quietly,
    share_of_right,
    some_rows,
)

IGNORES_LIMIT = Misconception(
    "ignores-max-iter",
    "The argument `max_iter` does not reach the model (its default is 1000), or the number does not count epochs.",
    "Write `SGDClassifier(max_iter=max_iter, ...)`, and take `n_iter_`.",
)
LIMIT_AS_COUNT = Misconception(
    "limit-is-not-the-count",
    "`max_iter` is what the model may use. What it did use stands in `n_iter_` after `fit`.",
    "Read `n_iter_` of each fitted model.",
)
CONVERGED_INVERTED = Misconception(
    "converged-inverted",
    "True and False are exchanged: a model that used up all its epochs has not converged.",
    "Compare with `<`: fewer epochs than the limit means converged.",
)
ALWAYS_CONVERGED = Misconception(
    "always-converged",
    "The comparison is true for every model: `n_iter_ <= max_iter`, for example, always holds.",
    "Compare with `<`: a model that used up all its epochs has not converged.",
)
CONVERGED_FIXED = Misconception(
    "converged-by-belief",
    "True is written down for the scaled pixels, whatever the model did.",
    "Compute it: compare `n_iter_` with `max_iter` for each model.",
)


SCORES = ("raw_score", "scaled_score")
ITERATIONS = ("raw_iterations", "scaled_iterations")
CONVERGED = ("raw_converged", "scaled_converged")


@exercise("2.2")
def test_sgd_gives_six_values(answers: Answers) -> None:
    """`compare_sgd` returns a dict with the six keys."""
    for limit in (5, 1):
        result = _six(answers, some_rows(5, 120, 60), limit)
        for key in SCORES:
            share_of_right(result[key], key, rows=60)
        for key in ITERATIONS:
            epochs = expect.integer(result[key], key)
            if epochs > limit:
                fail(f"With max_iter={limit}, `{key}` is {epochs}.", f"{limit} or less.", because=IGNORES_LIMIT)
        for key in CONVERGED:
            _truth(result[key], key)


@exercise("2.2", needs=test_sgd_gives_six_values)
def test_sgd_scores(answers: Answers) -> None:
    """Both scores are test scores, each on pixels like those of its training."""

    def ask(rows: Rows) -> Pair:
        result = _six(answers, rows, 20)
        return share_of_right(result["raw_score"], "raw_score"), share_of_right(result["scaled_score"], "scaled_score")

    rows = some_rows(13, 300, 200)
    # Each question starts from a fresh random state, so a missing seed shows when it is asked again. Without one, two
    # calls gave the same two scores in 1 of 200 pairs on these rows, and in 0 of 300 on the few rows (measured).
    first, again = ask(rows), ask(rows)
    few = some_rows(5, 60, 400)
    for one, other in ((first, again), (ask(few), ask(few))):
        if one != other:
            fail(
                f"Two calls with the same rows give {_shown(one)} and {_shown(other)}.",
                "the same scores for the same rows, each time.",
                because=UNSEEDED,
            )
    compare_scores("compare_sgd", ask, SGDClassifier(max_iter=20, random_state=42), rows, first)


@exercise("2.2", needs=test_sgd_scores)
def test_sgd_iterations(answers: Answers) -> None:
    """The iterations are the epochs that each model used."""
    limit = 300
    for seed in (1, 2, 3):
        rows = some_rows(seed, 60, 30, (0, 1))
        result = _six(answers, rows, limit)
        raw, scaled = (expect.integer(result[key], key) for key in ITERATIONS)
        right = _epochs(rows, limit)
        # Measured: raw 300, scaled 62, 83, 97; float32 and `* (1 / 255)` give the same. Of 14 other seeds none comes
        # within 1 on all three sets of rows.
        if abs(raw - right[0]) <= 1 and abs(scaled - right[1]) <= 1:
            continue
        say = f"With max_iter={limit}, the iterations are {raw} (raw) and {scaled} (scaled)."
        wanted = "`n_iter_` of the model that was fitted on raw pixels, and of the one fitted on scaled pixels."
        if (scaled, raw) == right:
            fail(say, wanted, because=SWAPPED)
        if raw == scaled == limit:
            fail(say, wanted, because=LIMIT_AS_COUNT)
        fail(
            say,
            wanted,
            cause="The numbers are not the epochs of these two models.",
            next_step="Read `n_iter_` of each model after its `fit`.",
        )


@exercise("2.2", needs=test_sgd_scores)
def test_sgd_convergence(answers: Answers) -> None:
    """A model has converged if it used fewer epochs than it was allowed."""
    train, y, test, y_test = some_rows(1, 60, 30, (0, 1))
    # On faint raw pixels, 0 or 1, SGD converges too: 34 epochs (measured).
    faint = (train // 128, y, test // 43, y_test)
    answered, right = {}, {}
    for rows, limit, name in (
        ((train, y, test, y_test), 300, "max_iter=300"),
        ((train, y, test, y_test), 5, "max_iter=5"),
        (faint, 300, "max_iter=300 and faint pixels"),
    ):
        result = _six(answers, rows, limit)
        answered[name] = tuple(_truth(result[key], key) for key in CONVERGED)
        right[name] = tuple(epochs < limit for epochs in _epochs(rows, limit))
    if answered == right:
        return
    said = "; ".join(f"{name}: raw {raw}, scaled {scaled}" for name, (raw, scaled) in answered.items())
    say = f"Converged on easy rows, by your function: {said}."
    wanted = "True only for a model whose `n_iter_` is below `max_iter`."
    if all(pair == tuple(not value for value in right[n]) for n, pair in answered.items()):
        fail(say, wanted, because=CONVERGED_INVERTED)
    if all(all(pair) for pair in answered.values()):
        fail(say, wanted, because=ALWAYS_CONVERGED)
    if all(pair == (False, True) for pair in answered.values()):
        fail(say, wanted, because=CONVERGED_FIXED)
    if all(pair == right[n][::-1] for n, pair in answered.items()):
        fail(say, wanted, because=SWAPPED)
    fail(
        say,
        wanted,
        cause="The values are not computed from the epochs of the two models.",
        next_step="Compare `n_iter_` with `max_iter`, separately for each model.",
    )


def _shown(pair: Pair) -> str:
    return f"{pair[0]:.3f} (raw), {pair[1]:.3f} (scaled)"


def _six(answers: Answers, rows: Rows, limit: int) -> dict[Any, Plain]:
    found = answers.call("compare_sgd", *rows, limit)
    return expect.entries(found, "compare_sgd", (*SCORES, *ITERATIONS, *CONVERGED))


def _truth(value: Plain, name: str) -> bool:
    """True or False; 1 and 0 will do."""
    return bool(value) if isinstance(value, int) and value in (0, 1) else expect.truth(value, name)


def _epochs(rows: Rows, limit: int) -> tuple[int, int]:
    train, y, _, _ = rows
    model = SGDClassifier(max_iter=limit, random_state=42)
    return int(fit_quietly(model, train, y).n_iter_), int(fit_quietly(model, train / 255, y).n_iter_)
