"""What the clock stops is looked at again: limits know the machine, and a busy machine costs no points."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from autograder.api.result import Report, Status
from autograder.digits.judge import PublicJudge
from autograder.grading import grade, machine
from autograder.grading.batch import Batch, grade_all
from autograder.grading.grade import grade_submission
from autograder.grading.local_pool import LocalPool
from autograder.grading.machine import OURS, Seconds, machine_limits, own_seconds
from autograder.grading.store import Store
from autograder.grading.submissions import Submission
from autograder.manifest import Course
from autograder.sandbox.box import Box, BoxError, make_boxes
from autograder.sandbox.layers import layer_named
from tests.conftest import GOOD, judged_by

Solve = Callable[..., str]
pytestmark = pytest.mark.usefixtures("no_wall")

NONE = layer_named("none")
SLOW = "import time\ntime.sleep(1.5)\n" + GOOD


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where times are remembered, for this test alone."""
    monkeypatch.setattr("autograder.caches.user_cache_path", lambda name: tmp_path / "cache")
    return tmp_path / "cache"


@pytest.fixture
def hasty(tiny: Course) -> Course:
    """The tiny course with a limit of a second for a cell."""
    return replace(tiny, limits=replace(tiny.limits, cell_seconds=1))


def grade_texts(course: Course, folder: Path, texts: dict[str, str]) -> list[Report]:
    """Grade a class of notebooks without a wall."""
    submissions = []
    for student, text in texts.items():
        path = folder / f"{student}.ipynb"
        path.write_text(text)
        submissions.append(Submission(student, course.lessons[0], path))
    return grade_all(Batch(course, submissions, LocalPool(course, judged_by(PublicJudge()), make_boxes(course, NONE))))


def timed(course: Course) -> Seconds | None:
    box = Box(course, NONE)
    try:
        return own_seconds(course, course.lessons[0], box, judged_by(PublicJudge()))
    finally:
        box.renew()


def with_own_seconds(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    found = Seconds(seconds, seconds, seconds)
    monkeypatch.setattr(machine, "own_seconds", lambda *args: found)


def test_our_own_solution_is_timed_once_for_a_lesson_and_machine(
    tiny: Course, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = timed(tiny)
    assert first is not None
    assert 0 < first.question < first.notebook
    monkeypatch.setattr(machine, "_time", lambda *args: pytest.fail("timed again"))
    assert timed(tiny) == first
    (file,) = own_cache.glob("seconds-01_first-*.json")
    file.write_text("{torn")
    with pytest.raises(pytest.fail.Exception, match="timed again"):
        timed(tiny)


def test_a_limit_is_the_larger_of_the_manifests_and_five_times_ours(
    tiny: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson, limits = tiny.lessons[0], tiny.limits_of(tiny.lessons[0])
    with_own_seconds(monkeypatch, 0.1)
    assert machine_limits(tiny, lesson, Box(tiny, NONE), judged_by(PublicJudge())) == limits
    with_own_seconds(monkeypatch, 100)
    found = machine_limits(tiny, lesson, Box(tiny, NONE), judged_by(PublicJudge()))
    assert (found.cell_seconds, found.question_seconds, found.notebook_seconds) == (100 * OURS,) * 3
    assert found.memory_mb == limits.memory_mb


def test_without_our_solution_the_manifests_limits_stand(tiny: Course, tmp_path: Path) -> None:
    course = replace(tiny, root=tmp_path)
    (tmp_path / "lessons").symlink_to(tiny.root / "lessons")
    for name in ("course.yaml", "checks.py", "data"):
        (tmp_path / name).symlink_to(tiny.root / name)
    assert timed(course) is None


def test_on_a_slow_machine_honest_work_over_the_limit_is_graded_again_with_more_time(
    hasty: Course, tmp_path: Path, solve: Solve, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_own_seconds(monkeypatch, 4)
    slow, quick = grade_texts(hasty, tmp_path, {"slow": solve(SLOW), "quick": solve(GOOD)})
    assert (slow.points, slow.ran_out) == (4, "")
    assert "takes longer for our own solution" in slow.notes[-1]
    assert "with 20 seconds for a cell" in slow.notes[-1]
    assert quick.points == 4
    assert not any("Graded twice" in note for note in quick.notes)


def test_where_the_machine_is_quick_what_is_over_the_limit_is_graded_once(
    hasty: Course, tmp_path: Path, solve: Solve, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_own_seconds(monkeypatch, 0.1)
    (slow,) = grade_texts(hasty, tmp_path, {"slow": solve(SLOW)})
    assert (slow.points, slow.ran_out) == (0, "limit")
    assert not any("Graded twice" in note for note in slow.notes)


def test_what_only_the_wall_clock_stopped_is_graded_again_alone_before_it_counts(
    tiny: Course, tmp_path: Path, solve: Solve, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_own_seconds(monkeypatch, 0.1)
    runs: list[int] = []
    run = LocalPool._run

    def busy_at_first(self: LocalPool, submissions: Any, boxes: Any, limits: Any, done: Any, tick: Any) -> None:
        runs.append(len(boxes))

        def told(index: int, report: Report) -> None:
            stopped = len(runs) == 1 and report.student == "ana"
            done(index, replace(report, ran_out="wall", results=()) if stopped else report)

        run(self, submissions, boxes, limits, told, tick)

    monkeypatch.setattr(LocalPool, "_run", busy_at_first)
    ana, ben = grade_texts(tiny, tmp_path, {"ana": solve(GOOD), "ben": solve(GOOD)})
    assert (ana.points, ben.points) == (4, 4)
    assert "only the clock of a busy machine stopped it" in ana.notes[-1]
    assert runs[-1] == 1, "alone"


def test_a_record_says_that_time_ran_out_and_reads_back(
    hasty: Course, tmp_path: Path, solve: Solve, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_own_seconds(monkeypatch, 0.1)
    (slow,) = grade_texts(hasty, tmp_path, {"slow": solve(SLOW)})
    file = Store(tmp_path / "out").save(slow)
    assert json.loads(file.read_text())["ran_out"] == "limit"


def test_a_notebook_that_ends_each_box_holds_its_points_and_does_not_end_the_class(
    tiny: Course, tiny_box: Box, tmp_path: Path, solve: Solve, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object) -> Report:
        raise BoxError("the box is gone")

    monkeypatch.setattr(grade, "grade_notebook", broken)
    path = tmp_path / "ana.ipynb"
    path.write_text(solve(GOOD))
    report = grade_submission(tiny, Submission("ana", tiny.lessons[0], path), judged_by(PublicJudge()), tiny_box)
    assert {result.status for result in report.results} == {Status.HELD}
    assert "failed twice while this notebook ran, and with no other" in report.remark


def test_a_machine_that_cannot_run_even_an_empty_cell_ends_the_run(
    tiny: Course, tmp_path: Path, solve: Solve, monkeypatch: pytest.MonkeyPatch
) -> None:
    layer = dataclasses.replace(NONE)
    monkeypatch.setattr(Box, "_started", lambda self: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    path = tmp_path / "ana.ipynb"
    path.write_text(solve(GOOD))
    with pytest.raises(BoxError, match="no space is left on its disk"):
        grade_submission(tiny, Submission("ana", tiny.lessons[0], path), judged_by(PublicJudge()), Box(tiny, layer))
