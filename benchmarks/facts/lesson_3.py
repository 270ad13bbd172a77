"""Prints the numbers that lesson 3 quotes, measured on the 2000 rows of the course file, one fact to a line.

Run it from the top folder: ``python benchmarks/facts/lesson_3.py`` (about three minutes on one core). "The split" is
the one of the lessons, "five splits" are those with the seeds 0 to 4. What is measured on held-out digits needs
``data/heldout.npz``, which only a teacher has.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.feature_selection import SelectKBest
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

from autograder.authoring.build import solution_notebook
from autograder.digits import COLUMNS, course_file
from autograder.digits.bar import needed, the_bar
from autograder.digits.judge import wilson
from autograder.manifest import load_course
from benchmarks.facts.shared import LABELS, PIXELS, Facts, forest, heldout, show, split_digits

Labels = NDArray[np.int64]
Rows = NDArray[np.float64]
Tables = tuple[pd.DataFrame, pd.DataFrame, Labels, Labels]

FIVE = range(5)
FURTHER = range(100, 120)
FILLS = {"0": 0, "5": 5, "9": 9, "a random digit": None, "left empty": np.nan}


def main() -> None:
    """Print the table."""
    tables = split_tables(42)
    show(pipeline_facts(tables), tree_facts(tables), leak_facts(tables))
    show(chosen_facts(), svc_facts(), five_splits(), interval_facts(), bar_facts())


def split_tables(seed: int) -> Tables:
    """A split of the course file, its pixels as tables; with the seed 42, the one of the lessons."""
    table = pd.DataFrame(PIXELS, columns=list(COLUMNS[1:]))
    return tuple(train_test_split(table, LABELS, test_size=400, stratify=LABELS, random_state=seed))


def upright_of_the_lesson() -> Callable[[object], Rows]:
    """The function `upright` as the lesson has it: its cell is run as far as the picture."""
    course = load_course(Path(__file__).parents[2])
    lesson = next(lesson for lesson in course.lessons if lesson.number == "3")
    cell = next(cell.source for cell in solution_notebook(course, lesson).cells if "def upright" in cell.source)
    names: dict[str, Any] = {"np": np}
    exec(cell.partition("\nbefore = ")[0], names)
    found: Callable[[object], Rows] = names["upright"]
    return found


def pipeline_facts(split: Tables) -> Facts:
    """Fitting, fitting again, seeds, another model, another step."""
    X_train, X_test, y_train, y_test = split
    model = Pipeline([("algo", forest())]).fit(X_train, y_train)
    first = model.predict(X_test)
    right = int(np.sum(first == y_test))
    baseline = float(np.mean(y_test == np.bincount(y_train).argmax()))
    yield "our forest on the split: accuracy, right, of, baseline", (right / 400, right, 400, baseline)
    yield "our forest on its training rows: accuracy", model.score(X_train, y_train)
    images, truth = heldout()
    halves = [model.score(images[half], truth[half]) for half in (slice(5000), slice(5000, None))]
    yield "our forest on the halves of the held-out images: first, second, images in each", (*halves, 5000)
    few = y_train < 5
    model.fit(X_train[few], y_train[few])
    yield (
        "fitted again on 0 to 4: accuracy, labels predicted",
        (
            model.score(X_test, y_test),
            np.unique(model.predict(X_test)).tolist(),
        ),
    )
    model.fit(X_train, y_train)
    yield "fitted on all again: predictions changed, of", (int(np.sum(model.predict(X_test) != first)), 400)
    seeds = [forest(random_state=seed).fit(X_train, y_train).predict(X_test) for seed in range(40)]
    scores = [float(np.mean(found == y_test)) for found in seeds]
    yield (
        "40 seeds on the split: seeds, mean, spread",
        (len(seeds), round(np.mean(scores), 4), round(np.std(scores, ddof=1), 4)),
    )
    apart = [int(np.sum(a != b)) for i, a in enumerate(seeds) for b in seeds[:i]]
    yield "predictions that differ between two of them, nine tenths: from, to", np.percentile(apart, [5, 95]).tolist()
    svc = SVC().fit(X_train / 255, y_train).score(X_test / 255, y_test)
    yield "SVC() on the split: right, more than our forest, of", (round(400 * svc), round(400 * svc) - right, 400)
    upright = upright_of_the_lesson()
    straight = forest().fit(upright(X_train), y_train).score(upright(X_test), y_test)
    yield "upright on the split: digits more than our forest, of", (round(400 * straight) - right, 400)


def tree_facts(split: Tables) -> Facts:
    """One tree, without and with the label in the table."""
    X_train, X_test, y_train, y_test = split
    tree = DecisionTreeClassifier(random_state=42)
    yield "one tree without the label, accuracy", tree.fit(X_train, y_train).score(X_test, y_test)
    tree.fit(X_train.assign(label=y_train), y_train)
    yield "one tree with the label, accuracy", tree.score(X_test.assign(label=y_test), y_test)


def leak_facts(split: Tables) -> Facts:
    """The label left in the table, and the number of each row of the sorted file."""
    X_train, X_test, y_train, y_test = split
    with_train, with_test = X_train.assign(label=y_train), X_test.assign(label=y_test)
    leaky = forest().fit(with_train, y_train)
    columns = with_train.shape[1]
    yield "columns with the label; columns looked at in one question", (columns, int(columns**0.5))
    yield "our forest with the label, accuracy", leaky.score(with_test, y_test)
    ranked = pd.Series(leaky.feature_importances_, with_train.columns).sort_values(ascending=False)
    yield "largest importances", ranked.head(2).round(3).to_dict()
    leaky.fit(X_train.assign(row=X_train.index), y_train)
    yield "our forest with the row of the sorted file, accuracy", leaky.score(X_test.assign(row=X_test.index), y_test)


def chosen_facts() -> Facts:
    """Columns of random numbers: the best are chosen on all rows, or inside a pipeline."""
    runs = np.array([chosen_on_noise(seed) for seed in range(20)])
    for name, scores in zip(("on all rows", "inside the pipeline"), runs.T, strict=True):
        yield (
            f"random numbers, 50 columns chosen {name}: tables, mean, spread, of the first table",
            (len(scores), round(scores.mean(), 3), round(scores.std(ddof=1), 3), scores[0]),
        )


def chosen_on_noise(seed: int) -> tuple[float, float]:
    """Accuracies on one table of random numbers: chosen before the split, and after it."""
    few = LABELS[::5]
    noise = np.random.default_rng(seed).normal(size=(400, 5000))
    before = SelectKBest(k=50).fit_transform(noise, few)
    inside = Pipeline([("best", SelectKBest(k=50)), ("algo", forest())])
    return scored(forest(), before, few), scored(inside, noise, few)


def scored(model: Any, columns: Rows, labels: Labels) -> float:
    """The accuracy on a quarter of the rows after fitting on the rest."""
    A, B, a, b = train_test_split(columns, labels, test_size=100, stratify=labels, random_state=42)
    return float(model.fit(A, a).score(B, b))


def svc_facts() -> Facts:
    """How far SVC is ahead of our forest on further splits, and what the label in the table does to it."""
    ahead = np.array([svc_ahead(seed) for seed in FURTHER])
    yield "further splits: SVC ahead of our forest in, of, digits more of 400", ((ahead > 0).sum(), len(ahead), 400)
    yield "further splits: digits by which SVC is ahead: mean, least, most", (ahead.mean(), ahead.min(), ahead.max())
    label = np.array([svc_with_label(seed) for seed in FIVE]).mean(axis=0)
    yield "five splits: SVC with the label, mean; filled with a random digit, mean", label.round(4).tolist()


def svc_ahead(seed: int) -> int:
    """How many more of 400 test rows SVC reads than our forest, on one split."""
    X_train, X_test, y_train, y_test = split_digits(seed)
    svc = SVC().fit(X_train / 255, y_train).predict(X_test / 255)
    return int(np.sum(svc == y_test) - np.sum(forest().fit(X_train, y_train).predict(X_test) == y_test))


def svc_with_label(seed: int) -> tuple[float, float]:
    """The accuracy of SVC on scaled pixels beside the label, and with a random digit in its place."""
    X_train, X_test, y_train, y_test = split_digits(seed)
    svc = SVC().fit(np.column_stack([X_train / 255, y_train]), y_train)
    numbers = np.random.default_rng(seed).integers(0, 10, len(y_test))
    with_label, with_numbers = (svc.score(np.column_stack([X_test / 255, fill]), y_test) for fill in (y_test, numbers))
    return float(with_label), float(with_numbers)


def five_splits() -> Facts:
    """Fills, upright and blurred digits, SVC, and held-out images, over the same five splits."""
    runs = pd.DataFrame([one_split(seed) for seed in FIVE])
    means = runs.mean().round(4)
    yield "five splits: our forest, mean and spread", (means["honest"], round(float(runs["honest"].std()), 4))
    for name in FILLS:
        wins = int((runs[name] > runs["honest"]).sum())
        yield f"five splits: filled with {name}: mean, splits above honest, of", (means[name], wins, len(runs))
    for name in FILLS:
        gain = (runs[f"held-out {name}"] - runs["held-out honest"]).round(4)
        yield (
            f"five splits, held-out images: filled with {name}: gain from, to, mean",
            (
                gain.min(),
                gain.max(),
                round(gain.mean(), 4),
            ),
        )
    gain = (400 * (runs["upright"] - runs["honest"])).round().astype(int)
    yield "five splits: upright: digits more of 400, from, to", (gain.min(), gain.max(), 400)
    for name in ("honest", "upright", "blurred", "SVC", "SVC on upright"):
        yield f"five splits, held-out images: {name}, mean, of", (means[f"held-out {name}"], 10_000)


def one_split(seed: int) -> dict[str, float]:
    """Accuracies on one split."""
    X_train, X_test, y_train, y_test = split_tables(seed)
    images, truth = heldout()
    found: dict[str, float] = {}
    upright = upright_of_the_lesson()
    ways: dict[str, Callable[[Any], Rows]] = {"honest": as_it_is, "upright": upright, "blurred": blurred}
    for name, way in ways.items():
        model = forest().fit(way(X_train), y_train)
        found[name] = model.score(way(X_test), y_test)
        found[f"held-out {name}"] = model.score(way(images), truth)
    for name, way in {"SVC": as_it_is, "SVC on upright": upright}.items():
        svc = SVC().fit(way(X_train) / 255, y_train)
        found[f"held-out {name}"] = svc.score(way(images) / 255, truth)
    leaky = forest().fit(X_train.assign(label=y_train), y_train)
    for name, fill in FILLS.items():
        numbers = np.random.default_rng(seed).integers(0, 10, len(truth))
        on_rows, on_images = (numbers[:400], numbers) if fill is None else (fill, fill)
        found[name] = leaky.score(X_test.assign(label=on_rows), y_test)
        table = pd.DataFrame(images, columns=X_train.columns).assign(label=on_images)
        found[f"held-out {name}"] = leaky.score(table, truth)
    return found


def as_it_is(pixels: Any) -> Rows:
    """The pixels, unchanged."""
    return np.asarray(pixels, dtype=float)


def blurred(pixels: Any) -> Rows:
    """Each pixel row moved by half a pixel, which smooths it as `upright` does, and straightens nothing."""
    pictures = np.array(pixels, dtype=float).reshape(-1, 28, 28)
    moved = np.concatenate([pictures[:, :, 1:], pictures[:, :, -1:]], axis=2)
    smooth: Rows = (pictures + moved) / 2
    return smooth.reshape(-1, 784)


def interval_facts() -> Facts:
    """Wilson's interval, and how far from it the simple rule is."""
    yield "share of 368 in 400; level of the intervals", (368 / 400, 0.95)
    for right, n in ((20, 20), (366, 400), (368, 400)):
        yield f"Wilson for {right} of {n}: low, high", tuple(round(end, 5) for end in wilson(right, n))
    yield "the simple rule for 37 of 40: right, of, high", (37, 40, round(simple_rule(37, 40)[1], 4))
    yield "the simple rule for 20 of 20: right, of, low, high", (20, 20, *simple_rule(20, 20))
    apart = np.abs(np.subtract(wilson(366, 400), simple_rule(366, 400)))
    yield "simple rule and Wilson for 366 of 400: rows, distance of their ends", (400, round(float(apart.max()), 4))
    for n in (400, 1600, 6400, 10_000):
        low, high = wilson(round(0.92 * n), n)
        yield f"Wilson for 0.92 of {n}: rows, width", (n, round(high - low, 4))


def simple_rule(right: int, n: int) -> tuple[float, float]:
    """The interval by the rule that stands in many books."""
    share = right / n
    half = 1.96 * (share * (1 - share) / n) ** 0.5
    return share - half, share + half


def bar_facts() -> Facts:
    """What the course asks of a model."""
    runs = pd.read_csv(course_file("data/calibration.csv"), comment="#")
    ours = runs.loc[runs["kind"] == "forest-200", "heldout"] / 10_000
    yield "the bar", the_bar().height
    yield "our forest on held-out images: runs, mean, spread", (len(ours), round(ours.mean(), 4), round(ours.std(), 4))
    winners = runs.loc[runs["kind"] == "search-winner", "heldout"] / 10_000
    yield (
        "winners of a search on held-out images: runs, mean, least",
        (
            len(winners),
            round(winners.mean(), 4),
            winners.min(),
        ),
    )
    yield "right predictions of 400 that pass", needed(the_bar().height, 400)
    yield "share of 10 000 that passes", needed(the_bar().height, 10_000) / 10_000


if __name__ == "__main__":
    main()
