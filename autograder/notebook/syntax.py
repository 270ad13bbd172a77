"""What the source of a cell says, by its syntax tree. Nothing is executed, and no source costs more than a moment."""

from __future__ import annotations

import ast
import re
import symtable
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

__all__ = ["MAX_PARSED", "STUDY", "Syntax", "parsed", "parsed_cell", "syntax_of", "syntaxes"]

STUDY = frozenset({"check", "hint", "look_back", "mine", "predict", "puzzle", "quiz", "review", "solution"})
"""What a lesson offers its student; a cell of nothing else is no work."""
MAX_SOURCE = 100_000
"""Characters of one cell; a longer one is compared as text and not parsed."""
MAX_PARSED = 500_000
"""Characters of one notebook; what comes after them is not parsed."""
REFUSED = (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError)
"""What Python's parser raises at source that is none, or that is nested too deep."""

MAGIC = re.compile(r"^([ \t]*)(?:[%!].*|\?{1,2}[\w.]+[ \t]*|[\w.]+\?{1,2}[ \t]*)$", re.MULTILINE)
ASSIGNED_MAGIC = re.compile(r"^([\w., \t]*=[ \t]*)[%!].*$", re.MULTILINE)
CELL_MAGIC = re.compile(r"\A\s*%%.*")
NAMES = re.compile(r"^(?:(?:async[ \t]+)?def[ \t]+(\w+)|class[ \t]+(\w+)|(\w+)[ \t]*(?::[^=\n]*)?=(?!=))", re.MULTILINE)


@dataclass(frozen=True)
class Syntax:
    """One cell, as far as matching asks.

    `fingerprint` is the same for cells with the same syntax tree, however they are formatted. `binds` are the
    names that the cell makes, `uses` those that must be there before it. `calls` are the functions that it calls with
    constants, if it does nothing else, `checks` the exercises of all its calls of ``check``, and `hides` the names of
    `STUDY` that it gives another meaning.
    """

    fingerprint: str
    binds: frozenset[str] = frozenset()
    uses: frozenset[str] = frozenset()
    calls: frozenset[str] = frozenset()
    checks: tuple[str, ...] = ()
    hides: frozenset[str] = frozenset()
    is_blank: bool = False

    def only_calls(self, names: frozenset[str]) -> bool:
        """Whether the cell is nothing but calls of these functions."""
        return bool(self.calls) and self.calls <= names


def syntaxes(sources: Iterable[str]) -> list[Syntax]:
    """The syntax of each cell of a notebook."""
    found, left = [], MAX_PARSED
    for source in sources:
        left -= len(source)
        found.append(syntax_of(source) if left >= 0 else _as_text(source))
    return found


@lru_cache(maxsize=512)
def syntax_of(source: str) -> Syntax:
    """The syntax of one cell; what cannot be parsed is compared as text, and its names are guessed by line."""
    if len(source) > MAX_SOURCE:
        return _as_text(source)
    plain = parsed(source)
    code = source if plain else _without_magics(source)
    tree = plain or parsed(code)
    if tree is None:
        return _as_text(source)
    # Magics are no part of the tree, and a cell whose magics differ is another one.
    magics = "" if plain else repr([line.strip() for line in source.splitlines() if re.search("[%!?]", line)])
    try:
        binds, uses = _names(tree, code)
        told = ast.dump(tree) + magics
    except REFUSED:
        return _as_text(source)
    return Syntax(
        sha256(told.encode("utf-8", "surrogatepass")).hexdigest(),
        binds,
        uses,
        _calls(tree),
        tuple(_checks(tree)),
        (binds & STUDY) - _imported(tree),
        not tree.body and not magics,
    )


def parsed(source: str) -> ast.Module | None:
    """The tree of a source; None if Python cannot read it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # An odd escape in a student's text is no news to the grader.
        try:
            return ast.parse(source)
        except REFUSED:
            return None


def parsed_cell(source: str) -> ast.Module | None:
    """The tree of a cell, in which magics do nothing; None if Python cannot read it."""
    return parsed(source) or parsed(_without_magics(source))


def _without_magics(source: str) -> str:
    """The cell with statements that do nothing in place of magics.

    IPython's own transformer is exact, but it reads the whole cell anew for each magic in it: a hostile cell
    would cost minutes.
    """
    code = CELL_MAGIC.sub("", source)
    return MAGIC.sub(r"\1pass", ASSIGNED_MAGIC.sub(r"\1None", code))


def _as_text(source: str) -> Syntax:
    lines = "\n".join(line.rstrip() for line in source.strip().splitlines())
    names = frozenset(name for found in NAMES.findall(source[:MAX_SOURCE]) for name in found if name)
    return Syntax(f"text:{sha256(lines.encode('utf-8', 'surrogatepass')).hexdigest()}", names, is_blank=not lines)


def _calls(tree: ast.Module) -> frozenset[str]:
    """The functions that the cell calls with constants, if that is all it does."""
    names = [_called(statement) for statement in tree.body]
    return frozenset() if None in names else frozenset(name for name in names if name)


def _called(statement: ast.stmt) -> str | None:
    call = statement.value if isinstance(statement, ast.Expr) else None
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
        return None
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    return call.func.id if all(isinstance(value, ast.Constant) for value in given) else None


def _checks(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "check":
            for value in node.args[:1]:
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    yield value.value


def _imported(tree: ast.Module) -> set[str]:
    """The names that come from this package."""
    own = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == "autograder"]
    return {alias.name for node in own for alias in node.names if alias.asname in (None, alias.name)}


def _names(tree: ast.Module, code: str) -> tuple[frozenset[str], frozenset[str]]:
    """The names that the cell binds, and those that must be there before it runs."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        top = symtable.symtable(code, "cell", "exec")
    binds, uses = set(), set()
    tables = [top]
    while tables:
        table = tables.pop()
        tables += table.get_children()
        for symbol in table.get_symbols():
            made = symbol.is_assigned() or symbol.is_imported() or symbol.is_namespace()
            if made and (table is top or symbol.is_declared_global()):
                binds.add(symbol.get_name())
            if symbol.is_referenced() and (table is top or symbol.is_global()):
                uses.add(symbol.get_name())
    return frozenset(binds), frozenset(uses - _made_first(tree, binds))


def _made_first(tree: ast.Module, binds: set[str]) -> set[str]:
    """The names that the cell makes in an earlier statement than the first that reads them."""
    made: set[str] = set()
    read: set[str] = set()
    for statement in tree.body:
        nodes = list(ast.walk(statement))
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            made.add(statement.name)
        read |= {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)} - made
        made |= {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)} & binds
        if isinstance(statement, ast.Import | ast.ImportFrom):
            made |= {alias.asname or alias.name.split(".")[0] for alias in statement.names}
    return made - read
