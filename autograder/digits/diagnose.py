"""Finds the wrong idea behind a model that reads badly: from its predictions, and by experiment.

An experiment changes one thing that a known misconception would have changed, and looks whether
the model now reads well: images of another scale, or turned over; labels with other names. All
experiments use public rows. Of held-out images, only a table of counts is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from math import log, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.answers import Answers, Built, Failure, Misconception, Own
from autograder.api import Diagnosis, expect
from autograder.digits.judge import Judge, confusion_counts
from autograder.digits.picture import misread
from autograder.digits.relations import IGNORES_FIT, RENAMED

__all__ = ["diagnose", "diagnose_fitted", "diagnose_predictions"]

Maker = str | Own | Built
Labels = NDArray[np.int64]
Rows = tuple[NDArray[Any], Labels]
"""Images, shape (n, 784), and their labels."""
Ask = Callable[[NDArray[Any]], NDArray[Any]]
"""Predictions of one model for images of our choosing."""
Changes = Sequence[tuple[Callable[[NDArray[Any]], NDArray[Any]], Misconception]]
"""What to do to images, and what it means if a model reads them better then."""

LABEL_AMONG_FEATURES = Misconception(
    "label-among-features",
    "The label was among the columns that the model was fitted on. The model reads the answer there, and cannot read "
    "images that come without it.",
    "Fit on the 784 pixel columns only: take the label column out of `X` before the split.",
)
TRAINED_ON_TEST = Misconception(
    "trained-on-test-rows",
    "The model was fitted on the test rows too. It knows them by heart, so its score on them says nothing.",
    "Call `fit` with the training part only: `X_train, y_train`.",
)
NOT_SCALED = Misconception(
    "test-not-scaled",
    "The model was fitted on smaller numbers than it predicts on: pixels from 0 to 1, perhaps, and then from 0 to 255.",
    "Treat both parts alike: scale both, with one function or one pipeline, or neither.",
)
SCALED_TWICE = Misconception(
    "test-scaled-twice",
    "The images to predict are divided by 255 once more than those that the model was fitted on. They are nearly black "
    "for it.",
    "Divide once, in one place. Look at `X.max()` before `fit` and before `predict`: both must be the same.",
)
NEEDS_SCALING = Misconception(
    "model-needs-scaling",
    "This kind of model adds or compares amounts, and raw pixels from 0 to 255 are too large for its settings. On "
    "pixels from 0 to 1 it reads well.",
    "Scale inside the pipeline, in a step before the classifier, or choose a model that needs no scaling.",
)
TRANSPOSED = Misconception(
    "images-transposed",
    "The model was fitted on images with rows and columns exchanged, or it exchanges them before it predicts.",
    "Take `.T`, `swapaxes` and `order='F'` away: `reshape` alone puts pixels where they belong.",
)
UPSIDE_DOWN = Misconception(
    "images-upside-down",
    "The model was fitted on images that stand on their heads, or it turns them before it predicts.",
    "Take `[::-1]` and `flipud` away: the first 28 pixels are the top row.",
)
LABELS_SHIFTED = Misconception(
    "labels-shifted",
    "Each prediction is off by the same amount: labels were counted from 1, or 1 was added or taken away.",
    "Give `fit` the labels as they are in the file, and return what `predict` gives.",
)
LABELS_PERMUTED = Misconception(
    "labels-permuted",
    "The digits are told apart well, but they have each other's names: positions in a list were taken for labels.",
    "Give `fit` the labels as they are in the file. If you use `argmax`, look the label up in `model.classes_`.",
)
CLASSES_MISSING = Misconception(
    "classes-missing",
    "The model has never seen some of the digits: the rows that it was fitted on do not hold them.",
    "Look at `np.unique(y, return_counts=True)` just before `fit`. Do not cut a sorted file; shuffle and stratify.",
)
BY_HEART = Misconception(
    "learned-by-heart",
    "The model knows the rows that it was fitted on by heart, and has learned little that holds for new images.",
    "Take a model that averages, such as a forest, or hold it back. Judge it on rows that it has not seen.",
)
FEW_ROWS = Misconception(
    "fitted-on-few-rows",
    "Only the first or the last part of the rows was used: the model knows these by heart, and not the others.",
    "Give all training rows to `fit`: look for `[:n]` and `head(n)` left over from a trial.",
)
CONSTANT = Misconception(
    "constant-answer",
    "The model gives the same label for all images. It does not look at the pixels, or it cannot tell them apart.",
    "Look at `np.unique(model.predict(X))`. Is the classifier a dummy? Are the pixels all the same when they arrive?",
)
BY_CHANCE = Misconception(
    "answers-by-chance",
    "The predictions have nothing to do with the labels: labels and rows were shuffled apart, or the model guesses.",
    "Shuffle images and labels together, with one call of `train_test_split` or one order for both.",
)

FIT = 1200
"""Of the 1600 public training rows, an experiment fits on this many; the other 400 are new to the model."""
ASKED = 400
"""Of the rows that a model was fitted on, so many of the first are asked again, and so many of the last."""
ALL = 0.985
"""As good as all: an honest model that is right on 0.95 of new digits reaches this on 400 once in 5000 times."""


def _image(turn: Callable[[NDArray[Any]], NDArray[Any]]) -> Callable[[NDArray[Any]], NDArray[Any]]:
    return lambda rows: turn(rows.reshape(-1, 28, 28)).reshape(-1, 784)


CHANGES = (
    (lambda rows: rows / 255, NOT_SCALED),
    (lambda rows: rows / 255**2, NOT_SCALED),
    (_image(lambda images: images.transpose(0, 2, 1)), TRANSPOSED),
    (_image(lambda images: images[:, ::-1]), UPSIDE_DOWN),
)
"""How to change new images so that a model reads them in spite of its misconception."""
BRIGHTER = ((lambda rows: rows * 255.0, SCALED_TWICE),)
"""Asked by itself: such numbers in a batch disturb a model that scales by the largest value of the batch."""
PLACES: tuple[Callable[[NDArray[Any], Labels], NDArray[Any]], ...] = (
    lambda X, label: np.column_stack([label, X]),
    lambda X, label: np.column_stack([X, label]),
    lambda X, label: np.column_stack([label, X[:, :-1]]),
    lambda X, label: np.column_stack([X[:, 1:], label]),
)
"""Where a label may stand among the features."""


def diagnose(answers: Answers, maker: Maker, judge: Judge, predictions: NDArray[Any]) -> Diagnosis:
    """Look for the misconception of a model that does not read well enough. Costs two to five fits.

    Args:
        answers: The submission.
        maker: What makes the model, as for `Answers.fit_predict`.
        judge: Who judged the model.
        predictions: What the model, fitted on `judge.training`, predicted for `judge.images`.

    Returns:
        The misconception, and a picture of public digits that the model misreads. Each is None where nothing is known,
        or where the model stops with an error.
    """
    X, y = judge.training
    experiment = _Experiment(answers, maker, (X[:FIT], y[:FIT]), (X[FIT:], y[FIT:]), judge.confusion(predictions))
    picture = None
    try:
        trial = experiment.trial()
        picture = misread(X[FIT:], y[FIT:], trial.new)
        return Diagnosis(experiment.explain(trial), picture)
    # An experiment that the model cannot take tells nothing about it.
    except Failure:
        return Diagnosis(None, picture)


def diagnose_fitted(answers: Answers, model: str, known: Rows, new: Rows) -> Misconception | None:
    """The misconception of a fitted model in the student's notebook, or None. Fits nothing.

    Args:
        answers: The submission.
        model: The name of the fitted model, such as ``"search"``.
        known: The rows that it should have been fitted on.
        new: Rows that it should not have seen, public ones.
    """

    def ask(images: NDArray[Any]) -> NDArray[Any]:
        return expect.array(answers.call(f"{model}.predict", images), f"{model}.predict", shape=(len(images),))

    try:
        trial = _try_out(ask, known, new, CHANGES)
        brighter = _try_out(ask, known, new, BRIGHTER)
    # It cannot take 784 pixels: less is needed to show why.
    except Failure:
        return LABEL_AMONG_FEATURES if _reads_the_label(ask, new, sure=3) else None
    return (
        _repaired(trial)
        or _repaired(brighter)
        or diagnose_predictions(confusion_counts(trial.new, new[1]))
        or (TRAINED_ON_TEST if min(trial.right.mean(), trial.known.mean()) >= ALL else None)
        or _learned(trial)
        or (BY_CHANCE if trial.by_chance else None)
        or (LABEL_AMONG_FEATURES if _reads_the_label(ask, new, sure=5) else None)
    )


def diagnose_predictions(counts: NDArray[np.int64]) -> Misconception | None:
    """What a table of counts shows by itself: labels that are shifted, permuted or missing, or one answer for all.

    Args:
        counts: As `Judge.confusion` gives them, shape (10, 11).
    """
    if _is_constant(counts):
        return CONSTANT
    missing = _never_predicted(counts)
    read = np.delete(np.diag(counts) / counts.sum(axis=1), missing)
    # A weak model may forget a digit too, but then it does not read the others so well (0.75 or less, measured).
    if 1 <= len(missing) <= 5 and read.mean() >= 0.85:
        return CLASSES_MISSING
    return _renamed(counts)


@dataclass(frozen=True)
class _Trial:
    """How one fitted model does."""

    known: NDArray[np.bool_]
    """Where it is right, of the first and last rows that it was fitted on."""
    new: NDArray[Any]
    """Its predictions for new rows."""
    right: NDArray[np.bool_]
    """Where these are right."""
    changed: tuple[tuple[NDArray[np.bool_], Misconception], ...]
    """Where it is right on the new rows, changed in one way each, and what it means if that helps."""

    @property
    def by_chance(self) -> bool:
        """Whether the model is right by chance only, even on rows that it was fitted on."""
        # With a true rate of 0.1, more than 60 of 400 are right once in 1500 models: these get no name.
        return bool(max(self.known.mean(), self.right.mean()) <= 0.15)


@dataclass(frozen=True)
class _Experiment:
    """Fits of the student's model on public rows of our choosing."""

    answers: Answers
    maker: Maker
    known: Rows
    new: Rows
    counts: NDArray[np.int64]
    """How the judged predictions are spread."""

    def trial(self) -> _Trial:
        """The first fit, on rows as they are."""
        return _try_out(self._ask, self.known, self.new, CHANGES)

    def explain(self, trial: _Trial) -> Misconception | None:
        """The misconception that the experiments show, if they show one."""
        return (
            _renamed(self.counts)
            or _repaired(trial)
            or self._too_dark(trial)
            or self._needs_scaling(trial)
            or (CONSTANT if _is_constant(self.counts) else None)
            or _learned(trial)
            or self._ignores_fit(trial)
            or self._lacks_classes()
            or (BY_CHANCE if trial.by_chance else None)
        )

    def _ask(self, images: NDArray[Any]) -> NDArray[Any]:
        return self.answers.fit_predict(self.maker, *self.known, images)

    def _too_dark(self, trial: _Trial) -> Misconception | None:
        # Whatever the model, images that are divided once too often are hardly read at all.
        return _repaired(_try_out(self._ask, self.known, self.new, BRIGHTER)) if trial.right.mean() < 0.3 else None

    def _needs_scaling(self, trial: _Trial) -> Misconception | None:
        (X, y), (X_new, y_new) = self.known, self.new
        right = self.answers.fit_predict(self.maker, X / 255, y, X_new / 255) == y_new
        # Scaling helps some honest models a little: ridge regression goes from 0.71 to 0.83 at most (measured).
        return NEEDS_SCALING if right.mean() >= 0.85 and _reads_better(right, trial.right, by=0.1) else None

    def _ignores_fit(self, trial: _Trial) -> Misconception | None:
        X, y = self.known
        renamed = self.answers.fit_predict(self.maker, X[:300], RENAMED[y[:300]], self.new[0])
        # An honest model gives the same answer only where it is wrong both times, and in the same way.
        return IGNORES_FIT if np.mean(renamed == trial.new) >= 0.9 else None

    def _lacks_classes(self) -> Misconception | None:
        """Asked to tell missing digits from two others, a weak model can do it. One that drops their rows cannot."""
        missing = _never_predicted(self.counts)
        if not 1 <= len(missing) <= 8:
            return None
        (X, y), (X_new, y_new) = self.known, self.new
        some = np.isin(y, [*missing, *np.setdiff1d(np.arange(10), missing)[:2]])
        found = self.answers.fit_predict(self.maker, X[some], y[some], X_new[np.isin(y_new, missing)])
        return None if np.isin(found, missing).any() else CLASSES_MISSING


