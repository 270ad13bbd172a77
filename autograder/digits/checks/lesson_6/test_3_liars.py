"""Checks of exercise 6.3: find the liars."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.api import Answers, Misconception, exercise, expect, fail
from autograder.digits.checks.lesson_6.suspects import (
    as_in_the_file,
    easy,
    few_of_each,
    fold_orders,
    in_order,
    twins,
)
from autograder.digits.project.bars import bar_of
from autograder.digits.project.liars import FLIPS, ROWS, Draw, LiarsJudge, precision

VALUES = Misconception(
    "values-for-row-numbers",
    "A mask, labels, pictures or probabilities are returned, not the numbers of rows.",
    "Return what `np.argsort` gives, or a part of it: row numbers, counted from 0.",
)
ALL_ROWS = Misconception(
    "number-of-suspects-ignored",
    "The function returns all rows, sorted or not, and does not look at `k`.",
    "Keep the first k of the sorted row numbers: `[:k]`.",
)
ONLY_MISTAKES = Misconception(
    "mistakes-only",
    "Only rows are returned that the model reads in another way than they are labelled. They may be fewer than k.",
    "Sort all rows by one number that says how much the model believes the given label.",
)
COLUMNS = Misconception(
    "columns-taken-as-labels",
    "Labels are used as numbers of columns. Where labels are missing, `predict_proba` has fewer columns, one for each "
    "label that is there.",
    "Find the column of each label: `np.searchsorted(np.unique(y), y)`.",
)
CHANGED = Misconception(
    "rows-or-labels-changed",
    "The function writes into an array that it is given. Whoever called it goes on with other numbers.",
    "Work on a copy, such as `y.copy()`, or write the result into a new name.",
)
TURNED = Misconception(
    "most-trusted-first",
    "The order is turned round: the most suspicious rows come last.",
    "`np.argsort` sorts from small to large. Sort by a number that is small where the given label is hardly believed.",
)
IN_FILE_ORDER = Misconception(
    "suspects-in-file-order",
    "The row numbers rise. They come in the order of the rows, as `np.flatnonzero` and `np.sort` give them, and not by "
    "how suspicious they are.",
    "Let `np.argsort` of your scores make the order, keep its first k, and do not sort them again.",
)
OWN_MODEL = Misconception(
    "judged-by-its-own-model",
    "The model judges rows that it was fitted on. It has learned their labels by heart, the wrong ones too.",
    "Let each row be judged by a model that has not seen it: look at `cross_val_predict`.",
)
UNSURE = Misconception(
    "unsure-for-wrong",
    "Rows are returned for which the model is unsure, whatever their label is. A liar is a row for which the model is "
    "sure of another label.",
    "Look up the probability of the label that is given, not the largest of the row.",
)
IN_FOLD_ORDER = Misconception(
    "row-numbers-of-the-folds",
    "The results of the folds are put one after another. Then number 0 is the first row of the first fold, and no "
    "longer the first row of `X`.",
    "Write each result where its row is: `scores[test] = ...`.",
)
TOO_MANY_FOLDS = Misconception(
    "too-many-folds",
    "The rows are cut into more parts than there are rows of a label.",
    "Each label has 8 rows or more: take 8 folds at most, such as `cv=5`.",
)
BLOCKS = Misconception(
    "folds-in-file-order",
    "The folds are blocks of rows that follow one another. If the rows come sorted by label, a model judges labels "
    "that it has never seen.",
    "Let each fold have rows of each label: `cv=5` does that for a classifier, and so does `StratifiedKFold`.",
)
OUTSIDE = Misconception(
    "answers-from-outside",
    "The function knows the answers from elsewhere: from the course file, or from the forest at the top of the lesson. "
    "For pictures that are moved by a pixel, and digits with other names, it knows nothing.",
    "Learn from `X` and `y` alone: fit new models inside the function.",
)
FAR_FROM_ITS_CLASS = Misconception(
    "odd-for-wrong",
    "Rows are returned that are far from the middle of their own label. An odd picture with the right label is far "
    "from it, too.",
    "Compare: is the row nearer to another label than to its own?",
)
FULL, GAPS = (0, 1, 2), (2, 5, 9)
"""Labels without a gap, so that each is the number of its column; and labels with gaps."""
Found = NDArray[np.int64]


@exercise("6.3")
def test_suspicious_gives_row_numbers(answers: Answers) -> None:
    """`suspicious` gives k different row numbers, whatever labels there are, and leaves `X` and `y` as they are."""
    for names, k in ((FULL, 1), (FULL, 5), (GAPS, 5), (GAPS, len(easy(GAPS).y))):
        draw = easy(names)
        raised = answers.raised("suspicious", draw.X, draw.y, k)
        # Those without a gap went through before.
        if names == GAPS and raised is not None and raised.is_a("IndexError", "ValueError"):
            fail(
                f"With the labels {', '.join(map(str, GAPS))} your function stops: {raised.type_name}.",
                "row numbers, as for the labels 0, 1, 2.",
                because=COLUMNS,
            )
        if changed := answers.changed("suspicious", draw.X, draw.y, k):
            fail(
                f"After the call, `{'Xyk'[changed[0]]}` has other numbers than before.",
                "`X` and `y` as they were.",
                because=CHANGED,
            )
        _rows(answers, draw, k)
    few = few_of_each()
    raised = answers.raised("suspicious", few.X, few.y, 3)
    if raised is not None and raised.is_a("ValueError") and "n_splits" in raised.message:
        fail("With 8 rows of each label your function stops.", "row numbers, as for more rows.", because=TOO_MANY_FOLDS)
    _rows(answers, few, 3)


@exercise("6.3", needs=test_suspicious_gives_row_numbers)
def test_suspicious_puts_clear_liars_first(answers: Answers) -> None:
    """In an easy set of 66 pictures, the four wrong labels come first."""
    draw = easy(GAPS)
    for k in (len(draw.flips), 12):
        found = _rows(answers, draw, k)
        first = found[: len(draw.flips)]
        if set(first) == set(draw.flips):
            continue
        hits = int(np.isin(first, draw.flips).sum())
        fail(
            f"Three clear kinds of pictures, 22 of each; {len(draw.flips)} rows have another kind's label. For k = "
            f"{k}, {hits} of these are among the first {len(draw.flips)} that you return.",
            f"all {len(draw.flips)} of them, before any other row.",
            because=_confused(answers, draw, found),
            cause="The rows are not sorted by how little the given label is believed.",
            next_step="Print the score of each row beside its label, for ten rows, and see which come first.",
        )
    _expect_any_order(answers)


@exercise("6.3", needs=test_suspicious_puts_clear_liars_first)
def test_suspicious_judges_rows_unseen(answers: Answers) -> None:
    """Each row is judged by a model that was not fitted on it: a label learned by heart is found, too."""
    draw = twins()
    found = _rows(answers, draw, len(draw.flips))
    hits, equal = int(np.isin(found, draw.flips).sum()), len(draw.few) + len(draw.many)
    # Where few neighbours vote, chance puts some of the equal pictures first; a label learned by heart never comes.
    if hits >= len(draw.flips) / 4:
        return
    fail(
        f"{equal} of {len(draw.y)} pictures are the same one, labelled 3 or 4: nobody can say which are wrong. Among "
        f"the others, {len(draw.flips)} have a clearly wrong label. Your first {len(found)} rows hold {hits} of these, "
        f"and {int(np.isin(found, draw.few).sum())} of the {len(draw.few)} pictures labelled 4.",
        "the clearly wrong ones before the doubtful ones.",
        because=_seen_or_unsure(found),
        cause="What you sort by is not the trust in the given label, or it comes from a model that has seen the label.",
        next_step="Let each row be judged by a model that was fitted on other rows.",
    )


@exercise("6.3", needs=test_suspicious_puts_clear_liars_first)
def test_suspicious_finds_the_liars(answers: Answers, liars: LiarsJudge) -> None:
    """Among real digits, most of the rows that are found have a wrong label."""
    found = [_rows(answers, draw, FLIPS) for draw in liars.draws]
    share, bar = liars.share(found), bar_of("6.3")
    if share >= bar:
        return
    fail(
        f"In {liars.name}, {FLIPS} labels of each are wrong. Of the {FLIPS} rows that you return, a share of "
        f"{share:.2f} have a wrong label. Rows taken by chance: {FLIPS / ROWS:.2f}.",
        f"a share of {bar:.2f} or more.",
        because=_confused_among_digits(answers, liars, found),
        cause="What you sort by says too little about the given label, or the model knows the digits too badly.",
        next_step="Change some labels of `X_train` yourself, and count how many of them your function finds.",
    )


def _expect_any_order(answers: Answers) -> None:
    """Clear liars come first also among rows that are sorted by label, and whatever rows were asked for before."""
    draw = in_order()
    found = _rows(answers, draw, len(draw.flips))
    hits = int(np.isin(found, draw.flips).sum())
    if hits == len(draw.flips):
        return
    unseen = draw.y[found] == draw.y.max()
    fail(
        f"Rows sorted by label, of three clear kinds: of {len(draw.flips)} wrong labels your first {len(found)} rows "
        f"hold {hits}.",
        "all of them: the order of the rows makes no difference.",
        because=BLOCKS if unseen.any() else None,
        cause="Something that was computed for other rows is used again, or the order of the rows plays a part.",
        next_step="Sort `X_train` and `y_train` by label, and ask your function for ten rows.",
    )


def _rows(answers: Answers, draw: Draw, k: int) -> Found:
    """What the student's function returns: k different row numbers."""
    value = answers.call("suspicious", draw.X, draw.y, k)
    found = expect.array(value, "the result of `suspicious`")
    if found.shape == (0,):
        found = found.astype(np.int64)  # What is empty has no type of its own.
    n = len(draw.y)
    of = f"For {n} rows and k = {k} you return an array of {found.dtype} with shape {found.shape}."
    if found.ndim != 1 or found.dtype.kind not in "iu":
        is_pictures = found.ndim == 2 and found.shape[1] == draw.X.shape[1]
        fail(
            of,
            f"{k} row numbers in one row: an array of whole numbers with shape ({k},).",
            because=VALUES if is_pictures or _is_mask_or_shares(found) else None,
            cause="Something else is returned than one number for each suspicious row.",
            next_step="Print the result and its shape just before the `return` line.",
        )
    if len(found) != k:
        fail(
            of,
            f"{k} row numbers.",
            because=_confused_number(answers, draw, found, k),
            cause="Rows are lost or added on the way.",
            next_step="Sort all rows, then keep the first k with `[:k]`.",
        )
    if len(set(found.tolist())) < k or found.min() < 0 or found.max() >= n:
        fail(
            f"For {n} rows and k = {k}, you return {found[:6].tolist()}{' and more' if k > 6 else ''}.",
            f"{k} different row numbers from 0 to {n - 1}.",
            because=VALUES if np.isin(found, draw.y).all() else None,
            cause="A row is there twice, or these are no numbers of rows, counted from 0.",
            next_step="Take the row numbers from one `np.argsort` over all rows.",
        )
    return found.astype(np.int64)


