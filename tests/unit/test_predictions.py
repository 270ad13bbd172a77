"""`predict` and `quiz`: what is asked, what is accepted, what is said of it and what is remembered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cattrs
import pytest

from autograder import predict, quiz
from autograder.manifest import Course, load_course
from autograder.material import FILE, Form, Material, Option, Prediction, Question
from autograder.report.card import NoteCard
from autograder.study.memory import Event, Memory
from autograder.study.predictions import beside, is_open
from autograder.study.questions import QuizCard
from autograder.study.session import Session
from tests.conftest import working_in

ASKED = (
    Prediction("1.1", "How many?", Form.NEAR, value=366, within=20, says="Forty forests reach 365 on average."),
    Prediction("1.2", "Which?", Form.CHOICE, options={"a": "raw", "b": "scaled"}, right="b"),
    Prediction("1.3", "In which order?", Form.ORDER, options={"a": "one", "b": "two", "c": "three"}, right="bca"),
    Prediction("1.4", "What will it look like?", Form.WORDS, says="Ten bands."),
    Prediction("1.5", "How many of yours?", Form.NEAR),
)
QUESTION = Question(
    "columns",
    "label apart",
    "A row has 785 columns. How many does a model learn from?",
    (
        Option("All 785", "One of them is the label.", misconception="label-among-pixels"),
        Option("784", "28 × 28; the label is kept apart.", right=True),
        Option("783", "Only one column is left out.", misconception="off-by-one"),
    ),
)


@pytest.fixture(autouse=True)
def course(tiny: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Course]:
    """A course that asks, and a learner who begins."""
    root = tmp_path / "course"
    (root / FILE).parent.mkdir(parents=True)
    (root / "course.yaml").write_bytes((tiny.root / "course.yaml").read_bytes())
    material = {"01_first": cattrs.unstructure(Material(ASKED, (QUESTION,)))}
    (root / FILE).write_text(json.dumps(material), encoding="utf-8")
    monkeypatch.setenv("COURSE_MEMORY", str(tmp_path / "memory"))
    fresh = Session()
    for module in ("predictions", "questions"):
        monkeypatch.setattr(f"autograder.study.{module}.session", fresh)
    with working_in(root):
        yield load_course()


def events(course: Course) -> list[Event]:
    return Memory(course.name).events()


def test_the_dots_ask_and_say_how_to_answer(course: Course) -> None:
    assert "Which?\na: raw\nb: scaled" in repr(predict("1.2", ...))
    for asked in ASKED:
        told = repr(predict(asked.id, ...))
        assert asked.ask in told and f'predict("{asked.id}", skip=True)' in told
        assert not is_open(course, asked.id)
    assert events(course) == []


@pytest.mark.parametrize(
    ("key", "value", "kept", "result", "after"),
    [
        ("1.1", 350, 350, "right", "✓ You expected 350. It is 366. Forty forests"),
        ("1.1", 386.0, 386, "right", "✓ You expected 386. It is 366."),
        ("1.1", 200, 200, "off", "✗ You expected 200. It is 366."),
        ("1.2", "b", "b", "right", "✓ You expected b, scaled. It is b, scaled."),
        ("1.2", " A ", "a", "off", "✗ You expected a, raw. It is b, scaled."),
        ("1.3", "b, c, a", "bca", "right", "✓ You expected b, c, a. It is b, c, a."),
        ("1.3", "B > C > A", "bca", "right", "✓ You expected b, c, a."),
        ("1.3", "abc", "abc", "off", "✗ You expected a, b, c. It is b, c, a."),
        ("1.4", "grey noise", None, "", "Ten bands."),
        ("1.5", 3, 3, "", "You expected 3."),
    ],
)
def test_a_prediction_is_kept_judged_by_its_rule_and_shown_beside_what_is_true(
    key: str, value: object, kept: object, result: str, after: str, course: Course
) -> None:
    told = predict(key, value, sure=0.8)
    assert "Noted: " in repr(told) and "It is" not in repr(told), "the answer comes with the cell"
    assert [(event.kind, event.about, event.value, event.result, event.sure) for event in events(course)] == [
        ("prediction", key, kept, result, 0.8)
    ]
    assert is_open(course, key)
    assert beside(course, key).startswith(after)


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("1.1", "many", 'asks for. Write predict("1.1", ...) with a number'),
        ("1.1", True, 'asks for. Write predict("1.1", ...) with a number'),
        ("1.1", float("nan"), 'asks for. Write predict("1.1", ...) with a number'),
        ("1.1", None, 'asks for. Write predict("1.1", ...) with a number'),
        ("1.2", "c", "with a letter in quotes"),
        ("1.2", "ab", "nothing that this asks for"),
        ("1.2", 1, "a letter in quotes"),
        ("1.2", "", "a letter in quotes"),
        ("1.3", "ab", "with all letters in order"),
        ("1.3", "aab", "nothing that this asks for"),
        ("1.4", 7, "a few words in quotes"),
        ("1.4", "  ", "a few words in quotes"),
        ("1.9", 1, "There is no prediction '1.9'. There are: 1.1, 1.2"),
        ("9.1", 1, "01_first"),
        ("", 1, "Which prediction?"),
        (1.1, 1, "stands in quotes"),
    ],
)
def test_what_was_not_asked_for_is_answered_with_what_was(key: Any, value: object, words: str, course: Course) -> None:
    told = predict(key, value)
    assert isinstance(told, NoteCard) and words in repr(told)
    assert events(course) == []


@pytest.mark.parametrize(
    ("sure", "kept"), [(None, None), (0, 0), (1, 1), (0.35, 0.35), (80, 0.8), (100, 1), (..., None)]
)
def test_how_sure_one_is_is_a_share_or_a_percentage(sure: Any, kept: float | None, course: Course) -> None:
    predict("1.1", 3, sure=sure)
    assert events(course)[0].sure == kept


def test_each_prediction_that_is_judged_asks_for_it_and_says_how_near_is_near() -> None:
    assert "up to 20 away counts as right" in repr(predict("1.1", ...)) and "sure=0.8" in repr(predict("1.1", ...))
    assert "sure=" in repr(predict("1.2", ...)) and "sure=" not in repr(predict("1.4", ...))


@pytest.mark.parametrize("sure", [-0.1, 101, 1.5, "very", True, float("nan"), 10**400])
def test_what_is_no_degree_of_sureness_is_refused(sure: Any, course: Course) -> None:
    assert "a number from 0 to 1" in repr(predict("1.1", 3, sure=sure))
    assert not is_open(course, "1.1")


def test_the_first_prediction_counts_and_may_be_said_again(course: Course) -> None:
    predict("1.1", 350)
    assert "Noted: 350" in repr(predict("1.1", 350))
    assert "Your first one counts: 350." in repr(predict("1.1", 366))
    assert len(events(course)) == 1 and beside(course, "1.1").startswith("✓ You expected 350.")


def test_to_skip_opens_the_cell_and_says_nothing_beside_it(course: Course) -> None:
    assert "Skipped" in repr(predict("1.1", skip=True))
    assert is_open(course, "1.1") and beside(course, "1.1") == ""
    predict("1.1", 350)
    assert beside(course, "1.1").startswith("✓ You expected 350."), "a prediction after all"
    predict("1.1", skip=True)
    assert [event.result for event in events(course)] == ["skipped", "right"]


def test_words_are_not_remembered(course: Course, tmp_path: Path) -> None:
    predict("1.4", "my name is Ada")
    assert "Ada" not in "".join(file.read_text() for file in (tmp_path / "memory").iterdir())


# ---- questions -------------------------------------------------------------------------------------------------------


def test_a_question_shows_its_options_with_letters_and_no_answer(course: Course) -> None:
    card = quiz("1.a")
    assert isinstance(card, QuizCard)
    for text in (repr(card), card._repr_markdown_()):
        assert QUESTION.stem in text and "784" in text and 'quiz("1.a", "A")' in text
        assert "kept apart" not in text and "✓" not in text
    assert events(course) == []


@pytest.mark.parametrize(
    ("answer", "said"), [("B", "✓ Right. 28 × 28;"), (" b", "✓ Right."), ("A", "✗ Not yet. One of them")]
)
def test_an_answer_is_told_why(answer: str, said: str, course: Course) -> None:
    assert said in repr(quiz("1.a", answer))


def test_an_answer_is_remembered_with_its_misconception(course: Course) -> None:
    quiz("1.a", "C")
    card = quiz("1.a")
    assert isinstance(card, QuizCard) and card.answer("B").startswith("✓")
    assert [(event.about, event.result, event.misconceptions, event.value) for event in events(course)] == [
        ("1.a", "off", ("off-by-one",), "C"),
        ("1.a", "right", (), "B"),
    ]


@pytest.mark.parametrize(
    ("name", "answer", "words"),
    [
        ("1.a", "D", "A to C"),
        ("1.a", "AB", "A to C"),
        ("1.a", "", "A to C"),
        ("1.a", 1, "A to C"),
        ("1.b", "A", "There is no question '1.b'. There are: 1.a."),
        ("", None, "Which question?"),
        (1, None, "in quotes"),
    ],
)
def test_what_is_no_answer_is_told_how_to_answer(name: Any, answer: Any, words: str, course: Course) -> None:
    assert words in repr(quiz(name, answer))
    assert events(course) == []


def test_a_file_that_is_broken_is_told_with_its_mend(course: Course) -> None:
    (course.root / FILE).write_text("[1]")
    assert "Run `course build`" in repr(predict("1.1", 3)) and "Run `course build`" in repr(quiz("1.a"))


def test_a_lesson_that_asks_nothing_says_so(course: Course) -> None:
    (course.root / FILE).unlink()
    assert "none in this lesson" in repr(predict("1.1", 3)) and "none in this lesson" in repr(quiz("1.a"))
