"""Several graders at once: each ends by itself, and one that dies takes only its own task."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from numpy.typing import NDArray

from autograder.api.result import Status
from autograder.digits.judge import PublicJudge
from autograder.grading.batch import Batch, grade_all
from autograder.grading.local_pool import LocalPool, _Worker
from autograder.grading.submissions import Submission
from autograder.manifest import Course
from autograder.sandbox.box import make_boxes
from autograder.sandbox.layers import layer_named
from tests.conftest import GOOD, judged_by

Solve = Callable[..., str]


pytestmark = pytest.mark.usefixtures("no_wall")


@pytest.fixture
def four(tiny: Course, tmp_path: Path, solve: Solve) -> list[Submission]:
    """Four submissions; the third is a model that the judge below cannot bear."""
    found = []
    for number in range(4):
        path = tmp_path / f"{number}.ipynb"
        path.write_text(solve(GOOD.replace("60", "3") if number == 2 else GOOD))
        found.append(Submission(f"s{number}", tiny.lessons[0], path))
    return found


def local(course: Course, judge: PublicJudge, jobs: int) -> LocalPool:
    """So many graders here, without a wall."""
    return LocalPool(course, judged_by(judge), make_boxes(course, layer_named("none"), jobs))


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_every_grader_ends_by_itself(
    tiny: Course, four: list[Submission], monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    codes: list[int | None] = []
    end = _Worker.end

    def watched(self: _Worker) -> None:
        end(self)
        codes.append(self.process.exitcode)

    monkeypatch.setattr(_Worker, "end", watched)
    reports = grade_all(Batch(tiny, four, local(tiny, PublicJudge(), jobs)))
    assert codes == [0] * jobs
    assert [report.student for report in reports] == ["s0", "s1", "s2", "s3"]


def test_a_submission_is_taken_when_a_grader_is_free_for_it(tiny: Course, four: list[Submission]) -> None:
    events: list[str] = []

    def taken() -> Iterator[Submission]:
        for one in four:
            events.append(f"take {one.student}")
            yield one

    pool = local(tiny, PublicJudge(), 1)
    grade_all(Batch(tiny, taken(), pool), lambda report: events.append(f"done {report.student}"))
    assert events == [f"{what} s{number}" for number in range(4) for what in ("take", "done")]


class Deadly(PublicJudge):
    """Ends the grader when it is shown a weak model."""

    def score(self, predictions: NDArray[Any]) -> Any:
        found = super().score(predictions)
        if found.value < 0.84:
            os.kill(os.getpid(), signal.SIGKILL)
        return found


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_grader_that_dies_takes_only_its_own_task(tiny: Course, four: list[Submission], jobs: int) -> None:
    reports = grade_all(Batch(tiny, four, local(tiny, Deadly(), jobs)))
    assert [report.points for report in reports] == [4, 4, 0, 4]
    assert {result.status for result in reports[2].results} == {Status.HELD}
    assert reports[2].held == 4
    assert "ended without a word" in reports[2].remark
    assert reports[2].needs_a_person
