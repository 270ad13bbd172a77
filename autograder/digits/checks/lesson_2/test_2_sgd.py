"""Checks of exercise 2.2: SGD, raw against scaled."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import SGDClassifier

from autograder.api import Answers, Misconception, Plain, exercise, expect, fail
from autograder.digits.checks.lesson_2.shared import (
    SWAPPED,
    TRAINING_SCORE,
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
NO_CONTROL = Misconception(
    "no-control",
    "Two models are compared and there is no third one, or its values are not put into the dict.",
    "Fit a third model on the raw pixels, with `tol=1e-3 * 255**2`, and return its three values too.",
)
RULER_UNCHANGED = Misconception(
    "ruler-unchanged",
    "The control has the results of the raw model: they are copied, or its `tol` is the usual one.",
    "Make a third model of its own, with `tol=1e-3 * 255**2`.",
)
RULER_DIVIDED = Misconception(
    "ruler-divided",
    "`tol` was made smaller. The losses of raw pixels are larger, so the ruler must grow with them.",
    "Multiply: `tol=1e-3 * 255**2`.",
)
RULER_TIMES_255 = Misconception(
    "ruler-times-255",
    "`tol` was multiplied by 255 once. The outputs grow by 255 twice: the pixels are larger, and so are the steps.",
    "Multiply by 255 twice: `tol=1e-3 * 255**2`.",
)
RULER_IS_THE_FACTOR = Misconception(
    "ruler-is-the-factor",
    "The factor stands in place of `tol`: the usual value, 1e-3, is lost, and the ruler is 1000 times too coarse.",
    "Multiply the usual value by the factor: `tol=1e-3 * 255**2`.",
)
CONTROL_SCALED = Misconception(
    "control-on-scaled",
    "The control is fitted on scaled pixels. Then two things differ from the raw model, or the wrong one.",
    "Give it the raw images, so that the ruler is all that changes.",
)
CONTROL_TEST_SCALED = Misconception(
    "control-test-scaled",
    "The control is fitted on raw pixels and tested on scaled ones.",
    "Score it on the raw test images.",
)
CONTROL_NOT_COMPARED = Misconception(
    "control-not-compared",
    "`control_converged` does not follow from the epochs of the control: it is written down, or another model's.",
    "Compare the `n_iter_` of the control with `max_iter`.",
)


SCORES = ("raw_score", "scaled_score")
ITERATIONS = ("raw_iterations", "scaled_iterations")
CONVERGED = ("raw_converged", "scaled_converged")
CONTROL = ("control_score", "control_iterations", "control_converged")
RULER = 1e-3
"""The usual `tol` of `SGDClassifier`."""


@exercise("2.2")
def test_sgd_gives_six_values(answers: Answers) -> None:
    """`compare_sgd` returns a dict with the six keys of the raw and the scaled model."""
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
    # On faint pixels SGD converges on raw ones too, after 148 epochs, so that a raw model with another seed shows.
    for rows in (*(some_rows(seed, 60, 30, (0, 1)) for seed in (1, 2, 3)), _faint()):
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
            cause="The numbers are not the epochs of these two models, or a model has another `random_state`.",
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


class Trained(NamedTuple):
    """What is told of one model."""

    score: float
    epochs: int
    converged: bool

    def __str__(self) -> str:
        return f"score {self.score:.3f}, {self.epochs} epochs, converged: {self.converged}"


@exercise("2.2", needs=test_sgd_convergence)
def test_sgd_control(answers: Answers) -> None:
    """The control is a model on raw pixels whose `tol` is 255² times as large."""
    middle, easy = _middles(), some_rows(1, 60, 30, (0, 1))
    # Measured: 34 epochs and 0.72; raw 100, scaled 61, training rows 0.93. With `max_iter=20` it uses up its epochs. On
    # the easy rows 64 epochs; raw 300, scaled 62. On the faint ones, where it matters whether the test images are
    # scaled, 6 epochs; raw 148. float32 gives the same on all of them. Before scikit-learn 1.8, where the rule watched
    # the loss without the penalty, the middles alone tell the rulers apart: 29 epochs; raw 41, scaled 61.
    for rows, limit in ((middle, 100), (middle, 20), (easy, 300), (_faint(), 300)):
        found, right = _control(answers, rows, limit), _trained(rows, limit, RULER * 255**2)
        if _alike(found, right) and found.converged == right.converged:
            continue
        fail(
            f"With max_iter={limit}, the control has: {found}.",
            f"{right}: the raw pixels, and `tol=1e-3 * 255**2`.",
            because=_slip(answers, rows, limit, found),
            cause="The control is another model, or its three values are those of several models.",
            next_step="Take the three values from one model, fitted on `X_train` with `tol=1e-3 * 255**2`, the given "
            "`max_iter` and `random_state=42`.",
        )


def _middles() -> Rows:
    """Rows with the middle 8 × 8 pixels only, 0 to 15: they can't be told apart without mistakes, so losses settle."""
    train, y, test, y_test = some_rows(33, 150, 200, (1, 4, 7, 9))
    middle = np.zeros((28, 28), dtype=np.uint8)
    middle[10:18, 10:18] = 1
    return train // 16 * middle.ravel(), y, test * 3 // 16 * middle.ravel(), y_test


