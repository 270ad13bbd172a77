"""Measures every margin that a check leaves for chance, and what lies on its other side.

    python benchmarks/margins.py        prints the table and writes data/margins.csv, about ten minutes on one core
    python benchmarks/margins.py 3 5    measures these lessons only

The accuracy bar of exercises 3.2 and 4.5 has a calibration of its own, `course calibrate`.
"""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, fields
from itertools import combinations, pairwise
from math import comb, prod
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
from numpy.typing import NDArray
from rich.progress import track
from scipy.stats import hypergeom, loguniform, randint, uniform
from sklearn.base import clone
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import SGDClassifier
from sklearn.model_selection import ParameterSampler, train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

from autograder.digits.calibration.page import read_margins
from autograder.digits.checks.lesson_1 import test_5_split as split
from autograder.digits.checks.lesson_2.shared import Rows, fit_quietly, some_rows
from autograder.digits.checks.lesson_4 import test_3_scores as tuning
from autograder.digits.checks.lesson_5 import test_5_patches as patches

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "data" / "margins.csv"
SCALINGS: tuple[Callable[[NDArray[Any]], NDArray[Any]], ...] = (
    lambda X: X / 255,
    lambda X: X * (1 / 255),
    lambda X: (X / 255).astype(np.float32),
    lambda X: X.astype(np.float32) / 255,
)
"""Right ways to scale. They round in different ways."""


@dataclass(frozen=True)
class Margin:
    """A number with chance in it: what is compared with which limit, and what was measured on both sides."""

    exercise: str
    check: str
    number: str
    limit: str
    right: str
    wrong: str
    runs: str


