"""Reads what a learner said in the cells of a notebook: ``predict("1.1", 350)`` and ``quiz("1.a", "B")``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping

from autograder.manifest import Lesson
from autograder.material import Material, Prediction, Question, named
from autograder.notebook.read import Notebook
from autograder.notebook.syntax import MAX_PARSED, parsed_cell

__all__ = ["said_in"]

LONGEST = 200
"""Letters of what was said that are kept."""
ARGUMENTS = {"predict": ("prediction", "value"), "quiz": ("question", "answer")}
"""The calls that say something, and what they call their first two arguments."""
CALL = re.compile(rf"\b(?:{'|'.join(ARGUMENTS)})\s*\(")


def said_in(
    notebook: Notebook, lesson: Lesson, material: Material, test: Mapping[str, Question] | None = None
) -> dict[str, str]:
    """What was said about each prediction and question of the lesson, by its name. The first answer to it counts.

    Nothing is run: only constants that are written into the calls are read, and only what `predict` and `quiz` would
    take. `test` are questions of the course's test, which any lesson may hold.
    """
    asked: dict[str, Prediction | Question] = {each.id: each for each in material.predictions}
    asked |= named(lesson, material.questions) | dict(test or {})
    found: dict[str, str] = {}
    for about, value in _calls(notebook):
        if about in asked and asked[about].kept(value) is not None:
            found.setdefault(about, f"{value}".strip()[:LONGEST])
    return found


def _calls(notebook: Notebook) -> Iterator[tuple[str, object]]:
    left = MAX_PARSED
    for cell in notebook.cells:
        # Most cells say nothing of the kind, and need not be parsed.
        if CALL.search(cell.source) and (left := left - len(cell.source)) >= 0:
            tree = parsed_cell(cell.source)
            calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)] if tree else []
            for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
                yield from _said(call)


def _said(call: ast.Call) -> Iterator[tuple[str, object]]:
    names = ARGUMENTS.get(call.func.id) if isinstance(call.func, ast.Name) else None
    if names is None:
        return
    given = dict(zip(names, call.args, strict=False)) | {each.arg: each.value for each in call.keywords if each.arg}
    about, value = (_constant(given.get(name)) for name in names)
    # Who skips a prediction has not said anything.
    if isinstance(about, str) and value is not None and not _constant(given.get("skip")):
        yield about, value


def _constant(node: ast.expr | None) -> object:
    try:
        return ast.literal_eval(node) if node is not None else None
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return None
