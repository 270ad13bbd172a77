"""Prints every number that lesson 1 quotes, measured on the 2000 rows of the course file.

Run it from the top folder: ``python benchmarks/facts/lesson_1.py`` (about two minutes on one core).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.ndimage import zoom
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

from autograder.digits import course_file, load_digits

Facts = Iterator[tuple[str, object]]
Spread = tuple[int, float, float, float, float]
PIXELS, LABELS = load_digits()
X_TRAIN, X_TEST, Y_TRAIN, Y_TEST = train_test_split(PIXELS, LABELS, test_size=400, stratify=LABELS, random_state=42)
SIZES = (100, 200, 400, 800, 1600)


def main() -> None:
    """Print the table."""
    for section in (bet_facts, file_facts, look_facts, split_facts, size_facts, mixing_facts, idx_facts, emnist_facts):
        for name, value in section():
            print(f"{name:<80}  {value}")


def forest(seed: int = 42, trees: int = 200) -> RandomForestClassifier:
    """Our forest, or one that differs from it in its seed or in its number of trees."""
    return RandomForestClassifier(n_estimators=trees, random_state=seed)


def spread(scores: list[float]) -> Spread:
    """How many scores there are, their mean, standard deviation, lowest and highest."""
    return (
        len(scores),
        round(float(np.mean(scores)), 4),
        round(float(np.std(scores, ddof=1)), 4),
        round(min(scores), 4),
        round(max(scores), 4),
    )


def wilson(share: float, n: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share of n, in per cent."""
    z = 1.96
    middle, half = share + z**2 / (2 * n), z * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    low, high = ((middle + sign * half) / (1 + z**2 / n) for sign in (-1, 1))
    return round(100 * float(low), 1), round(100 * float(high), 1)


def bet_facts() -> Facts:
    """The first model, and how much its score depends on its seed."""
    answers = forest().fit(X_TRAIN, Y_TRAIN).predict(X_TEST)
    right = int((answers == Y_TEST).sum())
    yield "our forest on the split: right of 400, score", (right, 400, right / 400)
    yield "forests on the split: seeds, mean, spread, lowest, highest", forests_of_40()
    yield "95 % interval of 92 % of 400 (Wilson), per cent", wilson(0.92, 400)


@cache
def forests_of_40() -> Spread:
    """The spread of our forest's score over 40 seeds."""
    return spread([float(forest(seed).fit(X_TRAIN, Y_TRAIN).score(X_TEST, Y_TEST)) for seed in range(40)])


def file_facts() -> Facts:
    """The shape of the file, its greys, and a picture that is made from two values."""
    frame = pd.read_csv(course_file("data/digits.csv.gz"))
    yield "rows, columns of the file", frame.shape
    yield "labels of the first and last five rows", (LABELS[:5].tolist(), LABELS[-5:].tolist())
    yield "smallest and largest pixel", (int(PIXELS.min()), int(PIXELS.max()))
    yield "rows per digit", sorted(set(np.bincount(LABELS).tolist()))
    inked = PIXELS.reshape(-1, 28, 28)
    spans = [max(np.ptp(np.flatnonzero(image.any(axis=side))) + 1 for image in inked) for side in (1, 0)]
    yield "highest and widest digit, in pixels", [int(span) for span in spans]
    eight = inked[LABELS == 8][0].astype(float)
    scan = 255 * (zoom(eight, 4, order=1) > 127)
    small = scan.reshape(28, 4, 28, 4).mean(axis=(1, 3))
    yield "values of an 8 in black and white, and reduced four times", (len(np.unique(scan)), len(np.unique(small)))


def look_facts() -> Facts:
    """How rows agree with mean rows."""
    means = np.stack([PIXELS[digit == LABELS].mean(axis=0) for digit in range(10)])
    table = np.corrcoef(np.vstack([means, PIXELS.astype(float)]))[10:, :10]
    own = float(table[np.arange(2000), LABELS].mean())
    others = (float(table.sum(axis=1).mean()) - own) / 9
    yield "agreement with the mean row of the own digit, of the others", (round(own, 2), round(others, 2))


def split_facts() -> Facts:
    """The sorted file, cut without shuffling; cuts without stratifying; labels in an order of their own."""
    sorted_cut = forest().fit(PIXELS[:1600], LABELS[:1600])
    yield "our forest on the sorted file, cut after 1600 rows: score", sorted_cut.score(PIXELS[1600:], LABELS[1600:])
    first, last = LABELS[:1600], LABELS[1600:]
    found = [(len(part), np.unique(part).tolist()) for part in (first, last)]
    yield "the sorted file, first rows and last rows: how many, their digits", found
    _, _, _, plain = train_test_split(PIXELS, LABELS, test_size=0.2, random_state=2)
    yield "a test part without stratify: seed, counts of 0-9", (2, np.bincount(plain).tolist())
    yield "counts of 0-9 in a stratified test part", np.bincount(Y_TEST).tolist()
    apart = []
    for seed in range(5):
        labels = np.random.default_rng(seed).permutation(LABELS)
        X_train, X_test, y_train, y_test = train_test_split(
            PIXELS, labels, test_size=400, stratify=labels, random_state=42
        )
        apart.append(float(forest().fit(X_train, y_train).score(X_test, y_test)))
    yield "our forest, labels shuffled apart: orders, mean, spread, lowest, highest", spread(apart)


