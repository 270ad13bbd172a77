"""The fifth road: a page gives the answers of the banks the status, the points and the misconception of this machine.

In a sweep, all answers to lessons 1 to 3 travel on it, and some to the others: there each takes seconds.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.manifest import Course
from tests.site.browser_parts import needs_node, needs_pyodide
from tests.site.browser_road import Road, answers_to

pytestmark = [pytest.mark.slow(seconds=40), needs_pyodide, needs_node]
FILES = "5.6"
"""The exercise that saves a model: all of it travels, since what saves in a page is brought along."""

EACH = {"1": 1, "2": 1, "3": 1, "4": 12, "5": 12, "6": 25}
"""In a sweep, by lesson: every so many answers."""
SECONDS = {"1": 60, "2": 300, "3": 200, "4": 200, "5": 100, "6": 200}
SWEEPS = [
    pytest.param(number, each, id=number, marks=pytest.mark.slow(seconds=SECONDS[number]))
    for number, each in EACH.items()
]


def differences(course: Course, number: str, each: int, folder: Path) -> list[str]:
    lesson = course.lesson(number)
    answers = answers_to(course, lesson)
    chosen = [*answers][::each] + [name for name, entry in answers.items() if each > 1 and entry.exercise == FILES]
    return Road(course, lesson, folder).differences({name: answers[name] for name in chosen})


@pytest.mark.sweep
@pytest.mark.slow(seconds=32)
def test_a_page_gives_a_sample_of_the_answers_to_lesson_1_their_marks(course: Course, tmp_path: Path) -> None:
    lines = differences(course, "1", 45, tmp_path)
    assert not lines, "\n".join(lines)


@pytest.mark.sweep
@pytest.mark.parametrize(("number", "each"), SWEEPS)
def test_a_page_gives_the_answers_of_the_banks_the_marks_of_this_machine(
    course: Course, tmp_path: Path, number: str, each: int
) -> None:
    lines = differences(course, number, each, tmp_path)
    assert not lines, "\n".join(lines)


@pytest.mark.sweep
@pytest.mark.parametrize("number", "123456")
def test_every_cell_of_our_own_notebook_runs_in_a_page(course: Course, tmp_path: Path, number: str) -> None:
    assert Road(course, course.lesson(number), tmp_path).stopped_cells() == []
