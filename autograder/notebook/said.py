"""Reads what a learner said in the cells of a notebook: ``predict("1.1", 350)`` and ``quiz("1.a", "B")``."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator

from autograder.manifest import Lesson
from autograder.material import Material, named
from autograder.notebook.read import Notebook
from autograder.notebook.syntax import MAX_PARSED, parsed

__all__ = ["said_in"]

LONGEST = 200
"""Letters of what was said that are kept."""


def said_in(notebook: Notebook, lesson: Lesson, material: Material, more: Collection[str] = ()) -> dict[str, str]:
    """What was said about each prediction and question of the lesson, by its name. Of several, the last one counts.

    Nothing is run: only constants that are written into the calls are read. `more` are names that any lesson may hold.
    """
    known = {*(each.id for each in material.predictions), *named(lesson, material.questions), *more}
    return {about: value for about, value in _calls(notebook) if about in known}


def _calls(notebook: Notebook) -> Iterator[tuple[str, str]]:
    left = MAX_PARSED
    for cell in notebook.cells:
        # Most cells say nothing of the kind, and need not be parsed.
        if ("predict(" in cell.source or "quiz(" in cell.source) and (left := left - len(cell.source)) >= 0:
            tree = parsed(cell.source)
            for node in tree.body if tree else ():
                yield from _call(node)


def _call(node: ast.stmt) -> Iterator[tuple[str, str]]:
    call = node.value if isinstance(node, ast.Expr) else None
    if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("predict", "quiz"):
        given = [_constant(argument) for argument in call.args[:2]]
        if len(given) == 2 and isinstance(given[0], str) and isinstance(given[1], str | int | float):
            yield given[0], f"{given[1]}".strip()[:LONGEST]


def _constant(node: ast.expr) -> object:
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return None