def _is_mask_or_shares(found: NDArray[Any]) -> bool:
    """Whether these are True and False, or numbers from 0 to 1 and not all of them whole."""
    if found.dtype.kind == "b":
        return True
    inside = found.dtype.kind == "f" and bool(np.all((found >= 0) & (found <= 1)))
    return inside and bool(np.any(found != np.round(found)))


def _confused_number(answers: Answers, draw: Draw, found: NDArray[Any], k: int) -> Misconception | None:
    """The known slip that gives another number of rows than k."""
    if len(found) == len(draw.y):
        return ALL_ROWS if set(found.tolist()) == set(range(len(found))) else VALUES
    if _knows_the_file(answers):
        return OUTSIDE
    # The pictures are clear: a model that reads them misses the changed labels, and hardly another one.
    few = len(found) <= 2 * len(draw.flips)
    return ONLY_MISTAKES if len(found) < k and few and np.isin(draw.flips, found).all() else None


def _confused(answers: Answers, draw: Draw, found: Found) -> Misconception | None:
    """The known wrong way that gives these rows of an easy set, found by asking again."""
    flips, n = set(draw.flips), len(draw.y)
    if np.all(np.diff(found) > 0) and flips <= set(found):
        return IN_FILE_ORDER
    everything = _rows(answers, draw, n)
    if set(everything[-len(flips) :]) == flips or set(found[-len(flips) :]) == flips:
        return TURNED
    if any(set(order[everything[: len(flips)]]) == flips for order in fold_orders(draw.X, draw.y)):
        return IN_FOLD_ORDER
    return _seen_or_unsure(_rows(answers, twins(), len(twins().flips))) or (
        OUTSIDE if _knows_the_file(answers) else None
    )