def _try_out(ask: Ask, known: Rows, new: Rows, changes: Changes) -> _Trial:
    """Ask one fitted model everything at once."""
    (X, y), (X_new, y_new) = known, new
    ends = np.r_[:ASKED, len(X) - ASKED : len(X)]
    parts = [X[ends], X_new, *(change(X_new.astype(float)) for change, _ in changes)]
    found = ask(np.concatenate([part.astype(np.float32) for part in parts]))
    on_known, on_new, *on_changed = np.split(found, np.cumsum([len(part) for part in parts])[:-1])
    changed = [(np.asarray(a == y_new), because) for a, (_, because) in zip(on_changed, changes, strict=True)]
    return _Trial(np.asarray(on_known == y[ends]), on_new, np.asarray(on_new == y_new), tuple(changed))


def _repaired(trial: _Trial) -> Misconception | None:
    """The change that lets the model read, if one does."""
    right, because = max(trial.changed, key=lambda item: item[0].mean())
    return because if _reads_better(right, trial.right, by=0.05) else None


def _reads_better(right: NDArray[np.bool_], before: NDArray[np.bool_], by: float, sure: float = 5) -> bool:
    """Whether a model reads well now, and clearly better than before, on the same images."""
    gained, lost = int(np.sum(right & ~before)), int(np.sum(before & ~right))
    # If nothing had changed, gains and losses would be as heads and tails: their difference is above five standard
    # deviations once in three million, above three once in 700.
    clear = gained - lost > max(sure * sqrt(gained + lost), by * len(right))
    return bool(clear and right.mean() >= 0.6)


