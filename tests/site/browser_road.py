"""The fifth road to marks, a page's Python, beside this machine's: ``python -m tests.site.browser_road 1``.

Our own solution, the starter, and the answers of all banks to a lesson, each in a notebook that is ours but for it.
What differs is printed as lines for tests/golden/browser.yaml, where each known difference stands with its reason.
"""

from __future__ import annotations

import ast
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import nbformat

from autograder.api.result import Result
from autograder.authoring.attempt import cell_with, in_memory
from autograder.authoring.bank import Entry
from autograder.authoring.source import source_cells
from autograder.manifest import Course, Lesson, load_course
from autograder.notebook import CHECK_CALL
from examples.make_class import notebook_text
from tests import roads
from tests.golden_marks import mark
from tests.site.kernels import Steps, Told, in_pyodide, results
from tests.wasm_marks import ROOT, Marks, banks, golden_of, known, name_in, told

__all__ = ["Answers", "Road", "answers_to"]

Answers = Mapping[str, Entry]
"""By name, such as ``bank/wrong/1.3-one-digit-short`` or ``outside/first/right/1.1-loop``."""
PASSED = "pass"
WHOLE = ("starter", "reference")
"""Answers to all exercises, as `tests/roads.py` has them."""
KEPT = "keep"
"""The step after which answers are tried."""


def answers_to(course: Course, lesson: Lesson) -> Answers:
    """All answers to a lesson: ours, and those from outside."""
    return {name_in(bank, entry): entry for bank, found in banks(course, lesson).items() for entry in found}


@dataclass(frozen=True)
class Road:
    """A lesson on its way through a page. `folder` is an empty one."""

    course: Course
    lesson: Lesson
    folder: Path

    def differences(self, answers: Answers) -> list[str]:
        """The marks that are others in a page and are not listed: lines for the list."""
        return list(told(self.usual(answers), self.in_page(answers), known("browser")))

    def usual(self, answers: Answers) -> Marks:
        """What this machine says: the golden marks as they are by now; of other answers, what is found in memory."""
        found: Marks = {self._named("starter"): dict.fromkeys(self.lesson.check_points, "not_attempted 0")}
        found[self._named("reference")] = {}
        golden_marks = {name: golden_of(self.lesson, name, entry) for name, entry in answers.items()}
        found |= {name: marks for name, marks in golden_marks.items() if marks is not None}
        others = {name: entry for name, entry in answers.items() if name not in found}
        attempts = in_memory(self.course, list(others.values()), 2, lambda done, number: None)
        for name, attempt in zip(others, attempts, strict=True):
            assert not attempt.problem, f"{name}: {attempt.problem}"
            found[name] = {result.check: _live(result) for result in attempt.own}
        return found

    def in_page(self, answers: Answers) -> Marks:
        """What a page says, in which all of them are tried."""
        marks: Marks = {}
        before = dict(self._before())
        waiting: Steps = {n: ("attempt", cell_with(self.course, e), e.exercise) for n, e in answers.items()}
        while waiting or not marks:
            told = in_pyodide(self.course, self.lesson.name, {**before, **waiting}, self.folder, after=KEPT)
            marks |= {self._named(name): _lost(told, name) for name in (*WHOLE, *waiting) if name in told}
            waiting = {name: step for name, step in waiting.items() if name not in told}
            if waiting:  # Whoever ends Python is told so; the next ones begin anew.
                ended = next(iter(waiting))
                marks[ended] = {"all": "ended Python"}
                waiting = {name: step for name, step in waiting.items() if name != ended}
        return marks

    def stopped_cells(self) -> list[str]:
        """The cells of our own notebook, with its demonstrations, that stop in a page; with what they say."""
        notebook = nbformat.reads(notebook_text(self.course, self.lesson, roads.OURS["reference"]), as_version=4)
        steps = {cell.id: ("run", cell.source) for cell in notebook.cells if cell.cell_type == "code"}
        told = in_pyodide(self.course, self.lesson.name, steps, self.folder, seconds=600)
        return [f"{name}: {told[name]['said'][-1].get('text')}" for name in steps if not told[name]["ok"]]

    def _before(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The starter, then our own solution, each checked as a whole; and what demonstrations import."""
        school = roads.hand_in(self.course, self.lesson, self.folder, {name: roads.OURS[name] for name in WHOLE})
        for student, path in school.items():
            for number, cell in enumerate(nbformat.read(path, as_version=4).cells):
                if cell.cell_type == "code" and not CHECK_CALL.search(cell.source):
                    yield f"{student} {number}", ("run", cell.source)
            yield student, ("call", "check", self.lesson.number)
        yield "imports", ("run", "\n".join(_imports(self.course, self.lesson)))
        yield KEPT, ("keep",)

    def _named(self, name: str) -> str:
        """What an answer is called in a list, where those of all lessons stand."""
        return f"{self.lesson.name}/{name}" if name in WHOLE else name


def _lost(told: Told, name: str) -> dict[str, str]:
    """The marks of a card that are not full ones."""
    if not told[name]["said"]:
        return {"all": "no card"}
    return {each["check"]: mark(each) for each in results(told, name) if each["status"] != PASSED}


def _live(result: Result) -> str:
    """A mark as a notebook's own `check` gives it: that a cell stopped, it sees by its names alone."""
    stopped = result.found.startswith(f"The cell of exercise {result.exercise} stopped with")
    return "not_attempted 0" if stopped else mark(result)


def _imports(course: Course, lesson: Lesson) -> Iterator[str]:
    """The imports of a lesson's demonstrations, which answers may use."""
    demos = (ast.parse(cell.source) for cell in source_cells(course, lesson) if cell.is_demo)
    for node in (node for demo in demos for node in demo.body):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield ast.unparse(node)


def main() -> None:
    """Compare the lessons that are named, or answers of them: ``3:wrong/3.4`` are those with these letters."""
    os.environ.setdefault("COURSE_FAST", "1")
    course = load_course(ROOT)
    for asked in sys.argv[1:]:
        number, _, words = asked.partition(":")
        lesson = course.lesson(number)
        answers = {name: entry for name, entry in answers_to(course, lesson).items() if words in name}
        with tempfile.TemporaryDirectory() as folder:
            lines = Road(course, lesson, Path(folder)).differences(answers)
        print(*lines, f"lesson {number}: {len(answers)} answers, {len(lines)} marks that are not listed", sep="\n")


if __name__ == "__main__":
    main()
