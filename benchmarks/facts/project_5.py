"""Measures every number that "Refute the course" quotes, measured on the 1600 training rows of the lesson."""

from __future__ import annotations

from functools import cache
from math import comb

import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

from benchmarks.facts.lesson_5 import cross_validated
from benchmarks.facts.shared import LABELS, Array, Facts, split_digits

HERS = 1000
"""Rows of the first and the third message: 600 teach, 400 test."""
TAUGHT = 600
SETTINGS = {"n_estimators": 190, "max_features": 0.0278, "max_depth": 10}


def facts() -> Facts:
    """All facts of the part."""
    yield from size_facts()
    yield from gap_facts()
    yield from tree_facts()
    yield from coin_facts()


@cache
def her_rows() -> tuple[Array, Array, Array]:
    """Her pictures, the same ones at half the size, and their labels."""
    rows, labels = split_digits()[0][:HERS] / 255, split_digits()[2][:HERS]
    return rows, rows.reshape(-1, 14, 2, 14, 2).mean(axis=(2, 4)).reshape(-1, 196), labels


def size_facts() -> Facts:
    """What smaller pictures gain: with the same gamma, and with one that means the same."""
    large, small, labels = her_rows()
    ratio = _distance(large[:TAUGHT]) / _distance(small[:TAUGHT])
    for gamma in (0.1, 0.02):
        before, kept, fair = (
            _svc(rows, labels, g) for rows, g in ((large, gamma), (small, gamma), (small, gamma * ratio))
        )
        gains = round(kept - before, 4), round(fair - before, 4)
        yield f"SVC, gamma {gamma}: score 28 x 28, score 14 x 14, gain, fair gain", (before, kept, *gains)


def gap_facts() -> Facts:
    """What a tree reads with a filled column, and what the gaps alone tell."""
    X_train, _, y_train, _ = split_digits()
    is_pair = np.isin(y_train, (4, 9))
    rows, labels = X_train[is_pair] / 255, y_train[is_pair]
    seconds = np.random.default_rng(0).integers(1, 9, len(labels)).astype(float)
    seconds[labels == 9] = 0
    filled, test = np.column_stack([rows, seconds]), slice(200, None)
    tree = DecisionTreeClassifier(random_state=0).fit(filled[:200], labels[:200])
    honest = DecisionTreeClassifier(random_state=0).fit(rows[:200], labels[:200])
    baseline = np.mean(labels[test] == np.bincount(labels[:200]).argmax())
    yield (
        "tree with the filled column, tree without it: score",
        (
            tree.score(filled[test], labels[test]),
            round(honest.score(rows[test], labels[test]), 4),
        ),
    )
    yield "fours and nines: test rows, gain of the gaps alone", (len(labels[test]), round(float(1 - baseline), 4))


def tree_facts() -> Facts:
    """What more trees gain, and what the other settings gain on top."""
    gains = []
    for seed in range(8):
        default, more, tuned = (
            _forest(seed, **settings) for settings in ({}, {"n_estimators": SETTINGS["n_estimators"]}, SETTINGS)
        )
        gains.append((more - default, tuned - more))
        if seed == 2:
            yield "seed 2: gain of more trees, of the rest", (round(more - default, 4), round(tuned - more, 4))
    trees, rest = (round(float(mean), 4) for mean in np.mean(gains, axis=0))
    yield "so many seeds: mean gain of more trees, of the rest", (len(gains), trees, rest)


def coin_facts() -> Facts:
    """The two pairs that lead in lesson 5, and how many of 1000 people toss a split at least as uneven."""
    said = cross_validated(42).argmax(axis=1)
    five, four = (int(np.sum((t == LABELS) & (said == p))) for t, p in ((5, 3), (4, 9)))
    yield "lesson 5, the two that lead: true, predicted, count", ((5, 3, five), (4, 9, four))
    n = five + four
    ways = sum(comb(n, k) for k in range(n + 1) if abs(2 * k - n) >= abs(five - four))
    yield (
        "tosses, people, and how many of these split them at least as unevenly",
        (n, 1000, round(1000 * ways / 2**n, 3)),
    )


def _distance(rows: Array) -> float:
    return float(2 * rows.var(axis=0).sum())


def _svc(rows: Array, labels: Array, gamma: float) -> float:
    return float(SVC(gamma=gamma).fit(rows[:TAUGHT], labels[:TAUGHT]).score(rows[TAUGHT:], labels[TAUGHT:]))


def _forest(seed: int, **settings: float) -> float:
    rows, _, labels = her_rows()
    model = RandomForestClassifier(random_state=seed, **settings).fit(rows[:TAUGHT], labels[:TAUGHT])
    return float(model.score(rows[TAUGHT:], labels[TAUGHT:]))
