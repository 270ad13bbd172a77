"""The marks of a lesson behind the experimental wall, beside those behind bubblewrap: ``python -m tests.wasm_marks 1``.

Our own solution, the starter, and the answers of all banks to the lesson. What differs is printed as lines for
tests/golden/wasm.yaml, where each known difference stands with its reason.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from itertools import groupby, zip_longest
from operator import attrgetter
from pathlib import Path

import cattrs
import click
import nbformat
import yaml

from autograder.api.result import Status
from autograder.authoring.attempt import behind_the_wall, graded_behind, in_memory, notebook_with
from autograder.authoring.bank import Entry, load_bank
from autograder.authoring.outside import read_folder
from autograder.grading.batch import Batch, grade_all
from autograder.grading.judges import private_judges
from autograder.grading.local_pool import LocalPool
from autograder.grading.submissions import Submission
from autograder.manifest import Course, Lesson, load_course
from autograder.sandbox.box import make_boxes
from autograder.sandbox.layers import WASM, Layer, layer_named
from tests.golden_marks import FOLDER, differences, expected_now, golden, mark

__all__ = ["Known", "Marks", "banks", "golden_of", "known", "marks_of_banks", "marks_of_ours", "name_in", "told"]

ROOT = Path(__file__).resolve().parent.parent
JOBS = 2
Marks = dict[str, dict[str, str]]
"""By answer, and by check. Checks that passed are left out."""


@dataclass(frozen=True)
class Known:
    """Answers whose mark in another Python is known to be another one. The first three are patterns."""

    answer: str
    check: str
    usual: str
    other: str
    reason: str

    def covers(self, *of: str) -> bool:
        """Whether it speaks of this answer, check, usual mark and mark in the other Python."""
        return all(map(fnmatchcase, of, (self.answer, self.check, self.usual, self.other)))


@cache
def known(name: str) -> tuple[Known, ...]:
    """What is listed in a file of tests/golden: ``wasm`` or ``browser``."""
    data = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return tuple(cattrs.Converter(forbid_extra_keys=True).structure(data or [], list[Known]))


def banks(course: Course, lesson: Lesson) -> dict[str, list[Entry]]:
    """The answers to a lesson, by bank: ours, and those from outside."""
    found = {"bank": list(load_bank(course, lesson))}
    for folder in sorted(path for path in (ROOT / "tests" / "outside").iterdir() if path.is_dir()):
        answers = read_folder(course, folder)[0]
        found[f"outside/{folder.name}"] = [one for one in answers if course.lesson(one.exercise) == lesson]
    return found


def marks_of_banks(course: Course, found: Mapping[str, list[Entry]], layer: Layer, jobs: int = 1) -> Marks:
    """What each answer lost behind a layer, as a notebook that is ours but for it."""
    marks: Marks = {}
    for bank, entries in found.items():
        if entries:
            with tempfile.TemporaryDirectory() as folder:
                tried = behind_the_wall(course, entries, layer, Path(folder), jobs, lambda done, number: None)
            for attempt in tried:
                marks[name_in(bank, attempt.entry)] = {result.check: mark(result) for result in attempt.lost}
    return marks


def name_in(bank: str, entry: Entry) -> str:
    """What an answer of a bank is called here."""
    return f"{bank}/{entry.file.parent.name}/{entry.name}"


def marks_of_ours(course: Course, lesson: Lesson, layer: Layer) -> Marks:
    """What our own solution and the starter lose."""
    items = [Submission(n, lesson, p(lesson)) for n, p in (("ours", course.solution), ("starter", course.release))]
    reports = grade_all(Batch(course, items, LocalPool(course, private_judges(course), make_boxes(course, layer))))
    return {
        f"{lesson.name}/{report.student}": {r.check: mark(r) for r in report.results if mark(r) != f"pass {r.points:g}"}
        for report in reports
    }


def told(usual: Marks, other: Marks, listed: tuple[Known, ...]) -> Iterator[str]:
    """The marks that differ and are not listed: lines for the list."""
    for answer, before in usual.items():
        for check in sorted({*before, *other[answer]}):
            was, now = before.get(check, "pass"), other[answer].get(check, "pass")
            if was != now and not any(one.covers(answer, check, was, now) for one in listed):
                yield f"- {{answer: {answer}, check: {check}, usual: {was}, other: {now}, reason: }}"


def together(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Answers that one notebook holds: one to each exercise, right ones beside right ones and wrong beside wrong."""
    by_kind = attrgetter("is_right")
    by_exercise = attrgetter("exercise")
    for _, kind in groupby(sorted(entries, key=by_kind), key=by_kind):
        columns = [list(those) for _, those in groupby(sorted(kind, key=by_exercise), key=by_exercise)]
        for notebook in zip_longest(*columns):
            yield [entry for entry in notebook if entry]


