"""Solutions with other seeds than the one that was written down."""

from __future__ import annotations

import re
from collections.abc import Iterator

from autograder.api.result import Result
from autograder.authoring.bank import load_bank
from autograder.authoring.reference import Reference
from autograder.authoring.source import source_cells
from autograder.manifest import Course, Lesson

__all__ = ["SEEDS", "seeded", "with_seed"]

SEED = re.compile(r"(random_state=|default_rng\(|RandomState\()\d+")
FREE = ("4.5",)
"""Exercises that leave the seed to the student. In the others the text names it, or it is an argument."""
SEEDS = range(100, 120)


def seeded(course: Course, lesson: Lesson) -> Iterator[tuple[str, str, str]]:
    """Exercise, name and source of our solution and of each right one of the bank, if a seed stands in it."""
    cells = [cell for cell in source_cells(course, lesson) if cell.exercise in FREE and not cell.is_check]
    for exercise in dict.fromkeys(cell.exercise for cell in cells):
        source = "\n\n".join(cell.source for cell in cells if cell.exercise == exercise)
        if SEED.search(source):
            yield exercise, "our solution", source
    for entry in load_bank(course, lesson, ["right"]):
        if entry.exercise in FREE and SEED.search(entry.source):
            yield entry.exercise, entry.name, entry.source


def with_seed(reference: Reference, exercise: str, name: str, source: str, seed: int) -> list[Result]:
    """The results of this exercise that do not pass, with this seed in place of each one that is written down."""
    results = reference.replaced(SEED.sub(rf"\g<1>{seed}", source), name, exercise)
    return [result for result in results if result.status != "pass"]
