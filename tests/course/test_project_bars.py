"""The bars of the project: chosen from the stored runs by their rule, told in docs/calibration.md and in the lesson."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache

import pytest

from autograder.authoring.calibrate import job_of, read_runs
from autograder.digits.calibration.kinds import Role
from autograder.digits.calibration.page import PAGE, PROJECT_RUNS
from autograder.digits.calibration.rates import MAY_FAIL, MAY_PASS
from autograder.digits.project.bars import FILE, bar_of
from autograder.digits.project.calibration.kinds import Part
from autograder.digits.project.calibration.page import bars_text
from autograder.digits.project.calibration.rates import choose_bar, rates
from autograder.digits.project.calibration.runs import RUNS, Run, parts, plan, run
from autograder.errors import CourseError
from autograder.manifest import Course
from autograder.subject import Job
from tests.conftest import ROOT

BANK = ROOT / "autograder/digits/checks/bank/06_project/wrong"
every_part = pytest.mark.parametrize("part", parts(), ids=lambda part: part.exercise)


@cache
def stored() -> tuple[Run, ...]:
    return tuple(read_runs(ROOT / PROJECT_RUNS, Run))


def test_the_stored_runs_are_complete_for_two_versions_of_scikit_learn() -> None:
    versions = {run.sklearn for run in stored()}
    assert len(versions) >= 2 and "1.6.1" in versions
    assert {job_of(run) for run in stored()} == {job for version in versions for job in plan(version)}
    assert set(Counter(run.kind for run in stored()).values()) == {RUNS * len(versions)}


def test_the_rule_chooses_the_stored_bars_from_the_stored_runs() -> None:
    assert FILE.read_text(encoding="utf-8") == bars_text(stored())


@every_part
def test_no_honest_kind_fails_and_no_wrong_kind_passes_more_often_than_the_goals_say(part: Part) -> None:
    found = rates(part, stored(), bar_of(part.exercise))
    assert max(one.wrong for one in found if one.kind.role is Role.HONEST) <= MAY_FAIL
    late = [one.kind.name for one in found if one.kind.role is Role.WRONG and one.wrong > MAY_PASS]
    # An earlier check of the exercise refuses these, so that they never come to the bar.
    assert late == [name for name in late if (BANK / f"{part.exercise}-{name}.py").is_file()]
    assert sum(one.kind.role is Role.HONEST for one in found) >= 5
    assert sum(one.kind.role is Role.WRONG for one in found) >= 5


@every_part
def test_the_page_of_the_calibration_tells_each_bar_and_each_kind(part: Part) -> None:
    page = (ROOT / PAGE).read_text(encoding="utf-8")
    assert f"| {part.exercise} | {part.measured} | **{bar_of(part.exercise)}** |" in page
    assert all(f"| `{kind.name}`: {kind.about} |" in page for kind in part.kinds)


@every_part
def test_bars_that_honest_kinds_miss_or_that_are_too_low_are_refused(part: Part) -> None:
    with pytest.raises(CourseError, match=f"no bar lets all honest kinds of {part.exercise} pass"):
        choose_bar(part, [replace(run, measured=run.measured - 1) for run in stored()])
    with pytest.raises(CourseError, match="even the highest bar that is tried"):
        choose_bar(part, [replace(run, measured=run.measured + 1) for run in stored()])
    with pytest.raises(CourseError, match="too few runs"):
        choose_bar(part, [])


def test_a_run_can_be_repeated() -> None:
    found = [run(Job(kind, 3, "x")) for kind in ("6.3 chance", "6.4 not-enlarged") for _ in range(2)]
    assert found[0].measured == found[1].measured and found[2].measured == found[3].measured


def test_the_lesson_says_its_bars(course: Course) -> None:
    text = course.source(course.lesson("6")).read_text(encoding="utf-8")
    assert f"must read at least {bar_of('6.1')} times as many of them as of the clean digits" in text
    assert f"A gain of {bar_of('6.2')} or more" in text
    assert f"at least {round(40 * bar_of('6.3'))} must be liars" in text
    assert f"must read at least {bar_of('6.4'):.0%}".replace("%", " %") in text
