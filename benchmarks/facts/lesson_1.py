"""Prints every number that lesson 1 quotes, measured on the 2000 rows of the course file.

Run it from the top folder: ``python benchmarks/facts/lesson_1.py`` (about three minutes on one core).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray
from PIL import Image
from scipy.ndimage import zoom
from sklearn.linear_model import RidgeClassifier
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC

from autograder.digits import course_file, sample_drawing, shrunk
from autograder.digits.drawings import SIDE
from autograder.digits.judge import wilson
from benchmarks.facts.shared import LABELS, PIXELS, Facts, forest, heldout, show, split_digits

Spread = tuple[int, float, float, float, float]
X_TRAIN, X_TEST, Y_TRAIN, Y_TEST = split_digits()
SIZES = (100, 200, 400, 800, 1600)


def main() -> None:
    """Print the table."""
    show(bet_facts(), drawing_facts(), file_facts(), look_facts(), split_facts())
    show(size_facts(), mixing_facts(), idx_facts(), emnist_facts())


def spread(scores: list[float]) -> Spread:
    """How many scores there are, their mean, standard deviation, lowest and highest."""
    return (
        len(scores),
        round(float(np.mean(scores)), 4),
        round(float(np.std(scores, ddof=1)), 4),
        round(min(scores), 4),
        round(max(scores), 4),
    )


def bet_facts() -> Facts:
    """The first model, and how much its score depends on its seed."""
    answers = forest().fit(X_TRAIN, Y_TRAIN).predict(X_TEST)
    right = int((answers == Y_TEST).sum())
    yield "our forest on the split: right of 400, score", (right, 400, right / 400)
    yield "forests on the split: seeds, mean, spread, lowest, highest", forests_of_40()
    yield "95 % interval of 92 % of 400 (Wilson), per cent", tuple(round(100 * end, 1) for end in wilson(368, 400))


@cache
def forests_of_40() -> Spread:
    """The spread of our forest's score over 40 seeds."""
    return spread([float(forest(random_state=seed).fit(X_TRAIN, Y_TRAIN).score(X_TEST, Y_TEST)) for seed in range(40)])


def drawing_facts() -> Facts:
    """What our forest reads in digits on a sheet as large as the pad's, shrunk as a whole."""
    model = forest().fit(X_TRAIN, Y_TRAIN)
    yield "our forest on the sample drawing, a 7: what it reads", int(model.predict([shrunk(sample_drawing())])[0])
    scores = []
    for seed in range(10):
        dice = np.random.default_rng(seed)
        rows = [shrunk(on_sheet(row, dice.uniform(size=2))) for row in X_TEST]
        scores.append(float(model.score(rows, Y_TEST)))
    yield "our forest on test digits anywhere on a sheet: draws, mean, spread, lowest, highest", spread(scores)
    middle = [shrunk(on_sheet(row, np.array([0.5, 0.5]))) for row in X_TEST]
    yield "our forest on the same in the middle of the sheet: score", float(model.score(middle, Y_TEST))


def on_sheet(row: NDArray[Any], place: NDArray[Any]) -> NDArray[np.uint8]:
    """A digit of the file, so large that its longer side has 100 of the sheet's 140 pixels.

    Args:
        row: 784 pixels.
        place: Where it is, down and to the right: from 0 to 1, as far as the sheet reaches.
    """
    image = row.reshape(28, 28)
    inked = image[np.ix_(image.any(axis=1), image.any(axis=0))]
    height, width = (round(100 * length / max(inked.shape)) for length in inked.shape)
    sheet = np.full((SIDE, SIDE), 255, dtype=np.uint8)
    top, left = (round(float(share) * (SIDE - size)) for share, size in zip(place, (height, width), strict=True))
    large = Image.fromarray(255 - inked).resize((width, height), Image.Resampling.BILINEAR)
    sheet[top : top + height, left : left + width] = np.asarray(large)
    return sheet


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
    """How many images of a digit have ink in the middle."""
    yield (
        "images of each digit, with ink at position 406",
        [int((PIXELS[digit == LABELS][:, 406] > 0).sum()) for digit in range(10)],
    )


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
    first = forest().fit(X_TRAIN[:100], Y_TRAIN[:100]).score(X_TEST, Y_TEST)
    yield "our forest on the first rows of the split: rows, score", (100, round(float(first), 4))
    means = [*(float(np.mean(drawn)) for drawn in scores.values()), forests_of_40()[1]]
    yield "gain of each doubling, from 100 to 1600 rows", [round(float(gain), 3) for gain in np.diff(means)]
    machine = SVC().fit(X_TRAIN, Y_TRAIN)
    wrong = int((machine.predict(X_TEST) != Y_TEST).sum())
    yield "SVC on the split: wrong of 400, error in per cent", (wrong, 400, 100 * wrong / 400)
    images, labels = heldout()
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
    darkest = (part.argsort(axis=1).argsort(axis=1) >= 784 - 100 for part in (X_TRAIN, X_TEST))
    yield "forests, each image its own order: orders, mean, spread, lowest, highest", own_orders(X_TRAIN, X_TEST)
    yield "the same, the 100 darkest pixels full black, others empty: orders, mean, spread", own_orders(*darkest)[:3]
    mixed = []
    for seed in range(20):
        order = np.random.default_rng(seed).permutation(784)
        mixed.append(float(forest(random_state=seed).fit(X_TRAIN[:, order], Y_TRAIN).score(X_TEST[:, order], Y_TEST)))
    yield "forests on mixed columns: seeds, mean, spread, lowest, highest", spread(mixed)
    neighbours = KNeighborsClassifier()
    before = neighbours.fit(X_TRAIN, Y_TRAIN).predict(X_TEST)
    after = neighbours.fit(X_TRAIN[:, order], Y_TRAIN).predict(X_TEST[:, order])
    yield "nearest neighbours: same answers of 400 after mixing the columns", (int((before == after).sum()), 400)
    small = [convolutional(seed) for seed in range(5)]
    yield "small convolutional networks: seeds, mean, after mixing", (5, *np.mean(small, axis=0).round(4).tolist())


