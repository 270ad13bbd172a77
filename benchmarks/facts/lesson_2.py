"""The numbers that lesson 2 quotes, measured on the course file, as a table. Takes about four minutes.

Held-out images are the 10 000 of ``data/heldout.npz``, which only a teacher has.
"""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
from sklearn.base import clone
from sklearn.linear_model import LogisticRegression, SGDClassifier
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC

from benchmarks.facts.shared import PIXELS, Array, Facts, forest, heldout, show, split_digits

X, X_NEW, Y, Y_NEW = split_digits()
VERSIONS = (("raw", 1), ("scaled", 255))
FOREST, NEIGHBOURS = forest(), KNeighborsClassifier()
SGD, RBF = SGDClassifier(random_state=42), SVC(gamma=0.01)
MODELS = (NEIGHBOURS, SGD, RBF, SVC(), LogisticRegression(max_iter=300))
HELD, HELD_LABELS = heldout()
SPLITS = (42, 0, 1, 2, 3)
"""Seeds: the split of the lessons, and four others."""
SEEDS = (42, 0, 1)
"""Seeds of SGD: that of the lesson's runs, and two others."""
RUNS: dict[str, tuple[int, dict[str, Any]]] = {
    "raw, tol x 65025": (1, {"tol": 1e-3 * 255**2}),
    "raw, alpha x 65025": (1, {"alpha": 1e-4 * 255**2}),
    "raw, without penalty": (1, {"penalty": None}),
    "scaled": (255, {}),
    "scaled, tol / 65025": (255, {"tol": 1e-3 / 255**2}),
    "raw, fixed step / 65025": (1, {"learning_rate": "constant", "eta0": 0.01 / 255**2}),
    "raw, fixed step, limit 300": (1, {"learning_rate": "constant", "eta0": 0.01, "max_iter": 300}),
}
"""What the verdict compares: what divides the pixels, and the settings."""


def facts() -> Facts:
    """Pairs of what is measured and the number."""
    yield from greys()
    yield from mystery()
    yield from control()
    yield from same_problem()
    yield from distances()
    yield from trees()
    yield from bowls()
    yield from scores_of_sgd()
    yield from bugs()


def greys() -> Facts:
    """The values of the pixels."""
    shares = [np.mean(PIXELS == 0), np.mean((PIXELS > 0) & (PIXELS < 255)), np.mean(PIXELS == 255)]
    yield "pixels of 0, of 1 to 254, of 255", ", ".join(f"{share:.3f}" for share in shares) + ", 255 being the largest"
    ink = PIXELS[PIXELS > 0]
    yield (
        "of the pixels with ink, those of 255, of 250 or more",
        f"255: {np.mean(ink == 255):.3f}, 250: {np.mean(ink >= 250):.3f}",
    )


def mystery() -> Facts:
    """SGD as it comes, with limits, raw against scaled."""
    for limit in (20, 1000):
        outputs = []
        for name, factor in VERSIONS:
            model = _sgd(factor, max_iter=limit)
            outputs.append(np.median(np.abs(model.decision_function(X_NEW / factor))))
            yield f"SGD, limit {limit}, {name}", f"{model.score(X_NEW / factor, Y_NEW):.4f} in {model.n_iter_} epochs"
        if limit == 20:
            times = outputs[0] / outputs[1]
            yield (
                "SGD, limit 20, outputs on raw pixels against scaled ones",
                f"{times:.0f} times as large, about {round(times, -4):.0f}",
            )


def control() -> Facts:
    """SGD with one suspect changed, and with what shrinks taken away."""
    for name, (factor, params) in RUNS.items():
        models = [_sgd(factor, random_state=seed, **params) for seed in SEEDS]
        yield f"epochs of SGD, {name}, 3 seeds", ", ".join(str(model.n_iter_) for model in models)
    for name in ("raw, tol x 65025", "raw, alpha x 65025"):
        epochs = []
        for seed in SPLITS[1:]:
            train, _, y, _ = split_digits(seed)
            epochs.append(clone(SGD).set_params(**RUNS[name][1]).fit(train, y).n_iter_)
        yield f"epochs of SGD, {name}, splits {SPLITS[1:]}", ", ".join(map(str, epochs))
    stopped, free = _sgd(1, max_iter=200), _sgd(1, max_iter=200, tol=None)
    both = f"{stopped.score(X_NEW, Y_NEW):.4f}, {free.score(X_NEW, Y_NEW):.4f}"
    yield "SGD on raw pixels, 200 epochs, with and without the rule", both
    fired = np.abs(stopped.coef_ - free.coef_).max(axis=1) > 0
    yield "digits for which the rule fired on raw pixels within 200 epochs", f"{fired.sum()} of {len(fired)}"


