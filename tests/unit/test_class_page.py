"""The class page of a large class, how students stand, and the log of what was published when."""

from __future__ import annotations

import html
import io
import json
import os
import re
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from autograder import __version__
from autograder.api.result import Answered, Change, Lateness, Report, Status
from autograder.bridges.people import People, Person
from autograder.bridges.roll import Roll
from autograder.errors import GraderError
from autograder.files import append_line
from autograder.grading.seal import KEY_VARIABLE
from autograder.manifest import Course
from autograder.report.log import LOG, Publication, publications
from autograder.report.page import MOST_LISTED, class_page, student_page
from autograder.report.publish import publish
from autograder.report.states import count_states, states_of
from tests.synthetic import synthetic_class

LARGE, MOST = 2000, 3_000_000
"""Students, and bytes of the largest page."""
HOSTILE = '</script><script>x</script>" onfocus="x'


@pytest.fixture(scope="module")
def one(course: Course) -> Report:
    """A notebook of lesson 1 that was judged, and of which nothing is held."""
    lesson = course.lessons[0].name
    judged = {Status.PASS, Status.FAIL}
    found = next(
        found
        for found in synthetic_class(course, 16)
        if found.lesson == lesson and found.points and {result.status for result in found.results} <= judged
    )
    return replace(found, student="ada0")


def test_the_page_of_two_thousand_with_all_columns_is_small(course: Course) -> None:
    answered = Answered(3, 4, 1.5, 2)
    reports = [
        replace(found, answered=answered, lateness=Lateness(1, 10, "A day late.") if number % 9 == 0 else None)
        for number, found in enumerate(synthetic_class(course, LARGE))
    ]
    people = tuple(Person(name, section="Monday, 10 h") for name in sorted({found.student for found in reports}))
    log = [Publication("2026-11-28 05:00:00 UTC", LARGE, 1, 2, 3, 4, __version__)] * 50
    page = class_page(course, reports, Roll(People(people), decided=True), log, ["x/essay.pdf: no notebook"] * 20)
    assert len(page.encode()) <= MOST
    assert page.count("<tr data-n=") == LARGE
    assert "And 40 more, in published.jsonl" in page


@pytest.mark.parametrize(
    ("status", "part", "state"),
    [(Status.HELD, "held", "held"), (Status.GRADER_FAULT, "faults", "our mistake")],
)
def test_if_everything_waits_for_a_person_the_page_lists_some_and_says_how_many_more(
    course: Course, one: Report, status: Status, part: str, state: str
) -> None:
    waits = tuple(replace(found, status=status, points=0, found="It broke. " * 40) for found in one.results)
    page = class_page(course, [replace(one, student=f"ada{n}", results=waits) for n in range(60)])
    listed = page[page.index(f'<h2 id="{part}">') :].partition("</table>")[0]
    assert listed.count('<tr><th scope="row">') == MOST_LISTED
    more = 60 * len(waits) - MOST_LISTED
    assert f'And {more} more, of students whom the <a href="#marks" data-state="{state}">' in page
    assert len(page.encode()) < 60 * MOST / LARGE + 200_000


def test_marks_come_before_the_analysis(course: Course) -> None:
    page = class_page(course, synthetic_class(course, 12))
    places = [page.index(f'<h2 id="{name}"') for name in ("marks", "matrix", "exercises", "slowest", "origin")]
    assert places == sorted(places)


def test_names_sections_and_misconceptions_are_text_in_what_the_script_reads(course: Course, one: Report) -> None:
    wrong = replace(one.results[0], status=Status.FAIL, misconception=HOSTILE)
    odd = [replace(one, student=f"{HOSTILE}{n}", results=(wrong, *one.results[1:])) for n in range(40)]
    roll = Roll(People(tuple(Person(found.student, section=HOSTILE) for found in odd)))
    page = class_page(course, odd, roll, left_out=[HOSTILE])
    assert page.count("<script") == 1 and HOSTILE not in page
    assert f'data-query="{html.escape(HOSTILE).replace("&quot;", "&#34;")}"' in page


def test_every_student_has_one_number_that_stays(course: Course) -> None:
    def numbers(page: str) -> list[str]:
        return re.findall(r"data-n=(\d+)", page)

    reports = synthetic_class(course, 40)
    first = numbers(class_page(course, reports))
    assert sorted(map(int, first)) == list(range(1, 41)) and first != sorted(first, key=int)
    assert numbers(class_page(course, reports[::-1])) == first