def _seen_or_unsure(found: Found) -> Misconception | None:
    """The two wrong ways that put equal pictures before clear liars: `found` are the first rows of `twins`."""
    # A label that was learned by heart is trusted. Of equal pictures none can be: those with the rarer label are the
    # least trusted, and no others. Who is only unsure of the picture takes those with either label.
    if set(found) <= set(twins().few):
        return OWN_MODEL
    return UNSURE if set(found) <= {*twins().few, *twins().many} else None


def _knows_the_file(answers: Answers) -> bool:
    """Whether nearly all liars are found among rows of the file as they are: honest ways find three of four."""
    draw = as_in_the_file()
    arguments = (draw.X, draw.y, FLIPS)
    if answers.raised("suspicious", *arguments) is not None:
        return False
    found = answers.call("suspicious", *arguments)
    rows = np.asarray(found) if isinstance(found, np.ndarray | list) else np.zeros(0)
    if rows.ndim != 1 or rows.dtype.kind not in "iu" or not 0 < len(rows) <= FLIPS:
        return False
    return precision(rows, draw.flips) > 0.9 and precision(draw.flips, rows) > 0.9


def _confused_among_digits(answers: Answers, liars: LiarsJudge, found: list[Found]) -> Misconception | None:
    """The known wrong way that gives these rows of real digits."""
    if all(np.all(np.diff(rows) > 0) for rows in found):
        return IN_FILE_ORDER
    if all(precision(rows, _farthest(draw)) > 0.9 for rows, draw in zip(found, liars.draws, strict=True)):
        return FAR_FROM_ITS_CLASS
    return OUTSIDE if _knows_the_file(answers) else None


def _farthest(draw: Draw) -> Found:
    """The rows that are farthest from the mean picture of their own label, as many as there are flips."""
    means = {label: draw.X[draw.y == label].mean(axis=0) for label in np.unique(draw.y)}
    middle = np.array([means[label] for label in draw.y])
    return np.argsort(-np.linalg.norm(draw.X - middle, axis=1))[: len(draw.flips)]