def scores_of_sgd() -> Facts:
    """SGD after so many epochs, with steps that get shorter and with fixed ones, on five splits."""
    fixed = {"learning_rate": "constant", "eta0": 0.01}
    kinds: dict[str, tuple[str, dict[str, Any]]] = {
        "raw": ("raw", {}),
        "scaled": ("0 to 1", {}),
        "standardised": ("standardised", {}),
        "raw, fixed step": ("raw", fixed),
        "scaled, fixed step": ("0 to 1", fixed),
        "raw, fixed step / 65025": ("raw", fixed | {"eta0": 0.01 / 255**2}),
        "standardised, fixed step": ("standardised", fixed),
    }
    runs = [(50, name, *kind) for name, kind in kinds.items()] + [(5, name, *kinds[name]) for name in ("raw", "scaled")]
    for epochs, name, pixels, params in runs:
        scores = _heldout_scores(clone(SGD).set_params(max_iter=epochs, tol=None, **params), pixels)
        yield f"SGD, exactly {epochs} epochs, {name}, held-out, five splits", f"{scores} of {len(HELD)}"


def _heldout_scores(model: Any, pixels: str) -> str:
    """The mean score of a model on the held-out images, and the lowest and highest, over five splits."""
    scores = []
    for seed in SPLITS:
        train, _, y, _ = split_digits(seed)
        images, held = _alike(pixels, train, HELD)
        scores.append(model.fit(images, y).score(held, HELD_LABELS))
    return f"{np.mean(scores):.3f}, {min(scores):.3f} to {max(scores):.3f}"


def _alike(pixels: str, train: Array, new: Array) -> tuple[Array, Array]:
    """Training and new images, both treated as the pixels of the training images ask for."""
    if pixels == "standardised":
        inked = (train > 0).any(axis=0)
        mean, spread = train[:, inked].mean(axis=0), train[:, inked].std(axis=0)
        return (train[:, inked] - mean) / spread, (new[:, inked] - mean) / spread
    return (train, new) if pixels == "raw" else (train / 255, new / 255)


def _sgd(factor: int, **params: Any) -> SGDClassifier:
    return clone(SGD).set_params(**params).fit(X / factor, Y)


def same_problem() -> Facts:
    """LogisticRegression: its loss after so many steps, for one problem in two units, and what that is worth."""
    for name, factor in VERSIONS:
        yield f"steps and loss, {name}, 400 rows", _losses(factor, (100, 200), rows=400)
        if factor == 1:
            yield f"steps and loss, {name}, 400 rows, a column of 2550", f"100: {_with_column():.1f}"
        without = _loss(factor, 100, rows=400, fit_intercept=False)
        yield f"loss after 100 steps without a bias, {name}, 400 rows", f"{without:.1f}"
        yield f"steps and loss, {name}", _losses(factor, (100, 200, 300))
        model = LogisticRegression(C=factor**2 / 255**2, max_iter=200)
        scores = _heldout_scores(model, "raw" if factor == 1 else "0 to 1")
        yield f"LogisticRegression after 200 steps, {name}, five splits", f"{len(HELD)} held-out: {scores}"


def _losses(factor: int, steps: tuple[int, ...], **params: Any) -> str:
    """Numbers of steps, each with the loss after it."""
    return ", ".join(f"{k}: {_loss(factor, k, **params):.1f}" for k in steps)


def _loss(factor: int, steps: int, *, rows: int = len(X), **params: Any) -> float:
    """The loss of the one problem after so many steps, in the units of scaled pixels."""
    images, y = X[:rows] / factor, Y[:rows]
    model = LogisticRegression(C=factor**2 / 255**2, max_iter=steps, **params).fit(images, y)
    right = model.predict_log_proba(images)[np.arange(rows), y]
    return float(np.sum((model.coef_ * 255 / factor) ** 2) / 2 - np.sum(right))


def _with_column() -> float:
    """The loss on 400 raw rows if the bias is the weight of a column, so large that its penalty is tiny."""
    images, y = np.column_stack([X[:400], np.full(400, 2550)]), Y[:400]
    model = LogisticRegression(C=1 / 255**2, max_iter=100, fit_intercept=False).fit(images, y)
    right = model.predict_log_proba(images)[np.arange(400), y]
    return float(np.sum((model.coef_[:, :-1] * 255) ** 2) / 2 - np.sum(right))


