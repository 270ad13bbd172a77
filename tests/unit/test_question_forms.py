"""The forms of a question: one letter, all that are right, a number; options with code; and where they are shown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import cattrs
import numpy as np
import pytest

from autograder import quiz
from autograder.api.result import Report, Said
from autograder.authoring.slide_questions import in_words
from autograder.cli.review import _said
from autograder.manifest import Course, load_course
from autograder.material import FILE, Material
from autograder.question import Option, Question, QuestionForm, Slip
from autograder.report import expectations as class_expectations
from autograder.study.buttons import Buttons
from autograder.study.memory import Event, Memory
from autograder.study.questions import QuizCard
from autograder.study.reviews import Due
from autograder.study.session import Session
from tests.conftest import working_in

ALL = Question(
    "rule-ended",
    "converged",
    "Which runs did the rule end?",
    (
        Option("The first", "It used up its epochs.", misconception="converged-means-good"),
        Option("The second", "It used fewer.", right=True),
        Option("The third", "It stopped at its limit.", misconception="stopped-means-converged"),
        Option("The fourth", "It used fewer, too.", right=True),
    ),
    form=QuestionForm.ALL,
)
NUMBER = Question(
    "bar",
    "balance",
    "What is its score?",
    form=QuestionForm.NUMBER,
    value=0.8,
    within=0.1,
    says="320 of 400.",
    repair="Count the ones.",
    wrong=(
        Slip(0.16, "divided-by-all-rows", "Only the test part counts.", within=0.005),
        Slip(0.5, "a-coin", "It is no coin."),
    ),
)
CODE = "def class_counts(labels):\n    return np.bincount(labels)"
CODED = Question(
    "which-fails",
    "each digit",
    "Which one fails?",
    (
        Option("It is too short", "Without nines.", right=True, code=CODE, bank="wrong/1.3-x"),
        Option("It gives one", "It counts.", misconception="other", code="def class_counts(labels):\n    return 1"),
        Option("Neither", "One does.", misconception="none-at-all"),
    ),
    exercise="1.3",
)


@pytest.fixture(autouse=True)
def course(tiny: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Course]:
    """A course that asks in three forms, and a learner who begins."""
    root = tmp_path / "course"
    (root / FILE).parent.mkdir(parents=True)
    (root / "course.yaml").write_bytes((tiny.root / "course.yaml").read_bytes())
    material = {"01_first": cattrs.unstructure(Material((), (ALL, NUMBER, CODED)))}
    (root / FILE).write_text(json.dumps(material), encoding="utf-8")
    monkeypatch.setenv("COURSE_MEMORY", str(tmp_path / "memory"))
    monkeypatch.setattr("autograder.study.questions.session", Session())
    with working_in(root):
        yield load_course()


def events(course: Course) -> list[Event]:
    return Memory(course.name).events()


# ---- all that are right ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", ["BD", "D, B", "d b", " B;D ", "BBD"])
def test_letters_are_taken_as_a_set_however_they_are_written(answer: str, course: Course) -> None:
    assert "✓ Right. It used fewer. It used fewer, too." in repr(quiz("1.a", answer))
    assert (events(course)[0].value, events(course)[0].misconceptions) == ("BD", ())


def test_each_letter_that_is_off_is_told_and_what_is_believed_comes_first(course: Course) -> None:
    said = repr(quiz("1.a", "ACD"))
    assert "✗ Not yet. A not: It used up its epochs. C not: It stopped at its limit. B too: It used fewer." in said
    assert "It used fewer, too." not in said, "the letter that was right"
    assert events(course)[0].misconceptions == ("converged-means-good", "stopped-means-converged")


def test_a_letter_that_is_left_out_is_no_misconception(course: Course) -> None:
    assert "✗ Not yet. D too: It used fewer, too." in repr(quiz("1.a", "B"))
    assert (events(course)[0].result, events(course)[0].misconceptions) == ("off", ())


# ---- a number --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", [0.8, "0.8", " .75 ", np.float32(0.8), "8e-1", 0.7, 0.9])
def test_a_number_is_right_up_to_its_border_and_may_be_text(answer: Any, course: Course) -> None:
    assert "✓ Right. 320 of 400." in repr(quiz("1.b", answer))
    assert isinstance(events(course)[0].value, float)


@pytest.mark.parametrize(
    ("answer", "says", "misconceptions"),
    [
        (0.16, "Only the test part counts.", ("divided-by-all-rows",)),
        (0.17, "Count the ones.", ()),
        (0.55, "It is no coin.", ("a-coin",)),
        (0.91, "Count the ones.", ()),
        (320, "Count the ones.", ()),
    ],
)
def test_a_wrong_number_is_told_what_is_known_of_it(
    answer: float, says: str, misconceptions: tuple[str, ...], course: Course
) -> None:
    assert f"✗ Not yet. {says}" in repr(quiz("1.b", answer))
    assert events(course)[0].misconceptions == misconceptions


# ---- what is no answer -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "answer", "words"),
    [
        ("1.a", "E", 'the letters of all that are right, A to D: quiz("1.a", "AC").'),
        ("1.a", "", "the letters of all that are right"),
        ("1.a", 3, "the letters of all that are right"),
        ("1.a", ["A"], "the letters of all that are right"),
        ("1.b", "B", 'Answer with a number, with a point if it has parts: quiz("1.b", 0.5).'),
        ("1.b", "0,8", "Answer with a number"),
        ("1.b", float("nan"), "Answer with a number"),
        ("1.b", 10**400, "Answer with a number"),
        ("1.b", True, "Answer with a number"),
        ("1.c", "AB", "Answer with a letter, A to C"),
        ("1.c", 0.5, "Answer with a letter, A to C"),
    ],
)
def test_what_is_no_answer_to_this_form_is_told_how_to_answer(
    name: str, answer: Any, words: str, course: Course
) -> None:
    assert words in repr(quiz(name, answer))
    assert events(course) == []


# ---- how it is shown -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("1.a", 'quiz("1.a", "AC"), with your letters'),
        ("1.b", 'quiz("1.b", 0.5), with your number'),
        ("1.c", 'quiz("1.c", "A"), with your letter'),
    ],
)
def test_a_question_says_how_it_is_answered_and_gives_nothing_away(name: str, how: str) -> None:
    card = quiz(name)
    assert isinstance(card, QuizCard)
    assert how in repr(card) and how.partition(",")[0] in card._repr_markdown_()
    for part in ("320 of 400", "Count the ones", "It used", "Without nines", "misconception"):
        assert part not in repr(card) + card._repr_markdown_()


def test_code_of_an_option_keeps_its_lines_in_text_markdown_and_slides() -> None:
    card = quiz("1.c")
    assert isinstance(card, QuizCard)
    for shown in (card._repr_markdown_(), in_words("1.c", CODED)):
        assert f"```python\n{CODE}\n```" in shown
    assert "  A. It is too short\n     def class_counts(labels):\n         return np.bincount(labels)" in repr(card)


def test_a_page_speaks_text_and_code_of_an_option() -> None:
    options = {letter: option.spoken for letter, option in CODED.lettered.items()}
    widget = Buttons(CODED.form, options, lambda answer: "said")
    assert (widget.form, widget.letters) == ("one", ["A", "B", "C"])
    assert widget.texts[0] == f"It is too short {CODE}"


def test_what_is_no_answer_is_said_below_the_field_of_a_page() -> None:
    card = QuizCard(load_course(), "1.b", NUMBER)
    widget = Buttons(NUMBER.form, {}, card.answer)
    widget._reply(widget, {"pressed": "many"}, [])
    assert widget.said.startswith("Answer with a number")
    widget._reply(widget, {"pressed": "0.8"}, [])
    assert (widget.pressed, widget.said) == ("0.8", "✓ Right. 320 of 400.")


def test_where_all_right_options_are_meant_it_is_said_everywhere() -> None:
    card = quiz("1.a")
    assert isinstance(card, QuizCard)
    for shown in (repr(card), card._repr_markdown_(), in_words("1.a", ALL)):
        assert "Which runs did the rule end?\n\nChoose all that are right.\n" in shown
    assert "Choose all" not in repr(quiz("1.c"))


def test_a_slide_shows_a_question_for_a_number_without_an_empty_list() -> None:
    assert in_words("1.b", NUMBER) == "### Question 1.b\n\nWhat is its score?"


@pytest.mark.parametrize(("question", "words"), [(ALL, "letters"), (NUMBER, "number")])
def test_a_review_in_the_terminal_asks_for_what_the_question_wants(
    question: Question, words: str, course: Course, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []
    answers = iter(["", "BD" if question is ALL else "0.8"])

    def prompt(text: str, **options: object) -> str:
        asked.append(text)
        return next(answers)

    monkeypatch.setattr("click.prompt", prompt)
    due = Due("1.a", question, datetime.now(UTC))
    said = _said(course, due)
    assert asked == [f"Your {words}, or q"] * 2
    assert "Answer with" in capsys.readouterr().out
    assert said and "✓ Right." in said


def test_a_class_is_counted_by_the_form_of_each_question(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Material((), (ALL, replace(NUMBER, within=0.005), CODED))
    monkeypatch.setattr(class_expectations, "material_of", lambda course, lesson: asked)
    answers = [("1.a", each) for each in ("BD", "d,b", "AB", "B A", "ABCD", "x")]
    answers += [("1.b", each) for each in ("0.8", "0.16", "0.16", "0.5", "B")]
    answers += [("1.c", each) for each in ("A", "b", "B", "C")]
    reports = [Report("01_first", f"s{n}", (), said=(Said(*one),)) for n, one in enumerate(answers)]
    letters, number, coded = class_expectations.expectations(course, reports)
    assert (letters.said, letters.right, letters.wrong, letters.times) == (5, 2, "The first; The second", 2)
    assert (number.said, number.right, number.wrong, number.times) == (4, 1, "0.16", 2)
    assert (coded.said, coded.right, coded.wrong, coded.times) == (4, 1, "It gives one", 2)