def _faint() -> Rows:
    """Easy rows with pixels of 0 to 3, so that any `tol` decides when the rule fires."""
    train, y, test, y_test = some_rows(1, 60, 30, (0, 1))
    return train // 64, y, test // 21, y_test


def _control(answers: Answers, rows: Rows, limit: int) -> Trained:
    result = _six(answers, rows, limit)
    if lost := [key for key in CONTROL if key not in result]:
        fail(
            f"The dict has no {' and no '.join(f'`{key}`' for key in lost)}.",
            f"nine keys, with {', '.join(f'`{key}`' for key in CONTROL)}.",
            because=NO_CONTROL if len(lost) == len(CONTROL) else None,
            cause="A key is spelled in another way, or a value is not put into the dict.",
            next_step="Copy the keys from the exercise, letter by letter.",
        )
    score = share_of_right(result["control_score"], "control_score", rows=len(rows[3]))
    epochs = expect.integer(result["control_iterations"], "control_iterations")
    return Trained(score, epochs, _truth(result["control_converged"], "control_converged"))


def _trained(rows: Rows, limit: int, tol: float, factor: int = 1, *, test_factor: int = 0) -> Trained:
    """A model for pixels divided by a factor, tested on such pixels or on those of another factor."""
    train, y, test, y_test = rows
    model = fit_quietly(SGDClassifier(max_iter=limit, random_state=42, tol=tol), train / factor, y)
    score = float(np.mean(model.predict(test / (test_factor or factor)) == y_test))
    return Trained(score, int(model.n_iter_), bool(model.n_iter_ < limit))


def _alike(a: Trained, b: Trained) -> bool:
    """Whether they are of one model: one of 200 rows and one epoch are left for rounding."""
    return abs(a.score - b.score) <= 0.006 and abs(a.epochs - b.epochs) <= 1


def _slip(answers: Answers, rows: Rows, limit: int, found: Trained) -> Misconception | None:
    """The likely cause of a wrong control."""
    if found.epochs > limit:
        return IGNORES_LIMIT
    if _control(answers, rows, limit) != found:
        return UNSEEDED
    ruler = RULER * 255**2
    right = _trained(rows, limit, ruler)
    train, y, _, _ = rows
    remembered = _trained((train, y, train, y), limit, ruler)
    known = [
        (right, CONTROL_NOT_COMPARED),
        (_trained(rows, limit, RULER), _small_ruler(answers)),
        (_trained(rows, limit, RULER * 255), RULER_TIMES_255),
        (_trained(rows, limit, RULER, 255), CONTROL_SCALED),
        (_trained(rows, limit, ruler, 255), CONTROL_SCALED),
        (_trained(rows, limit, 255**2), RULER_IS_THE_FACTOR),
        (remembered, TRAINING_SCORE),
        (_trained(rows, limit, ruler, test_factor=255), CONTROL_TEST_SCALED),
        (right._replace(epochs=limit), LIMIT_AS_COUNT if _control(answers, _faint(), 300).epochs == 300 else None),
    ]
    return next((because for other, because in known if _alike(found, other)), None)


def _small_ruler(answers: Answers) -> Misconception | None:
    """Which of two small `tol` the control has. On faint pixels the usual one fires (after 148 epochs), one never."""
    found = _control(answers, _faint(), 300)
    for tol, because in ((RULER, RULER_UNCHANGED), (RULER / 255**2, RULER_DIVIDED)):
        if _trained(_faint(), 300, tol).epochs == found.epochs:
            return because
    return None


def _shown(pair: Pair) -> str:
    return f"{pair[0]:.3f} (raw), {pair[1]:.3f} (scaled)"


def _six(answers: Answers, rows: Rows, limit: int) -> dict[Any, Plain]:
    """The values of the raw and the scaled model, and those of the control, if it is there."""
    found = answers.call("compare_sgd", *rows, limit)
    six = (*SCORES, *ITERATIONS, *CONVERGED)
    more = [key for key in found if key not in six] if isinstance(found, dict) else []
    # The control has a check of its own. Whoever has other keys than its three is told all nine.
    return expect.entries(found, "compare_sgd", (*six, *(more if set(more) <= set(CONTROL) else CONTROL)))


def _truth(value: Plain, name: str) -> bool:
    """True or False; 1 and 0 will do."""
    return bool(value) if isinstance(value, int) and value in (0, 1) else expect.truth(value, name)


def _epochs(rows: Rows, limit: int) -> tuple[int, int]:
    train, y, _, _ = rows
    model = SGDClassifier(max_iter=limit, random_state=42)
    return int(fit_quietly(model, train, y).n_iter_), int(fit_quietly(model, train / 255, y).n_iter_)