def marks_together(course: Course, lesson: Lesson, entries: Iterable[Entry], layer: Layer) -> Marks:
    """What each answer of our bank lost in its own exercise, several of them in each notebook."""
    held = {str(number): notebook for number, notebook in enumerate(together(entries))}
    with tempfile.TemporaryDirectory() as folder:
        items = []
        for name, answers in held.items():
            path = Path(folder) / name / f"{lesson.name}.ipynb"
            path.parent.mkdir()
            nbformat.write(notebook_with(course, lesson, answers), path)
            items.append(Submission(name, lesson, path))
        reports = graded_behind(course, [lesson], items, layer, Path(folder), JOBS)
    return {
        name_in("bank", entry): {
            r.check: mark(r) for r in report.results if r.exercise == entry.exercise and r.status is not Status.PASS
        }
        for report in reports
        for entry in held[report.student]
    }


def expected(course: Course, lesson: Lesson, entries: Iterable[Entry]) -> Marks:
    """What each answer of our bank loses in its own exercise: see `golden_of`; else what is found in memory."""
    found = {(name := name_in("bank", entry)): golden_of(lesson, name, entry) for entry in entries}
    new = [entry for entry in entries if found[name_in("bank", entry)] is None]
    tried = {name_in("bank", a.entry): a for a in in_memory(course, new, JOBS, lambda done, number: None)}
    in_forks = {name: {r.check: mark(r) for r in attempt.own} for name, attempt in tried.items()}
    return {name: marks for name, marks in found.items() if marks is not None} | in_forks


def golden_of(lesson: Lesson, name: str, entry: Entry) -> dict[str, str] | None:
    """The golden marks of an answer that are not full ones, as they are by now; None if one is not known."""
    place, checks = f"bank/{lesson.name}/{name.removeprefix('bank/')}", lesson.exercise(entry.exercise).checks
    before = golden().get(place, {})
    if not checks.keys() <= before.keys():
        return None
    now = {check: expected_now(place, check, before[check], differences()) for check in checks}
    return {check: found for check, found in now.items() if not found.startswith("pass")}


def compared(course: Course, lesson: Lesson, ours: bool) -> tuple[Marks, Marks]:
    """The marks behind both walls: of all answers, each in a notebook of its own; or of ours alone, several in each."""
    layers, found = (layer_named("bubblewrap"), WASM), banks(course, lesson)
    if not ours:
        usual, other = (marks_of_ours(course, lesson, one) | marks_of_banks(course, found, one) for one in layers)
        return usual, other
    usual, other = (
        marks_of_ours(course, lesson, one) | marks_together(course, lesson, found["bank"], one) for one in layers
    )
    # An answer beside others may fail with them, which says nothing of itself.
    own = expected(course, lesson, found["bank"])
    alone = [entry for entry in found["bank"] if own[name := name_in("bank", entry)] != usual[name]]
    print(f"lesson {lesson.number}: {len(alone)} answers are tried again, each alone", flush=True)
    again = [marks_of_banks(course, {"bank": alone}, one, JOBS) for one in layers]
    return usual | again[0], other | again[1]


@click.command()
@click.argument("lessons", nargs=-1, required=True)
@click.option("--ours", is_flag=True, help="Only our own bank, several answers in each notebook: a fifth of the time.")
def main(lessons: tuple[str, ...], ours: bool) -> None:
    """Compare these lessons, by number."""
    os.environ.setdefault("COURSE_FAST", "1")
    course = load_course(ROOT)
    for number in lessons:
        usual, other = compared(course, course.lesson(number), ours)
        lines = list(told(usual, other, known("wasm")))
        print(
            *lines,
            f"lesson {number}: {len(usual)} answers, {len(lines)} marks that are not listed",
            sep="\n",
            flush=True,
        )


if __name__ == "__main__":
    main()
