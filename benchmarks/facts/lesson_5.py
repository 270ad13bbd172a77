"""Prints every number that lesson 5 quotes, measured on the 2000 rows of the course file.

Rows that say "held-out images" are measured on ``data/heldout.npz``, which only a teacher has.

Run it from the top folder: ``python benchmarks/facts/lesson_5.py`` (about three minutes on one core).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import comb

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import label
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import confusion_matrix
from sklearn.model_selection import StratifiedKFold
from sklearn.tree import DecisionTreeClassifier

from autograder.digits.judge import wilson
from benchmarks.facts.shared import LABELS, PIXELS, Facts, forest, heldout, show, split_digits

X_TRAIN, X_TEST, Y_TRAIN, Y_TEST = split_digits()
RUNS = range(42, 50)
"""Seeds of the folds: that of the lesson, and seven more."""
NINE, OTHER_NINE = 1917, 1971
PIXEL = 28 * 7 + 15
"""One pixel of the bridge."""
Bridge = list[tuple[int, int]]
BRIDGES: dict[int, Bridge] = {
    NINE: [(7, 14), (7, 15), (7, 16), (7, 17), (8, 16), (8, 17), (8, 18)],
    OTHER_NINE: [(8, 18), (9, 18), (10, 18)],
}
ABOVE: Bridge = [(6, 13), (5, 14), (5, 15), (5, 16), (5, 17), (6, 18), (7, 18), (8, 18)]
"""A bridge that closes the head of `NINE`, too, and leaves its gap as it is."""


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
        pixel_facts,
        patch_facts,
        leader_facts,
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
    predictions = cross_validated(42).argmax(axis=1)
    samples = np.random.default_rng(0).integers(0, 2000, (1000, 2000))
    fives, fours = ((t == LABELS) & (predictions == p) for t, p in ((5, 3), (4, 9)))
    ahead = fives[samples].sum(axis=1) - fours[samples].sum(axis=1)
    yield (
        "1000 samples with replacement: more 5-3, as many of both, more 4-9",
        [int((ahead > 0).sum()), int((ahead == 0).sum()), int((ahead < 0).sum())],
    )
    runs = [_leader(confusion_matrix(LABELS, cross_validated(k).argmax(axis=1))) for k in RUNS]
    five, four, ties = (runs.count(k) for k in range(3))
    yield "eight runs with other folds: true, predicted, times that it leads; ties", ((5, 3, five), (4, 9, four), ties)
    images, truth = heldout()
    fitted = [forest(random_state=seed).fit(X_TRAIN, Y_TRAIN) for seed in range(6)]
    found = [_leader(confusion_matrix(truth, model.predict(images))) for model in fitted]
    yield (
        "held-out images: how many, forests, true, predicted, forests where these lead",
        (len(truth), len(found), 4, 9, found.count(1)),
    )
    fresh = [_leader(_from_fresh_pictures(seed)) for seed in range(12)]
    yield "forests from other 1600 pictures: how many, 4-9 leads in", (len(fresh), fresh.count(1))


def _from_fresh_pictures(seed: int) -> NDArray[np.int64]:
    """The confusions of our forest from 1600 of the held-out images, 160 of each digit, on the rest of them."""
    images, truth = heldout()
    rng = np.random.default_rng(seed)
    known = np.concatenate([rng.choice(np.flatnonzero(truth == digit), 160, replace=False) for digit in range(10)])
    rest = np.setdiff1d(np.arange(len(truth)), known)
    model = forest().fit(images[known], truth[known])
    return np.asarray(confusion_matrix(truth[rest], model.predict(images[rest])))


def confidence_facts() -> Facts:
    """How sure the model is, and how often it is right."""
    right, sure = cross_validated(42).argmax(axis=1) == LABELS, cross_validated(42).max(axis=1)
    group = _between(sure)
    yield "confidence 0.5 to 0.6: answers, right", (int(group.sum()), int(right[group].sum()))
    yield "confidence 0.5 to 0.6: share of right ones", _short(right[group].mean())
    shares = [
        float((shares.argmax(axis=1) == LABELS)[_between(shares.max(axis=1))].mean())
        for shares in map(cross_validated, RUNS)
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
    votes = np.round(sure * 200)
    for tenth in (6, 7):
        more = (votes >= 100) & (votes < 20 * tenth)
        yield f"confidence 0.5 to 0.{tenth}: answers, mistakes", (int(more.sum()), int((more & ~right).sum()))
    tops = [float(shares.max(axis=1)[shares.argmax(axis=1) != LABELS].max()) for shares in map(cross_validated, RUNS)]
    yield "most confident mistake, eight runs with other folds: lowest, highest", (_short(min(tops)), _short(max(tops)))


def bridge_facts() -> Facts:
    """A nine whose head is open is read as a 9 with its head closed; another one is not."""
    train, pictures = _open_and_closed(NINE, BRIDGES[NINE], ABOVE)
    single = np.tile(PIXELS[NINE], (784, 1))
    np.fill_diagonal(single, np.maximum(220, PIXELS[NINE]))
    model = forest().fit(PIXELS[train], LABELS[train])
    nines = np.flatnonzero(model.predict(single) == 9)
    yield f"row {NINE}, one dark pixel at so many places: a 9 at", (len(single), len(nines))
    yield f"row {NINE}, places of one dark pixel that makes a 9", [divmod(int(place), 28) for place in nines]
    assert PIXEL in nines and not any(_has_a_hole(picture) for picture in single[nines]), "the head stays open"
    assert _has_a_hole(pictures[1]) and _has_a_hole(pictures[2]), "either bridge closes the head"
    pictures = np.vstack([pictures, single[PIXEL]])
    found = [forest(random_state=k).fit(PIXELS[train], LABELS[train]).predict(pictures) for k in range(10)]
    yield (
        f"row {NINE}, forests with other seeds: how many, open 4, closed 9, closed above the gap 4, one pixel 9",
        (len(found), *(sum(int(pair[k] == digit) for pair in found) for k, digit in enumerate((4, 9, 4, 9)))),
    )
    assert {int(pair[0]) for pair in found} == {4, 9}, "the lesson says that one reads the open one as a 9"
    assert model.predict(pictures).tolist() == [4, 9, 4, 9], "what the lesson says of the four pictures"
    shares = model.predict_proba(pictures)
    for name, share in zip(("open", "closed", "closed above the gap", "open, one pixel"), shares, strict=True):
        yield f"row {NINE}, head {name}: share for 4, share for 9", (_short(share[4]), _short(share[9]))
    train, pictures = _open_and_closed(OTHER_NINE, BRIDGES[OTHER_NINE])
    shares = forest().fit(PIXELS[train], LABELS[train]).predict_proba(pictures)
    for name, share in zip(("open", "closed"), shares, strict=True):
        yield f"row {OTHER_NINE}, head {name}: share for 4, share for 9", (_short(share[4]), _short(share[9]))


def pixel_facts() -> Facts:
    """Test digits that are lost without one pixel, by one tree and by our forest: the ten pixels that the tree uses."""
    lost: dict[str, list[int]] = {"one tree": [], "our forest": []}
    trees = [DecisionTreeClassifier(random_state=seed).fit(X_TRAIN, Y_TRAIN) for seed in range(5)]
    for seed, tree in enumerate(trees):
        for name, model in (("one tree", tree), ("our forest", ours())):
            drops, rng = [], np.random.default_rng(0)
            before = int((model.predict(X_TEST) == Y_TEST).sum())
            for pixel in np.argsort(-tree.feature_importances_)[:10]:
                mixed = X_TEST.copy()
                mixed[:, pixel] = rng.permutation(mixed[:, pixel])
                drops.append(before - int((model.predict(mixed) == Y_TEST).sum()))
            lost[name] += [drops[0], min(drops), max(drops)]
            if not seed:
                yield f"{name}: digits lost for each pixel", drops
    yield (
        "our forest: share of trees that ask the tree's best pixel, of paths of test digits that meet it",
        _asked_for(int(np.argmax(trees[0].feature_importances_))),
    )
    for name, drops in lost.items():
        yield (
            f"{name}, ten pixels, five seeds of the tree: best pixel lowest, highest; all pixels lowest, highest",
            (min(drops[::3]), max(drops[::3]), min(drops[1::3]), max(drops[2::3])),
        )


def _asked_for(pixel: int) -> tuple[float, float]:
    """The share of our forest's trees that ask for this pixel, and of the paths of test digits that come past it."""
    asking = [(tree, tree.tree_.feature == pixel) for tree in ours().estimators_]
    met = [np.mean(tree.decision_path(X_TEST)[:, asks].sum(axis=1) > 0) for tree, asks in asking]
    return _short(np.mean([asks.any() for _, asks in asking])), _short(np.mean(met))


