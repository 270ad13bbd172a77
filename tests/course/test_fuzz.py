"""Whatever a submission replies, a check passes or fails: it does not break, and it does not work for ever."""

from __future__ import annotations

import dataclasses
import functools

import pytest

from autograder.api.registry import checks_of
from autograder.manifest import Course, Lesson, load_course
from tests.conftest import ROOT
from tests.fuzz.campaign import fuzz, fuzzers, unreached
from tests.fuzz.conversation import TOO_LONG, recorded_checks
from tests.fuzz.regressions import REGRESSIONS
from tests.fuzz.regressions_later import LATER
from tests.fuzz.replay import Broken, Fuzzer
from tests.fuzz.unreached import UNREACHED

COURSE: Course = load_course(ROOT)
LESSONS = COURSE.lessons
FEW, MANY = 30, 200
"""Changed conversations for each check, and in a sweep. `python -m tests.fuzz run` tries 2000."""
CHECKS = [
    pytest.param(lesson, check.name, id=check.name, marks=[] if lesson.number == "2" else pytest.mark.sweep)
    for lesson in LESSONS
    for check in recorded_checks(COURSE, lesson)
]
each_check = pytest.mark.parametrize(("lesson", "check"), CHECKS)


@functools.cache
def campaign(lesson: str, examples: int = FEW) -> dict[str, tuple[Fuzzer, list[str]]]:
    """Each check of a lesson after its sample, and what broke it."""
    found = {fuzzer.check.name: (fuzzer, fuzz(fuzzer, examples)) for fuzzer in fuzzers(COURSE, COURSE.lesson(lesson))}
    for regression in (regression for regression in [*REGRESSIONS, *LATER] if regression.check in found):
        fuzzer, broken = found[regression.check]
        try:
            fuzzer.regression(regression.change)
        except Broken as one:
            broken.append(f"{regression.about}: {one}")
    return found


@pytest.mark.slow
@pytest.mark.xdist_group("fuzz")
@each_check
def test_our_own_solution_passes_as_it_was_recorded(lesson: Lesson, check: str) -> None:
    """If not, the check asks something else now: `python -m tests.fuzz record` asks the banks anew."""
    campaign(lesson.name)[check][0].honest()


@pytest.mark.slow
@pytest.mark.xdist_group("fuzz")
@each_check
def test_no_reply_breaks_a_check_or_keeps_it_busy(lesson: Lesson, check: str) -> None:
    assert campaign(lesson.name)[check][1] == []


@pytest.mark.sweep
@pytest.mark.slow
@pytest.mark.xdist_group("fuzz")
@each_check
def test_no_reply_of_many_breaks_a_check_or_keeps_it_busy(lesson: Lesson, check: str) -> None:
    assert campaign(lesson.name, MANY)[check][1] == []


@pytest.mark.sweep
@pytest.mark.slow
@pytest.mark.xdist_group("fuzz")
@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_each_line_of_a_check_is_reached_or_has_a_reason(lesson: Lesson) -> None:
    lines = unreached([fuzzer for fuzzer, _ in campaign(lesson.name, MANY).values()])
    assert {(file, line) for file, _, line in lines} <= set(UNREACHED.get(lesson.name, {}))


def test_each_regression_is_of_a_check_that_exists() -> None:
    names = {check.name for lesson in COURSE.lessons for check in checks_of(COURSE, lesson)}
    assert names > TOO_LONG
    assert {regression.check for regression in [*REGRESSIONS, *LATER]} <= names


@pytest.mark.slow
@pytest.mark.xdist_group("fuzz")
def test_a_check_that_breaks_or_does_not_end_is_noticed() -> None:
    fuzzer = campaign("1")["test_class_counts_gives_ten_numbers"][0]

    def breaks(**resources: object) -> None:
        raise ZeroDivisionError

    def goes_on(**resources: object) -> None:
        while True:
            len([])
            (lambda: None)()

    for function, words in ((breaks, "breaks: ZeroDivisionError"), (goes_on, "does too much")):
        check = dataclasses.replace(fuzzer.check, function=function)
        with pytest.raises(Broken, match=words):
            Fuzzer(check, fuzzer.conversations, frozenset()).regression(lambda question, reply: reply)
