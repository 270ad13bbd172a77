"""What a person decides changes what counts as the file says, and never what was found."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from autograder.api.registry import checks_of
from autograder.api.result import Report, Status
from autograder.api.runner import blank
from autograder.bridges.class_rules import Late
from autograder.bridges.roll import Roll
from autograder.errors import UsageError
from autograder.grading.decided import decided, excused, needless
from autograder.grading.override_file import put_override
from autograder.grading.overrides import NAME, Override, load_overrides
from autograder.grading.record import Record
from autograder.manifest import Course
from autograder.report.changes import change_text, place_of
from autograder.report.counting import counted
from autograder.report.page import student_page
from autograder.report.publish import show_moves
from autograder.report.published import with_decisions

LESSON, EXERCISE = "01_loading", "1.2"  # Its checks are worth 1, 2 and 1 points.
CHECK = "test_read_idx_images_puts_pixels_in_place"
LATE = Late(percent_per_day=10, cap_percent=30)


def report(course: Course, student: str = "ada", status: Status = Status.PASS, **by_check: Status) -> Report:
    """A report of lesson 1 whose checks all ended with `status`, but for those that are named."""
    lesson = course.lessons[0]
    results = []
    for check in checks_of(course, lesson):
        now = by_check.get(check.name, status)
        result = blank(check, lesson.check_points, now, "It is another one." if now is Status.FAIL else "")
        results.append(replace(result, points=result.max_points if now is Status.PASS else 0.0))
    return Report(lesson.name, student, tuple(results))


def points_of(found: Report, exercise: str = EXERCISE) -> float:
    return sum(result.points for result in found.of_exercise(exercise))


def about(exercise: str = EXERCISE, student: str = "ada", why: str = "I looked.", **fields: object) -> Override:
    made: Override = replace(Override(lesson=LESSON, student=student, exercise=exercise, why=why), **fields)  # type: ignore[arg-type]
    return made


def test_points_for_an_exercise_are_its_points_and_the_rest_stays(course: Course) -> None:
    found = report(course, **{CHECK: Status.FAIL})
    changed = decided(found, [about(points=3)])
    assert (points_of(found), points_of(changed)) == (2, 3)
    assert changed.points == found.points + 1
    untouched = [one for one in changed.results if one.exercise != EXERCISE]
    assert untouched == [one for one in found.results if one.exercise != EXERCISE]
    (change,) = changed.changes
    assert (change.earned, change.points, change.max_points, place_of(change, LESSON)) == (2, 3, 4, "1.2")
    assert change_text(change) == "3 of 4 points, 2 earned: I looked."


@given(points=st.integers(0, 400).map(lambda n: n / 100), passed=st.sets(st.integers(0, 2)), held=st.booleans())
def test_points_for_an_exercise_add_up_and_nothing_stays_held(
    course: Course, points: float, passed: set[int], held: bool
) -> None:
    checks = list(course.lessons[0].exercise(EXERCISE).checks)
    other = Status.HELD if held else Status.FAIL
    found = report(course, **{name: Status.PASS if n in passed else other for n, name in enumerate(checks)})
    changed = decided(found, [about(points=points)])
    assert points_of(changed) == pytest.approx(points)
    assert changed.held == 0
    assert all(0 <= result.points <= result.max_points for result in changed.results)
    assert all(
        result.points == pytest.approx(result.max_points, abs=1e-8) or result.status is not Status.PASS
        for result in changed.results
    )


def test_what_passed_keeps_its_points_as_long_as_they_last(course: Course) -> None:
    found = report(course, **{CHECK: Status.FAIL})
    given_points = [result.points for result in decided(found, [about(points=1.5)]).of_exercise(EXERCISE)]
    assert given_points == [1, 0, 0.5]


def test_everybody_gets_points_who_attempted_it_and_has_fewer(course: Course) -> None:
    gift = Override(lesson=LESSON, everybody=True, check=CHECK, points=1, why="The check was wrong.")
    failed, passed = report(course, **{CHECK: Status.FAIL}), report(course)
    for status in (Status.NOT_ATTEMPTED, Status.UNGRADABLE):
        nothing = report(course, **{CHECK: status})
        assert decided(nothing, [gift]) == nothing
    assert decided(passed, [gift]) == passed
    assert decided(failed, [gift]).points == failed.points + 1
    held = report(course, **{CHECK: Status.HELD})
    assert (decided(held, [gift]).held, decided(held, [gift]).points) == (0, held.points + 1)


@pytest.mark.parametrize("own", [{"exercise": "", "check": CHECK}, {"exercise": EXERCISE}])
def test_a_decision_about_one_student_goes_before_one_about_everybody(course: Course, own: dict[str, str]) -> None:
    gift = Override(lesson=LESSON, everybody=True, check=CHECK, points=2, why="The check was wrong.")
    mine = about(points=0, **own)
    changed = decided(report(course, **{CHECK: Status.FAIL}), [gift, mine])
    assert [change.points for change in changed.changes] == [0]
    assert next(one for one in changed.results if one.check == CHECK).points == 0


def test_an_excuse_takes_an_exercise_or_a_lesson_out_of_what_counts(course: Course) -> None:
    found, lessons = report(course, **{CHECK: Status.FAIL}), course.lessons[:2]
    without = decided(found, [about(excuse=True)])
    assert (without.points, without.counted, without.max_counted) == (
        found.points,
        found.points - 2,
        found.max_points - 4,
    )
    whole = decided(found, [about("", excuse=True)])
    assert (whole.excused, whole.counted, whole.max_counted) == (True, 0, 0)
    two = counted(lessons, {LESSON: whole})
    assert (two.max_points, two.excused) == (lessons[1].points, ("1",))
    absent = counted(lessons, {}, excused={lessons[1].name})
    assert (absent.max_points, absent.excused) == (lessons[0].points, ("2",))


def test_an_excused_lesson_is_not_the_one_that_is_dropped(course: Course) -> None:
    found = counted(course.lessons[:3], {}, 1, {LESSON})
    assert (found.excused, found.dropped) == (("1",), ("2",))
    one = counted(course.lessons[:2], {}, 1, {LESSON})
    assert (one.dropped, one.max_points) == ((), course.lessons[1].points)


def test_late_days_cost_what_the_rules_of_the_class_say_and_leave_points_alone(course: Course) -> None:
    found = report(course)
    for days, percent in ((0, 0), (1, 10), (9, 30)):
        changed = decided(found, [about("", late_days=days)], LATE)
        assert changed.lateness is not None
        assert changed.lateness.percent == percent
        assert changed.points == found.points
        assert changed.counted == pytest.approx(found.points * (100 - percent) / 100)
    assert "in time, as decided: I looked; no points" in decided(found, [about("", late_days=0)]).changes[0].lateness


def test_a_comment_changes_nothing_and_stands_on_the_students_page(course: Course) -> None:
    found = report(course)
    said = decided(found, [about(why="", comment="Well <b>done</b>!", by="mk", at="2026-11-28 09:00 UTC")])
    assert change_text(said.changes[0]) == ""
    assert (said.results, said.counted) == (found.results, found.counted)
    page = student_page(course, "ada", [said])
    assert "Your teacher says:" in page
    assert "Well &lt;b&gt;done&lt;/b&gt;!" in page


def test_a_page_says_what_was_earned_what_it_became_why_by_whom_and_when(course: Course) -> None:
    one = about(points=4, by="mk", at="2026-11-28 09:00 UTC")
    page = student_page(course, "ada", [decided(report(course, **{CHECK: Status.FAIL}), [one])])
    words = " ".join(re.sub("<[^>]+>", " ", page).split())
    assert "4 of 4 points, 2 earned: I looked. (By mk, 2026-11-28 09:00 UTC.)" in words


def test_a_decision_that_the_checks_give_by_themselves_is_needless(course: Course) -> None:
    one = about(points=4)
    assert needless([report(course)], [one]) == ["ada 1.2: 4 points without a decision."]
    assert not needless([report(course, **{CHECK: Status.FAIL})], [one])
    assert not needless([report(course, **{CHECK: Status.HELD})], [about(points=2)])
    assert not needless([report(course)], [about(comment="Good.", why="")])


def test_a_preview_names_the_decisions_that_a_new_check_has_made_needless(course: Course) -> None:
    console = Console(record=True, width=200, file=io.StringIO())
    before = [Record(Path("ada.json"), report(course, **{CHECK: Status.FAIL}))]
    show_moves(console, before, [report(course)], [about(points=4), about(student="bo", points=4)])
    shown = console.export_text()
    assert "No longer needed in overrides.yaml: ada 1.2: 4 points without a decision." in shown
    assert "None of 1 marks would move." in shown
    assert "bo" not in shown


def test_what_counts_is_shown_as_soon_as_a_person_has_decided_about_it(course: Course) -> None:
    for one in (about(excuse=True), about("", late_days=2)):
        assert with_decisions([report(course)], Roll(), [one]).roll.has_rules
    assert not with_decisions([report(course)], Roll(), [about(points=1)]).roll.has_rules
    assert excused([about("", excuse=True), about(excuse=True)]) == {("ada", LESSON)}


# --- The file ---

WRITTEN = """\
# What I decided this term.

