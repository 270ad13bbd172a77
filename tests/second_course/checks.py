"""Checks of the second course."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.api import Answers, Diagnose, Misconception, exercise, expect, fail

BAR = 52.0

# ---- 1.1 -------------------------------------------------------------------------------------------------------------

FEW = np.array([[1.5, -4.0], [2.5, 8.0], [9.0, 1.0]])
MANY = np.random.default_rng(7).normal([-20, 5, 300], [4, 1, 50], (150, 3))
OTHER_SCALES = [
    (
        (MANY - MANY.mean()) / MANY.std(),
        Misconception(
            "whole-table", "Mean and standard deviation are those of the whole table.", "Take both with `axis=0`."
        ),
    ),
    (
        (MANY - MANY.mean(axis=1, keepdims=True)) / MANY.std(axis=1, keepdims=True),
        Misconception(
            "rows-not-columns", "Each row is put on one scale, not each column.", "Exchange `axis=1` for `axis=0`."
        ),
    ),
    (
        (MANY - MANY.min(axis=0)) / np.ptp(MANY, axis=0),
        Misconception(
            "range-scaled",
            "Each column goes from 0 to 1: that is its range, and not its spread.",
            "Use the mean and the standard deviation, not the smallest and the largest value.",
        ),
    ),
    (
        MANY / MANY.std(axis=0),
        Misconception("not-centred", "The means are not taken away.", "Subtract the means before you divide."),
    ),
]


@exercise("1.1")
def test_standardised_keeps_the_shape(answers: Answers) -> None:
    """The result is an array of the same shape."""
    found = answers.call("standardised", FEW)
    assert isinstance(found, np.ndarray), f"It is {type(found).__name__}."
    assert found.shape == FEW.shape


@exercise("1.1", needs=test_standardised_keeps_the_shape)
def test_standardised_gives_each_column_one_scale(answers: Answers) -> None:
    """Each column has mean 0 and standard deviation 1."""
    found = expect.array(answers.call("standardised", MANY), "the result of `standardised`", shape=MANY.shape)
    if _is_like(found, (MANY - MANY.mean(axis=0)) / MANY.std(axis=0)):
        return
    means, spreads = found.mean(axis=0).round(2).tolist(), found.std(axis=0).round(2).tolist()
    fail(
        f"For a table of 150 rows, the means are {means} and the standard deviations {spreads}.",
        "means of 0 and standard deviations of 1.",
        because=next((known for other, known in OTHER_SCALES if _is_like(found, other)), None),
        cause="A step changes the numbers in another way.",
        next_step="Print means and standard deviations after each step.",
    )


def _is_like(found: Any, wanted: Any) -> bool:
    # A standard deviation that is divided by n - 1 is right as well.
    return bool(np.allclose(found, wanted, rtol=0.005, atol=1e-4))


# ---- 1.2 -------------------------------------------------------------------------------------------------------------

LINE = np.random.default_rng(8).normal(size=(250, 1))
X = LINE + np.random.default_rng(9).normal(scale=0.1, size=(250, 10))
Y = 150 + 30 * LINE[:, 0]
FITTED_BEFOREHAND = Misconception(
    "fitted-beforehand",
    "Whatever it is fitted on, it predicts the same: it was fitted inside the function.",
    "Return it without a call of `fit`.",
)
MEAN_ONLY = Misconception(
    "mean-only", "It predicts one number for every row.", "Take a regressor that looks at the columns."
)


@exercise("1.2")
def test_regressor_learns_what_it_is_given(answers: Answers) -> None:
    """The regressor learns a simple rule."""
    found = answers.fit_predict("make_regressor", X[:200], Y[:200], X[200:])
    other = answers.fit_predict("make_regressor", X[:200], 300 - Y[:200], X[200:])
    error, no_rule = np.mean(np.abs(found - Y[200:])), np.mean(np.abs(Y[:200].mean() - Y[200:]))
    if error > no_rule / 2 or np.allclose(found, other):
        known = MEAN_ONLY if np.ptp(found) < 1e-9 else FITTED_BEFOREHAND if np.allclose(found, other) else None
        fail(
            f"Fitted on a simple rule, it is off by {error:.1f}.",
            f"half of {no_rule:.1f} or less, which is the error of who knows the mean only.",
            because=known,
            cause="It does not learn from the columns.",
            next_step="Look at its settings.",
        )


@exercise("1.2", needs=test_regressor_learns_what_it_is_given)
def test_regressor_is_close_on_unseen_rows(answers: Answers, judge: Any, diagnose: Diagnose) -> None:
    """The regressor is off by 52 or less on rows that it has not seen."""
    training, progression = judge.training
    found = answers.fit_predict("make_regressor", training, progression, judge.rows)
    error = judge.error(found)
    if error <= BAR:
        return
    fail(
        f"On {judge.name} it is off by {error:.1f} on the mean.",
        f"{BAR:g} or less.",
        because=diagnose(answers, "make_regressor", judge, found).because,
        cause="It learns too little from these rows.",
        next_step="Try a linear regression first.",
    )


# ---- 1.3 -------------------------------------------------------------------------------------------------------------

TRUE, TOLD = np.random.default_rng(10).normal(100, 150, (2, 150)).round(1)
OFF = TRUE - TOLD
OTHER_ERRORS = [
    (
        abs(OFF.mean()),
        Misconception(
            "signs-cancel", "Errors above and below cancel each other.", "Take the absolute values before the mean."
        ),
    ),
    (
        (OFF**2).mean(),
        Misconception("squared", "The errors are squared, so that large ones count more.", "Use `np.abs`, not `** 2`."),
    ),
    (
        np.median(np.abs(OFF)),
        Misconception("median", "It is the error in the middle, not the mean of all.", "Use `np.mean`."),
    ),
]


@exercise("1.3")
def test_mean_error_of_many_patients(answers: Answers) -> None:
    """It is right for 150 patients."""
    found = expect.number(answers.call("mean_error", TRUE, TOLD), "the result of `mean_error`")
    if not np.isclose(found, np.abs(OFF).mean()):
        fail(
            f"For 150 patients it is {found:.3f}.",
            "the mean of the 150 errors, each without its sign.",
            because=next((known for other, known in OTHER_ERRORS if np.isclose(abs(found), other)), None),
            cause="Another number is made of the errors.",
            next_step="Print the errors before you take their mean.",
        )


@exercise("1.3", needs=test_mean_error_of_many_patients)
def test_mean_error_of_other_patients(answers: Answers) -> None:
    """It is right for other patients after them."""
    for true, told in ((TRUE + 7, TOLD), (TRUE, TOLD + 7)):
        found = expect.number(answers.call("mean_error", true, told), "the result of `mean_error`")
        assert np.isclose(found, np.abs(true - told).mean()), f"For other patients it is {found:.3f}."