def own_orders(train: NDArray[Any], test: NDArray[Any]) -> Spread:
    """The spread of our forest's accuracy if each image has an order of its own, over five drawings of the orders."""
    scores = []
    for seed in range(1, 6):
        dice = np.random.default_rng(seed)
        mixed = dice.permuted(train, axis=1), dice.permuted(test, axis=1)
        scores.append(float(forest().fit(mixed[0], Y_TRAIN).score(mixed[1], Y_TEST)))
    return spread(scores)


def convolutional(seed: int) -> tuple[float, float]:
    """The accuracy of a small convolutional network: on images as they are, and with their columns mixed."""
    dice = np.random.default_rng(seed)
    windows = dice.normal(size=(25, 16))
    windows -= windows.mean(axis=0)
    straight, mixed = (
        float(
            RidgeClassifier(alpha=100)
            .fit(convolved(X_TRAIN[:, order], windows), Y_TRAIN)
            .score(convolved(X_TEST[:, order], windows), Y_TEST)
        )
        for order in (np.arange(784), dice.permutation(784))
    )
    return straight, mixed


def convolved(rows: NDArray[Any], windows: NDArray[Any]) -> NDArray[Any]:
    """What 16 windows of 5 x 5 pixels find: the largest value in each field of 4 x 4 places, below 0 is 0."""
    patches = sliding_window_view(rows.reshape(-1, 28, 28) / 255, (5, 5), axis=(1, 2)).reshape(-1, 24, 24, 25)
    found: NDArray[Any] = np.maximum(patches @ windows, 0).reshape(-1, 6, 4, 6, 4, 16).max(axis=(2, 4))
    return found.reshape(len(rows), -1)


def idx_facts() -> Facts:
    """The byte arithmetic of the IDX part and of the questions."""
    five = bytes([0, 0, 0, 5])
    yield "0 0 0 5 read big-endian, little-endian", (int.from_bytes(five, "big"), int.from_bytes(five, "little"))
    yield "magic number of labels and of images", tuple(int.from_bytes(bytes([0, 0, 8, n]), "big") for n in (1, 3))
    yield "a byte as int8: before, after", (200, int(np.frombuffer(bytes([200]), dtype=np.int8)[0]))


def emnist_facts() -> Facts:
    """Our forest on digits whose rows and columns have changed places."""
    yield "our forest on transposed digits: score, zeros read right, ones read as 4", transposed(42)
    found = np.array([transposed(seed) for seed in range(5)])
    yield "the same on five other splits, mean", found.mean(axis=0).round(3).tolist()


def transposed(seed: int) -> tuple[float, int, int]:
    """The score on the transposed test rows of a split, how many zeros are right, and how many ones are read as 4."""
    X_train, X_test, y_train, y_test = split_digits(seed)
    turned = X_test.reshape(-1, 28, 28).transpose(0, 2, 1).reshape(-1, 784)
    answers = forest().fit(X_train, y_train).predict(turned)
    zeros, ones = ((answers[y_test == true] == read).sum() for true, read in ((0, 0), (1, 4)))
    return float((answers == y_test).mean()), int(zeros), int(ones)


if __name__ == "__main__":
    main()
