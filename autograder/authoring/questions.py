"""The questions at the end of a lesson, as data: ``questions.yaml`` beside its source.

The source has a line ``{{ questions }}`` where the notebook asks them, each in a cell ``quiz("1.a")``. A question looks
like this::

    - id: columns-for-a-model
      concept: label apart
      stem: |
        A row of the file has 785 columns. How many of them does a model learn from?
      options:
        - text: All 785
          misconception: label-among-pixels
          repair: One of them is the label, which is the answer.
        - text: "784"
          right: true
          repair: 28 × 28 pixels; the label is kept apart.
        - text: "783"
          misconception: off-by-one
          repair: Only one column is left out.

With ``form: all`` any number of options may be right. Options may show entries of the bank, with their misconceptions::

    - id: which-one-fails
      concept: each digit has its place
      exercise: "1.3"
      stem: Which of these three fails, and why?
      options:
        - bank: wrong/1.3-ends-at-largest-digit
          text: "Fails: without nines it gives nine numbers."
          right: true
          repair: It ends at the largest digit that occurs.
        - bank: right/1.3-loop
          ...

With ``form: number`` it has no options::

    - id: bar-to-beat
      concept: accuracy and balance
      form: number
      stem: 320 of 400 test rows are ones. What does "always 1" score?
      value: 0.8
      within: 0.005
      says: On data like this, 0.8 is the bar to beat.
      repair: The score is the share of right answers.
      wrong:
        - value: 0.1
          misconception: guessing-is-one-in-ten
          repair: One in ten holds if all ten digits are equally frequent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from autograder.authoring.bank import UNNAMED, Entry
from autograder.authoring.excerpts import Entries, code_of, entries_of
from autograder.authoring.question_rules import problems_of
from autograder.errors import CourseError
from autograder.manifest import Course, Lesson
from autograder.material import named
from autograder.question import Option, Question
from autograder.yaml_file import line_of, read_text, structure_list

__all__ = ["questions_of", "show_questions"]

FILE = "questions.yaml"
PLACE = re.compile(r"^\{\{ *questions *\}\} *$", re.MULTILINE)


def questions_of(course: Course, lesson: Lesson) -> tuple[Question, ...]:
    """The questions of a lesson; none, if it has no file of them.

    Raises:
        CourseError: With file, line and mend, if the file is not sound.
    """
    file = course.source(lesson).with_name(FILE)
    return _read(course, lesson, file) if file.exists() else ()


def show_questions(course: Course, lesson: Lesson, notebook: NotebookNode) -> None:
    """Put the questions of a lesson where its source has the line for them.

    Raises:
        CourseError: There are questions without a line, a line without questions, or two lines.
    """
    questions, source = questions_of(course, lesson), course.source(lesson)
    cells = [cell for cell in notebook.cells if cell.cell_type == "markdown" and PLACE.search(cell.source)]
    lines = [n for n, line in enumerate(read_text(source).splitlines(), 1) if PLACE.match(line)]
    if questions and not cells:
        mend = f"Write the line {{{{ questions }}}} where {source.name} should show them."
        raise CourseError("no lesson shows these questions.", file=source.with_name(FILE), line=1, mend=mend)
    if cells and not questions:
        mend = f"Write them into {FILE} beside it, or take the line out."
        raise CourseError("there are no questions to show here.", file=source, line=lines[0], mend=mend)
    if len(lines) > 1:
        raise CourseError("the questions are shown twice.", file=source, line=lines[1], mend="Take one line out.")
    shown = []
    for cell in notebook.cells:
        shown += _with_quizzes(cell, list(named(lesson, questions)))
    notebook.cells = shown


def _with_quizzes(cell: NotebookNode, names: Sequence[str]) -> list[NotebookNode]:
    """A cell, or where it has the line for questions, what stands above it, a cell for each, and what stands below."""
    if cell.cell_type != "markdown" or not PLACE.search(cell.source):
        return [cell]
    above, below = (text.strip() for text in PLACE.split(cell.source, maxsplit=1))
    quizzes = [new_code_cell(f'quiz("{name}")') for name in names]
    return [*([new_markdown_cell(above)] if above else []), *quizzes, *([new_markdown_cell(below)] if below else [])]


def _read(course: Course, lesson: Lesson, file: Path) -> tuple[Question, ...]:
    text = read_text(file)
    found = structure_list(text, Question, file, "question", "questions")
    entries = entries_of(course, lesson) if any(option.bank for each in found for option in each.options) else {}
    shown = tuple(_with_code(question, entries) for question in found)
    for problem, path, mend in problems_of(shown, entries):
        raise CourseError(problem, file=file, line=line_of(text, path), mend=mend)
    return shown


def _with_code(question: Question, entries: Entries) -> Question:
    """A question whose options have the code of the bank's entries that they name, and what is wrong with it."""
    return replace(question, options=tuple(_option(option, entries.get(option.bank)) for option in question.options))


def _option(option: Option, entry: Entry | None) -> Option:
    if entry is None:
        return option
    named = option.misconception or ("" if option.right or entry.misconception == UNNAMED else entry.misconception)
    return replace(option, code=option.code or code_of(entry), misconception=named)