def test_who_has_all_names_and_not_the_key_cannot_tell_whose_number_is_whose(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = synthetic_class(course, 40)
    pages = []
    for name in ("one", "other", "one"):
        monkeypatch.setenv(KEY_VARIABLE, str(tmp_path / name))
        pages.append(re.findall(r"data-n=(\d+)", class_page(course, reports)))
    assert pages[0] == pages[2] != pages[1]


def test_states_say_how_a_student_stands(course: Course, one: Report) -> None:
    known = Roll(People((Person("ada0"),)))

    def states(*mine: Report, roll: Roll = known, of: int = 1) -> list[str]:
        return states_of("ada0", {found.lesson: found for found in mine}, course.lessons[:of], roll)

    def status(of: Status) -> Report:
        return replace(one, results=(replace(one.results[0], status=of), *one.results[1:]))

    held = replace(one, results=(replace(one.results[0], status=Status.HELD, points=0), *one.results[1:]))
    assert states() == ["handed in nothing"]
    assert states(one) == ["complete"]
    assert states(one, of=2) == ["a notebook is missing"]
    assert states(one, of=2, roll=replace(known, excused=frozenset({("", course.lessons[1].name)}))) == ["complete"]
    assert states(replace(one, lateness=Lateness(1, 0, "Late."))) == ["late", "complete"]
    assert states(status(Status.UNGRADABLE)) == ["cannot be graded"]
    assert states(status(Status.GRADER_FAULT)) == ["our mistake"]
    assert states(held) == ["held"]
    assert states(one, roll=Roll(People((Person("bo"),)))) == ["not in the roster", "complete"]
    assert states(one, roll=Roll()) == ["complete"]
    decided = replace(one, changes=(Change("1.1", points=1, max_points=2, earned=0, why="Seen."),))
    assert states(decided) == ["decided by hand", "complete"]
    assert count_states([states(one), states(), states(one)]) == {"handed in nothing": 1, "complete": 2}


def test_a_students_page_has_points_and_of_what_for_each_exercise(course: Course, one: Report) -> None:
    page = student_page(course, one.student, [one])
    for exercise in course.lessons[0].exercises:
        results = one.of_exercise(exercise.id)
        points, most = sum(found.points for found in results), sum(found.max_points for found in results)
        assert f'<h3 id="exercise-{exercise.id}">Exercise {exercise.id}: {points:g} of {most:g} point' in page
        assert f'href="#exercise-{exercise.id}"' in page


# ---- the log ---------------------------------------------------------------------------------------------------------


def published(course: Course, out: Path, *reports: Report, left_out: list[str] | None = None) -> str:
    publish(Console(file=io.StringIO()), course, reports, out, left_out=left_out)
    return (out / "index.html").read_text(encoding="utf-8")


def test_each_time_of_publishing_adds_a_line_about_marks_and_none_about_names(
    course: Course, one: Report, tmp_path: Path
) -> None:
    bo, cy = replace(one, student="bo"), replace(one, student="cy")
    gained = replace(one, results=tuple(replace(found, points=found.max_points + 1) for found in one.results))
    lost = replace(bo, results=tuple(replace(found, points=0) for found in bo.results))
    assert one.points > 0
    published(course, tmp_path, one, bo)
    page = published(course, tmp_path, gained, lost, cy)
    newest, first = publications(tmp_path)
    assert (first.marks, first.up, first.down, first.new, first.gone) == (2, 0, 0, 2, 0)
    assert (newest.marks, newest.up, newest.down, newest.new, newest.gone) == (3, 1, 1, 1, 0)
    assert newest.version == __version__ and newest.at.endswith(" UTC") and newest.at in page
    assert "ada0" not in (tmp_path / LOG).read_text()
    published(course, tmp_path, cy)
    assert publications(tmp_path)[0].gone == 2


def test_a_torn_or_foreign_line_does_no_harm(course: Course, one: Report, tmp_path: Path) -> None:
    published(course, tmp_path, one)
    with open(tmp_path / LOG, "ab") as file:
        file.write(b'{"at": 1, "marks": "x"}\n[]\n\xff\n' + b"[" * 5000 + b'\n{"at": "2026')
    published(course, tmp_path, one)
    assert [found.marks for found in publications(tmp_path)] == [1, 1]
    assert json.loads((tmp_path / LOG).read_text(errors="replace").splitlines()[-1])["marks"] == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_log_is_for_its_owner_alone(course: Course, one: Report, tmp_path: Path) -> None:
    published(course, tmp_path, one, left_out=["x: no notebook"])
    assert {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in (LOG, "left_out.txt")} == {0o600}


def test_a_line_that_cannot_be_written_is_an_error_in_words(tmp_path: Path) -> None:
    (tmp_path / "log").mkdir()
    with pytest.raises(GraderError, match="log cannot be written"):
        append_line(tmp_path / "log", "x")


def test_what_was_not_recognised_stays_until_the_next_delivery(course: Course, one: Report, tmp_path: Path) -> None:
    assert "essay.pdf" in published(course, tmp_path, one, left_out=["x/essay.pdf: no\nnotebook"])
    assert "1 file not recognised" in published(course, tmp_path, one)
    assert "not recognised" not in published(course, tmp_path, one, left_out=[])