-
  student: "ada"
  lesson: 01_loading
  exercise: "1.2"
  points: 1
  why: |
    # not a comment
    but two lines.

# About Bo: a long story.
- student: bo  # the other one
  lesson: 01_loading
  exercise: "1.3"
  comment: Good.
# The end.
"""


def put(out: Path, course: Course, one: Override, remove: bool = False) -> Override | None:
    return put_override(out, course, lambda *_: True, one.target, lambda _: None if remove else one)


def read(out: Path, course: Course) -> tuple[Override, ...]:
    return load_overrides(out, course, lambda *_: True)


def test_a_decision_is_replaced_in_its_place_and_all_else_stays_as_it_was_written(
    course: Course, tmp_path: Path
) -> None:
    (tmp_path / NAME).write_text(WRITTEN)
    one = about(points=2, why="Looked again: it's right.", by="mk")
    put(tmp_path, course, one)
    text = (tmp_path / NAME).read_text()
    head, tail = WRITTEN.split("-\n")[0], WRITTEN[WRITTEN.index("\n# About Bo") :]
    assert text.startswith(head)
    assert text.endswith(tail)
    assert [found.target[0] for found in read(tmp_path, course)] == ["ada", "bo"]
    assert read(tmp_path, course)[0] == one
    put(tmp_path, course, one, remove=True)
    assert (tmp_path / NAME).read_text() == head + tail
    assert [found.target[0] for found in read(tmp_path, course)] == ["bo"]


NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20).filter(str.strip)


@given(students=st.lists(NAMES, min_size=1, max_size=4, unique=True), why=NAMES, comment=NAMES)
def test_any_names_and_words_come_back_as_they_were_decided(
    course: Course, tmp_path_factory: pytest.TempPathFactory, students: list[str], why: str, comment: str
) -> None:
    out = tmp_path_factory.mktemp("out")
    allowed = re.compile("[\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")
    decisions = [about(student=student, points=1.5, why=why, comment=comment) for student in students]
    if all(allowed.fullmatch(text) for text in (*students, why, comment)):
        for one in decisions:
            put(out, course, one)
        assert list(read(out, course)) == decisions


@pytest.mark.parametrize("text", ["", "# nothing yet", "[]", "- student: bo\n  lesson: 01_loading\n  comment: Hm."])
def test_a_file_without_a_last_line_or_without_decisions_takes_one(course: Course, tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text)
    if text == "[]":
        with pytest.raises(UsageError, match="in brackets"):
            put(tmp_path, course, about(points=1))
        return
    put(tmp_path, course, about(points=1))
    assert read(tmp_path, course)[-1] == about(points=1)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (about(points=5), "5 points are not possible for exercise 1.2. Give 0 to 4."),
        (about(points=1, why=" "), "A decision needs its reason."),
        (about(why=""), "This decides nothing."),
        (about("", points=1), "A lesson's points are those of its exercises."),
        (about("9.9", points=1), "01_loading has no exercise '9.9'."),
        (about(points=1, check=CHECK), "A decision is about a check or about an exercise."),
        (about(points=1, everybody=True), "A decision needs a student."),
        (about(points=1, student=""), "A decision needs a student."),
        (about(excuse=True, points=1), "Only exercises and lessons are excused"),
        (about(late_days=1), "Only a lesson is late. Write it for a lesson."),
        (about(exercise="", late_days=-1), "-1 days late are not possible. Give whole days from 0 to 366."),
        (about(exercise="", late_days=367), "367 days late are not possible. Give whole days from 0 to 366."),
        (about("", check=CHECK, points=1), "one decision about an exercise and one about its"),
    ],
)
def test_what_cannot_stand_is_refused_and_the_file_stays(
    course: Course, tmp_path: Path, one: Override, words: str
) -> None:
    put(tmp_path, course, about(points=1))
    before = (tmp_path / NAME).read_text()
    with pytest.raises(UsageError, match=re.escape(words)):
        put(tmp_path, course, one)
    assert (tmp_path / NAME).read_text() == before
