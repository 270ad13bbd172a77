"""Four roads, one verdict: live in a kernel, in the terminal, behind the wall, and under nbgrader.

In a sweep, every solution of the banks travels on all four, and the reference and the starter of each lesson;
elsewhere those of lesson 1 do.
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

SIZE = 3
"""Students of a class: a class is one test, so that they share the sweeps and the processors."""
SECONDS = {lesson.name: 300 if lesson.apart else 50 for lesson in COURSE.lessons}
"""About how long three students take: in the project, forests are fitted for each of them."""
PLAIN = [pytest.param(COURSE.lessons[0], id="01_loading")] + [
    pytest.param(lesson, id=lesson.name, marks=[pytest.mark.sweep, pytest.mark.slow(seconds=SECONDS[lesson.name])])
    for lesson in COURSE.lessons[1:]
]
CLASSES = [
    pytest.param(
        lesson,
        students,
        id=f"{lesson.name}-{number}",
        marks=[pytest.mark.sweep, pytest.mark.slow(seconds=SECONDS[lesson.name])],
    )
    for lesson in COURSE.lessons
    for number, students in enumerate(roads.classes(roads.everybody(COURSE, lesson), SIZE))
]


@pytest.mark.parametrize("lesson", PLAIN)
def test_all_roads_agree_on_our_solution_with_noise_and_without_and_on_the_starter(
    lesson: Lesson, layer: Layer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = travel(lesson, roads.OURS, layer, tmp_path, monkeypatch)
    assert {check for verdicts in found.values() for check in verdicts} == set(lesson.check_points)
    assert sum(v[1] for v in found["reference"].values()) == lesson.points
    assert found["noisy"] == found["reference"]
    assert {v[0] for v in found["starter"].values()} == {"not_attempted"}


@pytest.mark.parametrize(("lesson", "students"), CLASSES)
def test_all_roads_give_each_solution_of_the_banks_the_same_status_points_and_misconception(
    lesson: Lesson, students: roads.Students, layer: Layer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    travel(lesson, students, layer, tmp_path, monkeypatch)


def travel(
    lesson: Lesson, students: roads.Students, layer: Layer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> dict[str, roads.Verdicts]:
    """Send students on all four roads, which must agree; what comes of it."""
    school = roads.hand_in(COURSE, lesson, folder, students)
    with warm_kernels() as environment:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        in_kernel = roads.live(school)
        by_nbgrader, scores = roads.autograded(COURSE, lesson, folder)
    with Box(COURSE, layer_named("none")) as box:
        in_terminal = roads.terminal(school, box, monkeypatch)
    behind_wall = roads.graded(COURSE, lesson, school, layer)

    assert different(in_kernel, in_terminal) == []
    assert different(in_kernel, by_nbgrader) == []
    assert different(in_kernel, behind_wall) == []
    assert scores == {name: pytest.approx(sum(v[1] for v in found.values())) for name, found in in_kernel.items()}
    return in_kernel


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
    school = roads.hand_in(COURSE, lesson, tmp_path, roads.everybody(COURSE, lesson))
    cells = [cell.source for path in school.values() for cell in nbformat.read(path, as_version=4).cells]
    for entry in load_bank(COURSE, lesson):
        code = re.sub(r"\A(# .*\n)+", "", entry.source).strip()
        assert any(code in cell for cell in cells), entry.name
