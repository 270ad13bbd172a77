"""The numbers that lesson 2 quotes, measured on the course file, as a table. Takes about two minutes."""

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

Facts = Iterator[tuple[str, str]]

PIXELS, LABELS = load_digits()
X, X_NEW, Y, Y_NEW = train_test_split(PIXELS, LABELS, test_size=400, stratify=LABELS, random_state=42)
VERSIONS = (("raw", 1), ("scaled", 255))
FOREST, NEIGHBOURS = RandomForestClassifier(n_estimators=200, random_state=42), KNeighborsClassifier()
SGD, RBF = SGDClassifier(random_state=42), SVC(gamma=0.01)


def facts() -> Facts:
    """Pairs of what is measured and the number."""
    yield from greys()
    yield from mystery()
    yield from control()
    yield from same_problem()
    yield from distances()
    yield from trees()
    yield from bowls()
    yield from bugs()


def greys() -> Facts:
    """The values of the pixels, and what division for whole numbers leaves of them."""
    yield "pixels of 0, of 1 to 254, of 255", ", ".join(f"{np.mean(part):.3f}" for part in _parts(PIXELS))
    ink = PIXELS[PIXELS > 0]
    yield "grey (1 to 254) among the pixels with ink", f"{np.mean(ink < 255):.3f}"


def _parts(pixels: NDArray[Any]) -> tuple[NDArray[np.bool_], ...]:
    return pixels == 0, (pixels > 0) & (pixels < 255), pixels == 255


def mystery() -> Facts:
    """SGD as it comes, with limits, raw against scaled."""
    for limit in (20, 100, 200, 1000):
        for name, factor in VERSIONS:
            started = time.perf_counter()
            model = clone(SGD).set_params(max_iter=limit).fit(X / factor, Y)
            seconds = time.perf_counter() - started
            yield f"SGD, limit {limit}, {name}", f"{model.score(X_NEW / factor, Y_NEW):.4f} in {model.n_iter_} epochs"
            yield f"SGD, limit {limit}, {name}, seconds", f"{seconds:.1f}"


def control() -> Facts:
    """SGD on raw pixels with another ruler, and with the same number of epochs for both."""
    for factor in (255, 255**2):
        model = clone(SGD).set_params(tol=1e-3 * factor).fit(X, Y)
        yield f"SGD on raw pixels, tol x {factor}", f"{model.score(X_NEW, Y_NEW):.4f} in {model.n_iter_} epochs"
    stops = [_sgd(1, tol=1e-3 * 255**2, random_state=seed).n_iter_ for seed in range(5)]
    yield "SGD on raw pixels, tol x 65025, epochs of 5 seeds", f"{min(stops)} to {max(stops)}"
    for epochs in (50, 100, 200):
        for name, factor in VERSIONS:
            models = [_sgd(factor, max_iter=epochs, tol=None, random_state=seed) for seed in range(5)]
            scores = [model.score(X_NEW / factor, Y_NEW) for model in models]
            spread = f"{np.mean(scores):.3f} ± {np.std(scores):.3f}"
            yield f"SGD, exactly {epochs} epochs, {name}, 5 seeds", f"{spread}, {min(scores):.3f} to {max(scores):.3f}"


def _sgd(factor: int, **params: Any) -> SGDClassifier:
    return clone(SGD).set_params(**params).fit(X / factor, Y)


def same_problem() -> Facts:
    """LogisticRegression: its loss after so many steps, for one problem in two units."""
    for name, factor in VERSIONS:
        losses = [_loss(_steps(k, factor, same=True), factor) for k in (10, 20, 50, 100, 200, 1000)]
        yield (
            f"loss after 10, 20, 50, 100, 200, 1000 steps, {name}, one problem",
            ", ".join(f"{loss:.1f}" for loss in losses),
        )
        for same in (True, False):
            model = _steps(1000, factor, same=same)
            problem = "one problem" if same else "C=1 for both"
            score = model.score(X_NEW / factor, Y_NEW)
            yield f"LogisticRegression, {name}, {problem}", f"{score:.4f}, {model.n_iter_[0]} steps of 1000"
    for limit in (20, 200):
        model = _steps(limit, 255, same=True)
        score = model.score(X_NEW / 255, Y_NEW)
        yield f"LogisticRegression, limit {limit}, scaled", f"{score:.4f}, {model.n_iter_[0]} steps"


def _steps(k: int, factor: int, *, same: bool) -> LogisticRegression:
    """A model after at most k steps; for raw pixels with the penalty of the scaled ones, if they are to be the same."""
    return LogisticRegression(C=(factor / 255) ** 2 if same else 1.0, max_iter=k).fit(X / factor, Y)


