"""Writes an exam and its key; another seed makes other numbers.

python docs/teaching/make_exam.py 2027 [--out FOLDER]    # writes exam-2027.md and exam-2027-key.md

Twelve tasks on paper, modelled on the exercises of the lessons. Each answer is computed from the numbers of its task.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from scipy.stats import t

from autograder.digits.judge import wilson

MINUTES = 60
T_FIVE = round(float(t.ppf(0.975, 4)), 3)
HEAD = """\
# {title}, variant {seed}

{minutes} minutes, {points} points. A pocket calculator is allowed; a computer and notes are not. Round shares to
three places. Write down how you got there: a right way with a slip in a number earns most of the points.

Name: ______________________

"""


@dataclass(frozen=True)
class Task:
    """A task on paper: its numbers, its text, and the answers, in order."""

    title: str
    points: int
    values: dict[str, Any]
    text: str
    answers: tuple[str, ...]


def shapes(dice: Random) -> Task:
    """1.1, 1.4, 1.5: what shape an array has."""
    n, side, test = dice.randrange(500, 4000, 100), dice.choice([12, 16, 20, 24]), dice.choice([10, 20, 25])
    pixels, tested = side * side, n * test // 100
    text = (
        f"A CSV file holds {n} letters. Each has a label and the pixels of a picture of {side} × {side}. What "
        "is the shape "
        f"of (a) the table, (b) the array of pixels for a model, (c) the array `X_train`, after {test} % went "
        "to the test "
        f"part, (d) `X_train` as pictures?"
    )
    answers = (
        f"({n}, {pixels + 1})",
        f"({n}, {pixels})",
        f"({n - tested}, {pixels})",
        f"({n - tested}, {side}, {side})",
    )
    return Task("Shapes", 4, {"n": n, "side": side, "test": test}, text, answers)


def header(dice: Random) -> Task:
    """1.2: the first bytes of an IDX file."""
    count, rows, columns = dice.randrange(300, 5000), dice.choice([16, 20, 28]), dice.choice([12, 24, 32])
    shown = " ".join(str(byte) for size in (2051, count, rows, columns) for byte in size.to_bytes(4, "big"))
    other = dice.randrange(5001, 60000)
    text = (
        f"A file of images in the IDX format begins with these 16 bytes: `{shown}`. The numbers in it are "
        "big-endian and "
        "take four bytes each: the magic number, how many images, rows, columns. (a) How many images are there, "
        "and of what size? "
        f"(b) How many bytes has the whole file? (c) Which four bytes would stand for {other} images?"
    )
    four = " ".join(map(str, other.to_bytes(4, "big")))
    answers = (f"{count} images of {rows} × {columns}", f"{16 + count * rows * columns}", four)
    return Task("The head of a file", 6, {"shown": shown, "other": other}, text, answers)


def scaled(dice: Random) -> Task:
    """2.1: one pixel, three ways to divide."""
    pixel, largest = dice.randrange(20, 120), dice.randrange(130, 250)
    text = (
        f"A picture of bytes has {largest} as its largest pixel. What does a pixel of {pixel} become with (a) "
        "`pixels / 255`, "
        "(b) `pixels // 255`, (c) `pixels / pixels.max()`? (d) Which one fits a model that was trained on "
        "`X_train / 255`?"
    )
    answers = (f"{pixel / 255:.3f}", f"{pixel // 255}", f"{pixel / largest:.3f}", "(a)")
    return Task("Scaled", 4, {"pixel": pixel, "largest": largest}, text, answers)


def bytes_overflow(dice: Random) -> Task:
    """Lesson 1: what fits into a byte."""
    first, second = dice.randrange(150, 250), dice.randrange(110, 200)
    text = (
        f"Two pixels of the type `uint8` are {first} and {second}. What is (a) their sum in NumPy, as `uint8`, "
        f"(b) the byte {first} "
        "if a program reads it as signed, from -128 to 127?"
    )
    answers = (str((first + second) % 256), str(first - 256))
    return Task("Bytes", 2, {"first": first, "second": second}, text, answers)


def counting(dice: Random) -> Task:
    """1.3 and 3.3: counts, and the score of a model that looks at nothing."""
    labels = [dice.choice([0, 1, 1, 2, 4, 4, 4, 6]) for _ in range(12)]
    test = [dice.choice([1, 2, 4, 4]) for _ in range(10)]
    counts = [labels.count(digit) for digit in range(10)]
    most = counts.index(max(counts))
    text = (
        f"(a) What does `np.bincount({labels}, minlength=10)` return? (b) A model says the most frequent of "
        "these labels for each "
        f"image; of equally frequent ones, the smallest. What does it score on a test part with the labels {test}?"
    )
    answers = (str(counts), f"{test.count(most) / len(test):.1f} (it says {most})")
    return Task("Counted", 4, {"labels": labels, "test": test}, text, answers)


def interval(dice: Random) -> Task:
    """3.3: Wilson's interval."""
    n = dice.choice([100, 150, 200, 250])
    right = dice.randrange(n * 80 // 100, n * 95 // 100)
    low, high = wilson(right, n)
    claim = round(high + dice.choice([-0.012, 0.015]), 3)
    text = (
        f"A model reads {right} of {n} new images right. Wilson's 95 % interval is `middle ± half`, with p the "
        "share, z = 1.96, "
        "`middle = (p + z²/2n) / (1 + z²/n)` and `half = z · √(p(1 − p)/n + z²/4n²) / (1 + z²/n)`. (a) Compute "
        "both ends. "
        f"(b) Somebody claims that the model's accuracy is {claim}. Does your result speak against it?"
    )
    inside = low <= claim <= high
    answers = (f"{low:.3f} to {high:.3f}", "No: it lies inside." if inside else "Yes: it lies outside.")
    return Task("An interval", 5, {"right": right, "n": n, "claim": claim}, text, answers)


def leak(dice: Random) -> Task:
    """3.4: a column that goes together with the label, one to one."""
    labels = [0, 1, 2] * 2 + dice.choices([0, 1, 2], k=2)
    dice.shuffle(labels)
    codes = dice.sample(range(10, 99), 3)
    copy = [codes[label] for label in labels]
    near = [code if row != 3 else codes[(labels[3] + 1) % 3] for row, code in enumerate(copy)]
    coarse = [7 if label == 2 else 4 for label in labels]
    columns = [("copy", copy), ("near", near), ("coarse", coarse)]
    dice.shuffle(columns)
    names = dict(zip("abc", columns, strict=True))
    table = "\n".join(
        f"| {label} | {' | '.join(str(names[name][1][row]) for name in 'abc')} |" for row, label in enumerate(labels)
    )
    text = (
        "The label of a table goes together with one of the columns, one to one. (a) Which one? (b) For each of "
        "the others, which "
        f"rows show that it isn't so?\n\n| label | a | b | c |\n|---|---|---|---|\n{table}"
    )
    found = {kind: name for name, (kind, _) in names.items()}
    why = (
        f"`{found['near']}`: row 4 has the code of another label. "
        f"`{found['coarse']}`: rows with the labels 0 and 1 have the same value."
    )
    values = {"labels": labels} | {name: column for name, (_, column) in names.items()}
    return Task("A column too many", 4, values, text, (f"`{found['copy']}`", why))


def search(dice: Random) -> Task:
    """Lesson 4: what a search costs, and what chance does for it."""
    draws, folds, per = dice.randrange(10, 45, 5), dice.choice([3, 4, 5]), dice.randrange(100, 500, 20)
    rows, best = folds * per, dice.choice([2, 5, 8])
    text = (
        f"A random search draws {draws} settings and judges each by {folds}-fold cross-validation on {rows} "
        "rows. Then the best is "
        "trained on all rows. (a) How often is a model trained? (b) On how many rows, each time? (c) How "
        "likely is it "
        f"that at least one draw is among the best {best} % of all settings?"
    )
    chance = 1 - (1 - best / 100) ** draws
    answers = (
        str(draws * folds + 1),
        f"{draws * folds} times on {rows - per}, once on {rows}",
        f"1 − {1 - best / 100:.2f}^{draws} = {chance:.3f}",
    )
    return Task("A search", 6, {"draws": draws, "folds": folds, "rows": rows, "best": best}, text, answers)


def paired(dice: Random) -> Task:
    """4.5: paired differences."""
    old = [round(0.90 + dice.randrange(-20, 21) / 1000, 3) for _ in range(5)]
    shift = dice.choice([0.002, 0.02])
    new = [round(score + shift + dice.randrange(-6, 7) / 1000, 3) for score in old]
    differences = np.subtract(new, old)
    deviation = round(float(differences.std(ddof=1)), 4)
    middle, half = float(differences.mean()), T_FIVE * deviation / sqrt(5)
    text = (
        f"Two models were compared at five schools, each on new digits of its own. Old: {old}. New: {new}. (a) "
        "Write down the five "
        f"differences, new minus old, and their mean. (b) Their standard deviation is {deviation:.4f}. Compute "
        "the 95 % interval of "
        f"the mean, `mean ± {T_FIVE} · deviation / √5`. (c) What may you say?"
    )
    low, high = middle - half, middle + half
    verdict = "New is better." if low > 0 else "New is worse." if high < 0 else "No difference has been shown."
    listed = ", ".join(f"{difference:+.3f}" for difference in differences)
    answers = (f"{listed}; mean {middle:+.4f}", f"{low:+.4f} to {high:+.4f}", verdict)
    return Task("In pairs", 6, {"old": old, "new": new}, text, answers)


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
    text = (
        f"Rows are what the digits are, columns what a model says.\n\n| | {said} "
        f"|\n|---|---|---|---|\n{rows}\n\n(a) What is the accuracy? "
        f"(b) Of the digits with the label {names[row]}, which share is read right? (c) Of the answers "
        f"{names[row]}, which share is right? "
        "(d) Which confusion is the most frequent?"
    )
    right, total = sum(table[i][i] for i in range(3)), sum(map(sum, table))
    answers = (
        f"{right} of {total}: {right / total:.3f}",
        f"{table[row][row]} of {sum(table[row])}: {table[row][row] / sum(table[row]):.3f}",
        f"{table[row][row]} of {sum(line[row] for line in table)}: "
        f"{table[row][row] / sum(line[row] for line in table):.3f}",
        f"{worst[0]} read as {worst[1]}, {flat[worst]} times",
    )
    return Task("Who is taken for whom", 6, {"names": names, "table": table, "row": row}, text, answers)


def confident(dice: Random) -> Task:
    """5.1 and 5.4: mistakes, the most confident first."""
    labels = [dice.randrange(10) for _ in range(6)]
    wrong = sorted(dice.sample(range(6), 3))
    predictions = [(label + dice.randrange(1, 9)) % 10 if row in wrong else label for row, label in enumerate(labels)]
    confidences = dice.sample([round(0.30 + step / 50, 2) for step in range(34)], 6)
    order = sorted(wrong, key=lambda row: -confidences[row])
    text = (
        f"Six digits, rows 0 to 5. Labels: {labels}. Predictions: {predictions}. Confidences: {confidences}. "
        "(a) Write down the mask "
        "of the mistakes. (b) Which rows are mistakes, the most confident first?"
    )
    answers = (str([row in wrong for row in range(6)]), str(order))
    values = {"labels": labels, "predictions": predictions, "confidences": confidences}
    return Task("Sure and wrong", 4, values, text, answers)


def reliability(dice: Random) -> Task:
    """Lesson 5: what a confidence is worth."""
    n, low = dice.randrange(40, 200, 4), dice.choice([0.4, 0.5, 0.6])
    share = low + dice.choice([-0.20, -0.15, 0.25, 0.30, 0.35])
    right = round(n * share)
    expected = n * (low + 0.05)
    text = (
        f"For {n} digits a model's confidence lay between {low} and {low + 0.1:.1f}, and {right} of these "
        "answers were right. (a) About how "
        "many would be right if confidences were chances? (b) Are these confidences too high or too low?"
    )
    answers = (f"about {expected:.0f}", "Too low." if right > expected else "Too high.")
    return Task("What a confidence is worth", 4, {"n": n, "low": low, "right": right}, text, answers)


TASKS: tuple[Callable[[Random], Task], ...] = (
    shapes, header, bytes_overflow, scaled, counting, interval, leak, search, paired, matrix, confident, reliability,
)  # fmt: skip


def tasks(seed: int) -> list[Task]:
    """The tasks of an exam."""
    return [make(Random(f"{seed} {make.__name__}")) for make in TASKS]


def exam(seed: int) -> tuple[str, str]:
    """The paper and its key."""
    made = tasks(seed)
    facts = {"seed": seed, "minutes": MINUTES, "points": sum(task.points for task in made)}
    paper, key = (
        HEAD.format(title="Exam", **facts),
        f"# Key to the exam, variant {seed}\n\n{facts['points']} points.\n\n",
    )
    for number, task in enumerate(made, 1):
        heading = f"## {number}. {task.title} ({task.points} points)\n\n"
        paper += f"{heading}{task.text}\n\n"
        key += heading + "".join(f"- ({'abcd'[n]}) {answer}\n" for n, answer in enumerate(task.answers)) + "\n"
    return paper, key


def main() -> None:
    """Write both."""
    parser = argparse.ArgumentParser(description="Write an exam and its key; another seed makes other numbers.")
    parser.add_argument("seed", type=int)
    parser.add_argument("--out", type=Path, default=Path())
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for text, name in zip(exam(options.seed), ("", "-key"), strict=True):
        path = options.out / f"exam-{options.seed}{name}.md"
        path.write_text(text.rstrip() + "\n", encoding="utf-8")
        print("written:", path)


if __name__ == "__main__":
    main()
