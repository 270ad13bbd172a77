"""Mutants: the reference solutions with one small thing changed, by machine.

Nobody chose them, so they find what the bank's authors did not think of. A mutant that no check
notices is either no mistake at all, or a mistake that a student can make unseen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider

from autograder.authoring.shortcuts import shortcuts
from autograder.authoring.source import SourceCell, source_cells
from autograder.manifest import Course, Lesson
from autograder.notebook.worked import BEGIN, END

__all__ = ["Mutant", "add_mutants", "mutants", "mutate"]


@dataclass(frozen=True)
class Mutant:
    """One mutant of the solution of an exercise.

    `id` stays the same as long as its line does, wherever that stands. `before` and `after` are the
    first line that differs; one of them is empty if a line is new or gone. `cell` is the whole cell
    without the change and `source` the one with it.
    """

    id: str
    exercise: str
    operator: str
    before: str
    after: str
    cell: str
    source: str

    @property
    def change(self) -> str:
        """What was changed, in words."""
        if not self.before:
            return f"`{self.after}` is new"
        return f"`{self.before}` became `{self.after}`" if self.after else f"`{self.before}` is gone"

    @property
    def place(self) -> str:
        """A line of the cell to look for: the one that was changed, or the first one."""
        return self.before or self.cell.lstrip().splitlines()[0]


def mutants(course: Course, lesson: Lesson) -> tuple[Mutant, ...]:
    """All mutants of a lesson's reference solution, in the order of the lesson."""
    found: dict[str, Mutant] = {}
    for cell in source_cells(course, lesson):
        if cell.exercise and not cell.is_check:
            add_mutants(cell, found)
    return tuple(found.values())


def add_mutants(cell: SourceCell, found: dict[str, Mutant]) -> None:
    """Add the mutants of a cell to those that were found, by their ids."""
    seen = {cell.source}
    for operator, source in mutate(cell.source):
        # Two operators may make the same change.
        if source in seen:
            continue
        seen.add(source)
        before, after = _first_difference(cell.source, source)
        text, number = f"{cell.exercise} {operator} {before} {after}", 0
        while (id := f"{cell.exercise}-{operator}-{_digest(text, number)}") in found:
            number += 1
        found[id] = Mutant(id, cell.exercise, operator, before, after, cell.source, source)


def _digest(text: str, number: int) -> str:
    return hashlib.sha256(f"{text} {number}".encode()).hexdigest()[:6]


def _first_difference(before: str, after: str) -> tuple[str, str]:
    """The first line that differs, before and after; nothing after if it is gone, nothing before if it is new."""
    old, new = [*before.splitlines(), ""], [*after.splitlines(), ""]
    n = next(n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b)
    is_gone = len(new) < len(old) and new[n] == old[n + 1]
    is_new = len(new) > len(old) and new[n + 1] == old[n]
    return "" if is_new else old[n].strip(), "" if is_gone else new[n].strip()


def mutate(source: str) -> Iterator[tuple[str, str]]:
    """Each way to change one thing between the marks of a solution: the operator's name, and the source.

    The operators below come first, then the `shortcuts`.
    """
    wrapper = MetadataWrapper(cst.parse_module(source))
    positions = wrapper.resolve(PositionProvider)
    lines = source.splitlines()
    inside = {n for n in range(len(lines)) if _is_inside(lines[: n + 1])}
    for node in _walk(wrapper.module):
        if node in positions and positions[node].start.line - 1 in inside:
            for name, operator in OPERATORS.items():
                for changed in operator(node):
                    yield name, _replaced(wrapper.module, node, changed)
    yield from shortcuts(source, inside)


def _is_inside(lines: list[str]) -> bool:
    marks = [BEGIN in line for line in lines if BEGIN in line or END in line]
    return bool(marks) and marks[-1]


