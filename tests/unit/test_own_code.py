"""`mine`: what is asked about a learner's own code, when, what is said of an answer, and what is remembered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import Any

import cattrs
import numpy as np
import pytest

import autograder
from autograder import mine
from autograder.answers import Question
from autograder.answers.responder import Responder
from autograder.manifest import Course, load_course
from autograder.material import FILE, Form, Material, OwnCode
from autograder.report.card import Card
from autograder.study.drawn import draw, draws, truth_of
from autograder.study.memory import Event, Memory, now
from autograder.study.own_code import OwnCard
from autograder.study.session import Session
from tests.conftest import working_in

MANIFEST = """\
format_version: 1
name: small
title: Small
lessons:
  - name: 01_first
    title: First
    minutes: 5
    checks: checks.py
    exercises:
      - {id: "1.1", title: Double, hints: ["a", "b"], checks: {test_double: 1}}
      - {id: "1.2", title: Sort, hints: ["a", "b"], checks: {test_largest: 1}}
      - {id: "1.3", title: Alone, hints: ["a", "b"], checks: {test_alone: 1}}
"""
CHECKS = '''\
from autograder.api import Answers, exercise


@exercise("1.1")
def test_double(answers: Answers) -> None:
    """`double` doubles."""
    assert answers.call("double", 3) == 6


@exercise("1.2")
def test_largest(answers: Answers) -> None:
    """`largest` gives the last of those in order."""
    assert answers.call("largest", [3, 1]) == 3


@exercise("1.3")
def test_alone(answers: Answers) -> None:
    """`alone` is 1."""
    assert answers.value("alone") == 1
'''
DOUBLE = OwnCode("1.1", "What does `double({n})` give?", "double(n)", given={"n": (2, 5, 7)}, says="Twice {n}.")
LARGEST = OwnCode(
    "1.2",
    "Which of {numbers} is it?",
    '{9: "a"}.get(largest(numbers), "b")',
    Form.CHOICE,
    given={"numbers": ([9, 2], [4, 7])},
    options={"a": "the 9", "b": "another"},
)
RIGHT = "def double(x):\n    return 2 * x\ndef largest(numbers):\n    numbers.sort()\n    return numbers[-1]\nalone = 1"
LISTENS = "calls = []\ndef double(x):\n    calls.append(x)\n    return 2 * x"
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Course]:
    root = tmp_path / "course"
    (root / FILE).parent.mkdir(parents=True)
    (root / "course.yaml").write_text(MANIFEST)
    (root / "checks.py").write_text(CHECKS)
    material = {"01_first": cattrs.unstructure(Material(own_code=(DOUBLE, LARGEST)))}
    (root / FILE).write_text(json.dumps(material), encoding="utf-8")
    monkeypatch.setenv("COURSE_MEMORY", str(tmp_path / "memory"))
    begin(monkeypatch)
    with working_in(root):
        yield load_course()


def begin(monkeypatch: pytest.MonkeyPatch) -> None:
    """As after a restart of the kernel: nothing is known but what is remembered."""
    fresh = Session()
    for module in ("asked", "own_code", "reviews", "verdicts"):
        monkeypatch.setattr(f"autograder.study.{module}.session", fresh)


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Of a notebook in which everything is right."""
    found: dict[str, Any] = {}
    exec(RIGHT, found)
    for module in ("own_code", "reviews", "verdicts"):
        monkeypatch.setattr(f"autograder.study.{module}.names_of_caller", lambda: found)
    return found


def events(course: Course) -> list[Event]:
    return [event for event in Memory(course.name).events() if event.kind == "own"]