def patch_facts() -> Facts:
    """Test digits that are lost without the patch in the middle."""
    true, before = np.tile(Y_TEST, 20), np.tile(ours().predict(X_TEST), 20)
    many = np.tile(X_TEST, (20, 1))
    nets, sevens, to_nine, sixes = [], [], [], []
    for seed in range(5):
        after = ours().predict(_mixed(many, 3, 3, np.random.default_rng(seed)))
        fell = (before == true) & (after != true)
        nets.append(((before == true).sum() - (after == true).sum()) / 20)
        sevens.append((fell & (true == 7)).sum() / 20)
        to_nine.append((fell & (true == 7) & (after == 9)).sum() / 20)
        sixes.append((fell & (true == 6)).sum() / 20)
    yield "patch [3, 3], five times 20 permutations: digits lost", _short(np.mean(nets))
    of = int((Y_TEST == 7).sum())
    yield "patch [3, 3]: sevens, lost, of them called 9", (of, _short(np.mean(sevens)), _short(np.mean(to_nine)))
    assert max(sixes) < 0.5, "the lesson says that hardly a 6 is lost"
    for name, value in (("white", 0), ("black", 255)):
        painted = X_TEST.reshape(-1, 28, 28).copy()
        painted[:, 12:16, 12:16] = value
        matrix = confusion_matrix(Y_TEST, ours().predict(painted.reshape(-1, 784)))
        yield (
            f"patch [3, 3] painted {name}: 7 called 9, 9 called 7, sevens right",
            [int(matrix[place]) for place in ((7, 9), (9, 7), (7, 7))],
        )


