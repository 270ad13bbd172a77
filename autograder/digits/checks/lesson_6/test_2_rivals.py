"""Checks of exercise 6.2: a better model on a budget."""

from __future__ import annotations

from typing import NoReturn

import numpy as np
from numpy.typing import NDArray

from autograder.api import (
    Answers,
    Built,
    EstimatorView,
    Misconception,
    Opaque,
    Own,
    exercise,
    fail,
    rests_on_parameters_only,
)
from autograder.digits.checks.lesson_6.enlarged import (
    FAR,
    NAMES,
    NEAR,
    bars,
    came_round,
    drawings,
    likeness,
    mirrored_likeness,
    mixed_count,
    nearest_originals,
    new_count,
    turned_likeness,
)
from autograder.digits.checks.lesson_6.enlarged_rows import enlarged_rows
from autograder.digits.project.bars import bar_of
from autograder.digits.project.budget import MAX_FITS, TREES, Uncounted, class_name, fits_of, seeded
from autograder.digits.project.rivals import DEFAULT_FOREST, Rivals, paired

CLASS_RETURNED = Misconception(
    "class-for-estimator",
    "The class itself is returned: the brackets that make an estimator of it are missing.",
    "Write the brackets, as in `SVC()`.",
)
FITTED = Misconception(
    "fitted-contestant",
    "`fit` is called inside `contestant`, or a model is returned that was fitted in another cell.",
    "Make a new estimator and return it without `fit`: the grader fits it, on rows of its own.",
)
OWN_PART = Misconception(
    "part-not-of-scikit-learn",
    "A class, a function or a seed in the contestant is no part of scikit-learn, so the grader cannot build it anew.",
    "Use scikit-learn's own classes only, and whole numbers for `random_state`.",
)
SEARCH_COUNTS = Misconception(
    "search-counted-as-one-fit",
    "A search is no single fit: it fits each of its candidates on each fold, and the best one once more.",
    "Search in a cell of your own, and return the one model that you choose.",
)
MEMBERS_COUNT = Misconception(
    "members-counted-as-one-fit",
    "An ensemble is no single fit: each member, each boosting round and each 200 trees of a forest count.",
    "Take fewer of them, or spend your budget on rows.",
)
OTHER_ORDER = Misconception(
    "labels-in-another-order",
    "Pictures and labels are repeated in different orders. `np.repeat` gives 1 1 2 2, and `np.tile` gives 1 2 1 2.",
    "Whole blocks of pictures, one after another, need `np.tile(y, blocks)`.",
)
COPIES = Misconception(
    "copies-for-new-rows",
    "The rows are only repeated, or hardly anything is changed. A copy shows a model nothing that it has not seen.",
    "Change each copy: move its picture by one pixel, for example.",
)
ORIGINALS_LOST = Misconception(
    "originals-left-out",
    "The rows that the function is given are not all among those that come back, as they are and with their labels.",
    "Put `X` itself in as the first block, and `y` before the other labels.",
)
MIRRORED = Misconception(
    "mirrored-or-turned-over",
    "Pictures are mirrored, or turned by a quarter or a half. A mirrored 2 is no 2, and a turned 6 is a 9.",
    "Use small changes only: would you still read the same digit?",
)
TURNED_FAR = Misconception(
    "turned-too-far",
    "Pictures are turned by far more than 20 degrees. Nobody writes a digit that lies half on its side.",
    "Turn by less. Degrees are counted as in `ndimage.rotate`: 90 is a quarter of a circle.",
)
COMES_ROUND = Misconception(
    "ink-comes-round",
    '`np.roll` or `mode="wrap"` is used: ink that leaves the picture on one side comes back on the other.',
    "Move with `ndimage.shift`, which fills with paper.",
)
INTO_NEXT_ROW = Misconception(
    "flat-picture-rolled",
    "The flat row of 784 numbers is rolled: ink that leaves an image row at its end begins the next one.",
    "Reshape to 28 × 28 first, and move with `ndimage.shift`, which fills with paper.",
)
ARGUMENTS_CHANGED = Misconception(
    "given-rows-changed",
    "`enlarge` changes the very rows that it is given, for example with `+=` or `images[:] = ...`.",
    "Work on a copy: `X.copy()`.",
)
WITHOUT_SEED = Misconception(
    "drawn-without-a-seed",
    "`enlarge` draws numbers without a seed, so each call gives other rows.",
    "Make the generator inside the function, with a seed: `rng = np.random.default_rng(0)`.",
)
TEACHES_NOTHING = Misconception(
    "rows-that-teach-nothing",
    "The new rows teach the contestant next to nothing: with plain copies of the given ones it is about as good.",
    "Make changes that other writers make too: move the picture, turn it a little, or make it a little larger.",
)
MISLEADS = Misconception(
    "rows-that-mislead",
    "The new rows do harm: with plain copies of the given ones the contestant is better.",
    "Look at ten of the new pictures. Are the changes too large, so that no digit of a person looks like this?",
)
WEAKER = Misconception(
    "weaker-than-the-forest",
    "The contestant itself is the weaker one: on the same copies as the forest, it is worse than the forest.",
    "Compare several kinds of models with cross-validation on your training rows, and take a better one.",
)
MIXED = Misconception(
    "pictures-mixed",
    "Pictures are mixed with each other, such as the mean of two. Then no label is right for the result.",
    "Make each new picture from one given picture.",
)
FAINT = 0.05
"""Ink that is weaker is no trace of another picture."""
Right = NDArray[np.bool_]
"""Whether each image is read right."""


