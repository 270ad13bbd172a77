"""The card of an exercise: the picture with its words, and the way back to the section of the lesson."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from autograder.checking import Picture, Result, Status
from autograder.manifest import Course, Exercise
from autograder.report.card import Card, exercise_html, exercise_text

PICTURE = Picture("iVBORw0KGgo=", 'Two digits, "yours" & <ours>.')


def results(exercise: Exercise, status: Status, picture: Picture | None = None) -> Sequence[Result]:
    return [
        Result(name, exercise.id, "Its line.", status, 0, 1, "Found.", "expected.", picture=picture)
        for name in exercise.checks
    ]


def test_a_picture_stands_in_the_card_with_its_words_escaped(course: Course) -> None:
    exercise = course.lessons[0].exercise("1.4")
    html = exercise_html(exercise, results(exercise, Status.FAIL, PICTURE)[:1])
    assert (
        '<img src="data:image/png;base64,iVBORw0KGgo=" alt="Two digits, &quot;yours&quot; &amp; &lt;ours&gt;."' in html
    )
    assert "max-width:calc(100% - 22px)" in html


def test_text_tells_what_the_picture_shows(course: Course) -> None:
    exercise = course.lessons[0].exercise("1.4")
    assert f"Picture: {PICTURE.alt}" in exercise_text(exercise, results(exercise, Status.FAIL, PICTURE))


@pytest.mark.parametrize("status", [Status.PASS, Status.NOT_ATTEMPTED])
def test_what_is_right_or_untouched_has_no_picture_and_no_way_back(course: Course, status: Status) -> None:
    exercise = course.lessons[0].exercise("1.4")
    html = exercise_html(exercise, results(exercise, status), in_notebook=True)
    assert "<img" not in html and "Read again" not in html


def test_a_card_in_a_notebook_links_to_a_heading_of_the_lesson(course: Course) -> None:
    for lesson in course.lessons:
        headings = re.findall(r"^### (.+)$", course.source(lesson).read_text(encoding="utf-8"), re.MULTILINE)
        anchors = {heading.replace(" ", "-") for heading in headings}
        for exercise in lesson.exercises:
            html = Card(lesson, [exercise], results(exercise, Status.FAIL))._repr_html_()
            (link,) = re.findall(r'<a href="#([^"]+)"', html)
            assert link in anchors


def test_a_page_names_the_section_in_words_and_links_to_nothing(course: Course) -> None:
    exercise = course.lessons[1].exercise("2.1")
    words = 'Read again: lesson 2, section "Exercise 2.1: Scale pixels".'
    html = exercise_html(exercise, results(exercise, Status.FAIL))
    assert words.replace('"', "&quot;") in html
    assert "<a " not in html
    assert words in exercise_text(exercise, results(exercise, Status.FAIL))
