"""A lesson as a page: the released notebook, with what its demonstrations show, and with answers closed.

The students' notebook stays what it is. In the page, every code cell has a tag with its id, ``cell-01-005``, so that
scripts find it. What a prediction would give away, from the cell that shows its answer to the next heading, question or
exercise, stands in ``<details class="course-closed" data-prediction="1.1">``. Questions, and predictions with
options, stand above their cells in words, in ``<div class="course-asked">``.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from autograder.authoring.slide_questions import ASKS, in_words
from autograder.manifest import Course, Lesson
from autograder.material import Prediction, Question, material_of, named
from autograder.site.outputs import Outputs, alt_text
from autograder.study.withheld import MARK

__all__ = ["lesson_page", "question_in_words"]

BET = re.compile(r"^\*\*Predict\.\*\*|^<div class=\"course-asked\">", re.MULTILINE)
HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)
ASKED = '<div class="course-asked">'
"""Around what a cell asks, in words: scripts may put something better in its place."""
FENCE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)


def lesson_page(course: Course, lesson: Lesson, notebook: NotebookNode, outputs: Outputs) -> NotebookNode:
    """The page of a lesson, as a notebook that Sphinx reads.

    Args:
        course: The course.
        lesson: The lesson.
        notebook: Its released notebook. It is changed.
        outputs: What its cells show, by their ids.

    Raises:
        CourseError: What the course asks cannot be read.
    """
    material = material_of(course, lesson)
    asked, questions = {each.id: each for each in material.predictions}, named(lesson, material.questions)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            _show(cell, outputs.get(cell.id, []))
    cells = [shown for cell in notebook.cells for shown in _in_words(cell, asked, questions)]
    notebook.cells = list(_closed(cells))
    return notebook


def _show(cell: NotebookNode, outputs: list[dict[str, Any]]) -> None:
    """Give a cell its outputs, its tag, and words for its pictures."""
    cell.metadata.setdefault("tags", []).append(f"cell-{cell.id}")
    cell.outputs = [NotebookNode(output) for output in outputs]
    if words := alt_text(outputs):
        cell.metadata["mystnb"] = {"image": {"alt": words}}


def _in_words(
    cell: NotebookNode, predictions: Mapping[str, Prediction], questions: Mapping[str, Question]
) -> Iterator[NotebookNode]:
    """A cell, and before it in words what it asks, where the text of the lesson does not say it all."""
    asks = ASKS.fullmatch(cell.source.strip()) if cell.cell_type == "code" else None
    if asks and asks[1] == "quiz" and asks[2] in questions:
        yield new_markdown_cell(question_in_words(asks[2], questions[asks[2]]))
    elif asks and asks[1] == "predict" and (asked := predictions.get(asks[2])) and asked.options:
        options = "\n".join(f"- {letter}: {text}" for letter, text in asked.options.items())
        yield new_markdown_cell(f"{ASKED}\n\n{asked.ask.strip()}\n\n{options}\n\n</div>")
    yield cell


def question_in_words(name: str, question: Question, level: str = "###") -> str:
    """A question below a heading, with its options, and closed below them what is said of each."""
    heading, _, asked = in_words(name, question).partition("\n\n")
    if question.options:
        says = [
            f"- {letter}: {'right' if option.right else 'not right'}. {' '.join(option.repair.split())}"
            for letter, option in question.lettered.items()
        ]
    else:
        says = [f"{question.value:g}. {' '.join(question.says.split())}"]
    answer = ['<details class="course-answer"><summary>Answer</summary>', "", *says, "", "</details>"]
    return "\n\n".join([f"{level} {heading.lstrip('# ')}", ASKED, asked, "\n".join(answer), "</div>"])


def _closed(cells: list[NotebookNode]) -> Iterator[NotebookNode]:
    """The cells, and around what gives a prediction away an element that is opened."""
    is_open = False
    for cell in cells:
        answers = MARK.search(cell.source) if cell.cell_type == "code" else None
        before, after = _cut(cell)
        if is_open and (answers or not before):
            yield new_markdown_cell("</details>")
            is_open = False
        if answers:
            yield new_markdown_cell(
                f'<details class="course-closed" data-prediction="{html.escape(answers[1])}">\n'
                f"<summary>What came out: open it when you have made prediction {answers[1]}</summary>"
            )
            is_open = True
        if is_open and before and after:
            yield new_markdown_cell(before)
            yield new_markdown_cell("</details>")
            is_open, cell.source = False, after
        yield cell
    if is_open:
        yield new_markdown_cell("</details>")


def _cut(cell: NotebookNode) -> tuple[str, str]:
    """What of a cell may stay closed after an answer, and what begins something else: a heading, an exercise, a bet."""
    if cell.cell_type == "code":
        begins = "nbgrader" in cell.metadata or ASKS.match(cell.source)
        return ("", cell.source) if begins else (cell.source, "")
    # A line of code may begin like a heading.
    plain = FENCE.sub(lambda fence: " " * len(fence[0]), cell.source)
    begins = HEADING.search(plain) or BET.search(plain)
    place = begins.start() if begins else len(cell.source)
    return cell.source[:place].rstrip(), cell.source[place:]