@exercise("6.2")
def test_contestant_keeps_the_budget(answers: Answers) -> None:
    """`contestant` gives a new estimator of scikit-learn, not fitted, that makes at most 10 fits."""
    _described(answers)


@exercise("6.2")
def test_enlarge_keeps_pictures_and_labels_together(answers: Answers) -> None:
    """`enlarge` makes new pictures from the given ones, each with the label of the one that it comes from."""
    X, y = drawings(), NAMES
    pictures, labels = enlarged_rows(answers, X, y)
    if answers.changed("enlarge", X, y):
        fail(
            "After the call, the given rows are other ones than before.",
            "`X` and `y` as before.",
            because=ARGUMENTS_CHANGED,
        )
    again = enlarged_rows(answers, X, y)
    if not (np.array_equal(again[0], pictures) and np.array_equal(again[1], labels)):
        fail("Two calls with the same rows give different rows.", "the same rows.", because=WITHOUT_SEED)
    _labels_are_right(pictures, labels)
    _comes_from_one_each(answers, pictures)
    _has_originals_and_new_ones(pictures, labels)
    _stays_inside(answers)


@exercise("6.2", needs=(test_contestant_keeps_the_budget, test_enlarge_keeps_pictures_and_labels_together))
def test_contestant_beats_the_default_forest(answers: Answers, rivals: Rivals) -> None:
    """Fitted on enlarged rows, the contestant reads more new images than the default forest does."""
    contestant = _described(answers)
    enlarged = []
    for X, y in rivals.rounds:
        pictures, labels = enlarged_rows(answers, X, y)
        if (new := new_count(pictures, X)) < len(X):
            _too_few_new(len(X), len(pictures), new)
        enlarged.append((pictures, labels))
    ours = rivals.right(answers, contestant, enlarged)
    forest = rivals.right(answers, DEFAULT_FOREST, rivals.copied)
    gain, bar = paired(ours, forest), bar_of("6.2")
    if gain.low > 0 and gain.value >= bar:
        return
    fail(
        f"In {rivals.name}, the contestant on enlarged rows reads {gain.first:.3f} of the images, and the default "
        f"forest on copies {gain.second:.3f}. The gain is {gain}.",
        f"a gain of {bar} or more, with an interval above 0. An interval above 0 alone earns half of the points.",
        because=_why(ours, rivals.right(answers, contestant, rivals.copied), forest),
        cause="Rows and contestant both help a little, and not enough.",
        next_step="Try other changes of the pictures, or another model, with cross-validation on your own rows.",
        share=0.5 if gain.low > 0 else 0.0,
    )


def _why(ours: Right, on_copies: Right, forest: Right) -> Misconception | None:
    """What the contestant on copies shows, beside itself on enlarged rows, and beside the forest."""
    by_rows = paired(ours, on_copies)
    if by_rows.high < 0:
        return MISLEADS
    if paired(on_copies, forest).high < 0:
        return WEAKER
    return TEACHES_NOTHING if by_rows.low <= 0 else None


def _described(answers: Answers) -> Built:
    """The contestant as the grader builds it anew, if it is what the exercise asks for."""
    value = answers.value(Own("contestant"))
    if isinstance(value, Opaque) and value.type_name in ("type", "ABCMeta"):
        fail("`contestant` gives a class.", "an estimator of scikit-learn.", because=CLASS_RETURNED)
    view = value if isinstance(value, EstimatorView) else answers.estimator(Own("contestant"))
    if view.fitted:
        fail(f"The {view.class_name} is fitted already.", "an estimator that is not fitted.", because=FITTED)
    found = answers.description(Own("contestant"))
    if isinstance(found, Opaque):
        fail(
            f"In the contestant there is a part of type {found.type_name}.",
            "parts of scikit-learn only.",
            because=OWN_PART,
        )
    rests_on_parameters_only(found)
    _within_budget(found)
    return seeded(found)


def _within_budget(contestant: Built) -> None:
    name = class_name(contestant)
    try:
        fits = fits_of(contestant)
    except Uncounted as uncounted:
        fail(
            f"How many fits a {uncounted} makes is not on the list of the exercise.",
            f"a contestant whose fits can be counted, {MAX_FITS} at most.",
            cause="It fits other models inside, or a number in it is no whole number from 1 on.",
            next_step="Take one of the kinds that the exercise counts.",
        )
    if fits == 0:
        fail(
            f"The {name} predicts nothing.",
            "an estimator that can predict.",
            cause="It only changes rows, or its last step does.",
            next_step="Let a classifier be the last step.",
        )
    if fits > MAX_FITS:
        fail(
            f"The {name} makes {fits} fits (a forest: one for each {TREES} trees).",
            f"{MAX_FITS} fits at most.",
            because=SEARCH_COUNTS if name.endswith("SearchCV") else MEMBERS_COUNT,
        )


