"""Shortcuts: our solution, right for what the text shows and wrong beyond it.

The operators of `mutants` change what a line says. A shortcut leaves all lines as they are, and changes what goes in or
what comes out: only the first rows are looked at, a number is made even, an argument is remembered from the first
call. A check that asks once, with the example of the text, sees none of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import libcst as cst
from libcst import matchers
from libcst.metadata import MetadataWrapper, PositionProvider

__all__ = ["shortcuts"]

ARGUMENTS = {
    "first-rows": ("{name}[:10]", "{name}[:100]"),
    "even": ("{name} // 2 * 2",),
    "abs": ("abs({name})",),
    "clip": ("{name}.clip(0, 255)",),
    "narrow": ('{name}.astype("uint8")', '{name}.astype("float32")'),
    "remembered": ('{function}.__dict__.setdefault("{name}", {name})',),
}
"""What may become of an argument, by the name of the shortcut."""
SEEDS = ("seed", "random_state")
RESULTS = {
    "first-rows": ("({value})[:36]",),
    "abs": ("abs({value})",),
    "clip": ("({value}).clip(0, 1)", "min({value}, 1)"),
    "narrow": ('({value}).astype("float32")', "int({value})"),
}
"""What may become of a result."""


def shortcuts(source: str, inside: Collection[int]) -> Iterator[tuple[str, str]]:
    """Each shortcut through a cell: its name, and the source.

    Args:
        source: The cell.
        inside: The numbers of the lines that are the student's, from 0.
    """
    wrapper = MetadataWrapper(cst.parse_module(source))
    positions = wrapper.resolve(PositionProvider)

    def line(node: cst.CSTNode) -> int:
        return positions[node].start.line - 1

    for function in matchers.findall(wrapper.module, matchers.FunctionDef()):
        assert isinstance(function, cst.FunctionDef)
        if first := next((n for n in map(line, function.body.body) if n in inside), 0):
            for name, changed in _other_arguments(function):
                yield name, _with_line(source, first, changed)
    for node in _results(wrapper.module):
        if line(node) in inside:
            for name, changed in _other_results(wrapper.module, node):
                yield name, changed


def _other_arguments(function: cst.FunctionDef) -> Iterator[tuple[str, str]]:
    """The shortcut's name, and the line that takes it."""
    for param in function.params.params:
        name = param.name.value
        if name == "self":
            continue
        for shortcut, forms in ARGUMENTS.items():
            for form in forms:
                yield shortcut, f"{name} = {form.format(name=name, function=function.name.value)}"
        if param.default is not None:
            yield "ignored", f"{name} = {cst.Module([]).code_for_node(param.default)}"
        if name in SEEDS:
            yield "constant-seed", f"{name} = 0"


def _results(module: cst.Module) -> Iterator[cst.Return | cst.Assign]:
    """What a function returns, and what the cell itself assigns. A tuple that is written out has no size to change."""
    for node in matchers.findall(module, matchers.Return()):
        if isinstance(node, cst.Return) and node.value is not None and not isinstance(node.value, cst.Tuple):
            yield node
    for statement in module.body:
        for small in statement.body if isinstance(statement, cst.SimpleStatementLine) else ():
            if isinstance(small, cst.Assign) and isinstance(small.targets[0].target, cst.Name):
                yield small


def _other_results(module: cst.Module, node: cst.Return | cst.Assign) -> Iterator[tuple[str, str]]:
    assert node.value is not None
    for shortcut, forms in RESULTS.items():
        for form in forms:
            value = cst.parse_expression(form.format(value=module.code_for_node(node.value)))
            changed = module.deep_replace(node.value, value)
            assert isinstance(changed, cst.Module)
            yield shortcut, changed.code


def _with_line(source: str, number: int, line: str) -> str:
    """The source with a line more, as far in as the one that it stands before."""
    lines = source.split("\n")
    indent = lines[number][: len(lines[number]) - len(lines[number].lstrip())]
    return "\n".join([*lines[:number], indent + line, *lines[number:]])
