"""Prints the numbers that lesson 4 quotes, measured on the course's own 2000 rows.

python benchmarks/facts/lesson_4.py     two to three minutes on two cores
"""

from __future__ import annotations

import time
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import loguniform, randint, uniform
from scipy.stats import t as student_t
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import (
    ParameterSampler,
    RandomizedSearchCV,
    StratifiedKFold,
    cross_val_score,
    train_test_split,
)
from sklearn.pipeline import Pipeline

from autograder.digits import course_file, load_digits

SPACE = {
    "algo__n_estimators": randint(100, 201),
    "algo__max_features": loguniform(0.02, 0.3),
    "algo__max_depth": [None, 10, 20, 40, 80],
    "algo__min_samples_leaf": randint(1, 6),
}
"""The space of the reference solution."""
SPLITS = range(8)


def forest(**params: Any) -> Pipeline:
    """The lesson's pipeline."""
    return Pipeline([("algo", RandomForestClassifier(random_state=42).set_params(**params))])


def plain(params: dict[str, Any]) -> dict[str, Any]:
    """Parameters without the step, in Python's own numbers."""
    return {
        name.removeprefix("algo__"): getattr(value, "item", lambda value=value: value)()
        for name, value in params.items()
    }


def row(fact: str, value: object) -> None:
    print(f"{fact:<62} {value}", flush=True)


def score(model: Any, split: tuple[Any, ...]) -> float:
    X_train, X_test, y_train, y_test = split
    return float(model.fit(X_train, y_train).score(X_test, y_test))


def interval(differences: NDArray[np.float64]) -> str:
    n = len(differences)
    half = student_t.ppf(0.975, n - 1) * differences.std(ddof=1) * np.sqrt(1 / n + 1 / 4)
    return f"{differences.mean():+.4f} ({differences.mean() - half:+.4f} to {differences.mean() + half:+.4f})"


def by_chance(split: tuple[Any, ...], models: int = 12) -> tuple[float, float]:
    """How forests of 60 trees spread that differ in seed and order of rows: on the test rows, and over three folds."""
    X, X_test, y, y_test = split
    rng, on_test, over_folds = np.random.default_rng(0), [], []
    for seed in range(models):
        order = rng.permutation(len(X))
        model = forest(n_estimators=60, random_state=seed)
        on_test.append(score(model, (X[order], X_test, y[order], y_test)))
        folds = StratifiedKFold(3, shuffle=True, random_state=seed)
        over_folds.append(cross_val_score(model, X[order], y[order], cv=folds).mean())
    return float(np.std(on_test, ddof=1)), float(np.std(over_folds, ddof=1))


def main() -> None:
    pixels, labels = load_digits()
    split = train_test_split(pixels, labels, test_size=0.2, stratify=labels, random_state=42)
    X_train, _, y_train, _ = split

    shares = np.array([d["m"] for d in ParameterSampler({"m": uniform(0.1, 0.9)}, 1000, random_state=0)])
    row("wide space: smallest of 1000 shares", f"{shares.min():.3f}")
    row("wide space: draws at or below 0.036", int((shares <= 28 / 784).sum()))
    shares = np.array([d["m"] for d in ParameterSampler({"m": loguniform(0.02, 0.3)}, 1000, random_state=0)])
    row("loguniform(0.02, 0.3): draws at or below 0.036 of 1000", int((shares <= 28 / 784).sum()))

    started = time.perf_counter()
    search = RandomizedSearchCV(forest(), SPACE, n_iter=50, cv=3, scoring="accuracy", random_state=42, n_jobs=2).fit(
        X_train, y_train
    )
    row("our search, 50 draws: seconds", f"{time.perf_counter() - started:.0f}")
    best = plain(search.best_params_)
    row("our search: best parameters", best)
    i = search.best_index_
    spread = search.cv_results_["std_test_score"][i]
    row("our search: best_score_ and its spread over folds", f"{search.best_score_:.4f} {spread:.4f}")
    row(
        "our search: test score, training score",
        f"{search.score(*split[1::2]):.4f} {search.score(X_train, y_train):.4f}",
    )
    means = search.cv_results_["mean_test_score"]
    row("our search: mean of all candidates, worst", f"{means.mean():.4f} {means.min():.4f}")
    row("our search: candidates within 0.01 of the best", int((means > search.best_score_ - 0.01).sum()))
    row("our search: seconds of all fits", f"{search.cv_results_['mean_fit_time'].sum() * 3:.0f}")

    folds = cross_val_score(forest(), X_train, y_train, cv=3, scoring="accuracy")
    row("default forest: mean and spread over the same 3 folds", f"{folds.mean():.4f} {folds.std():.4f}")
    row("default forest: candidates of ours below its mean", int((means < folds.mean()).sum()))
    row("default forest: test score", f"{score(forest(), split):.4f}")

    wide = pd.read_csv(course_file("data/wide_search.csv"))
    row("wide search: best mean, spread", f"{wide['mean'].max():.4f} {wide['spread'].iloc[0]:.4f}")
    row("wide search: candidates at or above the default's mean", int((wide["mean"] >= folds.mean()).sum()))
    row("wide search: smallest share drawn", f"{wide['algo__max_features'].min():.3f}")
    row("wide search: seconds of all fits", f"{wide['fit_seconds'].sum() * 3:.0f}")
    winner = {name: wide[name].iloc[0].item() for name in wide.columns if name.startswith("algo__")}
    row("wide search: best parameters", plain(winner))
    row("wide search: test score of its winner", f"{score(forest(**plain(winner)), split):.4f}")
    row("wide search: correlation of share and mean", f"{wide['algo__max_features'].corr(wide['mean']):.2f}")
    row("wide search: correlation of leaf and mean", f"{wide['algo__min_samples_leaf'].corr(wide['mean']):.2f}")

    scores: dict[str, list[float]] = {"default": [], "tuned": [], "wide": []}
    for seed in SPLITS:
        other = train_test_split(pixels, labels, test_size=0.2, stratify=labels, random_state=seed)
        for name, params in (("default", {}), ("tuned", best), ("wide", plain(winner))):
            scores[name].append(score(forest(n_jobs=2, **params), other))
    for name, values in scores.items():
        row(
            f"{name} over 8 splits: mean, sd, lowest, highest",
            f"{np.mean(values):.4f} {np.std(values, ddof=1):.4f} {min(values):.4f} {max(values):.4f}",
        )
    for name in ("tuned", "wide"):
        row(f"{name} minus default, corrected 95 % interval", interval(np.subtract(scores[name], scores["default"])))

    on_test, over_folds = by_chance(split)
    row("60 trees, 12 seeds and orders: sd of test score and of folds", f"{on_test:.4f} {over_folds:.4f}")
    seeds = [score(forest(n_jobs=2, random_state=seed), split) for seed in range(20)]
    row("default forest, 20 seeds, this split: lowest, highest", f"{min(seeds):.4f} {max(seeds):.4f}")

    with np.load(course_file("data/heldout.npz")) as file:
        images, truth = file["images"], file["labels"]
    models = {"default": {}, "200 trees": {"n_estimators": 200}, "tuned": best, "wide": plain(winner)}
    for name, params in models.items():
        model = forest(n_jobs=2, **params).fit(X_train, y_train)
        row(f"{name}: accuracy on the 10 000 held-out images", f"{model.score(images, truth):.4f}")


if __name__ == "__main__":
    main()
