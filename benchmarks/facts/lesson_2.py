"""The numbers that lesson 2 quotes, measured on the course file, as a table. Takes about a minute."""

from __future__ import annotations

import time
import warnings
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.base import clone
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression, SGDClassifier
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC

from autograder.digits import load_digits

PIXELS, LABELS = load_digits()
X, X_NEW, Y, Y_NEW = train_test_split(PIXELS, LABELS, test_size=400, stratify=LABELS, random_state=42)
VERSIONS = (("raw", 1), ("scaled", 255))
FOREST, NEIGHBOURS = RandomForestClassifier(random_state=42), KNeighborsClassifier()
SGD, RBF = SGDClassifier(random_state=42), SVC(gamma=0.01)


def facts() -> Iterator[tuple[str, str]]:
    """Pairs of what is measured and the number."""
    yield from gradient_descent()
    yield from distances()
    yield from trees()
    yield from bowls()
    yield from bugs()


def gradient_descent() -> Iterator[tuple[str, str]]:
    """Scores and epochs of models that walk downhill."""
    for limit in (20, 100, 200, 1000):
        for name, factor in VERSIONS:
            started = time.perf_counter()
            model = clone(SGD).set_params(max_iter=limit).fit(X / factor, Y)
            seconds = time.perf_counter() - started
            score = model.score(X_NEW / factor, Y_NEW)
            yield f"SGD, limit {limit}, {name}", f"{score:.4f} in {model.n_iter_} epochs, {seconds:.1f} s"
    for name, factor in VERSIONS:
        scores = [
            clone(SGD).set_params(max_iter=20, random_state=seed).fit(X / factor, Y).score(X_NEW / factor, Y_NEW)
            for seed in range(8)
        ]
        yield f"SGD, limit 20, {name}, 8 seeds", f"{np.mean(scores):.3f} ± {np.std(scores):.3f}"
    for limit in (20, 200):
        model = LogisticRegression(max_iter=limit).fit(X / 255, Y)
        yield f"LogisticRegression, limit {limit}, scaled", f"{model.score(X_NEW / 255, Y_NEW):.4f}, {model.n_iter_[0]}"
    for name, factor in VERSIONS:
        steps = []
        for seed in range(4):
            train, _, y, _ = train_test_split(PIXELS, LABELS, test_size=400, stratify=LABELS, random_state=seed)
            steps.append(int(LogisticRegression(max_iter=500).fit(train / factor, y).n_iter_[0]))
        yield f"LogisticRegression, steps on 4 splits, {name}", str(steps)


def distances() -> Iterator[tuple[str, str]]:
    """Models that compare images by their distance."""
    squared = ((X[:400].astype(float) - X[400:800].astype(float)) ** 2).sum(axis=1)
    for name, factor in VERSIONS:
        typical = float(np.median(squared)) / factor**2
        yield f"typical squared distance, {name}", f"{typical:,.0f}, similarity {np.exp(-0.01 * typical):.3f}"
    yield "similarity of the closest pair, raw", f"{np.exp(-0.01 * squared.min()):.3f}"
    for model in (NEIGHBOURS, SVC(), RBF):
        for name, factor in VERSIONS:
            fitted = clone(model).fit(X / factor, Y)
            train, test = fitted.score(X / factor, Y), fitted.score(X_NEW / factor, Y_NEW)
            yield f"{model!s}, {name}", f"{test:.4f} (training rows {train:.4f})"


def trees() -> Iterator[tuple[str, str]]:
    """Predictions that change, and those of forests above all."""
    for name, factor in VERSIONS:
        stump = RandomForestClassifier(n_estimators=1, max_depth=1, random_state=0).fit(X / factor, Y)
        tree = stump.estimators_[0].tree_
        yield f"one question, {name}", f"pixel {tree.feature[0]} above {tree.threshold[0]:.6f}"
    for model in (FOREST, NEIGHBOURS, RBF, clone(SGD).set_params(max_iter=20)):
        raw = clone(model).fit(X, Y).predict(X_NEW)
        scaled = clone(model).fit(X / 255, Y).predict(X_NEW / 255)
        yield f"changed predictions, {model!s}", f"{np.sum(raw != scaled)} of {len(X_NEW)}"
    for factor in (255, 256):
        changed = []
        for seed in (*range(20), 42):
            forest = clone(FOREST).set_params(random_state=seed)
            raw = clone(forest).fit(X, Y).predict(X_NEW)
            changed.append(int(np.sum(raw != forest.fit(X / factor, Y).predict(X_NEW / factor))))
        yield f"changed predictions, 21 forests, / {factor}", f"{changed.count(0)} without any, at most {max(changed)}"


def bowls() -> Iterator[tuple[str, str]]:
    """Condition numbers of the squared loss."""
    middle, edge = 14 * 28 + 14, 10 * 28 + 5
    for name, columns, bias in (
        ("one pixel and a bias", [middle], True),
        ("two pixels", [middle, edge], False),
        ("two pixels and a bias", [middle, edge], True),
    ):
        chosen = X[:, columns].astype(float)
        standard = (chosen - chosen.mean(axis=0)) / chosen.std(axis=0)
        numbers = [condition(version, bias) for version in (chosen, chosen / 255, standard)]
        yield f"condition number, {name}: raw, 0-1, standardised", ", ".join(f"{n:,.1f}" for n in numbers)
        if columns == [middle]:
            steps = [int(np.ceil(np.log(0.01) / np.log1p(-1 / max(n, 1.0001)))) for n in numbers]
            yield "steps until 1 % is left: raw, 0-1, standardised", ", ".join(f"{n:,}" for n in steps)


def condition(columns: NDArray[Any], bias: bool) -> float:
    """The condition number of A.T @ A / n."""
    A = np.column_stack([columns, np.ones(len(columns))]) if bias else columns
    eigenvalues = np.linalg.eigvalsh(A.T @ A / len(A))
    return float(eigenvalues[-1] / eigenvalues[0])


def bugs() -> Iterator[tuple[str, str]]:
    """Models on scaled pixels whose test images are treated in another way."""
    for model in (FOREST, NEIGHBOURS, SGD, RBF):
        fitted = clone(model).fit(X / 255, Y)
        scores = [fitted.score(images, Y_NEW) for images in (X_NEW / 255, X_NEW, X_NEW / 255 / 255)]
        yield f"{model!s}: right, test not scaled, twice", ", ".join(f"{score:.4f}" for score in scores)
    quiet = []
    for seed in range(8):
        train, test, y, y_test = train_test_split(PIXELS, LABELS, test_size=400, stratify=LABELS, random_state=seed)
        forest = clone(FOREST).fit(train / 255, y)
        quiet.append(forest.score(test / 255, y_test) - forest.score(test, y_test))
    yield "forest, test not scaled: loss on 8 splits", f"{min(quiet):.4f} to {max(quiet):.4f}"


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    for what, number in facts():
        print(f"{what:62} {number}", flush=True)
