"""What the cells of a lesson ask, as a class sees it: questions in words, predictions where the text makes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from autograder.authoring.questions import questions_of
from autograder.manifest import Course, Lesson
from autograder.material import Question, named
from autograder.study.withheld import MARK

__all__ = ["ASKS", "OF_ONE", "in_words", "put_into_words"]

ASKS = re.compile(r'(quiz|predict)\("(\d+\.\w+)"(?:, \.\.\.)?\)')
"""A cell that asks: which kind, and its name."""
OF_ONE = re.compile(r'quiz\("(?:before|after)"\)|(?:\w+ = .*\n)*look_back\([^\n]*\)')
"""A cell for one learner alone: her test, or what she was sure of."""


def put_into_words(course: Course, lesson: Lesson, notebook: NotebookNode) -> None:
    """Replace the cells that ask something of one learner, and take away what would hold an answer back."""
    questions = named(lesson, questions_of(course, lesson))
    notebook.cells = [shown for cell in notebook.cells for shown in _shown(cell, questions)]


def _shown(cell: NotebookNode, questions: dict[str, Question]) -> Iterator[NotebookNode]:
    if cell.cell_type != "code":
        yield cell
    elif OF_ONE.fullmatch(cell.source.strip()):
        return
    elif asked := ASKS.fullmatch(cell.source.strip()):
        if asked[1] == "quiz":
            yield new_markdown_cell(in_words(asked[2], questions[asked[2]]))
    else:
        cell.source = MARK.sub("", cell.source, count=1).lstrip("\n")
        yield cell


def in_words(name: str, question: Question) -> str:
    """A question with its options, and without what is said of them."""
    options = "\n".join(option.markdown(f"{letter}.") for letter, option in question.lettered.items())
    return f"### Question {name}\n\n{question.asked}\n\n{options}".rstrip()
