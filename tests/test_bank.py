"""The banks: every named wrong answer fails as itself, every right one passes, in every lesson."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from autograder.answers import live_answers
from autograder.authoring.bank import Entry, load_bank, reference_namespace, run_entry
from autograder.authoring.source import source_cells
from autograder.checking import PublicJudge, Result, Status, run_checks
from autograder.manifest import Course, Exercise, Lesson, load_course
from tests.conftest import ROOT

COURSE: Course = load_course(ROOT)
ENTRIES = [(lesson, entry) for lesson in COURSE.lessons for entry in load_bank(lesson)]


@cache
def reference(name: str) -> dict[str, Any]:
    return reference_namespace(COURSE, COURSE.lesson(name))


def of_exercise(results: Any, exercise: str) -> list[Result]:
    return [result for result in results if result.exercise == exercise]


def why(results: Any) -> str:
    return "\n".join(f"{r.check}: {r.status}: {r.found} {r.misconception}" for r in results if r.status != "pass")


@pytest.mark.parametrize("lesson", COURSE.lessons, ids=lambda lesson: lesson.name)
def test_the_reference_earns_every_point(lesson: Lesson) -> None:
    results = run_entry(COURSE, lesson, None, reference(lesson.name))
    assert sum(result.points for result in results) == lesson.points, why(results)


@pytest.mark.parametrize("lesson", COURSE.lessons, ids=lambda lesson: lesson.name)
def test_an_untouched_starter_is_not_attempted_in_every_check(lesson: Lesson) -> None:
    namespace: dict[str, Any] = {"__name__": "__main__"}
    for cell in source_cells(COURSE, lesson):
        if not (cell.is_check or cell.is_demo):
            exec(compile(starter(cell.source), "<cell>", "exec"), namespace)
    results = run_checks(COURSE.checks(lesson), lesson.check_points, live_answers(namespace), PublicJudge())
    assert {result.status for result in results} == {Status.NOT_ATTEMPTED}, why(results)


@pytest.mark.parametrize("lesson", COURSE.lessons, ids=lambda lesson: lesson.name)
def test_an_empty_notebook_is_not_attempted_in_every_check(lesson: Lesson) -> None:
    results = run_checks(COURSE.checks(lesson), lesson.check_points, live_answers({}), PublicJudge())
    assert {result.status for result in results} == {Status.NOT_ATTEMPTED}, why(results)


@pytest.mark.parametrize(("lesson", "entry"), ENTRIES, ids=lambda item: item.name)
def test_a_wrong_answer_fails_as_itself_and_a_right_one_passes(lesson: Lesson, entry: Entry) -> None:
    results = own_results(lesson, entry)
    if entry.is_right:
        assert all(result.status is Status.PASS for result in results), why(results)
        return
    failed = [result for result in results if result.status is Status.FAIL]
    assert entry.misconception in {result.misconception for result in failed}, why(results)
    for result in failed:
        assert result.found and result.expected and result.cause and result.next_step, result


OWN_RESULTS: dict[Path, list[Result]] = {}


def own_results(lesson: Lesson, entry: Entry) -> list[Result]:
    """The results of an entry in its own exercise, computed once."""
    if entry.file not in OWN_RESULTS:
        results = run_entry(COURSE, lesson, entry, reference(lesson.name), {entry.exercise})
        OWN_RESULTS[entry.file] = of_exercise(results, entry.exercise)
    return OWN_RESULTS[entry.file]


@pytest.mark.parametrize(("lesson", "exercise"), [(le, ex) for le in COURSE.lessons for ex in le.exercises])
def test_a_wrong_answer_loses_marks_in_its_own_exercise_only(lesson: Lesson, exercise: Exercise) -> None:
    entry = next(entry for entry in load_bank(lesson) if entry.exercise == exercise.id and not entry.is_right)
    results = run_entry(COURSE, lesson, entry, reference(lesson.name))
    others = [result for result in results if result.exercise != exercise.id]
    assert all(result.status is Status.PASS for result in others), why(others)


@pytest.mark.parametrize("lesson", COURSE.lessons, ids=lambda lesson: lesson.name)
def test_each_exercise_has_three_wrong_and_three_right_answers_and_two_checks(lesson: Lesson) -> None:
    bank = load_bank(lesson)
    count = Counter((entry.exercise, entry.is_right) for entry in bank)
    for exercise in lesson.exercises:
        assert count[exercise.id, False] >= 3, f"{exercise.id} has too few wrong answers"
        assert count[exercise.id, True] >= 3, f"{exercise.id} has too few right answers"
        assert len(exercise.checks) >= 2


@pytest.mark.parametrize("lesson", COURSE.lessons, ids=lambda lesson: lesson.name)
def test_different_misconceptions_of_an_exercise_get_different_messages(lesson: Lesson) -> None:
    messages: dict[tuple[str, ...], Entry] = {}
    for entry in load_bank(lesson):
        if entry.is_right:
            continue
        failed = [result for result in own_results(lesson, entry) if result.status is Status.FAIL]
        key = (entry.exercise, *(f"{r.check} {r.found} {r.cause}" for r in failed))
        twin = messages.setdefault(key, entry)
        assert twin.misconception == entry.misconception, f"{entry.name} and {twin.name} read the same"


def starter(source: str) -> str:
    """The source as students get it: solution regions replaced."""
    lines, inside = [], False
    for line in source.splitlines():
        if "### BEGIN SOLUTION" in line:
            inside = True
            lines.append(line[: len(line) - len(line.lstrip())] + "...")
        elif "### END SOLUTION" in line:
            inside = False
        elif not inside:
            lines.append(line)
    return "\n".join(lines)
