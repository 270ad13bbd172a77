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
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from string import ascii_uppercase

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from autograder.errors import CourseError
from autograder.manifest import Course, Lesson
from autograder.material import Option, Question, named
from autograder.yaml_file import line_of, read_text, structure_list

__all__ = ["questions_of", "show_questions"]

FILE = "questions.yaml"
PLACE = re.compile(r"^\{\{ *questions *\}\} *$", re.MULTILINE)
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def questions_of(course: Course, lesson: Lesson) -> tuple[Question, ...]:
    """The questions of a lesson; none, if it has no file of them.

    Raises:
        CourseError: With file, line and mend, if the file is not sound.
    """
    file = course.source(lesson).with_name(FILE)
    return _read(file) if file.exists() else ()


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


def _read(file: Path) -> tuple[Question, ...]:
    text = read_text(file)
    found = structure_list(text, Question, file, "question", "questions")
    for problem, path, mend in _problems(found):
        raise CourseError(problem, file=file, line=line_of(text, path), mend=mend)
    return found


def _problems(questions: Sequence[Question]) -> Iterator[tuple[str, str, str]]:
    """Each mistake as a sentence, with the place in the file and what mends it."""
    ids = [question.id for question in questions]
    for number, question in enumerate(questions):
        at = f"[{number}]"
        if not SLUG.fullmatch(question.id):
            mend = "Name it like label-apart: small letters, digits and hyphens."
            yield f"{question.id!r} is no id for a question.", f"{at}.id", mend
        if question.id in ids[:number]:
            yield f"{question.id!r} is there twice.", f"{at}.id", "Rename one of them."
        for name, value in (("concept", question.concept), ("stem", question.stem)):
            if not value.strip():
                yield f"the {name} of {question.id!r} is empty.", f"{at}.{name}", "Write it, or take the question out."
        yield from _of_options(question, at)


def _of_options(question: Question, at: str) -> Iterator[tuple[str, str, str]]:
    right = sum(option.right for option in question.options)
    if not 3 <= len(question.options) <= 4:
        yield f"{question.id!r} has {len(question.options)} options.", f"{at}.options", "Give three or four."
    if right != 1:
        mend = "Write `right: true` below the one right option, and below no other."
        yield f"{question.id!r} has {right} right options.", f"{at}.options", mend
    if len({option.text.strip() for option in question.options}) < len(question.options):
        yield f"two options of {question.id!r} read the same.", f"{at}.options", "Change one of them."
    for number, option in enumerate(question.options):
        for problem, name, mend in _of_option(option):
            letter = ascii_uppercase[number]
            yield f"option {letter} of {question.id!r} {problem}.", f"{at}.options[{number}].{name}", mend


def _of_option(option: Option) -> Iterator[tuple[str, str, str]]:
    if not option.text.strip():
        yield "is empty", "text", "Write what a learner may choose."
    if not option.repair.strip():
        yield "has an empty repair", "repair", "Say in a sentence or two what is true, and how one could see it."
    if option.right and option.misconception:
        yield "is right and has a misconception", "misconception", "Take one of them out."
    if not option.right and not SLUG.fullmatch(option.misconception):
        mend = "Write `misconception:` with the name of the wrong idea, such as label-among-pixels."
        yield "is wrong and names no misconception", "misconception", mend
