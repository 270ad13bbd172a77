"""What a lesson shows of its bank on purpose: the code of an option, a line of a puzzle."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from difflib import get_close_matches

from autograder.authoring.bank import Entry, load_bank
from autograder.manifest import Course, Lesson

__all__ = ["Entries", "code_of", "entries_of", "near"]

Entries = Mapping[str, Entry]
"""Entries of a bank by folder and name, such as ``wrong/1.3-sorted-by-count``."""


def entries_of(course: Course, lesson: Lesson) -> Entries:
    """The entries of a lesson's bank.

    Raises:
        CourseError: A file of the bank is not sound.
    """
    return {f"{entry.file.parent.name}/{entry.name}": entry for entry in load_bank(course, lesson)}


def code_of(entry: Entry) -> str:
    """An entry without comments, docstrings and imports."""
    left_out = {line for node in ast.walk(ast.parse(entry.source)) if _says_nothing(node) for line in _lines(node)}
    lines = [line for n, line in enumerate(entry.source.splitlines(), 1) if n not in left_out]
    return "\n".join(line for line in lines if not line.lstrip().startswith("#")).strip("\n")


def near(name: str, entries: Entries) -> str:
    """What an author may have meant, as a mend."""
    close = get_close_matches(name, entries, 1)
    return f"Did you mean {close[0]}?" if close else "Write folder and name, such as wrong/1.3-sorted-by-count."


def _says_nothing(node: ast.AST) -> bool:
    """Whether a statement is an import or a text that nobody uses."""
    is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    return is_text or isinstance(node, ast.Import | ast.ImportFrom)


def _lines(node: ast.AST) -> range:
    assert isinstance(node, ast.stmt)
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)
