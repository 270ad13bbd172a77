"""Four roads, one verdict: live in a kernel, in the terminal, behind the wall, and under nbgrader.

In a sweep, every solution of the banks travels on all four, beside the reference and the starter of each lesson;
elsewhere a sample of lesson 1 does.
"""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest

from autograder.authoring.bank import load_bank
from autograder.manifest import Course, Lesson, load_course
from autograder.sandbox.box import Box
from autograder.sandbox.layers import Layer, layer_named
from tests import roads
from tests.conftest import ROOT
from tests.warm_kernel import warm_kernels

pytestmark = pytest.mark.slow
COURSE: Course = load_course(ROOT)

SAMPLE = 1
"""Students with solutions of the banks who travel where there is no sweep."""
EVERYBODY = [
    pytest.param(lesson, None, id=f"{lesson.name}-all", marks=[pytest.mark.sweep, pytest.mark.slow(seconds=200)])
    for lesson in COURSE.lessons
]


@pytest.mark.parametrize(("lesson", "most"), [pytest.param(COURSE.lessons[0], SAMPLE, id="sample"), *EVERYBODY])
def test_all_four_roads_give_each_check_the_same_status_points_and_misconception(
    lesson: Lesson, most: int | None, layer: Layer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    school = roads.hand_in(COURSE, lesson, tmp_path, most)
    with warm_kernels() as environment:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        in_kernel = roads.live(school)
        by_nbgrader, scores = roads.autograded(COURSE, lesson, tmp_path)
    with Box(COURSE, layer_named("none")) as box:
        in_terminal = roads.terminal(school, box, monkeypatch)
    behind_wall = roads.graded(COURSE, lesson, school, layer)

    assert {check for found in in_kernel.values() for check in found} == set(lesson.check_points)
    assert different(in_kernel, in_terminal) == []
    assert different(in_kernel, by_nbgrader) == []
    assert different(in_kernel, behind_wall) == []
    assert scores == {name: pytest.approx(sum(v[1] for v in found.values())) for name, found in in_kernel.items()}
    assert sum(v[1] for v in behind_wall["reference"].values()) == lesson.points
    assert in_kernel["noisy"] == in_kernel["reference"]
    assert {v[0] for v in behind_wall["starter"].values()} == {"not_attempted"}


def different(one: dict[str, roads.Verdicts], other: dict[str, roads.Verdicts]) -> list[tuple[str, ...]]:
    """Students and checks whose verdicts differ, with both."""
    assert one.keys() == other.keys()
    return [
        (student, check, str(one[student].get(check)), str(other[student].get(check)))
        for student in one
        for check in sorted({*one[student], *other[student]})
        if one[student].get(check) != other[student].get(check)
    ]


@pytest.mark.parametrize("lesson", COURSE.lessons, ids=lambda lesson: lesson.name)
def test_every_solution_of_the_banks_is_in_some_notebook(lesson: Lesson, tmp_path: Path) -> None:
    school = roads.hand_in(COURSE, lesson, tmp_path)
    cells = [cell.source for path in school.values() for cell in nbformat.read(path, as_version=4).cells]
    for entry in load_bank(COURSE, lesson):
        code = re.sub(r"\A(# .*\n)+", "", entry.source).strip()
        assert any(code in cell for cell in cells), entry.name
