"""Prints every number that lesson 1 quotes, measured on the 2000 rows of the course file.

Run it from the top folder: ``python benchmarks/facts/lesson_1.py`` (under a minute on two cores).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier

from autograder.digits import course_file, load_digits

SEEDS = range(20)


def main() -> None:
    """Print the table."""
    for section in (file_facts, idx_facts, look_facts, split_facts, flattening_facts):
        for name, value in section():
            print(f"{name:<66} {value}")


def file_facts() -> Iterator[tuple[str, object]]:
    """The shape of the file."""
    frame = pd.read_csv(course_file("data/digits.csv.gz"))
    pixels, labels = load_digits()
    yield "rows, columns of the file", frame.shape
    yield "first, second and last column", (frame.columns[0], frame.columns[1], frame.columns[-1])
    yield "labels of the first and last five rows", (labels[:5].tolist(), labels[-5:].tolist())
    yield "smallest and largest pixel", (int(pixels.min()), int(pixels.max()))
    yield "rows per digit", sorted(set(np.bincount(labels).tolist()))
    yield "bytes of the pixels as uint8 and as int64", (pixels.nbytes, pixels.astype(np.int64).nbytes)


def idx_facts() -> Iterator[tuple[str, object]]:
    """The byte arithmetic of the IDX part and of the recall questions."""
    five = bytes([0, 0, 0, 5])
    yield "0 0 0 5 read big-endian, little-endian", (int.from_bytes(five, "big"), int.from_bytes(five, "little"))
    yield "0 0 1 0 read big-endian, little-endian", (256, int.from_bytes(bytes([0, 0, 1, 0]), "little"))
    yield "magic number of labels and of images", tuple(int.from_bytes(bytes([0, 0, 8, n]), "big") for n in (1, 3))
    yield "byte 200 as int8", int(np.frombuffer(bytes([200]), dtype=np.int8)[0])
    yield "uint8 200 + uint8 100", int((np.array([200], dtype=np.uint8) + np.array([100], dtype=np.uint8))[0])


def look_facts() -> Iterator[tuple[str, object]]:
    """What the pictures show, in numbers."""
    pixels, labels = load_digits()
    yield "pixel columns that are 0 in all rows", int((pixels.max(axis=0) == 0).sum())
    inked = pixels.reshape(-1, 28, 28) > 0
    spans = [max(np.ptp(np.flatnonzero(image.any(axis=side))) + 1 for image in inked) for side in (1, 0)]
    yield "highest and widest digit, in pixels (the box is 20 x 20)", [int(span) for span in spans]
    own, best_other = agreement(pixels, labels)
    yield "agreement with the mean row of the own digit, per digit", np.round(own, 2).tolist()
    yield "agreement with the mean row of the other digits, per digit", np.round(best_other, 2).tolist()
    yield "averages over the digits: own, others", (round(float(own.mean()), 2), round(float(best_other.mean()), 2))


def agreement(pixels: NDArray[np.uint8], labels: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Mean correlation of each digit's rows with the mean row of its digit, and of the nine others."""
    means = np.stack([pixels[labels == digit].mean(axis=0) for digit in range(10)])
    between = np.corrcoef(np.vstack([means, pixels.astype(float)]))[10:, :10]
    table = np.stack([between[labels == digit].mean(axis=0) for digit in range(10)])
    own = np.diag(table)
    return own, (table.sum(axis=1) - own) / 9


def split_facts() -> Iterator[tuple[str, object]]:
    """The sorted file, cut without shuffling."""
    pixels, labels = load_digits()
    forest = RandomForestClassifier(random_state=0, n_jobs=2).fit(pixels[:1600], labels[:1600])
    yield "digits in the first 1600 rows", np.unique(labels[:1600]).tolist()
    yield "digits in the last 400 rows", np.unique(labels[1600:]).tolist()
    yield "score of a forest on the unshuffled split", forest.score(pixels[1600:], labels[1600:])
    yield "what it answers there (counts of 0-9)", np.bincount(forest.predict(pixels[1600:]), minlength=10).tolist()
    for seed in range(3):
        _, _, _, plain = train_test_split(pixels, labels, test_size=0.2, random_state=seed)
        yield f"counts of 0-9 in a test part without stratify, seed {seed}", np.bincount(plain).tolist()
    _, _, _, even = train_test_split(pixels, labels, test_size=0.2, random_state=42, stratify=labels)
    yield "counts of 0-9 in a stratified test part", np.bincount(even).tolist()


def flattening_facts() -> Iterator[tuple[str, object]]:
    """Models on ordinary columns and on mixed columns."""
    pixels, labels = load_digits()
    X_train, X_test, y_train, y_test = train_test_split(pixels, labels, test_size=0.2, random_state=42, stratify=labels)
    yield "sizes of the split", (X_train.shape, X_test.shape)
    forest = RandomForestClassifier(random_state=0, n_jobs=2).fit(X_train, y_train)
    yield "score of a forest of 100 trees on the fair split", forest.score(X_test, y_test)
    ordinary, mixed = [], []
    for seed in SEEDS:
        order = np.random.default_rng(seed).permutation(784)
        forest = RandomForestClassifier(n_estimators=50, random_state=seed, n_jobs=2)
        ordinary.append(forest.fit(X_train, y_train).score(X_test, y_test))
        mixed.append(forest.fit(X_train[:, order], y_train).score(X_test[:, order], y_test))
    for name, scores in (("ordinary", ordinary), ("mixed", mixed)):
        found = round(float(np.mean(scores)), 4), min(scores), max(scores)
        yield f"20 forests of 50 trees, {name} columns: mean, lowest, highest", found
    neighbours = KNeighborsClassifier()
    before = neighbours.fit(X_train, y_train).predict(X_test)
    after = neighbours.fit(X_train[:, order], y_train).predict(X_test[:, order])
    yield "nearest neighbours: same answers of 400 after mixing the columns", int((before == after).sum())


if __name__ == "__main__":
    main()
