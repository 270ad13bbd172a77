"""Prints every number that lesson 3 quotes, measured on the 2000 rows of the course file.

Run it from the top folder: ``python benchmarks/facts/lesson_3.py`` (about 20 seconds on two cores).
The numbers of the accuracy check need ``data/heldout.npz``, which only a teacher has; without it they are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier

from autograder.digits import COLUMNS, course_file, load_digits
from autograder.digits.judge import HeldoutJudge, Judge, PublicJudge, wilson

Labels = NDArray[np.int64]
Split = tuple[pd.DataFrame, pd.DataFrame, Labels, Labels]


def main() -> None:
    """Print the table."""
    split = split_digits()
    for section in (table_facts, pipeline_facts, leak_facts):
        for name, value in section(split):
            print(f"{name:<66} {value}")
    for facts in (interval_facts(), judge_facts()):
        for name, value in facts:
            print(f"{name:<66} {value}")


def split_digits() -> Split:
    """The split of the lesson."""
    pixels, labels = load_digits()
    table = pd.DataFrame(pixels, columns=list(COLUMNS[1:]))
    X_train, X_test, y_train, y_test = train_test_split(table, labels, test_size=400, stratify=labels, random_state=42)
    return X_train, X_test, y_train, y_test


def forest(**params: object) -> RandomForestClassifier:
    """The forest of the lesson, with other parameters where given."""
    return RandomForestClassifier(**{"n_estimators": 200, "random_state": 42, **params})


def table_facts(split: Split) -> Iterator[tuple[str, object]]:
    """What the table needs: nothing."""
    table = pd.concat(split[:2])
    yield "rows, columns", table.shape
    yield "columns with missing values", int(table.isna().any().sum())
    yield "columns that are not numbers", table.select_dtypes(exclude="number").shape[1]
    yield "baseline of the test rows", float(np.bincount(split[3]).max() / len(split[3]))


def pipeline_facts(split: Split) -> Iterator[tuple[str, object]]:
    """Fitting, fitting again, scaling, seeds."""
    X_train, X_test, y_train, y_test = split
    pipe = Pipeline([("algo", forest())]).fit(X_train, y_train)
    first = pipe.predict(X_test)
    yield "accuracy on the training rows", pipe.score(X_train, y_train)
    yield "accuracy on the test rows", float(np.mean(first == y_test))
    low, high = wilson(int(np.sum(first == y_test)), len(y_test))
    yield "its 95 % interval", (round(low, 3), round(high, 3))
    few = y_train < 5
    pipe.fit(X_train[few], y_train[few])
    yield "fitted again on 0 to 4: accuracy", pipe.score(X_test, y_test)
    yield "fitted again on 0 to 4: labels predicted", np.unique(pipe.predict(X_test)).tolist()
    pipe.fit(X_train, y_train)
    yield "fitted on all again: predictions changed", int(np.sum(pipe.predict(X_test) != first))
    scaled = Pipeline([("scale", StandardScaler()), ("algo", forest())]).fit(X_train, y_train)
    yield "predictions changed by a scaler", int(np.sum(scaled.predict(X_test) != first))
    free = [forest(random_state=seed).fit(X_train, y_train).predict(X_test) for seed in range(6)]
    counts = [int(np.sum(a != b)) for i, a in enumerate(free) for b in free[:i]]
    yield "predictions that differ between two seeds: smallest, largest", (min(counts), max(counts))


def leak_facts(split: Split) -> Iterator[tuple[str, object]]:
    """The label left in the table."""
    X_train, X_test, y_train, y_test = split
    with_train, with_test = X_train.assign(label=y_train), X_test.assign(label=y_test)
    leaky = forest().fit(with_train, y_train)
    yield "columns with the label; columns looked at in one question", (with_train.shape[1], int(785**0.5))
    yield "forest with the label, accuracy", leaky.score(with_test, y_test)
    scores = [forest(random_state=seed).fit(with_train, y_train).score(with_test, y_test) for seed in range(3)]
    yield "the same with the seeds 0, 1, 2", scores
    yield "forest with the label, filled with 0 in use", leaky.score(with_test.assign(label=0), y_test)
    ranked = pd.Series(leaky.feature_importances_, with_train.columns).sort_values(ascending=False)
    yield "largest importances", ranked.head(3).round(3).to_dict()
    tree = DecisionTreeClassifier(random_state=42)
    yield "one tree without the label, accuracy", tree.fit(X_train, y_train).score(X_test, y_test)
    yield "one tree with the label, accuracy", tree.fit(with_train, y_train).score(with_test, y_test)


def interval_facts() -> Iterator[tuple[str, object]]:
    """Wilson's interval beside the simple rule."""
    for right, n in ((37, 40), (20, 20), (366, 400)):
        share = right / n
        half = 1.96 * (share * (1 - share) / n) ** 0.5
        yield f"{right} of {n}: simple rule", (round(share - half, 3), round(share + half, 3))
        yield f"{right} of {n}: Wilson", tuple(round(end, 3) for end in wilson(right, n))
    for n in (25, 100, 400, 10_000):
        low, high = wilson(round(0.92 * n), n)
        yield f"0.92 of {n}: low, high, width", (round(low, 3), round(high, 3), round(high - low, 3))


def judge_facts() -> Iterator[tuple[str, object]]:
    """Forests of different sizes under both judges. How far they are from the bar: see docs/calibration.md."""
    judges: list[Judge] = [PublicJudge()]
    heldout = course_file("data/digits.csv.gz").with_name("heldout.npz")
    if heldout.is_file():
        judges.append(HeldoutJudge(heldout))
    for params in ({}, {"n_estimators": 100}, {"n_estimators": 30}, {"n_estimators": 10}, {"max_depth": 8}):
        model = forest(**params).fit(*PublicJudge().training)
        for judge in judges:
            yield f"{judge.name}: {params or 'as in the lesson'}", judge.score(model.predict(judge.images))


if __name__ == "__main__":
    main()
