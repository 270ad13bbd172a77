"""Questions about own code, asked of the banks: right answers give what is asked for, other code something else."""

from __future__ import annotations

import functools
import time
from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from autograder.answers import Question, Reply
from autograder.answers.responder import Responder
from autograder.authoring.bank import execute, load_bank, over, reference_namespace
from autograder.manifest import Course, Lesson, load_course
from autograder.material import material_of
from autograder.study.drawn import Drawn, draws
from autograder.study.own_code import remembered
from autograder.study.predictions import shown
from tests.conftest import ROOT

COURSE: Course = load_course(ROOT)
every_lesson = pytest.mark.parametrize(
    "number",
    [pytest.param(each.number, marks=pytest.mark.xdist_group(f"own-code-{each.number}")) for each in COURSE.lessons],
)
SECONDS = 4.0
"""Of computing, for the slowest right answer of a bank: a learner waits for one question at a time."""


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lesson may write a file where it runs."""
    monkeypatch.chdir(tmp_path)


def quick(lesson: Lesson) -> dict[str, str]:
    return {entry.exercise: entry.source for entry in load_bank(COURSE, lesson, ["quick"])}


@functools.cache
def reference(number: str) -> dict[str, Any]:
    lesson = COURSE.lesson(number)
    return reference_namespace(COURSE, lesson, quick(lesson))


def first(lesson: Lesson, exercise: str) -> list[Drawn]:
    """The first numbers of each question about an exercise."""
    return [next(draws(question)) for question in material_of(COURSE, lesson).about_code(exercise)]


def asked(drawn: Drawn, names: dict[str, Any]) -> Reply:
    return Responder(names).answer(Question("own_code", drawn.question.code, kwargs=dict(drawn.given)))


def banks(lesson: Lesson, *kinds: str, but: Collection[str] = ()) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The exercise and name of each entry, and the names of a notebook that holds it; `but` those of some exercises."""
    for entry in (entry for entry in load_bank(COURSE, lesson, kinds) if entry.exercise not in but):
        names = over(reference(lesson.number))
        try:
            execute(entry.source, entry.name, names, quick(lesson).get(entry.exercise, ""))
        except Exception:
            assert not entry.is_right
        yield entry.exercise, entry.name, names


@every_lesson
def test_each_exercise_has_a_question_that_our_solution_answers_whatever_is_given(number: str) -> None:
    lesson = COURSE.lesson(number)
    for exercise in lesson.exercises:
        questions = material_of(COURSE, lesson).about_code(exercise.id)
        assert questions, exercise.id
        for question in questions:
            replies = [(drawn, asked(drawn, over(reference(lesson.number)))) for drawn in islice(draws(question), 6)]
            kept = [drawn.asked.kept(reply.value) for drawn, reply in replies]
            assert None not in kept, (exercise.id, replies)
            assert len(set(kept)) > 1, f"{exercise.id} has the answer {kept[0]} with whatever numbers"


@every_lesson
def test_what_each_right_answer_of_the_bank_gives_is_an_answer_is_shown_and_comes_soon(number: str) -> None:
    lesson = COURSE.lesson(number)
    for exercise, name, names in banks(lesson, "right"):
        for drawn in first(lesson, exercise):
            before = time.process_time()
            reply = asked(drawn, names)
            assert time.process_time() - before < SECONDS, name
            value = drawn.asked.kept(reply.value)
            assert value is not None, (name, reply)
            told = shown(drawn.asked, value)
            assert remembered(COURSE, drawn, value, value).startswith(f"✓ You said {told}. Your code gave {told}.")


@pytest.mark.sweep
@every_lesson
def test_some_other_code_gives_another_answer_or_stops(number: str) -> None:
    lesson = COURSE.lesson(number)
    differs = set[str]()
    for exercise, _, names in banks(lesson, "wrong", "right", but=differs):
        for drawn in first(lesson, exercise):
            ours, theirs = (drawn.asked.kept(asked(drawn, each).value) for each in (over(reference(number)), names))
            assert ours is not None
            if theirs is None or not drawn.judged_by(ours).is_right(theirs):
                differs.add(exercise)
    assert differs == {exercise.id for exercise in lesson.exercises}