def _loss(model: LogisticRegression, factor: int) -> float:
    """What both models of one problem make small, in the units of the scaled pixels."""
    right = model.predict_log_proba(X / factor)[np.arange(len(Y)), Y]
    weights = model.coef_ * (255 / factor)
    return float(np.sum(weights**2) / 2 - np.sum(right))


def distances() -> Facts:
    """Models that compare images by their distance."""
    squared = ((X[:400].astype(float) - X[400:800].astype(float)) ** 2).sum(axis=1)
    for name, factor in VERSIONS:
        typical = float(np.median(squared)) / factor**2
        yield f"typical squared distance, {name}", f"{typical:,.0f}, similarity {np.exp(-0.01 * typical):.3f}"
    yield "0.01 x typical squared distance, raw", f"{0.01 * float(np.median(squared)):,.0f}"
    yield "similarity of the closest pair, raw", f"{np.exp(-0.01 * squared.min()):.3f}"
    for model in (NEIGHBOURS, SVC(), RBF):
        for name, factor in VERSIONS:
            fitted = clone(model).fit(X / factor, Y)
            train, test = fitted.score(X / factor, Y), fitted.score(X_NEW / factor, Y_NEW)
            yield f"{model!s}, {name}", f"{test:.4f} (training rows {train:.4f})"


def trees() -> Facts:
    """Predictions that change, and those of forests above all."""
    for name, factor in VERSIONS:
        stump = RandomForestClassifier(n_estimators=1, max_depth=1, random_state=0).fit(X / factor, Y)
        tree = stump.estimators_[0].tree_
        yield f"one question, {name}", f"pixel {tree.feature[0]} above {tree.threshold[0]:.6f}"
    for model in (FOREST, NEIGHBOURS, RBF, clone(SGD).set_params(max_iter=20)):
        raw = clone(model).fit(X, Y).predict(X_NEW)
        scaled = clone(model).fit(X / 255, Y).predict(X_NEW / 255)
        yield f"changed predictions, {model!s}", f"{np.sum(raw != scaled)} of {len(X_NEW)}"
    changed: dict[int, list[int]] = {255: [], 256: []}
    for seed in range(20):
        forest = clone(FOREST).set_params(random_state=seed)
        raw = clone(forest).fit(X, Y).predict(X_NEW)
        for factor, counts in changed.items():
            counts.append(int(np.sum(raw != forest.fit(X / factor, Y).predict(X_NEW / factor))))
    for factor, counts in changed.items():
        yield f"changed predictions, 20 forests, / {factor}", f"{counts.count(0)} without any, at most {max(counts)}"


def bowls() -> Facts:
    """Condition numbers of the squared loss."""
    middle, edge = 14 * 28 + 14, 10 * 28 + 5
    for name, columns, bias in (
        ("one pixel and a bias", [middle], True),
        ("two pixels", [middle, edge], False),
    ):
        numbers = [condition(version, bias) for version in _versions(X[:, columns].astype(float))]
        yield f"condition number, {name}: raw, 0-1, standardised", ", ".join(f"{n:,.1f}" for n in numbers)
        if columns == [middle]:
            steps = [int(np.ceil(np.log(0.01) / np.log1p(-1 / max(n, 1.0001)))) for n in numbers]
            yield "steps until 1 % is left: raw, 0-1, standardised", ", ".join(f"{n:,}" for n in steps)
    inked = X[:, (X > 0).any(axis=0)].astype(float)
    yield "columns with ink among the training rows", str(inked.shape[1])
    for name, version in zip(("raw", "0-1", "standardised"), _versions(inked), strict=True):
        yield f"condition number, all columns with ink and a bias, {name}", f"{condition(version, True):.1e}"
    mean, spread = inked.mean(axis=0), inked.std(axis=0)
    new = (X_NEW[:, (X > 0).any(axis=0)] - mean) / spread
    model = clone(SGD).fit((inked - mean) / spread, Y)
    yield "SGD, limit 1000, standardised", f"{model.score(new, Y_NEW):.4f} in {model.n_iter_} epochs"


def _versions(columns: NDArray[Any]) -> tuple[NDArray[Any], ...]:
    """Columns raw, from 0 to 1, and standardised."""
    return columns, columns / 255, (columns - columns.mean(axis=0)) / columns.std(axis=0)


def condition(columns: NDArray[Any], bias: bool) -> float:
    """The condition number of A.T @ A / n, without the directions that are flat but for rounding."""
    A = np.column_stack([columns, np.ones(len(columns))]) if bias else columns
    eigenvalues = np.linalg.eigvalsh(A.T @ A / len(A))
    kept = eigenvalues[eigenvalues > 1e-12 * eigenvalues[-1]]
    return float(kept[-1] / kept[0])


def bugs() -> Facts:
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
        print(f"{what:66} {number}", flush=True)