def later(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    """So many days have gone by."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Clock:
            return cls.fromtimestamp((datetime.now(UTC) + days * DAY).timestamp(), tz)

    for module in ("own_code", "reviews"):
        monkeypatch.setattr(f"autograder.study.{module}.datetime", Clock)


def number(course: Course, times: int = 0) -> int:
    """The n of the question about 1.1 with this number."""
    return int(draw([DOUBLE], times).given["n"])


# ---- when it is asked ------------------------------------------------------------------------------------------------


def test_the_card_of_the_first_pass_asks_and_later_ones_do_not(course: Course, names: dict[str, Any]) -> None:
    names["double"] = lambda x: x
    assert "mine(" not in repr(autograder.check("1.1"))
    names["double"] = lambda x: 2 * x
    card = autograder.check("1.1")
    asked = f"A question about your own code, before it runs: What does `double({number(course)})` give?"
    assert asked in repr(card) and 'Answer: mine("1.1", ...), with your number' in repr(card)
    assert "own code" in card._repr_html_()
    assert "mine(" not in repr(autograder.check("1.1"))
    assert events(course) == []


def test_one_card_asks_one_question(course: Course, names: dict[str, Any]) -> None:
    assert repr(autograder.check("1")).count("A question about your own code") == 1
    assert "A question about your own code" not in repr(autograder.check("1"))


def test_an_exercise_without_a_question_passes_without_one(names: dict[str, Any]) -> None:
    assert "own code" not in repr(autograder.check("1.3"))
    assert "There is no question about your own code for exercise 1.3." in repr(mine("1.3"))


@pytest.mark.parametrize(("variable", "value"), [("NBGRADER_EXECUTION", "autograde"), ("COURSE_MEMORY", "off")])
def test_where_work_is_graded_nothing_is_asked_and_nothing_runs(
    variable: str, value: str, names: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    begin(monkeypatch)
    exec(LISTENS, names)
    card = autograder.check("1.1")
    assert isinstance(card, Card) and card.around["1.1"].question == ""
    names["calls"].clear()
    mine("1.1", 4)
    assert names["calls"] == []


# ---- what is said of an answer ---------------------------------------------------------------------------------------


def test_it_is_answered_and_what_is_true_stands_beside(course: Course, names: dict[str, Any]) -> None:
    n = number(course)
    shown = mine("1.1")
    assert isinstance(shown, OwnCard) and f"`double({n})`" in repr(shown) and "n = " not in repr(shown)
    said = repr(mine("1.1", 2 * n))
    assert f"✓ You said {2 * n}. Your code gave {2 * n}. Twice {n}." in said
    assert f"n = {n}\ndouble(n)" in said, "what ran is shown, with its numbers"
    (event,) = events(course)
    assert (event.about, event.result, event.value) == ("1.1", "right", 2 * n)


def test_a_wrong_answer_is_off(course: Course, names: dict[str, Any]) -> None:
    assert f"✗ You said 1. Your code gave {2 * number(course)}." in repr(mine("1.1", 1))
    assert [event.result for event in events(course)] == ["off"]


def test_a_letter_is_told_with_its_words(names: dict[str, Any]) -> None:
    assert "a: the 9\nb: another" in repr(mine("1.2"))
    said = repr(mine("1.2", "B"))
    assert "You said b, another." in said and "Your code gave " in said


def test_the_first_answer_counts_and_the_same_cell_may_run_again(course: Course, names: dict[str, Any]) -> None:
    n = number(course)
    first = repr(mine("1.1", 1))
    assert repr(mine("1.1", 1)) == first
    assert f"Your first answer counts. ✗ You said 1. Your code gave {2 * n}." in repr(mine("1.1", 2 * n))
    assert f"`double({n})`" in repr(mine("1.1")), "until it is due, it is the same question"
    assert len(events(course)) == 1


def test_the_truth_is_that_of_the_code_itself(names: dict[str, Any]) -> None:
    exec(LISTENS, names)
    mine("1.1")
    assert names["calls"] == []
    mine("1.1", 3)
    assert names["calls"][0] in DOUBLE.given["n"]


@pytest.mark.parametrize(("exercise", "answer"), [("1.1", "ten"), ("1.1", True), ("1.2", "c"), ("1.2", 3)])
def test_what_is_no_answer_is_said_and_not_noted(
    exercise: str, answer: object, course: Course, names: dict[str, Any]
) -> None:
    said = repr(mine(exercise, answer))
    assert "is nothing that this asks for. Give your " in said and events(course) == []


@pytest.mark.parametrize(("given", "words"), [((), 'mine("1.1")'), ((1.1,), 'mine("1.1")'), (("9.9",), "01_first")])
def test_a_call_about_nothing_says_how_to_write_it(given: tuple[Any, ...], words: str, names: dict[str, Any]) -> None:
    assert words in repr(mine(*given))


# ---- where her code is not as it was ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("del double", "There is no `double` of yours here. Run the cells of lesson 1"),
        ("def double(x):\n    ...", "There is no `double` of yours here."),
        ("def double(x):\n    raise ValueError('no')", "Your code stopped with ValueError: no."),
        ("def double(x):\n    raise KeyboardInterrupt", "Your code stopped with KeyboardInterrupt."),
        ("def double(x):\n    return 'x' * x", "is no answer to this."),
        ("def double(x):\n    return 3 * x", "does not pass now, so what it gives would tell you little."),
    ],
)
def test_it_is_said_in_words_and_nothing_is_noted(code: str, words: str, course: Course, names: dict[str, Any]) -> None:
    autograder.check("1.1")
    exec(code, names)
    said = repr(mine("1.1", 4))
    assert words in said and "Traceback" not in said
    assert events(course) == []


def test_code_that_is_another_and_right_is_asked(course: Course, names: dict[str, Any]) -> None:
    autograder.check("1.1")
    exec("def double(x):\n    return x + x", names)
    assert "✓" in repr(mine("1.1", 2 * number(course)))


def test_code_whose_helper_was_changed_is_not_judged(course: Course, names: dict[str, Any]) -> None:
    exec("def twice(x):\n    return 2 * x\ndef double(x):\n    return twice(x)", names)
    autograder.check("1.1")
    exec("def twice(x):\n    return 3 * x", names)
    assert "does not pass now" in repr(mine("1.1", 4))
    assert events(course) == []


def test_code_with_a_memory_keeps_what_it_gave_first(course: Course, names: dict[str, Any]) -> None:
    exec("calls = []\ndef double(x):\n    calls.append(x)\n    return 2 * x if x == 3 else len(calls)", names)
    first = repr(mine("1.1", 100))
    names["calls"] += [0, 0]
    assert repr(mine("1.1", 100)) == first
    assert events(course)[0].truth is not None


def test_where_the_truth_was_not_remembered_the_code_runs_again(course: Course, names: dict[str, Any]) -> None:
    Memory(course.name).add(Event("own", "1.1", now(), result="off", value=1.0))
    assert f"✗ You said 1. Your code gave {2 * number(course)}." in repr(mine("1.1", 1))


@pytest.mark.parametrize("value", [None, "b"])
def test_what_is_remembered_and_is_no_answer_to_the_question_does_not_count(
    value: str | None, course: Course, names: dict[str, Any]
) -> None:
    Memory(course.name).add(Event("own", "1.1", now(), result="off", value=value))
    n = number(course)
    assert f"✓ You said {2 * n}." in repr(mine("1.1", 2 * n))


def test_a_question_with_a_mistake_costs_no_card(names: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def offer(_: Course, exercise: str) -> str:
        return f"{exercise:d}"

    monkeypatch.setattr("autograder.study.drawn.offer", offer)
    card = autograder.check("1.1")
    assert isinstance(card, Card) and card.around["1.1"].question == ""


def test_her_names_random_numbers_and_the_given_values_stay_as_they_are(
    course: Course, names: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    exec("def largest(numbers):\n    numbers.sort()\n    print('loud')\n    return numbers[-1]", names)
    names["numbers"] = mine_too = [3, 1, 2]
    np.random.seed(3)
    expected = np.random.RandomState(3).rand()
    given = [list(numbers) for numbers in LARGEST.given["numbers"]]
    mine("1.2", "a")
    assert names["numbers"] is mine_too and mine_too == [3, 1, 2]
    assert np.random.rand() == expected
    assert [list(numbers) for numbers in LARGEST.given["numbers"]] == given
    assert capsys.readouterr().out == ""


def test_what_the_code_names_is_a_copy(course: Course, names: dict[str, Any]) -> None:
    names["rows"] = np.zeros(3)
    reply = Responder(names).answer(Question("own_code", "rows[0] = 7\nfloat(rows.sum())"))
    assert reply.value == 7 and names["rows"].sum() == 0


def test_what_cannot_be_copied_is_taken_as_it_is(names: dict[str, Any]) -> None:
    names["guard"] = Lock()
    assert Responder(names).answer(Question("own_code", "int(guard.locked())")).value == 0


# ---- with other numbers, when it is time -----------------------------------------------------------------------------


def test_the_same_memory_gives_the_same_question_and_all_numbers_come_before_one_comes_again() -> None:
    numbers = [draw([DOUBLE], n).given["n"] for n in range(6)]
    assert numbers == [draw([DOUBLE], n).given["n"] for n in range(6)]
    assert sorted(numbers[:3]) == sorted(numbers[3:]) == [2, 5, 7]
    assert [drawn.given["n"] for drawn in draws(DOUBLE)] == numbers[:3]


def test_two_questions_take_turns() -> None:
    assert [draw([DOUBLE, LARGEST], n).exercise for n in range(4)] == ["1.1", "1.2"] * 2


def test_review_asks_it_again_with_other_numbers(
    course: Course, names: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    mine("1.1", 1)
    assert "1 question comes back tomorrow" in repr(autograder.review())
    later(monkeypatch, 2)
    n = number(course, 1)
    assert f"`double({n})`" in repr(autograder.review())
    assert f"✓ You said {2 * n}." in repr(mine("1.1", 2 * n, 2))
    assert [event.result for event in events(course)] == ["off", "right"]


def test_when_all_cells_run_again_long_after_an_old_answer_answers_no_new_question(
    course: Course, names: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = repr(mine("1.1", 1))
    begin(monkeypatch)
    later(monkeypatch, 2)
    shown = mine("1.1")
    assert isinstance(shown, OwnCard) and f"`double({number(course, 1)})`" in repr(shown)
    assert 'Answer: mine("1.1", ..., 2), with your number' in repr(shown)
    assert repr(mine("1.1", 1)) == first
    assert len(events(course)) == 1
    assert "✗ You said 1." in repr(mine("1.1", 1, 2)), "a new answer may be the old one"
    assert len(events(course)) == 2


@pytest.mark.parametrize("which", [0, 2, 1.0, "2"])
def test_an_answer_to_a_question_that_was_not_asked_yet_is_not_noted(
    which: Any, course: Course, names: dict[str, Any]
) -> None:
    assert f'no question {which!r} about exercise 1.1 yet. mine("1.1") shows' in repr(mine("1.1", 1, which))
    assert events(course) == []


def test_review_says_which_notebook_where_her_code_is_not_here(
    course: Course, names: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    mine("1.1", 1)
    later(monkeypatch, 2)
    del names["double"]
    said = repr(autograder.review())
    assert said.startswith("1 question is due about your own code")
    assert "Open that of lesson 1, run its cells up to exercise 1.1" in said


def test_of_a_finished_lesson_those_that_were_never_answered_are_due(names: dict[str, Any]) -> None:
    autograder.check("1.1")
    assert repr(autograder.review()).startswith("Nothing is due")
    autograder.check("1")
    assert "Your own code, exercise 1.1" in repr(autograder.review())


def test_an_order_is_asked_for_and_answered_with_all_letters(course: Course, names: dict[str, Any]) -> None:
    order = OwnCode(
        "1.1", "Which is larger?", '"ba" if double(1) > 1 else "ab"', Form.ORDER, options={"a": "1", "b": "2"}
    )
    drawn = draw([order], 0)
    assert drawn.how == 'mine("1.1", "ab"), with your letters in order'
    assert drawn.read("b, a") == "ba" == truth_of(drawn, Responder(names).answer)
    assert drawn.judged_by("ba").is_right("ba") and not drawn.judged_by("ba").is_right("ab")
