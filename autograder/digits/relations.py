"""Relations that the answers of an honest model satisfy, and those of a pretended one do not.

Each is a verb for checks: it returns, or ends the check with `fail` and a misconception. All
fit on 300 public rows or fewer. Where a number depends on chance, its comment says how often
an honest model would fail; docs/diagnoses.md has what was measured, and the cost.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from autograder.answers import Answers, Built, Failure, Misconception, Own, fail
from autograder.answers.description import is_ours
from autograder.api import expect
from autograder.api.described import WARM_START, rests_on_parameters_only
from autograder.digits.judge import Judge

__all__ = [
    "answers_any_question",
    "follows_renamed_classes",
    "knows_nothing_beforehand",
    "learns_nothing_from_shuffled_labels",
    "learns_something",
    "learns_what_it_is_given",
    "reads_each_row_by_itself",
    "repeats_itself",
    "reports_what_it_predicts",
    "starts_anew",
]

Maker = str | Own | Built
Labels = NDArray[np.int64]

ROWS, NEW = 300, 200
"""Rows to fit on, and new rows to predict."""
RENAMED = np.array([4, 7, 0, 9, 2, 8, 1, 5, 3, 6])
"""Other names for the ten digits: no digit keeps its own, but the names are still 0 to 9."""

IGNORES_FIT = Misconception(
    "ignores-fit",
    "The predictions do not come from the labels that `fit` got. The model was trained before, or on other rows, or "
    "it has the answers of the course file by heart.",
    "Return a plain, unfitted estimator of scikit-learn, and let `fit` do all of the learning.",
)
LEARNS_NOTHING = Misconception(
    "learns-nothing",
    "The model is right by chance only, even on the very rows that it was fitted on: it does not learn from them.",
    "Return a classifier of scikit-learn with settings that let it learn; compare with the worked example.",
)
NOT_REPEATABLE = Misconception(
    "not-repeatable",
    "The model draws numbers without a seed, so each fit gives another model.",
    "Give `random_state=` a number, in each part of the model that has this parameter.",
)
READS_THE_BATCH = Misconception(
    "reads-the-batch",
    "The answer for an image depends on the images beside it: something is computed over all rows of `X` at "
    "prediction time, such as a largest value or a mean.",
    "Compute such numbers in `fit`, or use fixed ones: divide by 255, not by `X.max()`.",
)
TYPED_IN = Misconception(
    "score-not-from-predictions",
    "The score was typed in, comes from another model or other rows, was computed in another way, or its cell was not "
    "run again after a change.",
    "Let the model named here compute it: its own `score`, or `np.mean(predictions == labels)` with its own "
    "predictions. Then restart the kernel and run all cells.",
)


class _Sample(NamedTuple):
    X: NDArray[np.uint8]
    y: Labels
    X_new: NDArray[np.uint8]
    y_new: Labels


def learns_what_it_is_given(answers: Answers, maker: Maker, judge: Judge) -> None:
    """The model learns from what `fit` gets, and from nothing else: the relations that cheats break.

    Costs six small fits: about as much as one fit on 1200 rows. One that is built from its description (see
    `by_description`) cannot know anything beforehand, and is not asked.
    """
    if is_ours(maker):
        rests_on_parameters_only(maker)
        return
    follows_renamed_classes(answers, maker, judge)
    learns_nothing_from_shuffled_labels(answers, maker, judge)
    knows_nothing_beforehand(answers, maker, judge)
    answers_any_question(answers, maker, judge)
    starts_anew(answers, maker, judge)


def follows_renamed_classes(answers: Answers, maker: Maker, judge: Judge) -> None:
    """A model that is fitted on renamed classes predicts the new names. Costs one fit, or two."""
    rows = _sample(judge)
    renamed = _share(answers.fit_predict(maker, rows.X, RENAMED[rows.y], rows.X_new), RENAMED[rows.y_new])
    if renamed >= 0.5:
        return
    plain = _share(answers.fit_predict(maker, rows.X, rows.y, rows.X_new), rows.y_new)
    # For an honest model the two shares differ by chance alone. Their difference over 200 images has a standard
    # deviation of 0.05 at most, so that 0.3 is six of them. A model that knows the old names is above 0.5 with them.
    if plain - renamed > 0.3:
        fail(
            f"Fitted on {ROWS} digits, the model is right on {plain:.0%} of {NEW} new ones. Fitted again with 0 called "
            f"{RENAMED[0]}, 1 called {RENAMED[1]} and so on, it is right on {renamed:.0%}.",
            "about as many with the new names.",
            because=IGNORES_FIT,
        )


def learns_nothing_from_shuffled_labels(answers: Answers, maker: Maker, judge: Judge) -> None:
    """A model that is fitted on shuffled labels is right by chance only. Costs one fit, or two."""
    rows, shares = _sample(judge), []
    # In the worst case all images of a digit get one label, by chance the right one: Bin(10, 1/10) digits are right.
    # Five or more are so with probability 0.0016; in both of two shuffles, once in 370 000 honest models.
    for seed in (1, 2):
        shuffled = np.random.default_rng(seed).permutation(rows.y)
        shares.append(_share(answers.fit_predict(maker, rows.X, shuffled, rows.X_new), rows.y_new))
        if shares[-1] < 0.5:
            return
    fail(
        f"Fitted on {ROWS} digits with shuffled labels, the model is still right on {min(shares):.0%} of {NEW} new "
        "digits.",
        "about as many as chance gives: one of ten.",
        because=IGNORES_FIT,
    )


def knows_nothing_beforehand(answers: Answers, maker: Maker, judge: Judge) -> None:
    """Ten images, one of each digit, are not enough to read digits well. Costs two fits on ten rows.

    They have other names first, and then their own: a model may recognise rows of the course file.
    """
    rows = _sample(judge)
    one_of_each = np.unique(rows.y, return_index=True)[1]
    for names in (RENAMED, np.arange(10)):
        try:
            found = answers.fit_predict(maker, rows.X[one_of_each], names[rows.y[one_of_each]], rows.X_new)
        except Failure:
            # An honest model may need more rows: twenty neighbours, three folds.
            return
        share = _share(found, names[rows.y_new])
        # Honest models reach 0.2 to 0.5 here. With a true rate of 0.55, 150 of 200 right come once in 10^8.
        if share >= 0.75:
            fail(
                f"Fitted on ten images, one of each digit, the model is right on {share:.0%} of {NEW} new ones.",
                "far fewer: ten images do not teach this much.",
                because=IGNORES_FIT,
            )


def learns_something(answers: Answers, maker: Maker, judge: Judge) -> None:
    """A model knows more than chance of the very rows that it was fitted on. Costs one fit."""
    rows = _sample(judge)
    known = _share(answers.fit_predict(maker, rows.X, rows.y, rows.X), rows.y)
    # The weakest honest model that was measured, one question in one tree, is right on 0.19 of the rows that it knows.
    # Who guesses is right on more than 0.16 of 300 once in 1000 times, and who always says the same never.
    if known <= 0.16:
        fail(
            f"Fitted on {ROWS} digits, the model is right on {known:.0%} of these very digits.",
            "more than guessing gives: one of ten.",
            because=LEARNS_NOTHING,
        )


def answers_any_question(answers: Answers, maker: Maker, judge: Judge) -> None:
    """A model can learn what has nothing to do with digits: whether the last six rows of an image are white or black.

    One that was trained on digits, and learns no more than their names in `fit`, cannot. Costs one fit.
    """
    rows = _sample(judge)
    # Half of each digit, so that who knows the digits knows nothing.
    turn = np.zeros(len(rows.y), dtype=np.int64)
    for digit in range(10):
        turn[np.flatnonzero(rows.y == digit)[::2]] = 1
    X = rows.X.copy()
    X[:, 22 * 28 :] = 255 * turn[:, None]
    found = answers.fit_predict(maker, X, turn, X)
    share = _share(found, turn)
    # Asked for rows that it was fitted on: honest models, the weakest among them, are right on all (measured). A name
    # for each digit gives one half, and at most 16 of 31 for a digit that occurs so often.
    # A model that does not read digits either has another mistake: the accuracy will show it.
    if share < 0.75 and _share(answers.fit_predict(maker, rows.X, rows.y, rows.X_new), rows.y_new) >= 0.5:
        fail(
            f"In half of {ROWS} images the last six rows were made black, in the others white. Fitted on which is "
            f"which, the model is right on {share:.0%} of these very images.",
            "nearly all: no question is easier.",
            because=IGNORES_FIT,
        )


def starts_anew(answers: Answers, maker: Maker, judge: Judge) -> None:
    """A model that was fitted before learns a second time as if it were new. Costs two fits."""
    rows = _sample(judge)
    own = Own(maker) if isinstance(maker, str) else maker
    before = replace(own, fit=(rows.X, RENAMED[rows.y]))
    found = answers.fit_predict(before, rows.X, rows.y, rows.X_new)
    # No digit keeps its name, so an honest model gives an old name only where it is wrong.
    old, new = _share(found, RENAMED[rows.y_new]), _share(found, rows.y_new)
    if old > new and old >= 0.3:
        fail(
            f"Fitted on {ROWS} digits with other names, and then on the same digits with their own, the model gives "
            f"the first name to {old:.0%} of {NEW} new digits and the second to {new:.0%}.",
            "the names of the second `fit`.",
            because=WARM_START,
        )


def repeats_itself(answers: Answers, maker: Maker, judge: Judge) -> None:
    """Two models of the same maker, fitted on the same rows, predict the same. Costs two fits.

    Only for exercises that ask for a fixed seed.
    """
    rows = _sample(judge)
    # Labels without any order: models with different seeds then disagree on most rows.
    shuffled = np.random.default_rng(3).permutation(rows.y)
    first, second = (answers.fit_predict(maker, rows.X, shuffled, rows.X_new) for _ in range(2))
    different = int(np.sum(first != second))
    # Sums in another order, in a forest with several threads, may break one tie in another way.
    if different > 1:
        fail(
            f"Two models that were fitted on the same rows disagree on {different} of {NEW} new ones.",
            "the same predictions both times.",
            because=NOT_REPEATABLE,
        )


def reads_each_row_by_itself(answers: Answers, maker: Maker, judge: Judge) -> None:
    """The prediction for an image does not depend on the others it is asked with. Costs two fits, or three."""
    rows = _sample(judge)
    # Pale images, so that a largest value or a mean changes when others come along.
    pale = rows.X_new // 3
    beside = np.concatenate([pale[::-1], rows.X_new])
    alone = answers.fit_predict(maker, rows.X, rows.y, pale)
    moved = int(np.sum(answers.fit_predict(maker, rows.X, rows.y, beside)[:NEW][::-1] != alone))
    if moved <= 2:
        return
    # A model without a seed is another one in each fit. Asked the same twice, it shows how much that matters: both
    # numbers then have the same mean, and their difference a standard deviation of 10 at most: 50 is five of them.
    noise = int(np.sum(answers.fit_predict(maker, rows.X, rows.y, pale) != alone))
    if moved > noise + (50 if noise else 2):
        fail(
            f"{moved} of {NEW} pale digits get another label when they are asked in another order and together with "
            "darker ones.",
            "the same label for the same image.",
            because=READS_THE_BATCH,
        )


def reports_what_it_predicts(answers: Answers, name: str, model: str, X: NDArray[Any], y: Labels) -> None:
    """A reported accuracy is the one that the predictions of the student's own model give. Fits nothing.

    Args:
        answers: The submission.
        name: The name of the reported accuracy, a share from 0 to 1.
        model: The name of the fitted model.
        X: The images that it was judged on.
        y: Their labels.
    """
    reported = expect.number(answers.value(name), name)
    found = expect.array(answers.call(f"{model}.predict", X), f"the result of `{model}.predict`", shape=y.shape)
    # Three decimals are enough.
    if abs(reported - _share(found, y)) < 0.0006:
        return
    fail(
        f"`{name}` is {reported:.4f}, but the predictions of `{model}` are right on {_share(found, y):.4f} of the "
        f"{len(y)} images.",
        "both numbers to be the same.",
        because=TYPED_IN,
    )


def _sample(judge: Judge) -> _Sample:
    """300 public rows to fit on and 200 others, about equally many of each digit."""
    pixels, labels = judge.training
    return _Sample(pixels[:ROWS], labels[:ROWS], pixels[ROWS : ROWS + NEW], labels[ROWS : ROWS + NEW])


def _share(found: NDArray[Any], right: NDArray[Any]) -> float:
    return float(np.mean(found == right))
