"""The numbers of the class page, against examples that were computed by hand."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from autograder.api.result import Report, Result, Status
from autograder.manifest import Course, Exercise, Lesson
from autograder.report.analysis import FEWEST, Analysis, Distribution, analyse

HINTS = ("a", "b")
COURSE = Course(
    1,
    "small",
    "Small",
    (
        Lesson(
            "01_one",
            "One",
            5,
            "checks",
            (Exercise("1.1", "First", HINTS, {"a": 4}), Exercise("1.2", "Second", HINTS, {"b": 3, "c": 3})),
        ),
        Lesson("02_two", "Two", 5, "checks", (Exercise("2.1", "Third", HINTS, {"d": 10}),)),
    ),
    root=Path(),
)
EXERCISE_OF = {"a": "1.1", "b": "1.2", "c": "1.2", "d": "2.1"}
MAX = {"a": 4.0, "b": 3.0, "c": 3.0, "d": 10.0}


def result(check: str, points: float = 0, status: Status | None = None, **fields: Any) -> Result:
    """A result that passes with all points, and fails with fewer, unless a status is given."""
    found = status or (Status.PASS if points == MAX[check] else Status.FAIL)
    return Result(check, EXERCISE_OF[check], check, found, points, MAX[check], **fields)


def report(student: str, *results: Result, lesson: str = "01_one", **fields: Any) -> Report:
    return Report(lesson, student, results, **fields)


def first(student: str, points: float, *others: float) -> Report:
    """A report with these points for exercise 1.1 and for the two checks of exercise 1.2."""
    return report(student, result("a", points), *(result(check, p) for check, p in zip("bc", others, strict=True)))


def exercise(found: Analysis, key: str) -> Any:
    return next(one for one in found.exercises if one.exercise.id == key)


def test_bins_hold_their_lower_border_and_the_last_one_holds_full_marks() -> None:
    marks = Distribution("x", 10, (0, 0.9, 1, 6.9999, 7, 9, 10))
    assert marks.bins == (2, 1, 0, 0, 0, 0, 1, 1, 0, 2)


@pytest.mark.parametrize("max_points", [10, 20, 30, 70, 100])
def test_a_mark_on_a_border_never_slips_into_the_bin_below(max_points: int) -> None:
    for tenth in range(10):
        bins = Distribution("x", max_points, (tenth * max_points / 10,)).bins
        assert bins.index(1) == tenth


def test_mean_and_median_are_in_points() -> None:
    marks = Distribution("x", 10, (1, 2, 9))
    assert (marks.mean, marks.median) == (4, 2)


def test_over_all_lessons_a_missing_notebook_counts_as_nothing() -> None:
    reports = [
        first("ana", 4, 3, 3),
        report("ana", result("d", 10), lesson="02_two"),
        first("ben", 4, 0, 0),
    ]
    found = analyse(COURSE, reports)
    assert (found.marks.max_points, found.marks.marks) == (20, (4, 20))
    assert [marks.marks for marks in found.lessons] == [(4, 10), (10,)]
    assert (found.students, found.notebooks) == (("ana", "ben"), 3)


def test_a_lesson_that_nobody_handed_in_is_left_out() -> None:
    found = analyse(COURSE, [first("ana", 4, 3, 3)])
    assert found.marks.max_points == 10
    assert {one.exercise.id for one in found.exercises} == {"1.1", "1.2"}


def test_difficulty_is_the_mean_share_of_those_who_attempted() -> None:
    reports = [
        first("ana", 4, 3, 0),
        first("ben", 1, 0, 0),
        report("cem", result("a", status=Status.NOT_ATTEMPTED), result("b", 3), result("c", 3)),
        report("dan", result("a", status=Status.UNGRADABLE), result("b", 3), result("c", 0)),
        report("eli", result("a", 4, Status.GRADER_FAULT), result("b", 3), result("c", 0)),
    ]
    one = exercise(analyse(COURSE, reports), "1.1")
    assert (one.attempted, one.not_attempted, one.ungradable, one.faults) == (2, 1, 1, 1)
    assert one.difficulty == (1 + 0.25) / 2
    assert exercise(analyse(COURSE, reports), "1.2").difficulty == pytest.approx((0.5 + 0 + 1 + 0.5 + 0.5) / 5)


def test_half_an_exercise_is_an_attempt_and_its_rest_counts_as_nothing() -> None:
    half = report("ana", result("a", 4), result("b", 3), result("c", status=Status.NOT_ATTEMPTED))
    one = exercise(analyse(COURSE, [half]), "1.2")
    assert (one.attempted, one.not_attempted, one.difficulty) == (1, 0, 0.5)


def test_an_exercise_that_nobody_attempted_has_no_difficulty() -> None:
    blank = report("ana", *(result(check, status=Status.NOT_ATTEMPTED) for check in "abc"))
    one = exercise(analyse(COURSE, [blank]), "1.1")
    assert (one.difficulty, one.discrimination.value) == (None, None)


def eight(pairs: Sequence[tuple[float, float]]) -> Analysis:
    """Students with these points for exercise 1.1 (of 4) and for each check of exercise 1.2 (of 3)."""
    return analyse(COURSE, [first(f"s{i}", a, b, b) for i, (a, b) in enumerate(pairs)])


def test_discrimination_is_the_correlation_with_the_other_exercises() -> None:
    # Shares 0, 0, 0, 0, 1, 1, 1, 1 against 0, 0, 0, 1, 0, 1, 1, 1: 3 - 1 of 4 agree, so r = (3 - 1) / 4.
    pairs = [(0, 0), (0, 0), (0, 0), (0, 3), (4, 0), (4, 3), (4, 3), (4, 3)]
    found = exercise(eight(pairs), "1.1").discrimination
    assert found.value == pytest.approx(0.5)
    half = 1.96 / math.sqrt(5)
    assert found.low == pytest.approx(math.tanh(math.atanh(0.5) - half))
    assert found.high == pytest.approx(math.tanh(math.atanh(0.5) + half))


def test_discrimination_is_corrected_the_exercise_is_no_part_of_its_own_total() -> None:
    # The two exercises are unrelated. With 1.1 inside the total, the correlation would be above 0.
    pairs = [(0, 0), (0, 3), (4, 0), (4, 3)] * 2
    assert exercise(eight(pairs), "1.1").discrimination.value == pytest.approx(0)


def test_discrimination_is_negative_where_the_strong_fail() -> None:
    found = exercise(eight([(4, 0), (0, 3)] * 4), "1.1").discrimination
    assert found.value == pytest.approx(-1)
    assert -1 <= found.low <= found.high <= 1


def test_discrimination_leaves_out_what_could_not_be_judged() -> None:
    pairs = [(0, 0), (0, 0), (0, 0), (0, 3), (4, 0), (4, 3), (4, 3), (4, 3)]
    reports = [first(f"s{i}", a, b, b) for i, (a, b) in enumerate(pairs)]
    # A second lesson that broke for the strong ones must not make them look weak.
    lost = [report(f"s{i}", result("d", status=Status.UNGRADABLE), lesson="02_two") for i in range(5, 8)]
    assert exercise(analyse(COURSE, [*reports, *lost]), "1.1").discrimination.value == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("pairs", "why"),
    [
        ([(0, 0), (4, 3)] * 3, f"fewer than {FEWEST} students"),
        ([(4, 0), (4, 3)] * 4, "all have the same points here"),
        ([(0, 3), (4, 3)] * 4, "all have the same points elsewhere"),
    ],
)
def test_where_discrimination_cannot_be_computed_words_say_why(pairs: list[tuple[float, float]], why: str) -> None:
    found = exercise(eight(pairs), "1.1").discrimination
    assert (found.value, found.why_not) == (None, why)


def test_students_without_other_work_are_not_compared() -> None:
    alone = [report(f"s{i}", result("d", 10 * (i % 2)), lesson="02_two") for i in range(FEWEST)]
    assert exercise(analyse(COURSE, alone), "2.1").discrimination.why_not == f"fewer than {FEWEST} students"


def test_a_misconception_counts_students_and_the_commonest_comes_first() -> None:
    wrong: Mapping[str, Any] = {"misconception": "twice", "cause": "It is scaled twice."}
    reports = [
        report("zoe", result("a", 0, misconception="other"), result("b", 0, **wrong), result("c", 0, **wrong)),
        report("ana", result("a", 0, misconception="label"), result("b", 0, **wrong), result("c", 3)),
    ]
    found = analyse(COURSE, reports)
    assert [(one.exercise, one.id, one.students) for one in found.misconceptions] == [
        ("1.2", "twice", ("ana", "zoe")),
        ("1.1", "label", ("ana",)),
        ("1.1", "other", ("zoe",)),
    ]
    assert found.misconceptions[0].cause == "It is scaled twice."
    assert exercise(found, "1.2").commonest == found.misconceptions[0]
    assert exercise(analyse(COURSE, [first("ana", 4, 3, 3)]), "1.1").commonest is None


def test_what_was_not_begun_is_told_once_at_its_largest() -> None:
    reports = [
        report("ana", *(result(check, status=Status.NOT_ATTEMPTED) for check in "abc")),
        report("ben", result("a", status=Status.NOT_ATTEMPTED), result("b", 3), result("c", 3)),
        report("cem", result("d", 10), lesson="02_two"),
    ]
    found = analyse(COURSE, reports)
    assert [(one.lesson.name, one.what, one.students) for one in found.unattempted] == [
        ("01_one", "no notebook", ("cem",)),
        ("01_one", "whole notebook untouched", ("ana",)),
        ("01_one", "1.1 First", ("ben",)),
        ("02_two", "no notebook", ("ana", "ben")),
    ]


def test_ungradable_work_has_its_reason_and_says_how_much_is_lost() -> None:
    lost = [result(check, status=Status.UNGRADABLE, found="No JSON.") for check in "abc"]
    reports = [report("ana", *lost), report("ben", lost[0], result("b", 3), result("c", 3))]
    found = analyse(COURSE, reports).ungradable
    assert [(one.student, one.exercises, one.reason) for one in found] == [
        ("ana", (), "No JSON."),
        ("ben", ("1.1",), "No JSON."),
    ]


def test_a_fault_of_ours_names_the_check() -> None:
    broken = report("ana", result("a", 4, Status.GRADER_FAULT, found="KeyError"), result("b", 3), result("c", 3))
    (fault,) = analyse(COURSE, [broken]).faults
    assert (fault.student, fault.exercise, fault.check, fault.message) == ("ana", "1.1", "a", "KeyError")


def test_the_slowest_come_first_and_five_are_told() -> None:
    reports = [replace(first(f"s{i}", 4, 3, 3), seconds=seconds) for i, seconds in enumerate([1, 9, 3, 8, 2, 7, 5])]
    assert [one.seconds for one in analyse(COURSE, reports).slowest] == [9, 8, 7, 5, 3]


def test_layers_and_versions_are_counted_and_notes_name_their_students() -> None:
    made: Mapping[str, Any] = {"versions": {"numpy": "2"}, "isolation": "box", "notes": ("slow",)}
    reports = [replace(first(student, 4, 3, 3), **made) for student in ("zoe", "ana")]
    found = analyse(COURSE, [*reports, first("x", 0, 0, 0)])
    assert found.isolation == {"box": 2, "none": 1}
    assert found.versions == {"numpy": {"2": 2}}
    assert found.notes == {"slow": ("ana", "zoe")}


def test_each_digest_says_for_which_lessons_it_holds() -> None:
    two = report("ana", result("d", 10), lesson="02_two", digests={"data": "d", "checks": "c2", "submission": "s2"})
    one = replace(first("ana", 4, 3, 3), digests={"data": "d", "checks": "c1", "submission": "s1"})
    assert analyse(COURSE, [two, one]).digests == {
        "data": {"d": ("1", "2")},
        "checks": {"c1": ("1",), "c2": ("2",)},
        "submission": {"s1": ("1",), "s2": ("2",)},
    }


def test_a_class_without_reports_is_empty_and_no_error() -> None:
    found = analyse(COURSE, [])
    assert (found.students, found.exercises, found.lessons, found.marks.mean, found.marks.median) == ((), (), (), 0, 0)