def size_facts() -> Facts:
    """The score by the number of digits to learn from, and a support-vector machine."""
    scores = {size: list(draws(size)) for size in SIZES[:-1]}
    yield "our forest on few rows: rows, draws, mean, spread, lowest, highest", (100, *spread(scores[100]))
    means = [*(float(np.mean(drawn)) for drawn in scores.values()), forests_of_40()[1]]
    yield "gain of each doubling, from 100 to 1600 rows", [round(float(gain), 3) for gain in np.diff(means)]
    machine = SVC().fit(X_TRAIN, Y_TRAIN)
    wrong = int((machine.predict(X_TEST) != Y_TEST).sum())
    yield "SVC on the split: wrong of 400, error in per cent", (wrong, 400, 100 * wrong / 400)
    with np.load(course_file("data/heldout.npz")) as heldout:
        images, labels = heldout["images"].reshape(-1, 784), heldout["labels"]
    yield (
        "SVC on held-out images: how many, error in per cent",
        (
            len(labels),
            round(100 * (1 - machine.score(images, labels)), 1),
        ),
    )


def draws(size: int) -> Iterator[float]:
    """The scores of our forest on ten draws of so many rows from the training part."""
    for seed in range(10):
        rows = np.random.default_rng(seed).permutation(1600)[:size]
        yield float(forest().fit(X_TRAIN[rows], Y_TRAIN[rows]).score(X_TEST, Y_TEST))


def mixing_facts() -> Facts:
    """Forests and neighbours on ordinary columns, on mixed ones, and on images that are mixed each by itself."""
    dice = np.random.default_rng(1)
    own = dice.permuted(X_TRAIN, axis=1), dice.permuted(X_TEST, axis=1)
    yield "our forest, each image its own order: score", forest().fit(own[0], Y_TRAIN).score(own[1], Y_TEST)
    mixed = []
    for seed in range(20):
        order = np.random.default_rng(seed).permutation(784)
        mixed.append(float(forest(seed).fit(X_TRAIN[:, order], Y_TRAIN).score(X_TEST[:, order], Y_TEST)))
    yield "forests on mixed columns: seeds, mean, spread, lowest, highest", spread(mixed)
    neighbours = KNeighborsClassifier()
    before = neighbours.fit(X_TRAIN, Y_TRAIN).predict(X_TEST)
    after = neighbours.fit(X_TRAIN[:, order], Y_TRAIN).predict(X_TEST[:, order])
    yield "nearest neighbours: same answers of 400 after mixing the columns", (int((before == after).sum()), 400)
    ink = X_TRAIN.sum(axis=1, dtype=int)[:, None], X_TEST.sum(axis=1, dtype=int)[:, None]
    tree = DecisionTreeClassifier(max_depth=5, random_state=0).fit(ink[0], Y_TRAIN)
    yield "a tree that sees the sum of ink only: score", tree.score(ink[1], Y_TEST)


def idx_facts() -> Facts:
    """The byte arithmetic of the IDX part and of the questions."""
    five = bytes([0, 0, 0, 5])
    yield "0 0 0 5 read big-endian, little-endian", (int.from_bytes(five, "big"), int.from_bytes(five, "little"))
    yield "magic number of labels and of images", tuple(int.from_bytes(bytes([0, 0, 8, n]), "big") for n in (1, 3))
    yield "a byte as int8: before, after", (200, int(np.frombuffer(bytes([200]), dtype=np.int8)[0]))


def emnist_facts() -> Facts:
    """Our forest on digits whose rows and columns have changed places."""
    turned = X_TEST.reshape(-1, 28, 28).transpose(0, 2, 1).reshape(-1, 784)
    model = forest().fit(X_TRAIN, Y_TRAIN)
    answers = model.predict(turned)
    yield "our forest on transposed digits: score", float((answers == Y_TEST).mean())
    yield "transposed zeros that are read right, and how many there are", matches(answers[Y_TEST == 0], 0)
    yield "transposed ones that are read as 4, and how many there are", matches(answers[Y_TEST == 1], 4)
    scores = [float(forest(seed).fit(X_TRAIN, Y_TRAIN).score(turned, Y_TEST)) for seed in range(10)]
    yield "forests on transposed digits: seeds, mean, spread, lowest, highest", spread(scores)


def matches(answers: NDArray[Any], digit: int) -> tuple[int, int]:
    """How many answers are this digit, and how many answers there are."""
    return int((answers == digit).sum()), len(answers)


if __name__ == "__main__":
    main()