def _labels_are_right(pictures: NDArray[np.float64], labels: NDArray[np.int64]) -> None:
    """End the check unless each picture is like a drawing with its label, and like no other one more."""
    if mixed := mixed_count(pictures, drawings()):
        fail(
            f"{mixed} of {len(pictures)} pictures are mixed from several given ones.",
            "pictures that each come from one given picture.",
            because=MIXED,
        )
    alike = likeness(pictures)
    strange = alike.max(axis=1) < FAR
    wrong = np.where(labels[:, None] == NAMES, alike, -1.0).max(axis=1) < alike.max(axis=1) - 0.1
    odd = strange | wrong
    # A drawing that is like itself when mirrored shows nothing; the L and the chair do.
    if odd.any() and (alike[odd].max(axis=1) < NEAR).all() and (mirrored_likeness(pictures[odd]) > NEAR).all():
        fail(
            f"{odd.sum()} of {len(pictures)} pictures are like a given one only when they are turned or mirrored.",
            "small changes of given pictures.",
            because=MIRRORED,
        )
    if (turned_likeness(pictures) > alike.max(axis=1) + 0.1).any():
        fail(
            "Some pictures are like a given one most when that is turned by 36 degrees or more.",
            "pictures that are turned by 20 degrees at most.",
            because=TURNED_FAR,
        )
    if strange.any():
        fail(
            f"{strange.sum()} of {len(pictures)} pictures are like none of the {len(NAMES)} given ones.",
            "small changes of given pictures.",
            cause="The changes are large, or the rows come from elsewhere.",
            next_step="Draw what `enlarge` makes of five rows with `plt.imshow`, and compare.",
        )
    if wrong.any():
        fail(
            f"{wrong.sum()} of {len(pictures)} pictures have the label of another one than they come from.",
            "the label of the picture that it comes from, for each.",
            because=OTHER_ORDER if _is_other_order(labels, NAMES[alike.argmax(axis=1)]) else None,
            cause="Pictures and labels stand in different orders.",
            next_step="Print `y_more` for three rows, and see beside each picture which label it gets.",
        )


def _is_other_order(labels: NDArray[np.int64], right: NDArray[np.int64]) -> bool:
    """Whether the labels are repeated one by one and the pictures block by block, or the other way round."""
    times = len(labels) // len(NAMES)
    orders = (np.repeat(NAMES, times), np.tile(NAMES, times))
    return any(np.array_equal(labels, one) and np.array_equal(right, other) for one, other in (orders, orders[::-1]))


def _has_originals_and_new_ones(pictures: NDArray[np.float64], labels: NDArray[np.int64]) -> None:
    origin = nearest_originals(pictures, drawings())
    kept = {int(number) for number, label in zip(origin, labels, strict=True) if number >= 0 and NAMES[number] == label}
    if len(kept) < len(NAMES):
        fail(
            f"Of {len(NAMES)} given rows, {len(kept)} are among the {len(pictures)} that come back.",
            "all given rows among them, unchanged.",
            because=ORIGINALS_LOST,
        )
    new = int((origin < 0).sum())
    if new < len(NAMES):
        _too_few_new(len(NAMES), len(pictures), new)


def _too_few_new(given: int, rows: int, new: int) -> NoReturn:
    fail(
        f"For {given} rows, {rows} come back, and {new} of these are new pictures.",
        f"at least {given} new ones: as many as rows are given.",
        because=COPIES,
    )


def _comes_from_one_each(answers: Answers, pictures: NDArray[np.float64]) -> None:
    """End the check if the last drawing shows faintly in pictures of others: with another in its place it is gone."""
    others = drawings().copy()
    others[-1] = others[0]
    again, _ = enlarged_rows(answers, others, NAMES)
    if again.shape != pictures.shape:
        return
    gone = np.clip(pictures - again, 0, 1)
    is_last = likeness(pictures).argmax(axis=1) == len(others) - 1
    mixed = ~is_last & (gone.max(axis=1) > FAINT) & (likeness(gone)[:, -1] > FAR)
    if mixed.any():
        fail(
            f"In {mixed.sum()} of {len(pictures)} pictures another given one shows faintly.",
            "pictures that each come from one given picture.",
            because=MIXED,
        )


def _stays_inside(answers: Answers) -> None:
    """End the check if ink that leaves a picture comes back on the other side."""
    # One by one, so that nothing of another picture can be there.
    pictures = [enlarged_rows(answers, bar[None], np.array([8]))[0] for bar in bars()]
    found = [[came_round(number, picture) for picture in made] for number, made in enumerate(pictures)]
    sides = sum(any(made) for made in found)
    if sides:
        fail(
            f"Of {len(found)} pictures with ink at one edge, {sides} get ink at the opposite edge too.",
            "ink that leaves a picture is gone.",
            because=INTO_NEXT_ROW if any("next row" in made for made in found) else COMES_ROUND,
        )
