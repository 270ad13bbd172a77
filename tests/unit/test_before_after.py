"""The test before and after, as a learner meets it; and the look back at it, and at how sure she was."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import cattrs
import pytest

from autograder import look_back, predict, quiz
from autograder.manifest import Completion, Course, load_course
from autograder.material import AFTER, BEFORE, FILE, Form, Material, Option, Prediction, Question, questions_of_test
from autograder.report.card import NoteCard
from autograder.study.memory import Event, Memory, now
from autograder.study.questions import QuizCard
from autograder.study.reliability import curve_of, picture_of
from autograder.study.reviews import due_questions, when_next
from autograder.study.session import Session
from tests.conftest import working_in

LATE = "2099-01-01T00:00:00+00:00"


def form(time: str) -> Material:
    """Three questions whose right answers are B."""
    options = (
        Option("Wrong", f"Because, {time}.", misconception="other"),
        Option("So", f"Because, {time}.", right=True),
        Option("I don't know.", f"Because, {time}."),
    )
    return Material(
        questions=tuple(Question(f"idea-{n}", "an idea", f"{time}, number {n}?", options) for n in (1, 2, 3))
    )


ASKED = tuple(
    Prediction(f"1.{n}", "Which?", Form.CHOICE, options={"a": "raw", "b": "scaled"}, right="b") for n in range(1, 30)
)


@pytest.fixture(autouse=True)
def course(tiny: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Course]:
    """A course with a test, and a learner who begins."""
    root = tmp_path / "course"
    (root / FILE).parent.mkdir(parents=True)
    (root / "course.yaml").write_bytes((tiny.root / "course.yaml").read_bytes())
    material = {"01_first": Material(ASKED), BEFORE: form(BEFORE), AFTER: form(AFTER)}
    (root / FILE).write_text(json.dumps(cattrs.unstructure(material)), encoding="utf-8")
    monkeypatch.setenv("COURSE_MEMORY", str(tmp_path / "memory"))
    fresh = Session()
    for module in ("predictions", "questions", "before_after", "looking_back"):
        monkeypatch.setattr(f"autograder.study.{module}.session", fresh)
    with working_in(root):
        yield load_course()


def events(course: Course) -> list[Event]:
    return Memory(course.name).events()


def shown(time: str) -> str:
    """The name of the question that is shown now."""
    card = quiz(time)
    assert isinstance(card, QuizCard)
    return card.name


def answer_all(time: str, letters: str) -> None:
    for number, letter in enumerate(letters, 1):
        quiz(f"{time}.{number}", letter)


def test_the_questions_come_one_after_another_and_each_once(course: Course) -> None:
    assert shown(BEFORE) == "before.1"
    assert "before, number 1?" in repr(quiz(BEFORE)) and 'quiz("before.1", "A")' in repr(quiz(BEFORE))
    quiz("before.1", "B")
    quiz("before.2", "A")
    assert shown(BEFORE) == "before.3" and shown(AFTER) == "after.1"
    quiz("before.3", "c")
    assert isinstance(quiz(BEFORE), NoteCard)
    assert [(event.kind, event.about, event.value, event.result) for event in events(course)] == [
        ("test", "before.1", "B", "right"),
        ("test", "before.2", "A", "off"),
        ("test", "before.3", "C", "off"),
    ]


@pytest.mark.parametrize("letter", ["A", "B", "C"])
def test_before_the_course_nothing_is_told_of_an_answer(letter: str) -> None:
    said = repr(quiz("before.1", letter))
    assert "Noted." in said and 'The next one: quiz("before")' in said
    assert not any(word in said for word in ("Because", "✓", "✗", "Right", "right"))


def test_after_it_each_answer_is_told_why() -> None:
    assert "✓ Right. Because, after." in repr(quiz("after.1", "B"))
    assert "✗ Not yet. Because, after." in repr(quiz("after.2", "A"))


def test_the_first_answer_counts_and_may_be_said_again(course: Course) -> None:
    quiz("after.1", "A")
    assert "Your first answer counts: A." in repr(quiz("after.1", "B"))
    assert "Because, after." in repr(quiz("after.1", "A"))
    assert len(events(course)) == 1


def test_a_button_answers_too(course: Course) -> None:
    card = quiz(BEFORE)
    assert isinstance(card, QuizCard) and card.answer("B").startswith("Noted.")
    assert shown(BEFORE) == "before.2"


def test_where_answers_give_points_a_button_says_which_line_counts(course: Course) -> None:
    question = questions_of_test(course, BEFORE)["before.1"]
    paid = QuizCard(replace(course, answered=Completion(2)), "before.1", question)
    assert 'To have it counted, write quiz("before.1", "B") in a cell.' in paid.answer("B")
    assert "counted" not in QuizCard(course, "before.2", question).answer("B")


def test_all_answers_are_told_as_lines_to_hand_in() -> None:
    answer_all(BEFORE, "BAC")
    told = repr(quiz(BEFORE))
    assert 'quiz("before.1", "B")\nquiz("before.2", "A")\nquiz("before.3", "C")' in told and "on this machine" in told
    answer_all(AFTER, "BBB")
    assert "look_back()" in repr(quiz(AFTER))


@pytest.mark.parametrize(
    ("name", "letter", "words"),
    [
        ("before.9", "A", "There is no question 'before.9'. There are: before.1, before.2, before.3."),
        ("before.1", "D", "A to C"),
        ("before", "B", "There is no question 'before'. There are: before.1"),
    ],
)
def test_what_is_no_answer_is_told_how_to_answer(name: str, letter: str, words: str, course: Course) -> None:
    assert words in repr(quiz(name, letter)) and events(course) == []


def test_a_course_without_a_test_says_so(course: Course) -> None:
    (course.root / FILE).unlink()
    assert "This course has no test before and after." in repr(quiz(BEFORE))
    assert "The test" not in repr(look_back())


def test_no_question_of_the_test_comes_back_for_review(course: Course) -> None:
    from datetime import datetime

    answer_all(BEFORE, "ABC")
    late = datetime.fromisoformat(LATE)
    assert due_questions(course, events(course), late) == []
    assert "after you have answered" in when_next(course, events(course), late)


# ---- looking back ----------------------------------------------------------------------------------------------------


def be_sure(sure: float, right: int, wrong: int, first: int = 1) -> None:
    for number in range(first, first + right + wrong):
        predict(f"1.{number}", "b" if number < first + right else "a", sure=sure)


def test_without_anything_it_says_how_to_begin() -> None:
    told = repr(look_back())
    assert "sure=0.8" in told and 'quiz("before") and quiz("after")' in told and "Picture" not in told


def test_without_a_pair_of_answers_no_gain_is_told() -> None:
    quiz("before.1", "B")
    assert "No gain can be told yet" in repr(look_back())
    quiz("after.2", "B")
    assert "No gain can be told yet" in repr(look_back())
    quiz("after.1", "B")
    assert "of 1 with an answer both times" in repr(look_back())


@pytest.mark.parametrize(
    ("sure", "right", "wrong", "verdict"),
    [
        (0.9, 5, 15, "overconfident"),
        (0.3, 15, 5, "underconfident"),
        (0.6, 12, 8, "neither too sure nor too unsure was shown"),
        (0.9, 0, 9, "Too few to say more."),
    ],
)
def test_whether_somebody_is_too_sure_is_said_where_it_can_be(
    sure: float, right: int, wrong: int, verdict: str
) -> None:
    be_sure(sure, right, wrong)
    told = repr(look_back())
    assert f"You: {right + wrong} answers, {sure:.0%} sure on average" in told and verdict in told
    assert "small data" in told and "95 % interval" in told


def test_predictions_without_sureness_skipped_or_not_judged_are_no_part_of_it(course: Course) -> None:
    predict("1.1", "b")
    predict("1.2", skip=True)
    Memory(course.name).add(Event("prediction", "1.3", now(), sure=0.5, value=3))
    assert "You have not said yet how sure you are." in repr(look_back())


def test_the_model_stands_beside_the_learner_in_words_and_in_the_picture() -> None:
    be_sure(0.9, 5, 5)
    card = look_back([0.5] * 60, [True] * 57 + [False] * 3, of="Our forest")
    told = repr(card)
    assert "Our forest: 60 answers, 50% sure on average, 95% right" in told and "underconfident" in told
    assert "You: 90% sure, 5 of 10 right" in told
    html = card._repr_html_()
    assert '<img src="data:image/png;base64,' in html and 'alt="Share of right answers over how sure' in html
    assert "Our forest: 50% sure, 57 of 60 right" in html


def test_arrays_are_taken_and_what_does_not_fit_together_is_told() -> None:
    import numpy as np

    assert "2 answers" in repr(look_back(np.array([0.4, 0.6]), np.array([True, False])))
    odd: tuple[tuple[Any, Any], ...] = (
        ([0.5], ["False"]),
        ([0.5], [float("nan")]),
        ([0.5], [7]),
        ("01", "01"),
        (["0.5"], [True]),
        (0.8, True),
        ([10**400], [True]),
        (np.ones((2, 2)), [True, True]),
        ([0.5], np.ones((1, 2))),
        (None, None),
    )
    for sure, right in (([0.5], []), ([1.5], [True]), *odd):
        assert "as many times whether it was right" in repr(look_back(sure, right))


def test_a_model_may_have_any_name() -> None:
    assert "a $\\bad{$" in repr(look_back([0.5], [True], of="a $\\bad{$"))


def test_the_gain_is_paired_by_idea_with_its_interval_and_said_to_be_small() -> None:
    answer_all(BEFORE, "AAC")
    answer_all(AFTER, "BB")
    told = repr(look_back())
    assert "of 2 with an answer both times, 0 right before and 2 after: +100%" in told
    assert "95 % interval" in told and "this is small data." in told


def test_an_interval_with_0_shows_no_gain_and_no_lack_of_one() -> None:
    answer_all(BEFORE, "BAC")
    answer_all(AFTER, "BBA")
    assert "The interval holds 0: no gain is shown, and no lack of one." in repr(look_back())


def test_answers_of_the_same_sureness_stay_in_one_group_and_none_is_tiny() -> None:
    sure = [0.1, 0.2, 0.3] + [0.5] * 12 + [0.8] * 4 + [0.9] * 2
    curve = curve_of("You", sure, [True] * len(sure))
    assert all(group.n >= 5 for group in curve.groups) and curve.all.n == len(sure)
    assert len(curve.groups) <= 5 and [group.sure for group in curve.groups] == sorted(g.sure for g in curve.groups)
    spread = curve_of("You", [n / 2000 for n in range(2000)], [True] * 2000)
    assert [group.n for group in spread.groups] == [400] * 5
    assert [group.n for group in curve_of("You", [0.7], [False]).groups] == [1]


def test_the_picture_is_dark_on_white_and_differs_by_more_than_colour() -> None:
    import io

    from matplotlib.image import imread

    picture = picture_of([curve_of("You", [0.5] * 5, [True] * 5), curve_of("Model", [0.8] * 9, [False] * 9)])
    pixels = imread(io.BytesIO(base64.b64decode(picture.png)))
    assert pixels[0, 0, :3].tolist() == [1, 1, 1] and pixels[..., :3].min() < 0.3
    assert "You: 50% sure, 5 of 5 right" in picture.alt and "Model: 80% sure, 0 of 9 right" in picture.alt


def test_to_have_it_at_hand_loads_no_figures() -> None:
    code = (
        "import sys, autograder; autograder.look_back; print([n for n in ('matplotlib', 'scipy') if n in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
