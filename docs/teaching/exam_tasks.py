"""The tasks of an exam: each is made from dice, and its answers are computed from its numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt
from random import Random
from typing import Any

import numpy as np
from scipy.stats import t

from autograder.digits.judge import wilson

__all__ = ["TASKS", "Part", "Task"]

T_FIVE = round(float(t.ppf(0.975, 4)), 3)
SHARED = sqrt(1 / 5 + 1 / 4)
"""Lesson 4's factor for five splits of the same rows, 800 to 200."""
EDGE = 0.001
"""So far an end of an interval stays from 0, so that rounding changes no verdict."""


@dataclass(frozen=True)
class Part:
    """What is asked, for how many points, and the answer; `lines` is the room to write it."""

    ask: str
    points: int
    answer: str
    lines: int = 1
    in_a_day: bool = True
    """Whether a course of a day has taught it."""


@dataclass(frozen=True)
class Task:
    """A task on paper: its numbers, what is given, and its parts."""

    title: str
    values: dict[str, Any]
    text: str
    parts: tuple[Part, ...]

    @property
    def points(self) -> int:
        """Those of all parts."""
        return sum(part.points for part in self.parts)

    @property
    def answers(self) -> tuple[str, ...]:
        """Those of all parts."""
        return tuple(part.answer for part in self.parts)


def shapes(dice: Random) -> Task:
    """1.1, 1.4, 1.5: what shape an array has."""
    n, side, test = dice.randrange(500, 4000, 100), dice.choice([12, 16, 20, 24]), dice.choice([10, 20, 25])
    pixels, tested = side * side, n * test // 100
    text = (
        f"A CSV file holds {n} letters. Each has a label and the pixels of a picture of {side} × {side}. {test} % of "
        "the rows go to the test part. What is the shape of …"
    )
    parts = (
        Part("the table?", 1, f"({n}, {pixels + 1})"),
        Part("the array of pixels for a model?", 1, f"({n}, {pixels})"),
        Part("the array `X_train`?", 1, f"({n - tested}, {pixels})"),
        Part("`X_train` as pictures?", 1, f"({n - tested}, {side}, {side})"),
    )
    return Task("Shapes", {"n": n, "side": side, "test": test}, text, parts)


def header(dice: Random) -> Task:
    """1.2: the first bytes of an IDX file."""
    count, rows, columns = dice.randrange(300, 5000), dice.choice([16, 20, 28]), dice.choice([12, 24, 32])
    shown = " ".join(str(byte) for size in (2051, count, rows, columns) for byte in size.to_bytes(4, "big"))
    other = dice.randrange(5001, 60000)
    text = (
        f"A file of images in the IDX format begins with these 16 bytes: `{shown}`. The numbers in it are big-endian "
        "and take four bytes each: the magic number, how many images, rows, columns. Pixels are bytes."
    )
    four = " ".join(map(str, other.to_bytes(4, "big")))
    parts = (
        Part("How many images are there, and of what size?", 2, f"{count} images of {rows} × {columns}", 2, False),
        Part("How many bytes has the whole file?", 2, f"{16 + count * rows * columns}", 2, False),
        Part(f"Which four bytes would stand for {other} images?", 2, four, 2, False),
    )
    return Task("The head of a file", {"shown": shown, "other": other}, text, parts)


def scaled(dice: Random) -> Task:
    """2.1: one pixel, three ways to divide."""
    pixel, largest = dice.randrange(20, 120), dice.randrange(130, 250)
    ways = [
        ("pixels / 255", f"{pixel / 255:.3f}"),
        ("pixels // 255", f"{pixel // 255}"),
        ("pixels / pixels.max()", f"{pixel / largest:.3f}"),
    ]
    dice.shuffle(ways)
    text = f"A picture of bytes has {largest} as its largest pixel. What does a pixel of {pixel} become with …"
    parts = [Part(f"`{way}`?", 1, value) for way, value in ways]
    fits = "abc"[[way for way, _ in ways].index("pixels / 255")]
    last = Part("Which of the three fits a model that was trained on `X_train / 255`?", 1, f"({fits})")
    values = {"pixel": pixel, "largest": largest, "ways": [way for way, _ in ways]}
    return Task("Scaled", values, text, (*parts, last))


