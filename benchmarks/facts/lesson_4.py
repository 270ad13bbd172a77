"""Prints the numbers that lesson 4 quotes, measured on the course's own 2000 rows and on the held-out images.

    python benchmarks/facts/lesson_4.py > benchmarks/facts/lesson_4.txt     about three minutes on one core

"On the split" means the 400 test rows of the lesson. Rows whose name ends in "held-out" are measured on
``data/heldout.npz``, 10 000 images that only a teacher has.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from scipy.stats import loguniform, randint, uniform
from scipy.stats import t as student_t
from sklearn.dummy import DummyClassifier
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import (
    KFold,
    ParameterSampler,
    RandomizedSearchCV,
    StratifiedKFold,
    cross_val_score,
    train_test_split,
)
from sklearn.pipeline import Pipeline
from sklearn.svm import SVC

from autograder.digits import course_file, load_digits
from autograder.digits.bar import the_bar
from autograder.digits.judge import wilson
from benchmarks.facts.shared import Array, Facts, Split, forest, heldout, show, split_digits

SPACE = {
    "algo__max_features": loguniform(0.02, 0.3),
    "algo__max_depth": [None, 10, 20, 40, 80],
    "algo__min_samples_leaf": randint(1, 6),
}
"""The space of the reference solution."""
TUNED = {"max_features": 0.0278, "max_depth": 10, "min_samples_leaf": 1}
"""The winner of the search, as the lesson writes it down."""
SPLITS = range(8)
SEEDS = range(5)
SIZES = (800, 1600)
SHIFTS = ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1))
"""Down and right: the picture itself, and four copies."""


def main() -> None:
    """Print the table."""
    for section in (
        space_facts,
        tree_facts,
        search_facts,
        count_facts,
        fold_facts,
        luck_facts,
        wide_facts,
        neighbourhood_facts,
        limit_facts,
        fresh_facts,
        comparison_facts,
        model_facts,
        copy_facts,
        heldout_facts,
        curve_facts,
        question_facts,
    ):
        show(section())


def score(model: Any, split: Split) -> float:
    """The accuracy on the test rows of a model that is fitted on the training rows."""
    X_train, X_test, y_train, y_test = split
    return float(model.fit(X_train, y_train).score(X_test, y_test))


def unseen(model: Any, X: Array, y: Array) -> float:
    """The accuracy on the held-out images of a model that is fitted on these rows."""
    return float(model.fit(X, y).score(*heldout()))


def shifted(rows: Array, down: int, right: int) -> Array:
    """The pictures moved by some pixels. What falls off comes in on the other side: few have ink on their border."""
    return np.roll(rows.reshape(-1, 28, 28), (down, right), axis=(1, 2)).reshape(len(rows), 784)


def with_copies(rows: Array, labels: Array) -> tuple[Array, Array]:
    """Each picture, and four copies of it that are moved by one pixel."""
    return np.concatenate([shifted(rows, *shift) for shift in SHIFTS]), np.tile(labels, len(SHIFTS))


def interval(differences: Array) -> str:
    """The mean difference and the ends of its interval, as the lesson computes them."""
    n = len(differences)
    half = student_t.ppf(0.975, n - 1) * differences.std(ddof=1) * np.sqrt(1 / n + 1 / 4)
    return f"{differences.mean():+.4f} {differences.mean() - half:+.4f} {differences.mean() + half:+.4f}"


def spread(values: Any) -> str:
    """Mean, standard deviation, lowest and highest."""
    return f"{np.mean(values):.4f} {np.std(values, ddof=1):.4f} {min(values):.4f} {max(values):.4f}"


def space_facts() -> Facts:
    """What can be drawn from the spaces of the lesson."""
    yield "360 of 400, its interval", "{:.3f} {:.3f}".format(*wilson(360, 400))
    yield "pixels that the default looks at, of how many, share", f"{int(np.sqrt(784))} {784} {28 / 784:.3f}"
    for text, distribution in (("uniform(0.1, 0.9)", uniform(0.1, 0.9)), ("loguniform(0.01, 1)", loguniform(0.01, 1))):
        draws = distribution.rvs(1000, random_state=0)
        yield f"{text}: smallest, median, largest", f"{draws.min():.2f} {np.median(draws):.2f} {draws.max():.2f}"
    for text, distribution in (
        ("uniform(0.1, 0.9)", uniform(0.1, 0.9)),
        ("uniform(0.02, 0.28)", uniform(0.02, 0.28)),
    ):
        shares = np.array([d["m"] for d in ParameterSampler({"m": distribution}, 1000, random_state=0)])
        yield f"{text}: draws at or below the default of 1000", f"{(shares <= 28 / 784).sum()} of {len(shares)}"


def tree_facts() -> Facts:
    """What more trees bring: the training rows of the split are split again, 1200 to 400."""
    X_train, _, y_train, _ = split_digits()
    again = tuple(train_test_split(X_train, y_train, test_size=400, stratify=y_train, random_state=0))
    for trees in (5, 10, 25, 50, 100, 200):
        scores = [score(forest(n_estimators=trees, random_state=seed), again) for seed in SEEDS]
        yield f"{trees} trees, 5 seeds, fitted on 1200 rows: mean, sd, lowest, highest", spread(scores)


def search_facts() -> Facts:
    """The search of the reference solution."""
    X_train, X_test, y_train, y_test = split_digits()
    pipeline = Pipeline([("algo", RandomForestClassifier(random_state=42))])
    search = RandomizedSearchCV(pipeline, SPACE, n_iter=50, cv=3, scoring="accuracy", random_state=42, n_jobs=2)
    search.fit(X_train, y_train)
    best = {name.removeprefix("algo__"): value for name, value in search.best_params_.items()}
    assert {**best, "max_features": round(best["max_features"], 4)} == TUNED, best
    yield "our search: pixels that the winner looks at", int(best["max_features"] * 784)
    yield "our search: best score", f"{search.best_score_:.4f}"
    on_test = search.score(X_test, y_test)
    low, high = wilson(round(on_test * 400), 400)
    yield "our search: test score, its interval", f"{on_test:.4f} {low:.3f} {high:.3f}"
    yield "default with 100 trees, cut in order", f"{default_over_folds(42):.4f}"
    yield "default with 100 trees, 5 seeds: mean, sd, lowest, highest", spread([default_over_folds(s) for s in SEEDS])


class CountingModel(DummyClassifier):  # type: ignore[misc]
    """A model that learns nothing, and counts how often it is fitted."""

    fits = 0

    def fit(self, X: Array, y: Array) -> CountingModel:
        """Count, and learn nothing."""
        CountingModel.fits += 1
        return super().fit(X, y)  # type: ignore[no-any-return]


def count_facts() -> Facts:
    """How often a search fits a model."""
    X_train, _, y_train, _ = split_digits()
    for draws, folds in ((50, 3), (20, 5)):
        CountingModel.fits = 0
        space = {"constant": list(range(10)) * 5}
        model = CountingModel(strategy="constant")
        RandomizedSearchCV(model, space, n_iter=draws, cv=folds, random_state=0).fit(X_train, y_train)
        yield f"fits of {draws} draws with {folds} folds, counted", CountingModel.fits


@cache
def default_over_folds(seed: int) -> float:
    """The mean accuracy of the default forest of 100 trees over the three folds of the search."""
    X_train, _, y_train, _ = split_digits()
    return float(cross_val_score(forest(n_estimators=100, random_state=seed), X_train, y_train, cv=3).mean())


def fold_facts() -> Facts:
    """Folds that are stratified, shuffled, or neither."""
    X_train, _, y_train, _ = split_digits()
    by_digit = np.argsort(y_train, kind="stable")
    small = forest(n_estimators=50)
    for name, folds in (("plain", KFold(3)), ("stratified", StratifiedKFold(3))):
        scores = cross_val_score(small, X_train[by_digit], y_train[by_digit], cv=folds, n_jobs=2)
        yield f"{name} folds of the sorted training rows, 50 trees", " ".join(f"{value:.3f}" for value in scores)
    default = forest(n_estimators=100)
    shuffled = [
        cross_val_score(default, X_train, y_train, cv=StratifiedKFold(3, shuffle=True, random_state=seed)).mean()
        for seed in SEEDS
    ]
    yield "default with 100 trees, 5 shuffled cuts: mean, sd, lowest, highest", spread(shuffled)


def luck_facts() -> Facts:
    """The highest of fifty scores where there is nothing to learn."""
    X_train, X_test, y_train, y_test = split_digits()
    means, best, honest = [], [], []
    for seed in SEEDS:
        rng = np.random.default_rng(seed)
        few = rng.permutation(len(X_train))[:150]
        nonsense = rng.permutation(y_train[few])
        model = RandomForestClassifier(n_estimators=5, random_state=0)
        space = {"max_depth": range(1, 21), "max_features": uniform(0.01, 0.3)}
        luck = RandomizedSearchCV(model, space, n_iter=50, cv=3, random_state=seed, n_jobs=2)
        luck.fit(X_train[few], nonsense)
        means.append(luck.cv_results_["mean_test_score"].mean())
        best.append(luck.best_score_)
        honest.append((luck.predict(X_test) == rng.permutation(y_test)).mean())
    for name, values in (("mean of all 50", means), ("best of 50", best), ("on new nonsense", honest)):
        yield f"shuffled labels, {name}: that of seed 0", f"{values[0]:.3f}"
        yield f"shuffled labels, {name}, 5 seeds: mean, sd, lowest, highest", spread(values)


def wide_facts() -> Facts:
    """The stored search over the space of the published notebook."""
    wide = pd.read_csv(course_file("data/wide_search.csv"))
    lowest = min(default_over_folds(seed) for seed in SEEDS)
    yield "wide search: best mean", f"{wide['mean'].max():.4f}"
    yield "wide search: candidates that reach the lowest default of 5 seeds", int((wide["mean"] >= lowest).sum())
    yield "wide search: seconds", f"{wide['fit_seconds'].sum() * 3 / 2:.0f}"
    leaves = wide["algo__min_samples_leaf"]
    small, large = wide["mean"][leaves <= 5].mean(), wide["mean"][leaves > 15].mean()
    yield "wide search: mean with leaves up to 5, with leaves above 15", f"{small:.3f} {large:.3f}"
    pairs = wide.merge(wide, on="algo__min_samples_leaf")
    pairs = pairs[pairs["algo__max_features_x"] < pairs["algo__max_features_y"]]
    worse = int((pairs["mean_y"] < pairs["mean_x"]).sum())
    yield "wide search: pairs with equal leaves, the larger share is worse in", f"{len(pairs)} {worse}"


def neighbourhood_facts() -> Facts:
    """Our forest, and what the winners of both searches share with it."""
    X_train, _, y_train, _ = split_digits()
    depths = [tree.get_depth() for tree in forest(n_jobs=2).fit(X_train, y_train).estimators_]
    yield "our forest, depth of its trees: lowest, mean, highest", f"{min(depths)} {np.mean(depths):.1f} {max(depths)}"
    variants: dict[str, dict[str, Any]] = {
        "our forest": {},
        "21 pixels, no limit of depth": {"max_features": 21},
        "a share of 0.1, leaves of 1": {"max_features": 0.1},
        "bootstrap=False": {"bootstrap": False},
    }
    for name, params in variants.items():
        splits = (split_digits(seed) for seed in range(4))
        found = [unseen(forest(n_jobs=2, **params), X, y) for X, _, y, _ in splits]
        values = " ".join(f"{value:.4f}" for value in found)
        yield f"{name}, splits 0 to 3: mean, each, held-out", f"{np.mean(found):.4f} {values}"


def limit_facts() -> Facts:
    """Our forest and the tuned one, on the same rows and with the same seed, judged on the held-out images."""
    pairs = [(split, seed) for split in range(6) for seed in (42, 1, 2)]
    default, tuned = (
        np.array([unseen(forest(n_jobs=2, random_state=seed, **params), *rows(split)) for split, seed in pairs])
        for params in ({}, TUNED)
    )
    yield "our forest, splits 0 to 5 with 3 seeds: mean, sd, lowest, highest, held-out", spread(default)
    yield "tuned forest, splits 0 to 5 with 3 seeds: mean, sd, lowest, highest, held-out", spread(tuned)
    ahead = f"{(default > tuned).sum()} {len(pairs)}"
    yield (
        "pairs of these in which our forest is ahead, of how many, difference, held-out",
        (f"{ahead} {np.mean(default - tuned):.4f}"),
    )


def rows(split: int) -> tuple[Array, Array]:
    """The training rows of a split, and their labels."""
    X_train, _, y_train, _ = split_digits(split)
    return X_train, y_train


def fresh_facts() -> Facts:
    """Our forest from other pictures: 1600 of the held-out ones, 160 of each digit, judged on the rest of them."""
    images, truth = heldout()
    scores = []
    for seed in range(8):
        rng = np.random.default_rng(seed)
        known = np.concatenate([rng.choice(np.flatnonzero(truth == digit), 160, replace=False) for digit in range(10)])
        rest = np.setdiff1d(np.arange(len(truth)), known)
        scores.append(forest(n_jobs=2).fit(images[known], truth[known]).score(images[rest], truth[rest]))
    yield "our forest from other 1600 pictures, 8 draws: mean, sd, lowest, highest, held-out", spread(scores)


def comparison_facts() -> Facts:
    """Default and tuned forest, 200 trees each, and SVC, on the same eight splits."""
    splits = [split_digits(seed) for seed in SPLITS]
    scores = {
        "default": [score(forest(n_jobs=2), split) for split in splits],
        "tuned": [score(forest(n_jobs=2, **TUNED), split) for split in splits],
        "SVC()": [score(SVC(), split) for split in splits],
    }
    yield "default on 8 splits: mean, sd, lowest, highest", spread(scores["default"])
    for name in ("tuned", "SVC()"):
        difference = np.subtract(scores[name], scores["default"])
        yield f"{name} minus default on 8 splits, 95 % interval", interval(difference)
    difference = np.subtract(scores["tuned"], scores["default"])
    wins = f"{(difference > 0).sum()} {(difference < 0).sum()} {(difference == 0).sum()}"
    yield "tuned against default on 8 splits: wins, losses, draws", wins


def model_facts() -> Facts:
    """Models and copies: on the 400 test rows of the split, and on the 10 000 held-out images."""
    pictures = load_digits()[0].reshape(-1, 28, 28)
    rings = np.concatenate([pictures[:, [0, -1]].reshape(-1, 56), pictures[:, :, [0, -1]].reshape(-1, 56)], axis=1)
    yield "pictures with ink on their border", f"{rings.any(axis=1).sum()} of {len(pictures)}"
    X_train, X_test, y_train, y_test = split_digits()
    given, copies = (X_train, y_train), with_copies(X_train, y_train)
    for name, model, known in (
        ("our forest", forest(n_jobs=2), given),
        ("tuned forest", forest(n_jobs=2, **TUNED), given),
        ("SVC()", SVC(), given),
        ("our forest with unmoved copies", forest(n_jobs=2), (np.tile(X_train, (5, 1)), copies[1])),
        ("our forest with copies", forest(n_jobs=2), copies),
        ("SVC() with copies", SVC(), copies),
    ):
        model.fit(*known)
        on_test = model.score(X_test, y_test)
        low, high = wilson(round(on_test * 400), 400)
        yield f"{name}, on the split: accuracy, its interval", f"{on_test:.4f} {low:.3f} {high:.3f}"
        yield f"{name}, held-out", f"{model.score(*heldout()):.4f}"
    scaled = SVC(C=10, gamma=0.03).fit(X_train / 255, y_train)
    X, y = heldout()
    yield "SVC(C=10, gamma=0.03) on pixels from 0 to 1, held-out", f"{scaled.score(X / 255, y):.4f}"


def copy_facts() -> Facts:
    """What copies bring, on three splits: unmoved ones, moved ones in trees of the old size, and moved ones."""
    gains: dict[str, list[float]] = {"unmoved": [], "moved, each tree draws 1600": [], "moved": []}
    for split in (42, 0, 1):
        X, y = rows(split)
        before, copies = unseen(forest(n_jobs=2), X, y), with_copies(X, y)
        gains["unmoved"].append(unseen(forest(n_jobs=2), np.tile(X, (5, 1)), copies[1]) - before)
        gains["moved, each tree draws 1600"].append(unseen(forest(n_jobs=2, max_samples=1600), *copies) - before)
        gains["moved"].append(unseen(forest(n_jobs=2), *copies) - before)
    for name, found in gains.items():
        values = " ".join(f"{value:.4f}" for value in found)
        yield f"five copies, {name}, splits 42, 0 and 1: mean gain, each, held-out", f"{np.mean(found):.4f} {values}"


def heldout_facts() -> Facts:
    """What the 10 000 held-out images can tell, and what is known of the bar."""
    halves = [(high - low) / 2 for low, high in (wilson(9150, 10_000), wilson(9536, 10_000))]
    yield "half of an interval on 10 000 images near 0.915 and 0.954", f"{halves[0]:.4f} {halves[1]:.4f}"
    yield "the bar", the_bar().height
    runs = pd.read_csv(course_file("data/calibration.csv"), comment="#")
    found = {str(kind): scores / 10_000 for kind, scores in runs["heldout"].groupby(runs["kind"])}
    means = (f"{trees} {found[f'forest-{trees}'].mean():.4f}" for trees in (100, 200, 500))
    yield "trees, mean of the runs of the calibration, held-out", " ".join(means)


def curve_facts() -> Facts:
    """What the last doubling of the training rows brings our forest."""
    X_train, _, y_train, _ = split_digits()
    for size in SIZES:
        scores = []
        for seed in range(3):
            some = np.arange(1600)
            if size < 1600:
                some, _ = train_test_split(some, train_size=size, stratify=y_train, random_state=seed)
            scores.append(unseen(forest(n_jobs=2, random_state=seed), X_train[some], y_train[some]))
        yield f"{size} rows, 3 seeds: mean, sd, lowest, highest, held-out", spread(scores)


def question_facts() -> Facts:
    """What the questions at the end quote."""
    pixels, labels = load_digits()
    X, y = with_copies(pixels, labels)
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=2000, stratify=y, random_state=42)
    leaked = score(forest(n_jobs=2), (X_train, X_test, y_train, y_test))
    yield "copies made before the split: accuracy", f"{leaked:.4f}"
    apart = []
    for split in (42, 0, 1):
        X_train, X_test, y_train, y_test = split_digits(split)
        known, asked = with_copies(X_train, y_train), with_copies(X_test, y_test)
        apart.append(score(forest(n_jobs=2), (known[0], asked[0], known[1], asked[1])))
    yield "copies made after the split, on both sides, splits 42, 0 and 1: mean, sd, lowest, highest", spread(apart)
    X_train, _, y_train, _ = split_digits()
    scores = [cross_val_score(SVC(gamma=0.01, C=C), X_train, y_train, cv=3).mean() for C in (0.1, 1, 10, 100)]
    yield "SVC(gamma=0.01) on raw pixels, four C: lowest, highest of the folds", f"{min(scores):.3f} {max(scores):.3f}"
    near = np.array([10, 15, 12, 8, 12, 10, 15, 12], float)
    yield "eight differences near 12: 95 % interval", interval(near)


if __name__ == "__main__":
    main()
