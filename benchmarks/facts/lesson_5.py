"""Prints every number that lesson 5 quotes, measured on the 2000 rows of the course file.

Run it from the top folder: ``python benchmarks/facts/lesson_5.py`` (under half a minute on two cores).
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from math import comb
from pathlib import Path

import numpy as np
import skops.io
from matplotlib.colors import to_rgb
from numpy.typing import NDArray
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import confusion_matrix
from sklearn.model_selection import StratifiedKFold, cross_val_predict, train_test_split
from sklearn.pipeline import Pipeline

from autograder.digits import load_digits
from autograder.digits.judge import wilson

PIXELS, LABELS = load_digits()
X_TRAIN, X_TEST, Y_TRAIN, Y_TEST = train_test_split(PIXELS, LABELS, test_size=400, stratify=LABELS, random_state=42)
MODEL = Pipeline([("algo", RandomForestClassifier(random_state=42))]).fit(X_TRAIN, Y_TRAIN)
PREDICTIONS, CONFIDENCE = MODEL.predict(X_TEST), MODEL.predict_proba(X_TEST).max(axis=1)
WRONG = PREDICTIONS != Y_TEST


def main() -> None:
    """Print the table."""
    for section in (grid_facts, confusion_facts, confidence_facts, patch_facts, colour_facts, file_facts):
        for name, value in section():
            print(f"{name:<66} {value}")


def grid_facts() -> Iterator[tuple[str, object]]:
    """The score, and what 36 pictures can show."""
    wrong = int(WRONG.sum())
    none = comb(400 - wrong, 36) / comb(400, 36)
    yield "accuracy on the 400 test rows, mistakes", (MODEL.score(X_TEST, Y_TEST), wrong)
    yield "half width of its 95 % interval", round((wilson(400 - wrong, 400)[1] - wilson(400 - wrong, 400)[0]) / 2, 3)
    yield "mistakes in a random grid of 36, on average", round(36 * wrong / 400, 2)
    yield "grids with no mistake (exact), one in", (round(none, 4), round(1 / none, 1))
    yield "95 % interval of 35/36", tuple(round(bound, 3) for bound in wilson(35, 36))


def confusion_facts() -> Iterator[tuple[str, object]]:
    """The most frequent confusions, on the test rows and with cross-validation on all rows."""
    probabilities = _cross_validated()
    predictions = probabilities.argmax(axis=1)
    for name, true, predicted in (("400 rows", Y_TEST, PREDICTIONS), ("2000 rows", LABELS, predictions)):
        matrix = confusion_matrix(true, predicted)
        pairs = [(t, p, int(matrix[t, p])) for t in range(10) for p in range(10) if t != p]
        yield f"{name}: mistakes", int((true != predicted).sum())
        yield f"{name}: most frequent (true, predicted, count)", sorted(pairs, key=lambda pair: -pair[2])[:5]
        yield f"{name}: 4-9, 9-4, 4-7, 7-4", [int(matrix[t, p]) for t, p in ((4, 9), (9, 4), (4, 7), (7, 4))]
    best = np.sort(np.argsort(-probabilities, axis=1)[:, :2], axis=1)
    for a, b in ((4, 9), (4, 7)):
        close = np.abs(probabilities[:, a] - probabilities[:, b]) < 0.1
        yield f"torn between {a} and {b}", int(((best == (a, b)).all(axis=1) & close & np.isin(LABELS, (a, b))).sum())
    yield "2000 rows: largest confidence of a mistake", round(probabilities.max(axis=1)[predictions != LABELS].max(), 2)


def confidence_facts() -> Iterator[tuple[str, object]]:
    """How sure the model is."""
    for name, mask in (("right", ~WRONG), ("wrong", WRONG)):
        chosen = CONFIDENCE[mask]
        yield f"{name}: mean and largest confidence", (round(float(chosen.mean()), 2), round(float(chosen.max()), 2))


def patch_facts() -> Iterator[tuple[str, object]]:
    """Drops of accuracy, in test digits."""
    before = MODEL.score(X_TEST, Y_TEST)
    rng = np.random.default_rng(0)
    single = []
    for pixel in range(14 * 28, 15 * 28):
        mixed = X_TEST.copy()
        mixed[:, pixel] = mixed[rng.permutation(400), pixel]
        single.append(before - MODEL.score(mixed, Y_TEST))
    yield "largest drop for one pixel of the middle row, in digits", round(max(single) * 400)
    for seed in range(3):
        drops = _patches(before, seed)
        top = [divmod(int(i), 7) for i in np.argsort(-drops, axis=None)[:3]]
        yield f"seed {seed}: best patches, and their drops in digits", [(p, round(drops[p] * 400)) for p in top]
        yield (
            f"seed {seed}: drop of patch (3, 3), patches that cost nothing",
            (
                round(drops[3, 3] * 400),
                int((drops <= 0).sum()),
            ),
        )
    border = np.ones((28, 28), bool)
    border[4:24, 4:24] = False
    share = X_TEST.reshape(-1, 28, 28)[:, border].sum() / X_TEST.sum(dtype=np.int64)
    yield "share of all ink that lies in the border patches", round(float(share), 3)


def colour_facts() -> Iterator[tuple[str, object]]:
    """Contrast on white, by WCAG 2."""
    for colour in ("red", "green", "limegreen", "#c1121f", "#00692f", "#b34700", "#0059a8"):
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour))
        yield f"contrast of {colour}", round(1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05), 2)


def file_facts() -> Iterator[tuple[str, object]]:
    """The saved model."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "forest.skops")
        skops.io.dump(MODEL, path)
        yield "size of the skops file, MB", round(path.stat().st_size / 1e6, 1)
        yield "types to decide on", skops.io.get_untrusted_types(file=path)


def _cross_validated() -> NDArray[np.float64]:
    folds = StratifiedKFold(5, shuffle=True, random_state=42)
    found: NDArray[np.float64] = cross_val_predict(MODEL, PIXELS, LABELS, cv=folds, method="predict_proba")
    return found


def _patches(before: float, seed: int) -> NDArray[np.float64]:
    rng = np.random.default_rng(seed)
    drops = np.zeros((7, 7))
    for row, column in np.ndindex(7, 7):
        mixed = X_TEST.reshape(-1, 28, 28).copy()
        rows, columns = slice(4 * row, 4 * row + 4), slice(4 * column, 4 * column + 4)
        mixed[:, rows, columns] = mixed[rng.permutation(400)][:, rows, columns]
        drops[row, column] = before - MODEL.score(mixed.reshape(-1, 784), Y_TEST)
    return drops


if __name__ == "__main__":
    main()