def distances() -> Facts:
    """Models that compare images by their distance."""
    squared = float(np.median(((X[:400].astype(float) - X[400:800].astype(float)) ** 2).sum(axis=1)))
    exponent = -0.01 * squared
    yield (
        "-gamma x typical squared distance, raw, and the similarity",
        f"{exponent:.0f}, about {round(exponent, -3):.0f}; {np.exp(exponent):.3f}",
    )
    yield (
        "typical squared distance, scaled",
        f"{squared / 255**2:.0f}, similarity {np.exp(-0.01 * squared / 255**2):.3f}",
    )
    yield "SVC(gamma=0.01), raw", f"{clone(RBF).fit(X, Y).score(X_NEW, Y_NEW):.4f}"


def trees() -> Facts:
    """Predictions that change, and those of forests above all."""
    for name, model in (("our forest", FOREST), (str(RBF), RBF), ("SGD after 20 epochs", _sgd(255, max_iter=20))):
        raw = clone(model).fit(X, Y).predict(X_NEW)
        scaled = clone(model).fit(X / 255, Y).predict(X_NEW / 255)
        yield f"changed predictions, {name}", f"{np.sum(raw != scaled)} of {len(X_NEW)}"
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
    numbers = [condition(version) for version in _versions(X[:, [14 * 28 + 14]].astype(float))]
    yield "condition number, one pixel and a bias: raw, 0 to 1, standardised", _rounded(numbers, -4, 0, 0)
    steps = [np.ceil(np.log(0.01) / np.log1p(-1 / max(n, 1.0001))) for n in numbers]
    yield "steps until 1 % is left: raw, 0 to 1, standardised", _rounded(steps, -5, -1, 0)
    every, common = _inked(X, 1), _inked(X, 10)
    yield "columns with ink among the training rows", str(every.shape[1])
    raw, scaled, _ = map(condition, _versions(every))
    what = "condition number, all columns with ink and a bias"
    yield f"{what}: raw, 0 to 1, in billions", f"{raw / 1e9:.0f}, {scaled / 1e9:.0f}"
    raw, scaled, standard = map(condition, _versions(common))
    what = "condition number, columns with ink in 10 images and a bias"
    yield f"{what}: raw, 0 to 1", f"{raw:.1e}, {scaled:.1e}"
    yield f"{what}: standardised", _rounded([standard], -2)
    gains = []
    for seed in SPLITS:
        columns = _inked(split_digits(seed)[0], 10)
        gains.append(condition(columns) / condition(columns / 255))
    yield f"{what}: raw / 0 to 1, five splits", f"{min(gains):.0f} to {max(gains):.0f}"


def _inked(images: Array, k: int) -> Array:
    """The columns that have ink in at least k of the images, as decimals."""
    return images[:, (images > 0).sum(axis=0) >= k].astype(float)


def _rounded(numbers: list[float], *places: int) -> str:
    """Numbers, and how they are rounded where a lesson says "about"."""
    return ", ".join(f"{n:.1f} (about {round(n, p):.0f})" for n, p in zip(numbers, places, strict=True))


def _versions(columns: Array) -> tuple[Array, ...]:
    """Columns raw, from 0 to 1, and standardised."""
    return columns, columns / 255, (columns - columns.mean(axis=0)) / columns.std(axis=0)


def condition(columns: Array) -> float:
    """The condition number of A.T @ A / n, without the directions that are flat but for rounding."""
    A = np.column_stack([columns, np.ones(len(columns))])
    eigenvalues = np.linalg.eigvalsh(A.T @ A / len(A))
    kept = eigenvalues[eigenvalues > 1e-12 * eigenvalues[-1]]
    return float(kept[-1] / kept[0])


def bugs() -> Facts:
    """Models on scaled pixels whose test images are treated in another way."""
    for name, model in (("our forest", FOREST), *((str(model), model) for model in MODELS)):
        fitted = clone(model).fit(X / 255, Y)
        scores = [fitted.score(images, Y_NEW) for images in (X_NEW / 255, X_NEW, X_NEW / 255 / 255)]
        yield f"{name}: right, test not scaled, twice", ", ".join(f"{score:.4f}" for score in scores)
    gaps = []
    for seed in SPLITS:
        train, _, y, _ = split_digits(seed)
        scaled = clone(FOREST).fit(train / 255, y)
        gaps.append(scaled.score(HELD, HELD_LABELS) - scaled.score(HELD / 255, HELD_LABELS))
    told = f"{np.mean(gaps):.4f}, from {min(gaps):.4f} to {max(gaps):.4f}"
    yield f"our forest, {len(HELD)} held-out, five splits: gain by not scaling", told


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    show(facts())
