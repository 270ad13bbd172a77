"""Code of an author's about a student's names, such as ``int((split(X, y, seed)[3] == 9).sum())``."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator
from symtable import Symbol, SymbolTable, symtable
from typing import Any

__all__ = ["names_in", "value_of"]

FILE = "<own code>"
"""For tracebacks. It does not look like a cell: only lines of the student's own are told."""


def names_in(code: str) -> set[str]:
    """The names that a code takes from elsewhere: it uses them, does not make them, and Python has none such.

    Raises:
        SyntaxError: It is no Python.
    """
    found = [symbol for symbol in _symbols(symtable(code, FILE, "exec")) if symbol.is_global()]
    made = {symbol.get_name() for symbol in found if symbol.is_assigned() or symbol.is_imported()}
    return {symbol.get_name() for symbol in found if symbol.is_referenced()} - made - vars(builtins).keys()


def _symbols(table: SymbolTable) -> Iterator[Symbol]:
    """The names of a code, and those of the functions and classes in it."""
    yield from table.get_symbols()
    for child in table.get_children():
        yield from _symbols(child)


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
