"""The lines of a puzzle: those of one function, and some that do not belong there, mixed and with letters."""

from __future__ import annotations

import ast
import random
from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from autograder.material import Distractor, Puzzle

__all__ = ["Jigsaw", "function_in", "jigsaw"]


@dataclass(frozen=True)
class Jigsaw:
    """What a learner sees, and what is behind it.

    `head` is how the function begins, which is given. `lines` are by their letters, as they are shown; `right` has the
    letters of the function's own lines, in its order, and `wrong` the others.
    """

    head: str
    lines: dict[str, str]
    right: str
    wrong: dict[str, Distractor]

    @property
    def shown(self) -> str:
        """All of it, as text."""
        return "\n".join([f"    {self.head}", *(f"{letter} | {line}" for letter, line in self.lines.items())])

    def code(self, letters: Sequence[str]) -> str:
        """The function with these lines, in this order."""
        return "\n".join([self.head, *(self.lines[letter] for letter in letters)]) + "\n"

    def repaired(self, letters: Sequence[str]) -> str:
        """The letters, and after them those that the function lacks, in its own order."""
        return "".join([*letters, *(letter for letter in self.right if letter not in letters)])


def jigsaw(puzzle: Puzzle, code: str) -> Jigsaw | None:
    """A puzzle made of our solution, mixed the same way each time; None if the function is not there."""
    found = function_in(code, puzzle.function)
    if found is None:
        return None
    head, body = found
    every = [*body, *(each.line for each in puzzle.distractors)]
    letters = list(ascii_uppercase[: len(every)])
    random.Random(puzzle.exercise).shuffle(letters)
    lines = dict(sorted(zip(letters, every, strict=True)))
    wrong = dict(zip(letters[len(body) :], puzzle.distractors, strict=True))
    return Jigsaw(head, lines, "".join(letters[: len(body)]), wrong)


def function_in(code: str, name: str) -> tuple[str, list[str]] | None:
    """How a function begins, and its lines without docstring, comments and empty ones; None if it is not there."""
    lines = code.splitlines()
    for node in ast.parse(code).body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            body = node.body[1:] if ast.get_docstring(node, clean=False) is not None else node.body
            head = "\n".join(lines[node.lineno - 1 : node.body[0].lineno - 1])
            inner = lines[body[0].lineno - 1 : node.end_lineno] if body else []
            return head, [line for line in inner if line.strip() and not line.lstrip().startswith("#")]
    return None
