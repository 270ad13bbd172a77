"""Where a seed is free, it changes no mark: twenty seeds, dealt out to our solution and the right ones of the banks.

`benchmarks/seeds.py` tries every seed with every solution.
"""

from __future__ import annotations

import pytest

from autograder.authoring.reference import Reference
from autograder.manifest import Course, load_course
from tests.conftest import ROOT
from tests.seeds import SEEDS, seeded, with_seed

COURSE: Course = load_course(ROOT)


@pytest.mark.sweep
@pytest.mark.slow
def test_no_seed_changes_a_mark_where_seeds_are_free() -> None:
    lesson = COURSE.lesson("4")
    solutions = list(seeded(COURSE, lesson))
    assert [name for _, name, _ in solutions] == [
        "our solution",
        "4.5-class-of-ones-own",
        "4.5-forests-that-vote",
        "4.5-t-interval-and-extra-trees",
    ]
    reference = Reference(COURSE, lesson)
    for position, seed in enumerate(SEEDS):
        exercise, name, source = solutions[position % len(solutions)]
        lost = with_seed(reference, exercise, name, source, seed)
        assert not lost, (name, seed, lost)
