"""The card of an exercise: its picture with words, the way back to the lesson, what waits, and its colours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from autograder.api import Picture
from autograder.api.result import Result, Status
from autograder.manifest import Course, Exercise
from autograder.report.card import COLORS, Card, exercise_html, exercise_text, ways_back
from autograder.report.card_style import DARK, LIGHT, RULES, STYLE
from autograder.report.medium import Medium
from autograder.sections import sections

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
    assert ".course-card img { display: block; max-width: calc(100% - 22px)" in RULES


def test_text_tells_what_the_picture_shows(course: Course) -> None:
    exercise = course.lessons[0].exercise("1.4")
    assert f"Picture: {PICTURE.alt}" in exercise_text(exercise, results(exercise, Status.FAIL, PICTURE))


@pytest.mark.parametrize(
    ("medium", "status", "words"),
    [
        (Medium.NOTEBOOK, Status.NOT_ATTEMPTED, 'run this cell again. Stuck? `hint("1.4")`'),
        (Medium.NOTEBOOK, Status.FAIL, 'A nudge: `hint("1.4")`'),
        (Medium.NOTEBOOK, Status.PASS, 'Compare with ours: `solution("1.4")`'),
        (Medium.PAGE, Status.NOT_ATTEMPTED, "then press Check. Stuck? Press Hint"),
        (Medium.PAGE, Status.FAIL, "A nudge: press Hint"),
        (Medium.PAGE, Status.PASS, "Compare with ours: press Solution"),
        (Medium.TERMINAL, Status.NOT_ATTEMPTED, "save the notebook, and check again. Stuck? `course hint 1.4`"),
        (Medium.TERMINAL, Status.FAIL, "A nudge: `course hint 1.4`"),
        (Medium.TERMINAL, Status.PASS, "Compare with ours: `course solution 1.4`"),
        (Medium.RECORD, Status.NOT_ATTEMPTED, 'No answer to it was handed in. Stuck? `hint("1.4")` in the notebook'),
        (Medium.RECORD, Status.FAIL, 'A nudge: `hint("1.4")` in the notebook'),
        (Medium.RECORD, Status.PASS, 'Compare with ours: `solution("1.4")` in the notebook'),
    ],
)
def test_what_to_do_next_is_said_in_the_words_of_where_a_card_is_read(
    course: Course, medium: Medium, status: Status, words: str
) -> None:
    exercise = course.lessons[0].exercise("1.4")
    text = exercise_text(exercise, results(exercise, status), medium=medium)
    assert words in text
    html = unescape(re.sub("<code>|</code>", "`", exercise_html(exercise, results(exercise, status), medium=medium)))
    assert words in html


@pytest.mark.parametrize("status", [Status.PASS, Status.NOT_ATTEMPTED])
def test_what_is_right_or_untouched_has_no_picture_and_no_way_back(course: Course, status: Status) -> None:
    exercise = course.lessons[0].exercise("1.4")
    html = exercise_html(exercise, results(exercise, status), medium=Medium.NOTEBOOK)
    assert "<img" not in html and "Read again" not in html


def test_the_way_back_leads_to_one_heading_of_the_lesson_above_the_exercise(course: Course) -> None:
    for lesson in course.lessons:
        text = course.source(lesson).read_text(encoding="utf-8")
        anchors = [heading.replace(" ", "-") for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)]
        for exercise in lesson.exercises:
            card = Card(lesson, [exercise], results(exercise, Status.FAIL), ways_back(course, lesson))
            (link,) = re.findall(r'<a href="#([^"]+)"', card._repr_html_())
            link = unescape(link)
            assert anchors.count(link) == 1, f"{link} stands more than once, so it does not lead to one place"
            own = anchors.index(f"Exercise {exercise.id}: {exercise.title}".replace(" ", "-"))
            assert anchors.index(link) < own and not link.startswith("Exercise")


def test_the_way_back_prefers_the_worked_example_since_the_exercise_before(course: Course) -> None:
    found = sections(course, course.lessons[2])
    assert found["3.1"] == "A worked example: what each column lacks", "a gap to fill stands between"
    assert found["3.4"] == "A leak in disguise", "no worked example since 3.3: the last heading"
    found = sections(course, course.lessons[3])
    assert found["4.3"] == found["4.2"] == "Worked example: a search over neighbours", "nothing between the two"


@pytest.mark.parametrize("content", [None, "{", "[]", '{"cells": []}'])
def test_without_a_lesson_to_read_the_way_back_is_the_exercise(
    course: Course, tmp_path: Path, content: str | None
) -> None:
    elsewhere = replace(course, root=tmp_path)
    lesson, exercise = elsewhere.lessons[0], elsewhere.lessons[0].exercises[0]
    if content is not None:
        elsewhere.release(lesson).parent.mkdir(parents=True)
        elsewhere.release(lesson).write_text(content)
    text = repr(Card(lesson, [exercise], results(exercise, Status.FAIL), ways_back(elsewhere, lesson)))
    assert 'Read again: lesson 1, section "Exercise 1.1: Load the CSV file".' in text


def test_a_page_names_the_section_in_words_and_links_to_nothing(course: Course) -> None:
    exercise = course.lessons[1].exercise("2.1")
    around = ways_back(course, course.lessons[1])["2.1"]
    words = 'Read again: lesson 2, section "Worked example: three ways to divide".'
    html = exercise_html(exercise, results(exercise, Status.FAIL), around)
    assert words.replace('"', "&quot;") in html
    assert "<a " not in html
    assert words in exercise_text(exercise, results(exercise, Status.FAIL), around)


def waiting(exercise: Exercise, first: Status) -> list[Result]:
    return [
        Result(name, exercise.id, f"{name}.", first if i == 0 else Status.SKIPPED, 0, 1, "Waits for: Another check.")
        for i, name in enumerate(exercise.checks)
    ]


def test_checks_that_wait_are_one_line(course: Course) -> None:
    exercise = course.lessons[0].exercise("1.1")
    text = exercise_text(exercise, waiting(exercise, Status.FAIL))
    html = exercise_html(exercise, waiting(exercise, Status.FAIL))
    assert "  … 2 more checks wait\n" in text and "Why" not in text
    assert html.count("<li>") == 2 and "2 more checks wait" in html and "Why" not in html
    assert "1 more check waits" in exercise_text(exercise, waiting(exercise, Status.FAIL)[:2])


def test_what_waits_for_another_exercise_says_once_for_what(course: Course) -> None:
    exercise = course.lessons[0].exercise("1.1")
    results = waiting(exercise, Status.SKIPPED)
    assert exercise_text(exercise, results).count("Why: Waits for: Another check.") == 1
    assert exercise_html(exercise, results).count("Waits for: Another check.") == 1
    passed = waiting(exercise, Status.PASS)
    assert exercise_text(exercise, passed).count("Why: Waits for: Another check.") == 1


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_every_colour_of_a_card_has_contrast(palette: dict[str, str]) -> None:
    words = set(COLORS.values()) | {"ink", "soft", "link", "note"}
    for color in words:
        assert contrast(palette[color], palette["panel"]) >= 4.5, color
    assert contrast(palette["ink"], palette["head"]) >= 4.5, "code"


def test_a_card_has_no_colour_but_those_of_the_palettes(course: Course) -> None:
    exercise = course.lessons[0].exercise("1.1")
    for status in Status:
        html = Card(course.lessons[0], [exercise], results(exercise, status))._repr_html_()
        assert html.startswith(STYLE)
        assert "#" not in re.sub(r'href="#[^"]*"', "", html.removeprefix(STYLE))
        assert set(re.findall(r"var\(--(\w+)\)", html)) <= LIGHT.keys() == DARK.keys()
    assert not re.findall(r"#[0-9a-f]{3,6}", RULES)


def contrast(color: str, other: str) -> float:
    def luminance(text: str) -> float:
        parts = [int(text[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    light, dark = sorted((luminance(color), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
