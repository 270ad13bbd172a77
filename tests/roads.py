"""The four roads from a notebook to its marks, and the notebooks that travel on all of them."""

from __future__ import annotations

import ast
from contextlib import nullcontext
from itertools import zip_longest
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode

from autograder.api.result import Report, Result
from autograder.authoring.bank import load_bank
from autograder.cli import check as check_command
from autograder.cli import main
from autograder.grading.batch import Batch, grade_all
from autograder.grading.grade import grade_notebook
from autograder.grading.judges import private_judges
from autograder.grading.local_pool import LocalPool
from autograder.grading.submissions import Submission
from autograder.manifest import Course, Lesson
from autograder.notebook import DEMO_TAG
from autograder.own import check as own_check
from autograder.report.card import RESULTS
from autograder.sandbox.box import Box, make_boxes
from autograder.sandbox.layers import Layer
from examples.make_class import exercise_cells, notebook_text
from tests.jupyter import execute, nbgrader, scores

Verdicts = dict[str, tuple[str, float, str]]
"""By check: its status, its points, and the misconception that its message names."""
Students = dict[str, dict[str, Any]]
"""By student: where their solutions come from, as in examples/class.yaml."""
Class = dict[str, Path]
"""Notebooks by student."""

NOISE = """
import sys, warnings
warnings.warn("scikit-learn says: FutureWarning")
print("a warning on stderr", file=sys.stderr)
"""


OURS: Students = {
    "reference": {"default": "reference"},
    "starter": {"default": "untouched"},
    "noisy": {"default": "reference"},
}
"""Students without solutions of the banks."""


def everybody(course: Course, lesson: Lesson) -> Students:
    """Students who have every solution of the banks between them.

    A student takes one entry for each exercise, as long as there are some; then our solution.
    """
    banks = [[e for e in load_bank(course, lesson) if e.exercise == exercise.id] for exercise in lesson.exercises]
    students = {}
    for number, row in enumerate(zip_longest(*banks)):
        taken = {entry.exercise: f"{entry.file.parent.name}/{entry.name}" for entry in row if entry}
        students[f"s{number:02}"] = {"default": "reference", "instead": taken}
    return students


def classes(students: Students, size: int) -> list[Students]:
    """The same students, in classes of `size` or fewer."""
    names = list(students)
    return [{name: students[name] for name in names[at : at + size]} for at in range(0, len(names), size)]


def hand_in(course: Course, lesson: Lesson, folder: Path, students: Students) -> Class:
    """The notebooks of these students, in `folder`."""
    found = {}
    for name, student in students.items():
        path = found[name] = folder / "submitted" / name / lesson.name / f"{lesson.name}.ipynb"
        path.parent.mkdir(parents=True)
        notebook = nbformat.reads(notebook_text(course, lesson, student), as_version=4)
        # Demonstrations only show something, and take most of the time.
        notebook.cells = [cell for cell in notebook.cells if DEMO_TAG not in cell.metadata.get("tags", [])]
        if name != "starter":
            quicken(course, lesson, notebook)
        if name == "noisy":
            make_noise(notebook)
        nbformat.write(notebook, path)
    return found


def make_noise(notebook: NotebookNode) -> None:
    """Put warnings and words on stderr into each solution cell: they must not change a mark."""
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            cell.source = NOISE + cell.source


def quicken(course: Course, lesson: Lesson, notebook: NotebookNode) -> None:
    """Let the bank's stand-ins hold while the cells run that compute for long: see docs/authors.md."""
    for entry in load_bank(course, lesson, ["quick"]):
        names = [node.name for node in ast.parse(entry.source).body if isinstance(node, ast.FunctionDef)]
        cells = exercise_cells(notebook, lesson.exercise(entry.exercise).slug)
        cells[0].source = f"_kept = {{n: globals()[n] for n in {names}}}\n{entry.source}\n\n{cells[0].source}"
        # A cell of its own, so that it runs even if the one before it stops.
        restore = nbformat.v4.new_code_cell("globals().update(_kept)")
        notebook.cells.insert(notebook.cells.index(cells[-1]) + 1, restore)


def verdicts(report: Report) -> Verdicts:
    return {result.check: (_status(report, result), result.points, result.misconception) for result in report.results}


def _status(report: Report, result: Result) -> str:
    """Its status; for a cell that stopped with an error, what a notebook's own `check` can know of it.

    The one difference that is meant, beside the private data: who runs the notebook sees that the
    cell stopped, and says so. Who looks at the names in a kernel afterwards sees only that they are not there.
    """
    stopped = any(problem.message == result.found for problem in report.cell_problems)
    return "not_attempted" if stopped else result.status.value


def shown(notebook: NotebookNode) -> Verdicts:
    """What the cards of an executed notebook say."""
    cards = [
        output.data[RESULTS]
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if RESULTS in output.get("data", {})
    ]
    return {r["check"]: (r["status"], r["points"], r["misconception"]) for card in cards for r in card}


def live(school: Class) -> dict[str, Verdicts]:
    """`check()` in the kernel of the notebook itself, cell after cell."""
    found = {}
    for student, path in school.items():
        notebook = nbformat.read(path, as_version=4)
        execute(notebook, path.parent, allow_errors=True)
        found[student] = shown(notebook)
    return found


def terminal(school: Class, box: Box, monkeypatch: pytest.MonkeyPatch) -> dict[str, Verdicts]:
    """`course check` in the terminal. Its box is kept warm."""
    reports: list[Report] = []

    def kept(*args: Any, **more: Any) -> Report:
        reports.append(grade_notebook(*args, **more))
        return reports[-1]

    monkeypatch.setattr(check_command, "OwnBox", lambda course: nullcontext(box))
    monkeypatch.setattr(own_check, "grade_notebook", kept)
    for path in school.values():
        with pytest.raises(SystemExit):
            main(["check", str(path)])
    return {student: verdicts(report) for student, report in zip(school, reports, strict=True)}


def graded(course: Course, lesson: Lesson, school: Class, layer: Layer) -> dict[str, Verdicts]:
    """`course grade` behind the wall, with the private data."""
    submissions = [Submission(student, lesson, path) for student, path in school.items()]
    judge, shared = private_judges(course), min(school.values()).parent / ".fits"
    reports = grade_all(Batch(course, submissions, LocalPool(course, judge, make_boxes(course, layer), shared)))
    return {report.student: verdicts(report) for report in reports}


def autograded(
    course: Course, lesson: Lesson, folder: Path, *others: str
) -> tuple[dict[str, Verdicts], dict[str, float]]:
    """`nbgrader autograde`: what the cards say, and the scores in nbgrader's gradebook.

    `others` are files of the course, such as its checks, that no installed package has.
    """
    for name in ("course.yaml", "nbgrader_config.py", "data", *others):
        (folder / name).symlink_to(course.root / name)
    (folder / "solutions").mkdir()
    (folder / "solutions" / lesson.name).symlink_to(course.root / "solutions" / lesson.name)
    for command in (["generate_assignment", "--create", "--force"], ["autograde"]):
        done = nbgrader(folder, *command, lesson.name)
        assert done.returncode == 0, done.stderr[-3000:]
    paths = sorted((folder / "autograded").glob(f"*/{lesson.name}/{lesson.name}.ipynb"))
    return {path.parent.parent.name: shown(nbformat.read(path, as_version=4)) for path in paths}, scores(folder, lesson)
