"""A check that breaks: what is ours costs nothing, what one submission broke is held, and nobody's fault is a 0."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.api import Judges
from autograder.api.result import Report, Status
from autograder.digits.judge import PublicJudge
from autograder.errors import GraderError
from autograder.grading import grade
from autograder.grading.batch import Batch, grade_all
from autograder.grading.grade import grade_submission
from autograder.grading.local_pool import LocalPool
from autograder.grading.store import Store
from autograder.grading.submissions import Submission
from autograder.manifest import Course
from autograder.sandbox.box import Box, BoxError, make_boxes
from autograder.sandbox.layers import Layer, layer_named
from tests.conftest import judged_by
from tests.fragile import CHANGES, CHECKS, hand_in, make_course

Graded = Callable[[str], Report]
PASS, FAIL, HELD, FAULT = Status.PASS, Status.FAIL, Status.HELD, Status.GRADER_FAULT


@pytest.fixture(scope="module")
def layer(no_wall: Layer) -> Layer:
    """What is graded here is our own, and there are many boxes."""
    return no_wall


@pytest.fixture(scope="module")
def fragile(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return make_course(tmp_path_factory.mktemp("fragile"))


@pytest.fixture(scope="module")
def box(fragile: Course, layer: Layer) -> Iterator[Box]:
    with Box(fragile, layer, slot=2) as opened:
        yield opened


@pytest.fixture
def graded(fragile: Course, box: Box, tmp_path: Path) -> Graded:
    def run(code: str, course: Course = fragile, judges: Judges | None = None) -> Report:
        path = hand_in(fragile, tmp_path / "01_first.ipynb", code)
        return grade_submission(
            course, Submission("ana", course.lessons[0], path), judges or judged_by(PublicJudge()), box
        )

    return run


def statuses(report: Report) -> list[Status]:
    return [result.status for result in report.results]


@pytest.mark.parametrize(
    ("code", "expected", "points", "held"),
    [
        ("def number():\n    return 3", [PASS, PASS, PASS], 7, 0),
        ("def number():\n    return 0", [HELD, FAIL, PASS], 4, 1),
        (CHANGES.format(first="0"), [HELD, HELD, PASS], 4, 3),
        (CHANGES.format(first="'text'"), [HELD, HELD, PASS], 4, 3),
        ("def number():\n    return 10**12", [FAIL, Status.SKIPPED, HELD], 0, 4),
    ],
    ids=["right", "only-itself", "with-what-needs-it", "of-another-type", "a-size-that-the-student-chose"],
)
def test_points_that_one_submission_breaks_are_held_with_what_their_dependents_earn(
    graded: Graded, code: str, expected: list[Status], points: float, held: float
) -> None:
    report = graded(code)
    assert (statuses(report), report.points, report.held) == (expected, points, held), report.results
    assert report.needs_a_person is (held > 0)
    for result in report.results:
        if result.status is HELD and "broke" in result.found:
            assert result.cause == "Our own solution does not break this check."


def test_a_check_computes_no_longer_than_its_budget(graded: Graded) -> None:
    started = time.process_time()
    report = graded("def number():\n    return 10**12")
    assert time.process_time() - started < 10
    assert "CheckTooLong: it computed for more than 1 seconds" in report.results[2].found
    assert "checks.py" in report.results[2].found


@pytest.mark.parametrize("code", ["def number():\n    return 3", "def number():\n    return 4"], ids=["right", "wrong"])
def test_a_check_that_our_own_solution_breaks_costs_nothing_nor_do_its_dependents(
    tmp_path: Path, graded: Any, code: str
) -> None:
    ours = make_course(tmp_path / "ours", CHECKS.replace("    assert 12", "    {}['ours']\n    assert 12"))
    report = graded(code, ours)
    assert (report.points, report.held, report.needs_a_person) == (7, 0, True)
    assert report.results[0].status is FAULT
    assert "mistake in the course, not in your work" in report.results[0].cause
    assert report.results[0].found == "This check broke: KeyError: 'ours' (checks.py:11)."
    assert report.results[1].status is (PASS if "3" in code else FAULT)


def test_our_own_solution_is_tried_once_for_a_run(graded: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    once = grade._try_our_own

    def counted(course: Any, lesson: Any, *rest: Any) -> Any:
        tried.append(lesson.name)
        return once(course, lesson, *rest)

    monkeypatch.setattr(grade, "_try_our_own", counted)
    judges = judged_by(PublicJudge())
    for _ in range(3):
        graded("def number():\n    return 0", judges=judges)
    assert tried == ["01_first"]


def test_what_cannot_be_tried_on_our_own_solution_is_held(tmp_path: Path, graded: Any) -> None:
    alone = make_course(tmp_path / "alone")
    alone.solution(alone.lessons[0]).unlink()
    report = graded("def number():\n    return 0", alone)
    assert statuses(report) == [HELD, FAIL, PASS]
    assert "could not be tried" in report.results[0].cause


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        ("assert 1 == 2, 'one is not two'", FAIL, "one is not two"),
        ("assert 1 == 2", FAIL, "This does not hold: `number` divides twelve. (checks.py:11)"),
        ("pytest.fail('it is not so')", FAIL, "it is not so"),
        ("with pytest.raises(KeyError):\n        pass", FAIL, "DID NOT RAISE"),
        ("np.testing.assert_allclose([1.0], [2.0])", FAIL, "Not equal to tolerance"),
        ("import unittest\n    unittest.TestCase().assertIn(1, [])", FAIL, "1 not found in []"),
        ("from tests.box.test_held import not_in_a_check\n    not_in_a_check()", FAULT, "AssertionError: ours"),
        ("pytest.skip('later')", FAULT, "Skipped: later"),
        ("pytest.xfail('known')", FAULT, "known"),
        ("pytest.exit('enough')", FAULT, "Exit: enough"),
        ("raise SystemExit(3)", FAULT, "SystemExit: 3"),
        ("raise GeneratorExit", FAULT, "GeneratorExit"),
    ],
)
def test_only_an_assert_in_a_check_file_and_pytests_fail_judge_an_answer(
    tmp_path: Path, graded: Any, body: str, status: Status, words: str
) -> None:
    course = make_course(
        tmp_path / "other", CHECKS.replace('assert 12 % answers.call("number") == 0', f"{body}\n    0")
    )
    report = graded("def number():\n    return 3", course)
    assert report.results[0].status is status
    assert words in report.results[0].found
    assert report.results[0].points == (0 if status is FAIL else 1)
    result = report.results[0]
    assert all((result.found, result.expected, result.cause, result.next_step)), "each message has all its parts"


def not_in_a_check() -> None:
    """Stands for a mistake in the kit or in a library."""
    raise AssertionError("ours")


def test_a_box_that_breaks_once_is_renewed_and_costs_nothing(graded: Graded, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = [BoxError("gone")]
    student = Box.student

    def once(self: Box, limits: Any, **more: Any) -> Any:
        if broken:
            raise broken.pop()
        return student(self, limits, **more)

    monkeypatch.setattr(Box, "student", once)
    assert graded("def number():\n    return 3").points == 7


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_box_that_stays_broken_ends_the_run_and_what_is_finished_is_kept(
    fragile: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    names = ("ana", "bo", "cem")
    work = [Submission(n, fragile.lessons[0], hand_in(fragile, tmp_path / f"{n}.ipynb", NUMBERS[n])) for n in names]
    student, calls = Box.student, []

    def dead_after_one(self: Box, limits: Any, **more: Any) -> Any:
        calls.append(1)
        if len(calls) > 1:
            raise BoxError("the machine has no room left")
        return student(self, limits, **more)

    monkeypatch.setattr(Box, "student", dead_after_one)
    store = Store(tmp_path / "out")
    pool = LocalPool(fragile, judged_by(PublicJudge()), make_boxes(fragile, layer_named("none"), jobs))
    with pytest.raises(GraderError, match="no room left"):
        grade_all(Batch(fragile, work, pool, store))
    kept = [found for name in names if (found := store.read(name, "01_first"))]
    assert 1 <= len(kept) <= jobs
    assert all(report.points == 7 for report in kept)


NUMBERS = dict.fromkeys(("ana", "bo", "cem"), "def number():\n    return 3")


def test_a_submission_on_which_our_side_fails_has_all_its_points_held(
    graded: Graded, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object) -> None:
        raise ZeroDivisionError("ours")

    monkeypatch.setattr(grade, "rebuild", broken)
    report = graded("def number():\n    return 3")
    assert (report.points, report.held, report.needs_a_person) == (0, 7, True)
    assert "The grader itself broke on this submission: ZeroDivisionError: ours" in report.remark