def lesson_1() -> Iterator[Margin]:
    """Splits of 200 rows."""
    labels, rows = split.SPLIT_LABELS, np.arange(200)
    mixed = [
        np.mean([labels[a] <= labels[b] for a, b in pairwise(part)])
        for seed in range(1000)
        for part in train_test_split(rows, test_size=0.2, stratify=labels, random_state=seed)
    ]
    yield Margin("1.5", "test_split_shuffles", "share of steps in which the label does not fall", "at most 0.95",
                 f"{span(mixed)} for mixed rows", "1.00 for sorted rows", "1000 splits, two parts each")  # fmt: skip
    exact = prod(comb(int(n), int(n) // 5) for n in split.PER_DIGIT) / comb(200, 40)
    yield Margin("1.5", "test_split_is_stratified", "rows of each digit in the test part", "exactly a fifth",
                 "a fifth for stratified splits", f"all ten exact by chance: {exact:.1e}", "exact")  # fmt: skip
    yield Margin("1.5", "test_split_follows_its_seed", "rows in both parts", "the same; another seed, others",
                 "the same for the same seed", f"two seeds with the same test part: {1 / comb(200, 40):.0e}",
                 "exact")  # fmt: skip


def lesson_2() -> Iterator[Margin]:
    """Linear models, distances and forests on raw and on scaled pixels."""
    rows = some_rows(13, 300, 200)
    found = [scores(SGDClassifier(max_iter=20, random_state=seed), rows) for seed in range(60)]
    same = sum(a == b for a, b in combinations(found, 2))
    yield Margin("2.2", "test_sgd_scores", "scores of three calls", "the same three times", "the same with a seed",
                 f"{same} of 1770 pairs are the same without one", "60 seeds")  # fmt: skip
    train, y, test, y_test = some_rows(0, 200, 150)
    for exercise, name, model, chosen in (
        ("2.2", "test_sgd_scores", SGDClassifier(max_iter=20, random_state=42), rows),
        ("2.3", "test_svc_scores", SVC(gamma=0.01), some_rows(0, 200, 150, (1, 4, 7, 9))),
        ("2.3", "test_svc_scores", SVC(gamma=0.01), (train // 3, y, test, y_test)),
    ):
        right = [scores(model, chosen, scale) for scale in SCALINGS]
        off = [distance(found, right[0]) for found in right]
        slips = [distance(found, right[0]) for found in wrong_scores(model, chosen)]
        yield Margin(exercise, name, "distance of the two scores from ours", "at most 0.03",
                     f"{span(off, 3)} for four ways to scale", f"{min(slips):.3f} and more for the named slips",
                     f"{len(off)} ways, {len(slips)} slips")  # fmt: skip
    yield from iterations()
    yield from changes()


def iterations() -> Iterator[Margin]:
    """Epochs of SGD on three sets of rows."""
    sets = [some_rows(seed, 60, 30, (0, 1)) for seed in (1, 2, 3)]

    def epochs(seed: int, scale: Callable[[NDArray[Any]], NDArray[Any]]) -> list[int]:
        model = SGDClassifier(max_iter=300, random_state=seed)
        return [int(fit_quietly(model, pixels(rows[0]), rows[1]).n_iter_)
                for rows in sets for pixels in (lambda X: X, scale)]  # fmt: skip

    ours = epochs(42, SCALINGS[0])
    off = [max(np.abs(np.subtract(epochs(42, scale), ours))) for scale in SCALINGS]
    others = [max(np.abs(np.subtract(epochs(seed, SCALINGS[0]), ours))) for seed in range(40)]
    yield Margin("2.2", "test_sgd_iterations", "epochs away from ours, the largest of three sets of rows",
                 "at most 1", f"{span(off, 0)} for four ways to scale", f"{min(others)} and more for other seeds",
                 "4 ways, 40 seeds")  # fmt: skip


def changes() -> Iterator[Margin]:
    """Predictions that change with the scale."""
    train, y, new, _ = some_rows(6, 150, 90, (1, 4, 7))
    counts = [changed(SVC(gamma=0.01), train, y, new, scale) for scale in SCALINGS]
    yield Margin("2.4", "test_changed_predictions_are_counted", "rows that change, away from ours", "at most 2",
                 f"{span(np.subtract(counts, counts[0]), 0)} for four ways to scale",
                 f"{min(counts[0], abs(90 - 2 * counts[0]))} away for the nearest slip", "4 ways")  # fmt: skip
    train, y, new, _ = some_rows(7, 150, 90)
    models = [KNeighborsClassifier(3), RandomForestClassifier(10, random_state=0)]
    moved = [changed(model, train, y, new, scale) for model in models for scale in SCALINGS]
    one = [int(np.sum(m.predict(new) != m.predict(new / 255))) for m in (clone(m).fit(train, y) for m in models)]
    yield Margin("2.4", "test_no_prediction_changes_where_order_decides", "rows that change, the most of two models",
                 "at most 2",
                 f"{span(moved, 0)} for four ways to scale", f"{max(one)} if one model does both",
                 "2 models, 4 ways")  # fmt: skip


def lesson_3() -> Iterator[Margin]:
    """Forests on few rows."""
    rng = np.random.default_rng(3)
    X, y, new = rng.normal(size=(100, 6)), rng.integers(0, 5, 100), rng.normal(size=(200, 6))
    for trees in (100, 200, 500):
        found = [forest(seed, n_estimators=trees).fit(X, y).predict(new) for seed in range(20)]
        differ = [int(np.sum(a != b)) for a, b in combinations(found, 2)]
        yield Margin("3.2", "test_pipeline_repeats_itself", f"predictions of two forests of {trees} trees that differ",
                     "0", "0 with a seed", f"{span(differ, 0)} without one",
                     f"{len(differ)} pairs of 20 seeds")  # fmt: skip


def lesson_4() -> Iterator[Margin]:
    """Draws from search spaces, and forests that saw the test rows."""
    spaces = [allowed_space(seed) for seed in range(400)]
    missed = sum(misses_default(list(ParameterSampler(space, 400, random_state=0))) for space in spaces)
    yield Margin("4.1", "test_space_contains_the_default", "spaces whose 400 draws miss the default", "none",
                 f"{missed} of {len(spaces)} spaces of the exercise; in the worst of them, uniform from 0.03 to 0.3, "
                 f"400 draws miss it in {(1 - (28 / 784 - 0.03) / 0.27) ** 400:.0e}",
                 "all spaces that begin above it", "400 spaces")  # fmt: skip
    few = [len({draw["max_features"] for draw in ParameterSampler(space, 60, random_state=0)}) for space in spaces]
    yield Margin("4.1", "test_space_can_be_drawn_from", "different shares in 60 draws", "at least 3",
                 f"{span(few, 0)} for spaces of the exercise", "2 for a pair", "400 spaces")  # fmt: skip
    new, gap, seen, gap_of_seen, raw, scaled = np.transpose([seen_and_unseen(seed) for seed in range(24)])
    yield Margin("4.3", "test_search_saw_only_training_rows", "accuracy on the test rows", "0.8 to 0.955",
                 f"{span(new, 3)} for draws of the exercise's spaces", f"{span(seen, 3)} if fitted on them too",
                 "24 draws")  # fmt: skip
    yield Margin("4.3", "test_search_saw_only_training_rows", "accuracy on test rows minus that on training rows",
                 "at most 0.02", span(gap, 3), f"{span(gap_of_seen, 3)} if fitted on the test rows alone",
                 "24 draws")  # fmt: skip
    yield Margin("4.3", "test_search_saw_only_training_rows", "accuracy on 400 training rows divided by 255",
                 "at most 0.8", span(raw, 3), f"{span(scaled, 3)} if fitted on divided rows", "24 draws")  # fmt: skip


def seen_and_unseen(seed: int) -> list[float]:
    """For one draw of a space: its accuracy on test rows and by how much it is above that on training rows.

    The first two numbers are for a forest that was fitted on training rows only. The third is the accuracy of one that
    was fitted on both, the fourth the difference for one that was fitted on test rows only. The last two are accuracies
    on training rows divided by 255: of the first forest, and of one that was fitted on such rows.
    """
    X_train, X_test, y_train, y_test = tuning._split()
    model = forest(seed, **next(iter(ParameterSampler(allowed_space(seed), 1, random_state=seed))))

    def above() -> float:
        return float(model.score(X_test, y_test) - model.score(X_train[:400], y_train[:400]))

    model.fit(X_train, y_train)
    found = [float(model.score(X_test, y_test)), above()]
    raw = float(model.score(X_train[:400] / 255, y_train[:400]))
    model.fit(np.vstack([X_train, X_test]), np.concatenate([y_train, y_test]))
    found.append(float(model.score(X_test, y_test)))
    model.fit(X_test, y_test)
    found.append(above())
    model.fit(X_train / 255, y_train)
    return [*found, raw, float(model.score(X_train[:400] / 255, y_train[:400]))]


def lesson_5() -> Iterator[Margin]:
    """Patches of images that are mixed."""
    outside = hypergeom(200, 100, 100)
    # The drop is 2 h / 200, where h of the 100 rows of one label get a patch of the other label.
    chance = float(outside.cdf(30) + outside.sf(69))
    low, high = (outside.ppf(q) / 100 for q in (0.0005, 0.9995))
    yield Margin("5.5", "test_patch_importance_finds_the_patch", "drop for the patch that decides",
                 "between 0.3 and 0.7",
                 f"{low:.2f} to {high:.2f} in 999 of 1000 draws; outside the limits in {chance:.0e}",
                 "0 or below for other slips", "exact")  # fmt: skip
    images = patches._equal_pixels()[1][0]
    bright = int(np.sum(images[:, 17 * 28 + 5] == 255))
    apart = hypergeom(200, bright, bright)
    yield Margin("5.5", "test_patch_is_mixed_as_a_whole", "drop if two equal pixels stay equal", "at most 0.1",
                 "0 exactly", f"mixed apart, at most 0.1: {float(apart.sf(bright - 11)):.0e}", "exact")  # fmt: skip
    X, y = patches._bright_patch()
    chance_labels = np.random.default_rng(58).integers(0, 10, len(y))
    tree = DecisionTreeClassifier(random_state=0).fit(X, chance_labels)
    maps = [patch_map(tree, X, chance_labels, np.random.default_rng(seed)) for seed in range(40)]
    equal = sum(np.array_equal(a, b) for a, b in combinations(maps, 2))
    yield Margin("5.5", "test_patch_importance_is_a_map", "two maps", "the same", "the same with a seed",
                 f"{equal} of {40 * 39 // 2} pairs are the same without one", "40 seeds")  # fmt: skip


def scores(model: Any, rows: Rows, scale: Callable[[NDArray[Any]], NDArray[Any]] = SCALINGS[0]) -> tuple[float, float]:
    """Test scores on raw and on scaled pixels."""
    train, y, test, y_test = rows
    raw, scaled = fit_quietly(model, train, y), fit_quietly(model, scale(train), y)
    return float(raw.score(test, y_test)), float(scaled.score(scale(test), y_test))


def wrong_scores(model: Any, rows: Rows) -> list[tuple[float, float]]:
    """The scores of the slips that the check names."""
    train, y, test, y_test = rows
    raw, scaled = fit_quietly(model, train, y), fit_quietly(model, train / 255, y)
    twice, own = fit_quietly(model, train / 255 / 255, y), fit_quietly(model, train / train.max(), y)
    good = raw.score(test, y_test), scaled.score(test / 255, y_test)
    return [
        good[::-1], (good[0], good[0]), (good[1], good[1]),
        (raw.score(train, y), scaled.score(train / 255, y)),
        (good[0], scaled.score(test, y_test)),
        (good[0], own.score(test / test.max(), y_test)),
        (good[0], scaled.score(test / 255 / 255, y_test)),
        (good[0], twice.score(test / 255 / 255, y_test)),
    ]  # fmt: skip


def changed(
    model: Any, train: NDArray[Any], y: NDArray[Any], new: NDArray[Any], scale: Callable[[NDArray[Any]], NDArray[Any]]
) -> int:
    """Predictions that differ between raw and scaled pixels."""
    raw, scaled = clone(model).fit(train, y), clone(model).fit(scale(train), y)
    return int(np.sum(raw.predict(new) != scaled.predict(scale(new))))


def allowed_space(seed: int) -> dict[str, Any]:
    """A space as exercise 4.1 describes it."""
    draw = np.random.default_rng(seed)
    low, high = draw.uniform(0.01, 0.03), draw.uniform(0.1, 0.3)
    return {
        "max_features": loguniform(low, high) if draw.random() < 0.5 else uniform(low, high - low),
        "min_samples_leaf": randint(1, int(draw.integers(4, 8))),
        "max_depth": [None, *draw.choice([10, 15, 20, 40, 80], 4, replace=False).tolist()],
        "n_estimators": randint(100, 201),
    }


def misses_default(draws: list[dict[str, Any]]) -> bool:
    """Whether draws lie on one side of the default forest."""
    return (
        min(draw["max_features"] for draw in draws) > 28 / 784
        or all(draw["max_depth"] is not None for draw in draws)
        or all(draw["min_samples_leaf"] != 1 for draw in draws)
        or min(draw["n_estimators"] for draw in draws) > 105
    )


def patch_map(model: Any, X: NDArray[Any], y: NDArray[Any], rng: np.random.Generator) -> NDArray[Any]:
    """The importance of 4 × 4 patches of 7 × 7 pixels, as the reference computes it."""
    before, drops = np.mean(model.predict(X) == y), np.zeros((4, 4))
    for r, c in np.ndindex(4, 4):
        mixed = X.reshape(-1, 28, 28).copy()
        part = (slice(None), slice(7 * r, 7 * r + 7), slice(7 * c, 7 * c + 7))
        mixed[part] = mixed[rng.permutation(len(X))][part]
        drops[r, c] = before - np.mean(model.predict(mixed.reshape(-1, 784)) == y)
    return drops


def forest(seed: int, **settings: Any) -> RandomForestClassifier:
    """The forest of the lesson, with another seed and other settings."""
    return RandomForestClassifier(**{"n_estimators": 200, **settings}, random_state=seed)


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The larger of the two differences."""
    return max(abs(x - y) for x, y in zip(a, b, strict=True))


def span(values: Any, digits: int = 2) -> str:
    """The smallest and the largest value, in words."""
    low, high = (f"{float(end):.{digits}f}" for end in (min(values), max(values)))
    return low if low == high else f"{low} to {high}"


def main() -> None:
    """Print what is measured, and put it into the file in place of what was there."""
    measures = {"1": lesson_1, "2": lesson_2, "3": lesson_3, "4": lesson_4, "5": lesson_5}
    wanted = sys.argv[1:] or list(measures)
    rows = {lesson: [row for row in stored() if row["exercise"][0] == lesson] for lesson in measures}
    for lesson in track(wanted, "Measuring"):
        rows[lesson] = []
        for margin in measures[lesson]():
            rows[lesson].append(asdict(margin))
            print(*rows[lesson][-1].values(), sep=" | ", flush=True)
    with OUT.open("w", encoding="utf-8", newline="") as stream:
        stream.write("# Made by benchmarks/margins.py. One line for each number with chance in it.\n")
        writer = csv.DictWriter(stream, [field.name for field in fields(Margin)], lineterminator="\n")
        writer.writeheader()
        writer.writerows(row for lesson in measures for row in rows[lesson])


def stored() -> list[dict[str, str]]:
    """The lines of the file, if it is there."""
    return read_margins(ROOT) if OUT.is_file() else []


if __name__ == "__main__":
    main()