def _renamed(counts: NDArray[np.int64]) -> Misconception | None:
    """Digits that are told apart, under other names."""
    names = counts.argmax(axis=1)
    shares = counts.max(axis=1) / counts.sum(axis=1)
    moved = names != np.arange(10)
    # Ten different names, each given to more than half of its digit: weak models give some name to two digits.
    if not moved.any() or len(set(names.tolist())) < 10 or shares[moved].min() < 0.5 or shares.mean() < 0.6:
        return None
    # Shifted labels may wrap from 9 to 0 or leave the digits: those in the middle tell.
    return LABELS_SHIFTED if len(set((names - np.arange(10))[2:8].tolist())) == 1 else LABELS_PERMUTED


def _is_constant(counts: NDArray[np.int64]) -> bool:
    return bool(counts.sum(axis=0).max() == counts.sum())


def _never_predicted(counts: NDArray[np.int64]) -> NDArray[np.intp]:
    """The digits that are there, and are never predicted. With fewer than 20 images, that may be bad luck."""
    return np.flatnonzero((counts.sum(axis=0)[:10] == 0) & (counts.sum(axis=1) >= 20))


def _learned(trial: _Trial) -> Misconception | None:
    """What the model knows of the rows that it was fitted on."""
    wrong = np.flatnonzero(~trial.known)
    if len(wrong):
        unbroken = max(wrong[0], len(trial.known) - 1 - wrong[-1])
        # The rows are in mixed order: so long a run without a mistake, at the very beginning or end, comes by chance
        # once in five million models.
        if unbroken * log(trial.known.mean() or 1) < log(1e-7):
            return FEW_ROWS
    # Honest models that make no mistake on 800 known rows read 0.83 of new digits or more (measured): only single
    # trees and tables of rows come below. A forest of 5 trees reads 0.70, but makes a mistake on 1 of 100 known rows.
    return BY_HEART if not len(wrong) and trial.right.mean() <= 0.76 else None


def _reads_the_label(ask: Ask, rows: Rows, sure: float) -> bool:
    """Whether a column with the label moves the predictions: tried in each place where it may have stood."""
    X, y = rows
    for place, scale in product(PLACES, (1, 255)):
        try:
            told, misled = (ask(place(X, label) / scale) == y for label in (y, RENAMED[y]))
        # It wants another number of columns.
        except Failure:
            continue
        if _reads_better(told, misled, by=0.03, sure=sure):
            return True
    return False
