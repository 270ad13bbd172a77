"""class.yaml: what is due when, who has longer, and what lateness costs; each mistake in it with its line."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from autograder.api.result import Arrival
from autograder.bridges.class_rules import Attempt, ClassRules, load_rules
from autograder.bridges.handed_in import PLATFORM
from autograder.errors import UsageError
from autograder.manifest import Course

LESSON = "01_loading"
RULES = """\
time_zone: Europe/Berlin
deadlines:
  01_loading: 2026-11-06
  02_scaling: 2026-11-13 18:00
extensions:
  - {student: "Lovelace, Ada", until: 2026-11-09 12:00, why: ill}
  - {student: Bo Ek, lesson: 02_scaling, until: 2026-11-20}
late: {percent_per_day: 10, grace_minutes: 15, cap_percent: 25}
"""


def rules(folder: Path, course: Course, text: str) -> ClassRules:
    (folder / "class.yaml").write_text(text, encoding="utf-8")
    return load_rules(folder, course)


def at(text: str) -> Arrival:
    return Arrival(datetime.fromisoformat(text).astimezone(UTC).isoformat(), PLATFORM, late=False)


def test_without_a_file_nothing_is_due_and_the_newest_attempt_counts(tmp_path: Path, course: Course) -> None:
    found = load_rules(tmp_path, course)
    assert found.attempt is Attempt.NEWEST
    assert found.lateness("Ada", LESSON, at("2030-01-01T00:00+00:00")) is None


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "attempt: newest\n"])
def test_an_empty_file_says_nothing(tmp_path: Path, course: Course, text: str) -> None:
    assert rules(tmp_path, course, text) == ClassRules()


@pytest.mark.parametrize(
    ("came", "days", "percent"),
    [
        ("2026-11-06T23:59:59+01:00", None, None),
        ("2026-11-07T00:14:59+01:00", None, None),
        ("2026-11-06T23:14:00+00:00", None, None),
        ("2026-11-07T00:15:00+01:00", 1, 10),
        ("2026-11-07T23:59:59+01:00", 1, 10),
        ("2026-11-08T00:00:00+01:00", 2, 20),
        ("2026-12-24T00:00:00+01:00", 48, 25),
    ],
)
def test_each_day_that_has_begun_costs_its_share_after_the_grace_and_up_to_the_cap(
    tmp_path: Path, course: Course, came: str, days: int | None, percent: float | None
) -> None:
    found = rules(tmp_path, course, RULES).lateness("Cy", LESSON, at(came))
    assert (found and found.days, found and found.percent) == (days, percent)


def test_an_extension_holds_for_its_student_and_its_lesson(tmp_path: Path, course: Course) -> None:
    found = rules(tmp_path, course, RULES)
    assert found.lateness("Ada Lovelace", LESSON, at("2026-11-09T12:00+01:00")) is None
    assert found.lateness("Bo Ek", "02_scaling", at("2026-11-20T23:00+01:00")) is None
    late = found.lateness("Bo Ek", LESSON, at("2026-11-09T12:00+01:00"))
    assert late
    assert late.days == 3


def test_late_without_a_time_costs_nothing_and_says_so(tmp_path: Path, course: Course) -> None:
    found = rules(tmp_path, course, RULES).lateness("Cy", LESSON, Arrival("", PLATFORM, late=True))
    assert found
    assert (found.days, found.percent) == (None, 0)
    assert "until a person says" in found.why


def test_a_sentence_says_both_times_and_what_is_taken_off(tmp_path: Path, course: Course) -> None:
    found = rules(tmp_path, course, RULES).lateness("Cy", "02_scaling", at("2026-11-14T18:00+01:00"))
    assert found
    assert found.why == (
        "1 day late: due 2026-11-13 18:00 CET, handed in 2026-11-14 18:00 CET; 10 % of the points are taken off."
    )


@pytest.mark.parametrize(
    ("deadline", "utc"),
    [
        ("2026-10-24 12:00", "2026-10-24T10:00"),  # Summer time ends that night: a day of 24 hours all the same.
        ("2026-10-25 02:30", "2026-10-25T01:30"),  # There is half past two twice; the later one is meant.
        ("2026-03-29 02:30", "2026-03-29T01:30"),  # And here not at all.
        ("2026-11-13T18:00:00+02:00", "2026-11-13T16:00"),
        ("2026-11-13 18:00:00", "2026-11-13T17:00"),
    ],
)
def test_a_deadline_is_a_time_of_the_classs_zone(tmp_path: Path, course: Course, deadline: str, utc: str) -> None:
    text = f"time_zone: Europe/Berlin\ndeadlines: {{01_loading: {deadline}}}\n"
    due = rules(tmp_path, course, text).due("Ada", LESSON)
    assert due
    assert due.astimezone(UTC).isoformat().startswith(utc)


def test_a_day_has_twenty_four_hours_where_the_clocks_change(tmp_path: Path, course: Course) -> None:
    text = "time_zone: Europe/Berlin\ndeadlines: {01_loading: 2026-10-24 12:00}\nlate: {percent_per_day: 5}\n"
    found = rules(tmp_path, course, text)
    early, late = (found.lateness("Ada", LESSON, at(f"2026-10-25T{hour}:30+01:00")) for hour in (10, 11))
    assert (early and early.days, late and late.days) == (1, 2)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("time_zone: Mars/Olympus\n", 1, "no time zone"),
        ("time_zone: ../etc\n", 1, "no time zone"),
        ("deadlines:\n  07_more: 2026-11-01\n", 2, "no lesson '07_more'"),
        ("deadlines:\n  01_loading: next Friday\n", 2, "'next Friday' is no time"),
        ("deadlines:\n  01_loading: 2026-02-30 12:00\n", 2, "is no time"),
        ("deadlines:\n  01_loading: 7\n", 2, "expected str"),
        ("late:\n  percent_per_day: 120\n", 2, "percent_per_day is 120"),
        ("late:\n  grace_minutes: -1\n", 2, "grace_minutes is -1"),
        ("late:\n  cap_percent: .nan\n", 2, "expected a number"),
        ("attempt: last\n", 1, "newest, first, best"),
        ("drop_lowest: 9\n", 1, "cannot be dropped"),
        ("drop_lowest: -1\n", 1, "cannot be dropped"),
        ("extensions:\n  - {until: 2026-11-01}\n", 2, "student"),
        ("extensions:\n  - {student: Ada, lesson: 01_loading, until: 2026-11-01}\n", 2, "no deadline to extend"),
        ("extensions:\n  - {student: '', until: 2026-11-01}\n", 2, "needs a student"),
        ("extensions:\n  - {student: Ada, until: soon}\n", 2, "'soon' is no time"),
        ("extensions:\n  - {student: Ada, until: 2026-11-01}\n", 2, "no deadline to extend"),
        (RULES.replace("until: 2026-11-20", "until: 2026-11-01"), 7, "no later than the deadline"),
        ("deadlines: {01_loading: 9999-12-31}\n", 1, "is no time"),
        ("due: {01_loading: 2026-11-01}\n", 1, "due"),
        ("- a list\n", 1, "expected names with values"),
        ("deadlines: {01_loading: 2026-11-01, 01_loading: 2026-11-02}\n", 1, "twice"),
    ],
)
def test_each_mistake_is_told_with_its_line(tmp_path: Path, course: Course, text: str, line: int, words: str) -> None:
    with pytest.raises(UsageError) as told:
        rules(tmp_path, course, text)
    assert f"class.yaml:{line}: " in str(told.value)
    assert words in str(told.value)
    assert "\n" not in str(told.value)


def test_another_ending_is_not_passed_over(tmp_path: Path, course: Course) -> None:
    (tmp_path / "class.yml").write_text(RULES)
    with pytest.raises(UsageError, match=r"Call it class\.yaml"):
        load_rules(tmp_path, course)
