"""Measures every number that exercise 6.4 and the text around it quote: strangers' digits and intervals for others."""

from __future__ import annotations

from functools import cache

import numpy as np
from scipy import ndimage
from scipy.stats import binom
from sklearn.base import clone
from sklearn.ensemble import RandomForestClassifier
from sklearn.svm import SVC

from autograder.digits.judge import wilson
from autograder.digits.project import strangers
from benchmarks.facts.shared import Array, Facts, forest, split_digits

__all__ = ["facts"]

X_TRAIN, X_TEST, Y_TRAIN, Y_TEST = split_digits()
HARD = (1, 7, 9)


def facts() -> Facts:
    """All facts of this part."""
    for section in (_home_facts, _enlarged_facts, _interval_facts, _adapted_facts, _label_facts):
        yield from section()


@cache
def _models() -> tuple[RandomForestClassifier, SVC]:
    """Our forest and an SVC, fitted on the 1600 rows from 0 to 1."""
    X = X_TRAIN / 255
    return forest().fit(X, Y_TRAIN), SVC().fit(X, Y_TRAIN)


def _enlarge(image: Array) -> Array:
    """As the lesson does."""
    paper = np.zeros((28, 28))
    paper[4:24, 4:24] = ndimage.zoom(image / 16, 2.5, order=1)
    row, column = ndimage.center_of_mass(paper)
    return np.asarray(ndimage.shift(paper, (13.5 - row, 13.5 - column), order=1))


def _rows(images: Array) -> Array:
    return np.array([_enlarge(image).ravel() for image in images])


@cache
def _enlarged() -> tuple[Array, Array]:
    """All strangers' digits, only enlarged, and their labels."""
    images, labels = strangers.file()
    return _rows(images), labels


@cache
def _coarse() -> Array:
    """Our test digits, averaged down to 8 × 8 and enlarged again."""
    return _rows(np.array([16 * _averaged(row.reshape(28, 28) / 255) for row in X_TEST]))


def _averaged(picture: Array) -> Array:
    """As the lesson does: its box of ink begins at 0.1."""
    ink = np.argwhere(picture > 0.1)
    (top, left), (bottom, right) = ink.min(axis=0), ink.max(axis=0) + 1
    box = picture[top:bottom, left:right]
    side = max(box.shape)
    square = np.zeros((side, side))
    start = (side - box.shape[0]) // 2, (side - box.shape[1]) // 2
    square[start[0] : start[0] + box.shape[0], start[1] : start[1] + box.shape[1]] = box
    return np.asarray(np.kron(square, np.ones((8, 8))).reshape(8, side, 8, side).mean(axis=(1, 3)))


def _scores(X: Array, y: Array) -> tuple[float, ...]:
    return tuple(round(float(model.score(X, y)), 4) for model in _models())


def _home_facts() -> Facts:
    """Both models on our own digits, as they are and made coarse."""
    plain, coarse = _scores(X_TEST / 255, Y_TEST), _scores(_coarse(), Y_TEST)
    yield "6.4: our test digits, forest and SVC", plain
    yield "6.4: our forest, right test digits", round(plain[0] * len(Y_TEST))
    costs = tuple(round(before - after, 4) for before, after in zip(plain, coarse, strict=True))
    yield "6.4: what coarse pictures cost, forest and SVC", costs


def _enlarged_facts() -> Facts:
    """Both models on strangers' digits that are only enlarged."""
    rows, labels = _enlarged()
    yield "6.4: strangers' digits", len(labels)
    yield "6.4: strangers' digits, only enlarged, forest and SVC", _scores(rows, labels)
    yield "6.4: strangers' digits from row 400 on", len(labels) - strangers.TRIED


def _interval_facts() -> Facts:
    """How often Wilson's interval of a hundred holds the next hundred, as the lesson draws it; and the quiz."""
    rows, labels = _enlarged()
    right = _models()[1].predict(rows) == labels
    random, holds = np.random.default_rng(0), 0
    for _ in range(4000):
        drawn = right[random.choice(len(right), 200, replace=False)]
        low, high = wilson(drawn[:100].sum(), 100)
        holds += low <= drawn[100:].mean() <= high
    yield "6.4: Wilson's interval of 100 holds the next 100, in percent", round(100 * holds / 4000, 1)
    yield "6.4: Wilson's interval of 80 right of 100", _rounded(wilson(80, 100))
    yield "6.4: the interval for the next 100 after 80 of 100", _rounded(wilson(40, 50))
    law = binom.pmf(np.arange(101), 100, 0.8)
    apart = np.abs(np.subtract.outer(np.arange(101), np.arange(101))) >= 10
    yield "6.4: two samples of 100 differ by 10 or more, at 80 %", round(float(law @ apart @ law), 3)


def _adapted_facts() -> Facts:
    """Both models on strangers' digits, and on ours made coarse, as our `adapt` makes them; and the prediction."""
    rows, labels = _enlarged()
    adapted = strangers.thinned(rows)
    yield "6.4: strangers' digits, adapted, forest and SVC", _scores(adapted, labels)
    forests, svcs = _scores(adapted, labels)
    yield "6.4: what the SVC leads by on adapted strangers", round(svcs - forests, 4)
    right = _models()[0].predict(adapted) == labels
    at_home = _models()[0].predict(strangers.thinned(_coarse())) == Y_TEST
    yield "6.4: adapted, the forest's share of digits 1, 7, 9", _shares(right, labels, HARD)
    easy = tuple(digit for digit in range(10) if digit not in HARD)
    yield (
        "6.4: adapted, the least share of the other seven digits, to tenths",
        round(min(_shares(right, labels, easy)), 1),
    )
    yield "6.4: ours made coarse and adapted, share of digits 1, 7, 9", _shares(at_home, Y_TEST, HARD)


def _label_facts() -> Facts:
    """The forest taught on a hundred strangers' digits too, which are only enlarged."""
    rows, labels = _enlarged()
    X, y = np.concatenate([X_TRAIN / 255, rows[:100]]), np.concatenate([Y_TRAIN, labels[:100]])
    wider = clone(forest()).fit(X, y)
    found = wider.score(rows[400:], labels[400:]), wider.score(X_TEST / 255, Y_TEST)
    yield "6.4: with 100 strangers' labels, others from row 400 on, and home", _rounded(found)
    added, ours = np.concatenate([X_TRAIN / 255, _coarse()[:100]]), np.concatenate([Y_TRAIN, Y_TEST[:100]])
    again = clone(forest()).fit(added, ours).score(rows[400:], labels[400:])
    yield "6.4: with 100 of our own digits made coarse instead, others from row 400 on", round(float(again), 3)


def _shares(right: Array, labels: Array, digits: tuple[int, ...]) -> tuple[float, ...]:
    return tuple(round(float(right[labels == digit].mean()), 3) for digit in digits)


def _rounded(values: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(round(float(value), 4) for value in values)
