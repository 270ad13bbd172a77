"""Makes the two forms of the test on paper, and their key, from solutions/test.yaml; says how much a class gained.

python docs/teaching/make_test.py                 # writes test-form-a.md, test-form-b.md and test-key.md
python docs/teaching/make_test.py gain marks.csv  # columns: before, after; one line for each person
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

import click

from autograder.authoring.forms import FORMS, Item, items_of
from autograder.intervals import class_gain
from autograder.manifest import load_course
from autograder.report.gain import FEW

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
MADE = "Made by `python docs/teaching/make_test.py` from `solutions/test.yaml`. **Not for students.**\n"
INTRODUCTION = """\
Ten questions, 15 minutes, no computer and no notes. A pocket calculator is fine. One answer is right; put a cross
beside it. Don't know? Leave it open: that is more use to us than a guess. This test is no mark.

Name or sign: ______________________
"""


def items(form: str) -> tuple[Item, ...]:
    """The questions of a form."""
    return items_of(load_course(ROOT), form)


def form_page(form: str) -> str:
    """The questions of a form, to print."""
    parts = [f"# What do you know already? Form {form}\n", INTRODUCTION]
    for number, item in enumerate(items(form), 1):
        options = "\n".join(f"- ☐ {'ABCD'[n]}. {text}" for n, (_, text) in enumerate(item.options))
        parts.append(f"## Question {number}\n\n{item.stem.strip()}\n\n{options}\n")
    return "\n".join(parts)


def key_page() -> str:
    """The right answers of both forms, why they are right, and what the other ones show."""
    parts = ["# Key to the test, forms A and B\n", "One point for each right answer. An open answer counts 0.\n"]
    parts.append("| question | idea | lesson | form A | form B |\n|---|---|---|---|---|")
    pairs = list(zip(*(items(form) for form in FORMS), strict=True))
    for number, (a, b) in enumerate(pairs, 1):
        parts.append(f"| {number} | {a.concept} | {a.lesson} | {a.letter} | {b.letter} |")
    for number, pair in enumerate(pairs, 1):
        parts.append(f"\n## Question {number}: {pair[0].concept}\n")
        for form, item in zip(FORMS, pair, strict=True):
            wrong = ", ".join(f"{'ABCD'[n]} {idea}" for n, (idea, _) in enumerate(item.options) if idea != item.right)
            parts.append(f"- Form {form}: **{item.letter}**. {item.why} Others: {wrong}.")
    return "\n".join([*parts, "", MADE])


def pages() -> dict[Path, str]:
    """What the script writes."""
    forms = {FOLDER / f"test-form-{form.lower()}.md": form_page(form) for form in FORMS}
    return forms | {FOLDER / "test-key.md": key_page()}


class Marks(NamedTuple):
    """Points before and after, line by line the same person; `left_out` people missed one of the tests."""

    before: list[float]
    after: list[float]
    left_out: int


def read_marks(file: Path) -> Marks:
    """The columns `before` and `after` of a CSV file, with commas or, as many spreadsheets write it, with semicolons.

    Raises:
        ValueError: A column is missing, or a mark is no number.
    """
    lines = file.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    separator = max(";,\t", key=(lines or [""])[0].count)
    rows = list(csv.DictReader(lines, delimiter=separator))
    names = [name.strip().lower() for name in (lines or [""])[0].split(separator)]
    if missing := [name for name in ("before", "after") if name not in names]:
        raise ValueError(
            f"{file} has no column {' and no column '.join(missing)}: its first line is {', '.join(names)!r}."
        )
    pairs = []
    for number, row in enumerate(rows, 2):
        cells = {name.strip().lower(): cell for name, cell in row.items() if name and isinstance(cell, str)}
        texts = [cells.get(name, "").strip().replace(",", ".") for name in ("before", "after")]
        try:
            pairs.append([float(text) if text else None for text in texts])
        except ValueError:
            raise ValueError(f"{file}, line {number}: {' or '.join(texts)!r} is no number of points.") from None
    both = [(early, late) for early, late in pairs if early is not None and late is not None]
    return Marks([early for early, _ in both], [late for _, late in both], len(pairs) - len(both))


@click.group(invoke_without_command=True)
@click.pass_context
def main(context: click.Context) -> None:
    """Without a command: make test-form-a.md, test-form-b.md and test-key.md anew from solutions/test.yaml."""
    if context.invoked_subcommand is None:
        for path, text in pages().items():
            path.write_text(text, encoding="utf-8")
            click.echo(f"written: {path.name}")


@main.command("gain")
@click.argument("marks", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def gain_command(marks: Path) -> None:
    """Say how much a class gained: MARKS is a CSV file with the columns before and after, a line for each person."""
    try:
        read = read_marks(marks)
        found = class_gain(read.before, read.after)
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    click.echo(found)
    if read.left_out:
        click.echo(f"Left out: {read.left_out}, who missed one of the tests.")
    if found.n < FEW:
        click.echo(f"With {found.n} people this interval says little. Better look at their answers than at a mean.")


if __name__ == "__main__":
    main()