def bytes_overflow(dice: Random) -> Task:
    """Lesson 1: what fits into a byte."""
    first, second = dice.randrange(150, 250), dice.randrange(110, 200)
    text = f"Two pixels of the type `uint8` are {first} and {second}."
    signed = f"What does a program make of the byte {first} if it reads it as signed, from -128 to 127?"
    parts = (
        Part("What is their sum in NumPy, as `uint8`?", 1, str((first + second) % 256)),
        Part(signed, 1, str(first - 256), in_a_day=False),
    )
    return Task("Bytes", {"first": first, "second": second}, text, parts)


def counting(dice: Random) -> Task:
    """1.3 and 3.3: counts, and the score of a model that looks at nothing."""
    often, also = dice.sample(range(10), 2)
    labels = dice.choices(range(10), k=6) + [often] * 4 + [also] * 2
    dice.shuffle(labels)
    test = [dice.choice([often, also, dice.randrange(10)]) for _ in range(10)]
    counts = [labels.count(digit) for digit in range(10)]
    most = counts.index(max(counts))
    text = f"Twelve training labels are {labels}."
    baseline = (
        "A model says the most frequent of these labels for each image; of equally frequent ones, the smallest. What "
        f"does it score on a test part with the labels {test}?"
    )
    parts = (
        Part("What does `np.bincount(labels, minlength=10)` return for them?", 2, str(counts)),
        Part(baseline, 2, f"{test.count(most) / len(test):.1f} (it says {most})", 2),
    )
    return Task("Counted", {"labels": labels, "test": test}, text, parts)


