"""What is due when: a learner of some weeks, with a clock that stands still."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from autograder.errors import UsageError
from autograder.manifest import Course
from autograder.material import material_of, named
from autograder.study import reviews
from autograder.study.drawn import Drawn
from autograder.study.memory import Event
from autograder.study.reviews import due_questions, when_next
from tests.conftest import ROOT, run, working_in

MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)


def on(day: float, name: str, result: str = "right") -> Event:
    return Event("answer", name, (MONDAY + timedelta(days=day)).isoformat(timespec="seconds"), result=result)


def due(course: Course, events: Sequence[Event], day: float) -> list[str]:
    return [found.name for found in due_questions(course, events, MONDAY + timedelta(days=day))]


def passed(course: Course, number: int) -> list[Event]:
    lesson = course.lessons[number]
    return [Event("check", exercise.id, MONDAY.isoformat(), result="pass") for exercise in lesson.exercises]


def test_nothing_is_due_for_who_begins(course: Course) -> None:
    assert due(course, [], 0) == []
    assert "after you have answered" in when_next(course, [], MONDAY)


def test_the_first_week_of_two_questions(course: Course) -> None:
    events = [on(0, "1.a"), on(0, "1.b", "off")]
    assert due(course, events, 0.1) == []
    assert due(course, events, 1) == ["1.b"], "what was wrong comes back first"
    assert due(course, events, 7) == ["1.b", "1.a"]
    events.append(on(1, "1.b"))
    assert due(course, events, 1.5) == [], "and goes when it was answered"


def test_each_right_answer_puts_the_next_time_further_away(course: Course) -> None:
    events, day, gaps = [on(0, "1.a")], 0, []
    for _ in range(4):
        later = next(day for day in range(day + 1, 400) if due(course, events, day))
        gaps.append(later - day)
        events.append(on(later, "1.a"))
        day = later
    assert gaps == sorted(gaps) and gaps[-1] > 5 * gaps[0]
    events[-1] = on(day, "1.a", "off")
    assert due(course, events, day + gaps[-1] / 2) == ["1.a"], "forgotten once, it comes sooner"


def test_the_same_events_give_the_same_days(course: Course) -> None:
    events = [on(0, "1.a"), on(3, "1.a"), on(9, "1.a", "off"), on(11, "1.a")]
    assert len({str(reviews._days(course, events)) for _ in range(20)}) == 1


def test_questions_of_a_finished_lesson_that_were_never_answered_are_due(course: Course) -> None:
    lesson = course.lessons[0]
    names = list(named(lesson, material_of(course, lesson).questions))
    about_code = [exercise.id for exercise in lesson.exercises]
    assert len(names) >= 3 and due(course, passed(course, 0), 0) == names + about_code
    assert due(course, passed(course, 0)[:-1], 0) == []


def test_those_that_wait_longest_come_first_and_lessons_are_mixed(course: Course) -> None:
    events = [on(0, "1.a", "off"), on(0.1, "1.b", "off"), on(0.2, "2.a", "off"), on(0.3, "2.b", "off")]
    assert due(course, events, 9) == ["1.a", "2.a", "1.b", "2.b"]


def test_a_clock_that_was_set_back_or_ran_ahead_takes_nothing_away(course: Course) -> None:
    back = [on(0, "1.a"), on(-300, "1.a")]
    assert reviews._days(course, back)["1.a"] >= MONDAY
    ahead = [on(900, "1.a"), on(0, "1.a"), on(1, "1.a")]
    assert reviews._days(course, ahead)["1.a"] > MONDAY + timedelta(days=900)


def test_a_question_that_the_course_has_no_more_is_not_asked(course: Course) -> None:
    assert due(course, [on(0, "1.z", "off"), on(0, "9.a", "off")], 90) == []


@pytest.mark.parametrize(
    ("day", "words"), [(0.01, "1 question comes back tomorrow."), (0.8, "later today"), (-1.0, "in 2 days")]
)
def test_when_the_next_is_due_is_said(course: Course, day: float, words: str) -> None:
    assert words in when_next(course, [on(0, "1.b", "off")], MONDAY + timedelta(days=day))


def test_neither_a_check_nor_a_question_waits_for_these_libraries() -> None:
    code = (
        "import sys, autograder; autograder.check; autograder.quiz; autograder.review; autograder.predict\n"
        "print([name for name in ('anywidget', 'fsrs', 'rich', 'click') if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


# ---- in the terminal -------------------------------------------------------------------------------------------------


@pytest.fixture
def reviewed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """`course review` in a terminal, with two questions due and these answers."""

    def tell(*answers: str, events: Sequence[Event] = (), terminal: bool = True) -> str:
        memory = SimpleNamespace(events=lambda: list(events), add=added.append)
        monkeypatch.setattr("autograder.cli.review.session", SimpleNamespace(memory=lambda course: memory))
        for module in ("questions", "own_code"):
            monkeypatch.setattr(f"autograder.study.{module}.session", SimpleNamespace(memory=lambda course: memory))
        monkeypatch.setattr("sys.stdin", SimpleNamespace(isatty=lambda: terminal))
        given = iter(answers)
        monkeypatch.setattr("click.prompt", lambda *args, **options: next(given))
        with working_in(ROOT):
            code = run("review")
        said = capsys.readouterr()
        return f"{code} {said.out}{said.err}"

    added: list[Event] = []
    tell.added = added  # type: ignore[attr-defined]
    return tell


TWO = [on(0, "1.a", "off"), on(0, "2.a", "off")]


def test_due_questions_are_asked_one_after_another(course: Course, reviewed: Callable[..., str]) -> None:
    said = reviewed("a", "A", events=TWO)
    assert said.startswith("0 2 questions are due.") and "That was all for today." in said
    for lesson in course.lessons[:2]:
        question = material_of(course, lesson).questions[0]
        assert question.stem.strip() in said and question.options[0].repair.strip() in said
    assert [event.about for event in reviewed.added] == ["1.a", "2.a"]  # type: ignore[attr-defined]


def test_what_is_no_letter_is_asked_again_and_q_ends_it(reviewed: Callable[..., str]) -> None:
    said = reviewed("9", "", "b", "q", events=TWO)
    assert said.count("Answer with a letter") == 2 and "1 answered, 1 left for another time." in said


def test_after_five_minutes_no_further_question_is_asked(
    reviewed: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([0.0, 299.0, 301.0])
    monkeypatch.setattr("autograder.cli.review.time", SimpleNamespace(monotonic=lambda: next(clock)))
    assert "1 answered, 1 left" in reviewed("A", "A", events=TWO)


def test_where_nobody_can_answer_it_says_so(reviewed: Callable[..., str]) -> None:
    assert reviewed(events=TWO, terminal=False).startswith("2 2 questions are due.")
    assert reviewed(events=[], terminal=False).startswith("0 Nothing is due.")


CODE = [Event("own", "1.5", MONDAY.isoformat(), result="off", value=1.0)]


def test_a_question_about_own_code_is_answered_before_it_runs(
    course: Course, reviewed: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[str] = []

    def truth(_: Course, drawn: Drawn) -> float:
        ran.append(drawn.exercise)
        return 4.0

    monkeypatch.setattr("autograder.cli.review.truth_in_notebook", truth)
    said = reviewed("four", "4", events=CODE)
    assert "'four' is no number." in said and "✓ You said 4. Your code gave 4." in said
    (event,) = reviewed.added  # type: ignore[attr-defined]
    assert (event.kind, event.about, event.result, event.value, ran) == ("own", "1.5", "right", 4.0, ["1.5"])


def test_where_the_code_does_not_run_the_other_questions_are_asked(
    reviewed: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> float:
        raise UsageError("Your notebook did not run.")

    monkeypatch.setattr("autograder.cli.review.truth_in_notebook", refuse)
    said = reviewed("4", "a", events=[*CODE, on(0.5, "2.a", "off")])
    assert said.startswith("0 ") and "Your notebook did not run." in said and "1 answered, 1 left" in said
    assert [event.about for event in reviewed.added] == ["2.a"]  # type: ignore[attr-defined]


def test_q_ends_it_at_a_question_about_own_code_too(reviewed: Callable[..., str]) -> None:
    assert "0 answered, 1 left for another time." in reviewed("q", events=CODE)


def test_answers_about_own_code_are_spaced_like_others(course: Course) -> None:
    events = [Event("own", "1.5", MONDAY.isoformat(), result="right", value=2.0), on(0, "1.a")]
    days = reviews._days(course, events)
    assert days["1.5"] == days["1.a"] and set(due(course, events, 9)) == {"1.5", "1.a"}
