"""test.yaml: two forms of each idea, and what is not sound is refused with file, line and mend."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from autograder.authoring import forms
from autograder.authoring.forms import FILE, items_of
from autograder.authoring.material import changed_material
from autograder.manifest import Course, load_course
from autograder.material import AFTER, BEFORE
from tests.author_files import assert_told
from tests.conftest import TINY

SOUND = """\
- id: half-of-them
  lesson: "1"
  concept: a share
  values:
    A: {n: 600}
    B: {n: 840}
  stem: Half of {n} are kept. How many?
  options: {half: "{n // 2}", all: "{n}", third: "{n / 3:.0f}"}
  right: half
  why: Half of {n} is {n // 2}.
- id: whole
  lesson: "1"
  concept: a whole
  values:
    A: {who: Ada}
    B: {who: Ben}
  stem: "{who} has one. How many?"
  options: {one: "1", two: "2", none-left: "0"}
  right: one
  why: "{who} has one."
"""


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """The tiny course with a test."""
    shutil.copytree(TINY, tmp_path / "course")
    (tmp_path / "course" / FILE).write_text(SOUND, encoding="utf-8")
    return load_course(tmp_path / "course")


def test_each_form_computes_what_stands_in_braces(course: Course) -> None:
    a, b = (items_of(course, form)[0] for form in "AB")
    assert (a.stem, b.stem) == ("Half of 600 are kept. How many?", "Half of 840 are kept. How many?")
    assert dict(a.options) == {"half": "300", "all": "600", "third": "200"}
    assert dict(b.options)[b.right] == "420" and b.why == "Half of 840 is 420."


def test_every_second_item_comes_in_the_other_order_of_forms(course: Course) -> None:
    asked = forms.asked_twice(course)
    before, after = ([question.stem for question in asked[time].questions] for time in (BEFORE, AFTER))
    assert ["600" in before[0], "840" in after[0]] == ["Ben" in before[1], "Ada" in after[1]] == [True, True]
    for one, other in zip(*(asked[time].questions for time in (BEFORE, AFTER)), strict=True):
        assert (one.id, one.concept) == (other.id, other.concept)


def test_a_question_has_one_right_option_names_ideas_and_may_be_left_open(course: Course) -> None:
    for material in forms.asked_twice(course).values():
        for question in material.questions:
            *options, last = question.options
            assert [option.right for option in options].count(True) == 1
            assert all(option.misconception for option in options if not option.right)
            assert (last.text, last.right, last.misconception) == ("I don't know.", False, "")


def test_the_order_of_options_is_the_same_each_time(course: Course) -> None:
    assert items_of(course, "A") == items_of(course, "A")


def test_learners_get_both_in_the_file_of_the_course_and_a_course_without_a_test_has_none(course: Course) -> None:
    (content,) = changed_material(course).values()
    assert b'"before"' in content and b'"after"' in content
    (course.root / FILE).unlink()
    assert items_of(course, "A") == () and changed_material(course) == {}


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("id: whole", "id: half-of-them", 11, "'half-of-them' is there twice. Rename"),
        (
            'lesson: "1"\n  concept: a whole',
            'lesson: "7"\n  concept: a whole',
            12,
            "there is no lesson '7'. Name one of",
        ),
        ("    B: {n: 840}\n", "", 5, "'half-of-them' has the forms A. Give values for A and for B"),
        ("right: one", "right: four", 19, "'four' is no option of 'whole'. Name the idea"),
        (', none-left: "0"', "", 18, "'whole' has 2 options. Give three or four"),
        ("Half of {n} is {n // 2}.", "Half of {m}.", 1, "form A of 'half-of-them' cannot be computed: NameError"),
        ('"{n // 2}"', '"{n //}"', 1, "cannot be computed: SyntaxError"),
        ('"{n // 2}"', '"{exit()}"', 1, "form A of 'half-of-them' cannot be computed: SystemExit"),
        ('third: "{n / 3:.0f}"', 'third: "{n // 2}"', 8, "form A of 'half-of-them' has options that are empty or read"),
        ('third: "{n / 3:.0f}"', 'third: "{n - 420}"', 8, "form B of 'half-of-them' has options that are empty or re"),
        ('third: "{n / 3:.0f}"', "third: ' {str()}'", 8, "form A of 'half-of-them' has options that are empty or read"),
        ('none-left: "0"', "none-left: I don't  know.", 18, "form A of 'whole' has options that are empty or read"),
        ('none-left: "0"', "' ': none", 18, "'whole' has an empty name in `options`. Write it"),
        ("id: whole", "id: ' '", 11, "' ' has an empty name in `id`. Write it"),
        ("concept: a whole", "concept: ''", 13, "'whole' has an empty name in `concept`. Write it"),
        ("Half of {n} are kept. How many?", "'{str()}'", 7, "form A of 'half-of-them' has an empty stem. Write it"),
        ("Half of {n} is {n // 2}.", "''", 10, "form A of 'half-of-them' has an empty why. Write it"),
        ("Half of {n} are", "Half of {n are", 7, "has a brace in `stem` that belongs to no place. Close"),
        ('all: "{n}"', 'all: "{n"', 8, "has a brace in `options` that belongs to no place. Close"),
        ("{n // 2}.", "{n // 2}}.", 10, "has a brace in `why` that belongs to no place. Close"),
        ("concept: a share", "concept: a share\n  mark: 3", 1, "(mark)"),
        ("- id: half", "items:\n- id: half", 1, "expected a list of items, found dict"),
    ],
)
def test_a_mistake_names_its_line_and_what_mends_it(course: Course, old: str, new: str, line: int, words: str) -> None:
    assert old in SOUND
    (course.root / FILE).write_text(SOUND.replace(old, new, 1), encoding="utf-8")
    told = assert_told(lambda: items_of(course, "A"), "test.yaml", line, words)
    assert told.file == course.root / FILE