def interval(dice: Random) -> Task:
    """3.3: Wilson's interval."""
    n = dice.choice([100, 150, 200, 250])
    right = dice.randrange(n * 80 // 100, n * 95 // 100)
    low, high = wilson(right, n)
    claim = round(dice.choice([low - 0.015, low + 0.012, high - 0.012, high + 0.015]), 3)
    text = (
        f"A model reads {right} of {n} new images right. Wilson's 95 % interval is `middle ± half`, with p the share, "
        "z = 1.96, `middle = (p + z²/2n) / (1 + z²/n)` and `half = z · √(p(1 − p)/n + z²/4n²) / (1 + z²/n)`."
    )
    inside = low <= claim <= high
    verdict = "No: it lies inside." if inside else "Yes: it lies outside."
    ask = f"Somebody claims that the model's accuracy is {claim:.3f}. Does your result speak against it? Why?"
    parts = (Part("Compute both ends.", 4, f"{low:.3f} to {high:.3f}", 5), Part(ask, 1, verdict, 2))
    return Task("An interval", {"right": right, "n": n, "claim": claim}, text, parts)


def leak(dice: Random) -> Task:
    """3.4: a column that goes together with the label, one to one."""
    kinds = dice.sample(range(10), 3)
    labels = kinds * 2 + dice.choices(kinds, k=2)
    dice.shuffle(labels)
    codes = dict(zip(kinds, dice.sample(range(10, 99), 3), strict=True))
    odd = dice.randrange(len(labels))
    other = dice.choice([kind for kind in kinds if kind != labels[odd]])
    one, two, alone = dice.sample(kinds, 3)
    joined, single = dice.sample(range(1, 10), 2)
    columns = [
        ("copy", [codes[label] for label in labels]),
        ("near", [codes[other if row == odd else label] for row, label in enumerate(labels)]),
        ("coarse", [single if label == alone else joined for label in labels]),
    ]
    dice.shuffle(columns)
    names = dict(zip("abc", columns, strict=True))
    table = "\n".join(
        f"| {row} | {label} | {' | '.join(str(names[name][1][row]) for name in 'abc')} |"
        for row, label in enumerate(labels)
    )
    text = (
        "The label of this table goes together with one of the columns, one to one.\n\n"
        f"| row | label | a | b | c |\n|---|---|---|---|---|\n{table}"
    )
    found = {kind: name for name, (kind, _) in names.items()}
    why = (
        f"`{found['near']}`: row {odd} has the code of label {other}. "
        f"`{found['coarse']}`: rows with the labels {min(one, two)} and {max(one, two)} have the same value."
    )
    values = {"labels": labels} | {name: column for name, (_, column) in names.items()}
    parts = (
        Part("Which column is it?", 2, f"`{found['copy']}`"),
        Part("For each of the other two: which rows show that it isn't so?", 2, why, 3),
    )
    return Task("A column too many", values, text, parts)


def search(dice: Random) -> Task:
    """Lesson 4: what a search costs, and what chance does for it."""
    draws, folds, per = dice.randrange(10, 45, 5), dice.choice([3, 4, 5]), dice.randrange(100, 500, 20)
    rows, best = folds * per, dice.choice([2, 5, 8])
    powers = ", ".join(f"{1 - share / 100:.2f}^{draws} = {(1 - share / 100) ** draws:.3f}" for share in (2, 5, 8))
    text = (
        f"A random search draws {draws} settings and judges each by {folds}-fold cross-validation on {rows} rows. Then "
        "the best is trained on all rows."
    )
    chance = 1 - (1 - best / 100) ** draws
    ask = (
        f"How likely is it that at least one draw is among the best {best} % of all settings? One of these may help: "
        f"{powers}."
    )
    parts = (
        Part("How often is a model trained?", 2, str(draws * folds + 1), 2),
        Part("On how many rows, each time?", 2, f"{draws * folds} times on {rows - per}, once on {rows}", 2),
        Part(ask, 2, f"1 − {1 - best / 100:.2f}^{draws} = {chance:.3f}", 2),
    )
    return Task("A search", {"draws": draws, "folds": folds, "rows": rows, "best": best}, text, parts)


def paired(dice: Random) -> Task:
    """4.5: paired differences, over splits of the same rows."""
    while True:
        old = [round(0.90 + dice.randrange(-4, 5) * 0.005, 3) for _ in range(5)]
        shift = dice.choice([-0.020, 0.005, 0.020])
        new = [round(score + shift + dice.randrange(-2, 3) * 0.005, 3) for score in old]
        differences = np.subtract(new, old).round(3)
        deviation = round(float(differences.std(ddof=1)), 4)
        middle, half = float(differences.mean()), T_FIVE * deviation * SHARED
        low, high = middle - half, middle + half
        if deviation and min(abs(low), abs(high)) >= EDGE:
            break
    text = (
        "Two models were compared on five splits of the same 1000 rows: each time 800 to train on, 200 to test with. "
        f"Old: {_listed(old)}. New: {_listed(new)}."
    )
    formula = (
        f"Their standard deviation is {deviation:.4f}. Compute the 95 % interval of the mean, as in lesson 4: "
        f"`mean ± {T_FIVE} · deviation · √(1/5 + 1/4)`. (The 1/4 is there because the splits share their rows: 200 / "
        "800.)"
    )
    verdict = "better" if low > 0 else "worse"
    end = "above" if low > 0 else "below"
    conclusion = (
        "0 lies inside: no difference has been shown, and not that there is none."
        if low < 0 < high
        else f"The whole interval lies {end} 0: new has been shown to be {verdict}, on rows like these."
    )
    listed = _listed(differences.tolist(), "+.3f")
    parts = (
        Part("Write down the five differences, new minus old, and their mean.", 2, f"{listed}; mean {middle:+.4f}", 2),
        Part(formula, 3, f"{low:+.3f} to {high:+.3f}", 3),
        Part("What can you conclude?", 1, conclusion, 2),
    )
    return Task("In pairs", {"old": old, "new": new}, text, parts)


def matrix(dice: Random) -> Task:
    """5.3: read a confusion matrix."""
    names = sorted(dice.sample(range(10), 3))
    cells = dice.sample(range(1, 12), 6)
    table = [[dice.randrange(30, 60) if row == column else cells.pop() for column in range(3)] for row in range(3)]
    flat = {(names[i], names[j]): table[i][j] for i in range(3) for j in range(3) if i != j}
    worst = max(flat, key=lambda pair: flat[pair])
    row = dice.randrange(3)
    rows = "\n".join(f"| is {name} | {' | '.join(map(str, line))} |" for name, line in zip(names, table, strict=True))
    said = " | ".join(f"says {name}" for name in names)
    text = f"Rows are what the digits are, columns what a model says.\n\n| | {said} |\n|---|---|---|---|\n{rows}"
    right, total, own = sum(table[i][i] for i in range(3)), sum(map(sum, table)), table[row][row]
    parts = (
        Part("What is the accuracy?", 2, f"{right} of {total}: {right / total:.3f}", 2),
        Part(
            f"Of the digits with the label {names[row]}, which share is read right?",
            2,
            f"{own} of {sum(table[row])}: {own / sum(table[row]):.3f}",
            2,
        ),
        Part("Which confusion is the most frequent?", 1, f"{worst[0]} read as {worst[1]}, {flat[worst]} times"),
    )
    return Task("Who is taken for whom", {"names": names, "table": table, "row": row}, text, parts)


def confident(dice: Random) -> Task:
    """5.1 and 5.4: mistakes, the most confident first."""
    labels = [dice.randrange(10) for _ in range(6)]
    wrong = sorted(dice.sample(range(6), 3))
    predictions = [(label + dice.randrange(1, 9)) % 10 if row in wrong else label for row, label in enumerate(labels)]
    confidences = dice.sample([round(0.30 + step / 50, 2) for step in range(34)], 6)
    order = sorted(wrong, key=lambda row: -confidences[row])
    lines = zip(range(6), labels, predictions, confidences, strict=True)
    rows = "\n".join(f"| {row} | {label} | {said} | {sure:.2f} |" for row, label, said, sure in lines)
    text = f"Six digits:\n\n| row | label | prediction | confidence |\n|---|---|---|---|\n{rows}"
    parts = (
        Part("Write down the mask of the mistakes.", 2, str([row in wrong for row in range(6)])),
        Part("Which rows are mistakes, the most confident first?", 2, str(order)),
    )
    values = {"labels": labels, "predictions": predictions, "confidences": confidences}
    return Task("Sure and wrong", values, text, parts)


def reliability(dice: Random) -> Task:
    """Lesson 5: what a confidence is worth."""
    n, low = dice.randrange(40, 200, 4), dice.choice([0.4, 0.5, 0.6])
    share = low + dice.choice([-0.20, -0.15, 0.25, 0.30, 0.35])
    right = round(n * share)
    expected = n * (low + 0.05)
    text = (
        f"For {n} digits a model's confidence lay between {low} and {low + 0.1:.1f}, and {right} of these answers were "
        "right."
    )
    parts = (
        Part("About how many would be right if confidences were chances?", 2, f"about {expected:.0f}", 2),
        Part("Are these confidences too high or too low? Why?", 2, "Too low." if right > expected else "Too high.", 2),
    )
    return Task("What a confidence is worth", {"n": n, "low": low, "right": right}, text, parts)


def _listed(numbers: Sequence[float], form: str = ".3f") -> str:
    return ", ".join(format(number, form) for number in numbers)


TASKS: tuple[Callable[[Random], Task], ...] = (
    shapes, header, bytes_overflow, scaled, counting, interval, leak, search, paired, matrix, confident, reliability,
)  # fmt: skip