def leader_facts() -> Facts:
    """Which patch and which digit lose most, on other splits and on more images."""
    images, truth = (part[3500:6500] for part in heldout())
    first: dict[str, list[tuple[int, int]]] = {"test rows": [], "held-out images": []}
    digits: dict[str, list[int]] = {"test rows": [], "held-out images": []}
    for seed in range(6):
        X_train, X_test, y_train, y_test = split_digits(seed)
        model = forest(n_jobs=2).fit(X_train, y_train)
        for name, X, y in (
            ("test rows", np.tile(X_test, (3, 1)), np.tile(y_test, 3)),
            ("held-out images", images, truth),
        ):
            drops = _patch_drops(model, X, y)
            first[name].append(divmod(int(drops.argmax()), 7))
            digits[name].append(_loses_most(model, X, y))
    for name in first:
        counts = (6, first[name].count((3, 3)), first[name].count((4, 2)))
        yield f"patches on {name}: splits, [3, 3] leads, [4, 2] leads", counts
        yield f"without patch [3, 3] on {name}: splits, the 7 loses most", (6, digits[name].count(7))


def _patch_drops(model: RandomForestClassifier, X: NDArray[np.uint8], y: NDArray[np.int64]) -> NDArray[np.float64]:
    """Share of digits that is lost without each patch, as in the exercise."""
    rng, before, drops = np.random.default_rng(0), model.score(X, y), np.zeros((7, 7))
    for r, c in np.ndindex(7, 7):
        drops[r, c] = before - model.score(_mixed(X, r, c, rng), y)
    return drops


def _loses_most(model: RandomForestClassifier, X: NDArray[np.uint8], y: NDArray[np.int64]) -> int:
    """The digit of which most fall when patch [3, 3] is mixed, as a share of its pictures. Mean of five."""
    before, fell, rng = model.predict(X) == y, np.zeros(10), np.random.default_rng(0)
    for _ in range(5):
        fell += np.bincount(y[before & (model.predict(_mixed(X, 3, 3, rng)) != y)], minlength=10)
    return int((fell / np.bincount(y, minlength=10)).argmax())


def _mixed(X: NDArray[np.uint8], r: int, c: int, rng: np.random.Generator) -> NDArray[np.uint8]:
    """The pictures, with patch [r, c] of 4 x 4 pixels mixed between them."""
    mixed = X.reshape(-1, 28, 28).copy()
    rows, columns = slice(4 * r, 4 * r + 4), slice(4 * c, 4 * c + 4)
    mixed[:, rows, columns] = mixed[rng.permutation(len(mixed))][:, rows, columns]
    return mixed.reshape(-1, 784)


def _open_and_closed(row: int, *bridges: Bridge) -> tuple[NDArray[np.intp], NDArray[np.uint8]]:
    """The training rows of the fold that this row is not in, and its picture without a bridge and with each."""
    pictures = np.tile(PIXELS[row].reshape(28, 28), (1 + len(bridges), 1, 1))
    for picture, bridge in zip(pictures[1:], bridges, strict=True):
        picture[tuple(zip(*bridge, strict=True))] = 220
    (train,) = (train for train, test in _folds() if row in test)
    return train, pictures.reshape(-1, 784)


def _has_a_hole(picture: NDArray[np.uint8]) -> bool:
    """Whether ink (128 or more) encloses paper."""
    return bool(label(picture.reshape(28, 28) < 128)[1] > 1)


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
