"""The notebook that nbgrader's formgrader shows of a submission: its cells as they were found, and what checks said.

Formgrader and nbgrader's feedback turn Markdown and HTML of a notebook into a live page of the teacher's Jupyter. So
what a student wrote stands here as code or as plain text, and no output, attachment or metadata of theirs is taken
along.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.api.result import Output, Report
from autograder.errors import SubmissionError
from autograder.manifest import Course, Exercise, Lesson
from autograder.notebook import match, read_cells, read_notebook, read_ours
from autograder.report.card import exercise_text
from autograder.report.changes import change_text
from autograder.report.plain import plain_text

__all__ = ["as_text", "formgrader_notebook", "told"]

MARKS = "nbgrader"
"""Where nbgrader's marks stand in the metadata of a cell."""


def formgrader_notebook(course: Course, lesson: Lesson, report: Report, work: Path | None) -> NotebookNode:
    """The submission as formgrader shows it, with each cell that a score or a comment belongs to, once.

    Args:
        course: The course.
        lesson: The lesson.
        report: What was found.
        work: The notebook that was graded; None where it is gone, and then the release stands in its place.
    """
    notebook = nbformat.read(course.release(lesson), as_version=4)
    try:
        if work is None:
            raise SubmissionError(
                "The notebook that was graded is not there any more; this is what students were given."
            )
        notebook.cells = _with_marked(list(_theirs(course, lesson, work, notebook.cells)), notebook.cells)
    except SubmissionError as error:
        notebook.cells.insert(0, nbformat.v4.new_markdown_cell(as_text(str(error))))
    for exercise in lesson.exercises:
        _say(notebook.cells, exercise, report)
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
    return notebook


def told(exercise: Exercise, report: Report) -> str:
    """What the checks of an exercise found, and what a person decided and said, in plain text."""
    mine = [change for change in report.changes if change.exercise == exercise.id]
    decisions = [f"  Decided by hand: {text}" for change in mine if (text := change_text(change))]
    comments = [f"  Comment: {change.comment}" for change in mine if change.comment]
    return plain_text("\n".join([exercise_text(exercise, report.of_exercise(exercise.id)), *decisions, *comments]))


def as_text(text: str) -> str:
    """Any text as Markdown that shows it and nothing else: each line is one of code."""
    return "\n".join(f"    {line}" for line in plain_text(text).splitlines())


def _theirs(course: Course, lesson: Lesson, work: Path, release: Sequence[NotebookNode]) -> Iterator[NotebookNode]:
    """The cells of a submission, in its order; those of the release with their marks."""
    found = match(read_ours(course.release(lesson)), read_notebook(work, course.limits.submission_mb), lesson)
    ours = [cell for cell in release if cell.cell_type == "code"]
    prose = {cell.source for cell in release if cell.cell_type == "markdown"}
    code = iter(zip(found.submission.cells, found.place, strict=True))
    taken: set[int] = set()
    for kind, text in read_cells(work, course.limits.submission_mb):
        if kind != "code":
            yield nbformat.v4.new_markdown_cell(text if text in prose else as_text(text))
            continue
        cell, place = next(code)
        made = nbformat.v4.new_code_cell(plain_text(cell.source))
        if place is not None and place not in taken:
            taken.add(place)
            made.metadata = ours[place].metadata
            if _marks(ours[place]).get("locked"):
                made.source = ours[place].source
        yield made


def _with_marked(cells: list[NotebookNode], release: Sequence[NotebookNode]) -> list[NotebookNode]:
    """The cells, and those marked ones of the release that are not among them, behind what stands before them there."""
    before = ""
    for cell in release:
        if not (name := _name(cell)):
            continue
        places = {_name(one): number for number, one in enumerate(cells) if _name(one)}
        if name not in places:
            cells.insert(places.get(before, len(cells) - 1) + 1, cell)
        before = name
    return cells


def _say(cells: Sequence[NotebookNode], exercise: Exercise, report: Report) -> None:
    """Put below the cells of an exercise what it printed and drew, and what its checks said."""
    for cell in cells:
        if _name(cell) == f"exercise-{exercise.slug}":
            cell.outputs = [
                shown for output in report.outputs if output.exercise == exercise.id for shown in _shown(output)
            ]
        elif _name(cell) == f"check-{exercise.slug}":
            cell.outputs = [_text(told(exercise, report))]


def _shown(output: Output) -> Iterator[NotebookNode]:
    yield _text(output.text)
    for picture in output.pictures:
        yield nbformat.v4.new_output("display_data", {"image/png": picture.png, "text/plain": picture.alt})


def _text(text: str) -> NotebookNode:
    return nbformat.v4.new_output("stream", name="stdout", text=plain_text(text))


def _marks(cell: NotebookNode) -> NotebookNode:
    return cell.metadata.get(MARKS, NotebookNode())


def _name(cell: NotebookNode) -> str:
    """The grade id of a cell, or an empty text."""
    return str(_marks(cell).get("grade_id", ""))
