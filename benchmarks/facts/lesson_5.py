"""Prints every number that lesson 5 quotes, measured on the 2000 rows of the course file.

Rows that say "held-out images" are measured on ``data/heldout.npz``, which only a teacher has.

Run it from the top folder: ``python benchmarks/facts/lesson_5.py`` (about two minutes on one core).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import comb

import numpy as np
from matplotlib.colors import to_rgb
from numpy.typing import NDArray
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import confusion_matrix
from sklearn.model_selection import StratifiedKFold

from autograder.digits.judge import wilson
from benchmarks.facts.shared import LABELS, PIXELS, Facts, forest, heldout, show, split_digits

X_TRAIN, X_TEST, Y_TRAIN, Y_TEST = split_digits()
NINE, OTHER_NINE = 1917, 1971
BRIDGES = {
    NINE: [(7, 14), (7, 15), (7, 16), (7, 17), (8, 16), (8, 17), (8, 18)],
    OTHER_NINE: [(8, 18), (9, 18), (10, 18)],
}


def main() -> None:
    """Print the table."""
    for section in (
        score_facts,
        pair_facts,
        grid_facts,
        confusion_facts,
        luck_facts,
        confidence_facts,
        bridge_facts,
        patch_facts,
        colour_facts,
    ):
        show(section())


@cache
def ours() -> RandomForestClassifier:
    """Our forest, fitted on the 1600 rows."""
    return forest().fit(X_TRAIN, Y_TRAIN)


@cache
def cross_validated(shuffle: int) -> NDArray[np.float64]:
    """The shares of votes for each of the 2000 rows, by forests that have not seen it."""
    shares = np.zeros((len(LABELS), 10))
    for train, test in StratifiedKFold(5, shuffle=True, random_state=shuffle).split(PIXELS, LABELS):
        shares[test] = forest().fit(PIXELS[train], LABELS[train]).predict_proba(PIXELS[test])
    return shares


def score_facts() -> Facts:
    """The score, and what other seeds give."""
    wrong = int((ours().predict(X_TEST) != Y_TEST).sum())
    yield "our forest on the 400 test rows: score, mistakes, right", (ours().score(X_TEST, Y_TEST), wrong, 400 - wrong)
    yield "our forest on its training rows: mistakes", int((ours().predict(X_TRAIN) != Y_TRAIN).sum())
    low, high = wilson(400 - wrong, 400)
    yield "half width of the 95 % interval of its score", round((high - low) / 2, 3)
    scores = [forest(random_state=seed).fit(X_TRAIN, Y_TRAIN).score(X_TEST, Y_TEST) for seed in range(40)]
    yield "40 forests on the split, seeds 0 to 39: mean, spread", (_short(np.mean(scores)), _short(np.std(scores)))


def pair_facts() -> Facts:
    """A forest of 100 trees and ours, row by row."""
    small = forest(n_estimators=100).fit(X_TRAIN, Y_TRAIN).predict(X_TEST) == Y_TEST
    large = ours().predict(X_TEST) == Y_TEST
    more, fewer = int((large & ~small).sum()), int((small & ~large).sum())
    chance = sum(comb(more + fewer, k) for k in range(more, more + fewer + 1)) / 2 ** (more + fewer - 1)
    yield "100 trees: score", _short(small.mean())
    yield "100 and 200 trees: rows that differ, only 200 right, only 100 right", (more + fewer, more, fewer)
    yield "a coin that is as lopsided, one way or the other", _short(chance)


def grid_facts() -> Facts:
    """What 36 pictures can show."""
    is_wrong = ours().predict(X_TEST) != Y_TEST
    rng = np.random.default_rng(0)
    seen = np.array([is_wrong[rng.choice(400, 36, replace=False)].sum() for _ in range(10_000)])
    none = comb(int((~is_wrong).sum()), 36) / comb(400, 36)
    rare = {k: _short(np.mean(seen == k)) for k in (1, 6)}
    yield "mistakes in a random grid of 36: mean, one mistake, six mistakes", (round(float(seen.mean()), 1), rare)
    yield "one grid of so many shows no mistake: 10 000 grids", round(float(1 / np.mean(seen == 0)), 1)
    chances = [comb(34, k) * comb(366, 36 - k) / comb(400, 36) for k in range(35)]
    far = sum(a * b for i, a in enumerate(chances) for j, b in enumerate(chances) if abs(i - j) >= 4)
    yield "two grids of 36: chance that their mistakes differ by 4 or more", _short(far)
    assert abs(none - np.mean(seen == 0)) < 0.005, "the simulation must agree with the exact value"


def confusion_facts() -> Facts:
    """The most frequent confusions of all rows."""
    matrix = confusion_matrix(LABELS, cross_validated(42).argmax(axis=1))
    yield "cross-validation: mistakes of 2000 rows", 2000 - int(np.trace(matrix))
    for name, pairs in (("the two that lead", ((5, 3), (4, 9))), ("the two published ones", ((9, 4), (7, 4)))):
        yield f"cross-validation, {name}: true, predicted, count", [(t, p, int(matrix[t, p])) for t, p in pairs]
    assert np.sort(_off_diagonal(matrix), axis=None)[-2:].tolist() == [matrix[4, 9], matrix[5, 3]]


def luck_facts() -> Facts:
    """Which confusion leads: in samples of the rows, and with other folds."""
    predictions, rng = cross_validated(42).argmax(axis=1), np.random.default_rng(0)
    samples = [rng.integers(0, 2000, 2000) for _ in range(1000)]
    leads = [_leader(confusion_matrix(LABELS[rows], predictions[rows])) for rows in samples]
    yield "1000 samples with replacement: 5-3 leads, 4-9 leads, a tie, another", [leads.count(k) for k in range(4)]
    runs = [_leader(confusion_matrix(LABELS, cross_validated(42 + k).argmax(axis=1))) for k in range(8)]
    five, four, ties = (runs.count(k) for k in range(3))
    yield "eight runs with other folds: true, predicted, times that it leads; ties", ((5, 3, five), (4, 9, four), ties)
    images, truth = heldout()
    fitted = [forest(random_state=seed).fit(X_TRAIN, Y_TRAIN) for seed in range(6)]
    found = [_leader(confusion_matrix(truth, model.predict(images))) for model in fitted]
    yield (
        "held-out images: how many, forests, true, predicted, forests where these lead",
        (len(truth), len(found), 4, 9, found.count(1)),
    )


def confidence_facts() -> Facts:
    """How sure the model is, and how often it is right."""
    right, sure = cross_validated(42).argmax(axis=1) == LABELS, cross_validated(42).max(axis=1)
    group = _between(sure)
    yield "confidence 0.5 to 0.6: answers, right", (int(group.sum()), int(right[group].sum()))
    yield "confidence 0.5 to 0.6: share of right ones", _short(right[group].mean())
    shares = [
        float((shares.argmax(axis=1) == LABELS)[_between(shares.max(axis=1))].mean())
        for shares in (cross_validated(42 + k) for k in range(8))
    ]
    yield (
        "confidence 0.5 to 0.6, eight runs with other folds: lowest, highest",
        (
            _short(min(shares)),
            _short(max(shares)),
        ),
    )
    low = np.round(sure * 200) < 100
    yield "confidence below 0.5: answers, mistakes among them", (int(low.sum()), int((low & ~right).sum()))
    yield "confidence of 0.5 or more: answers, mistakes", (int((~low).sum()), int((~low & ~right).sum()))


def bridge_facts() -> Facts:
    """A nine whose head is open is read as a 9 with its head closed; another one is not."""
    train, pictures = _open_and_closed(NINE)
    found = [forest(random_state=k).fit(PIXELS[train], LABELS[train]).predict(pictures) for k in range(10)]
    yield (
        f"row {NINE}, ten other seeds: open read as 4, closed read as 9",
        (
            sum(int(pair[0] == 4) for pair in found),
            sum(int(pair[1] == 9) for pair in found),
        ),
    )
    assert {int(pair[0]) for pair in found} == {4, 9}, "the lesson says that one reads the open one as a 9"
    model = forest().fit(PIXELS[train], LABELS[train])
    moves, moved = zip(*_moved_bridges(NINE), strict=True)
    nines = np.array(moves)[model.predict(np.array(moved)) == 9]
    yield (
        f"row {NINE}, the bridge at so many places: a 9 at, furthest move",
        (
            len(moves),
            len(nines),
            int(np.abs(nines).max()),
        ),
    )
    train, pictures = _open_and_closed(OTHER_NINE)
    shares = forest().fit(PIXELS[train], LABELS[train]).predict_proba(pictures)
    for name, share in zip(("open", "closed"), shares, strict=True):
        yield f"row {OTHER_NINE}, head {name}: share for 4, share for 9", (_short(share[4]), _short(share[9]))


def patch_facts() -> Facts:
    """Test digits that are lost without the patch in the middle."""
    true, before = np.tile(Y_TEST, 20), np.tile(ours().predict(X_TEST), 20)
    many = np.tile(X_TEST, (20, 1)).reshape(-1, 28, 28)
    nets, sevens, to_nine, sixes, zeros = [], [], [], [], []
    for seed in range(5):
        mixed, rng = many.copy(), np.random.default_rng(seed)
        mixed[:, 12:16, 12:16] = mixed[rng.permutation(len(mixed)), 12:16, 12:16]
        after = ours().predict(mixed.reshape(-1, 784))
        fell = (before == true) & (after != true)
        nets.append(((before == true).sum() - (after == true).sum()) / 20)
        sevens.append((fell & (true == 7)).sum() / 20)
        to_nine.append((fell & (true == 7) & (after == 9)).sum() / 20)
        sixes.append((fell & (true == 6)).sum() / 20)
        zeros.append((fell & (true == 0)).sum() / 20)
    yield "patch [3, 3], five times 20 permutations: digits lost", _short(np.mean(nets))
    of = int((Y_TEST == 7).sum())
    yield "patch [3, 3]: sevens, lost, of them called 9", (of, _short(np.mean(sevens)), _short(np.mean(to_nine)))
    assert 0.4 < np.mean(zeros) / np.mean(sevens) < 0.6, "the lesson says that half as many zeros are lost"
    assert max(sixes) < 0.5, "the lesson says that hardly a 6 is lost"
    for name, value in (("white", 0), ("black", 255)):
        painted = X_TEST.reshape(-1, 28, 28).copy()
        painted[:, 12:16, 12:16] = value
        matrix = confusion_matrix(Y_TEST, ours().predict(painted.reshape(-1, 784)))
        yield (
            f"patch [3, 3] painted {name}: 7 called 9, 9 called 7, sevens right",
            [int(matrix[place]) for place in ((7, 9), (9, 7), (7, 7))],
        )


def colour_facts() -> Facts:
    """Contrast on white, by WCAG 2."""
    for colour in ("red", "#c1121f", "#00692f", "#b34700", "#0059a8"):
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour))
        yield f"contrast of {colour}", round(1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05), 2)


def _open_and_closed(row: int) -> tuple[NDArray[np.intp], NDArray[np.uint8]]:
    """The training rows of the fold that this row is not in, and its picture without and with the bridge."""
    closed = PIXELS[row].reshape(28, 28).copy()
    for place in BRIDGES[row]:
        closed[place] = 220
    (train,) = (train for train, test in _folds() if row in test)
    return train, np.array([PIXELS[row], closed.ravel()])


def _moved_bridges(row: int) -> Iterator[tuple[tuple[int, int], NDArray[np.uint8]]]:
    """The picture with its bridge moved to each place of the image: how far down and right, and the picture."""
    rows, columns = np.array(BRIDGES[row]).T
    for down in range(-rows.min(), 28 - rows.max()):
        for right in range(-columns.min(), 28 - columns.max()):
            picture = PIXELS[row].reshape(28, 28).copy()
            picture[rows + down, columns + right] = 220
            yield (down, right), picture.ravel()


def _folds() -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    yield from StratifiedKFold(5, shuffle=True, random_state=42).split(PIXELS, LABELS)


def _between(sure: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which confidences are from 0.5 to 0.6. They are votes of 200 trees, so that they can be counted exactly."""
    votes = np.round(sure * 200)
    return (votes >= 100) & (votes < 120)


def _off_diagonal(matrix: NDArray[np.int64]) -> NDArray[np.int64]:
    return matrix - np.diag(np.diag(matrix))


def _leader(matrix: NDArray[np.int64]) -> int:
    """0 if 5-3 leads, 1 if 4-9 does, 2 if both do, 3 if another pair is ahead of both."""
    five, four, most = int(matrix[5, 3]), int(matrix[4, 9]), int(_off_diagonal(matrix).max())
    if max(five, four) < most:
        return 3
    return 2 if five == four else int(four > five)


def _short(value: float | np.floating) -> float:
    return round(float(value), 4)


if __name__ == "__main__":
    main()
