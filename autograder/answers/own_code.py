"""Code of an author's about a student's names, such as ``int((split(X, y, seed)[3] == 9).sum())``."""

from __future__ import annotations

import ast
import builtins
from typing import Any

__all__ = ["names_in", "value_of"]

FILE = "<own code>"
"""For tracebacks. It does not look like a cell: only lines of the student's own are told."""


def names_in(code: str) -> set[str]:
    """The names that a code takes from elsewhere: it uses them, does not make them, and Python has none such.

    Raises:
        SyntaxError: It is no Python.
    """
    used, made = set[str](), set[str](vars(builtins))
    for node in ast.walk(ast.parse(code, FILE)):
        if isinstance(node, ast.Name):
            (used if isinstance(node.ctx, ast.Load) else made).add(node.id)
        elif isinstance(node, ast.FunctionDef):
            made.add(node.name)
        elif isinstance(node, ast.arg):
            made.add(node.arg)
        elif isinstance(node, ast.alias):
            made.add((node.asname or node.name).partition(".")[0])
    return used - made


def value_of(code: str, names: dict[str, Any]) -> Any:
    """What the last line of a code gives, among these names. `names` gets those that the code makes.

    Raises:
        ValueError: Its last line is no expression.
        Exception: Whatever the code raises.
    """
    *lines, last = ast.parse(code, FILE).body or [ast.Pass()]
    if not isinstance(last, ast.Expr):
        raise ValueError("the last line of this code gives nothing")
    exec(compile(ast.Module(lines, []), FILE, "exec"), names)
    return eval(compile(ast.Expression(last.value), FILE, "eval"), names)