def _walk(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """A node and all below it, without what is for people only: the texts of errors, and what is printed."""
    if isinstance(node, cst.Raise) or _is_print(node):
        return
    yield node
    for child in node.children:
        yield from _walk(child)


def _replaced(module: cst.Module, node: cst.CSTNode, changed: cst.CSTNode) -> str:
    new = module.deep_replace(node, changed)
    assert isinstance(new, cst.Module)
    return new.code


def _is_print(node: cst.CSTNode) -> bool:
    call = node.value if isinstance(node, cst.Expr) else None
    return isinstance(call, cst.Call) and isinstance(call.func, cst.Name) and call.func.value == "print"


# ---------------------------------------------------------------- the operators

Changes = Iterator[cst.CSTNode]

BINARY: dict[type[cst.CSTNode], type[Any]] = {
    cst.Add: cst.Subtract,
    cst.Subtract: cst.Add,
    cst.Multiply: cst.Divide,
    cst.Divide: cst.Multiply,
    cst.FloorDivide: cst.Modulo,
    cst.Modulo: cst.FloorDivide,
    cst.Power: cst.Multiply,
    cst.BitAnd: cst.BitOr,
    cst.BitOr: cst.BitAnd,
    cst.And: cst.Or,
    cst.Or: cst.And,
}
COMPARED: dict[type[cst.BaseCompOp], tuple[type[Any], ...]] = {
    cst.Equal: (cst.NotEqual,),
    cst.NotEqual: (cst.Equal,),
    cst.LessThan: (cst.LessThanEqual, cst.GreaterThan),
    cst.LessThanEqual: (cst.LessThan, cst.GreaterThan),
    cst.GreaterThan: (cst.GreaterThanEqual, cst.LessThan),
    cst.GreaterThanEqual: (cst.GreaterThan, cst.LessThan),
    cst.Is: (cst.IsNot,),
    cst.IsNot: (cst.Is,),
    cst.In: (cst.NotIn,),
    cst.NotIn: (cst.In,),
}
CONSTANTS = {"True": "False", "False": "True"}


def _number(node: cst.CSTNode) -> Changes:
    """Whole numbers one up and one down; decimals doubled and halved."""
    if isinstance(node, cst.Integer):
        value = node.evaluated_value
        yield cst.Integer(str(value + 1))
        yield cst.Integer(str(value - 1)) if value else cst.UnaryOperation(cst.Minus(), cst.Integer("1"))
    elif isinstance(node, cst.Float):
        yield cst.Float(repr(node.evaluated_value * 2))
        yield cst.Float(repr(node.evaluated_value / 2))


def _text(node: cst.CSTNode) -> Changes:
    """Another text."""
    if isinstance(node, cst.SimpleString) and not node.value.startswith(('"""', "'''")):
        yield node.with_changes(value=f"{node.prefix}{node.quote}XX{node.raw_value}{node.quote}")
    elif isinstance(node, cst.FormattedStringText):
        yield node.with_changes(value=f"XX{node.value}")


def _comparison(node: cst.CSTNode) -> Changes:
    """Another comparison, and the limits of `<` and `>`."""
    if isinstance(node, cst.ComparisonTarget):
        for other in COMPARED.get(type(node.operator), ()):
            yield node.with_changes(operator=other())


def _operation(node: cst.CSTNode) -> Changes:
    """Plus for minus, times for divided by, and for or."""
    if isinstance(node, cst.BinaryOperation | cst.BooleanOperation) and type(node.operator) in BINARY:
        yield node.with_changes(operator=BINARY[type(node.operator)]())


def _sign(node: cst.CSTNode) -> Changes:
    """Without `not`, without minus."""
    if isinstance(node, cst.UnaryOperation):
        yield node.expression


def _constant(node: cst.CSTNode) -> Changes:
    """True for False, False for True."""
    if isinstance(node, cst.Name) and node.value in CONSTANTS:
        yield cst.Name(CONSTANTS[node.value])


def _argument(node: cst.CSTNode) -> Changes:
    """A call without one of its keyword arguments, or without its only argument."""
    if isinstance(node, cst.Call):
        for arg in node.args:
            if arg.keyword is not None or len(node.args) == 1:
                yield node.with_changes(args=_without(node.args, arg))


def _order(node: cst.CSTNode) -> Changes:
    """Two neighbours in a call or tuple exchanged."""
    if isinstance(node, cst.Call):
        plain = [arg for arg in node.args if arg.keyword is None and not arg.star]
        for swapped in _swaps(plain):
            yield node.with_changes(args=[*swapped, *node.args[len(plain) :]])
    elif isinstance(node, cst.Tuple):
        for swapped in _swaps(node.elements):
            yield node.with_changes(elements=swapped)


def _element(node: cst.CSTNode) -> Changes:
    """A list or dict without one of its elements."""
    if isinstance(node, cst.List | cst.Dict) and len(node.elements) > 1:
        for element in node.elements:
            yield node.with_changes(elements=_without(node.elements, element))


def _method(node: cst.CSTNode) -> Changes:
    """An object as it is, in place of what its method gives."""
    if isinstance(node, cst.Call) and isinstance(node.func, cst.Attribute):
        yield node.func.value


def _slice(node: cst.CSTNode) -> Changes:
    """A slice without its ends."""
    if isinstance(node, cst.Slice) and (node.lower or node.upper):
        yield cst.Slice(lower=None, upper=None)


def _condition(node: cst.CSTNode) -> Changes:
    """A condition that always holds, and one that never does."""
    if isinstance(node, cst.If | cst.CompIf | cst.IfExp):
        yield node.with_changes(test=cst.Name("True"))
        yield node.with_changes(test=cst.Name("False"))


def _returned(node: cst.CSTNode) -> Changes:
    """A function that returns nothing."""
    if isinstance(node, cst.Return) and node.value is not None:
        yield node.with_changes(value=None)


def _statement(node: cst.CSTNode) -> Changes:
    """Without an assignment or a call."""
    is_call = isinstance(node, cst.Expr) and isinstance(node.value, cst.Call)
    if is_call or isinstance(node, cst.Assign | cst.AugAssign):
        yield cst.Pass()


OPERATORS: dict[str, Callable[[cst.CSTNode], Changes]] = {
    "number": _number,
    "text": _text,
    "comparison": _comparison,
    "operation": _operation,
    "sign": _sign,
    "constant": _constant,
    "argument": _argument,
    "order": _order,
    "element": _element,
    "method": _method,
    "slice": _slice,
    "condition": _condition,
    "return": _returned,
    "statement": _statement,
}


def _swaps(items: Sequence[Any]) -> Iterator[list[Any]]:
    """The items with two neighbours exchanged; the commas stay where they are."""
    for n, (first, second) in enumerate(pairwise(items)):
        swapped = [second.with_changes(comma=first.comma), first.with_changes(comma=second.comma)]
        yield [*items[:n], *swapped, *items[n + 2 :]]


def _without(items: Sequence[Any], item: cst.CSTNode) -> list[Any]:
    """The other items, without a comma that would be left at the end."""
    rest = [other for other in items if other is not item]
    if item is items[-1] and rest:
        rest[-1] = rest[-1].with_changes(comma=item.comma)
    return rest
