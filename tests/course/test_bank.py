"""The banks of the real course: every rule of `course verify` holds. The engine runs once; its ledger is kept.

That is a sweep. Where there is none, a sample of the banks is tried, and held against the golden marks.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Callable, Iterator

import pytest

from autograder.authoring.bank import load_bank
from autograder.authoring.bench import run_trials
from autograder.authoring.pages import old_pages
from autograder.authoring.proof import Proof, prove
from autograder.authoring.reference import Reference
from autograder.authoring.trial import Outcome, Trial, trials
from autograder.authoring.verify import RULES
from autograder.errors import CourseError
from autograder.manifest import Course, Lesson, load_course
from tests.conftest import ROOT
from tests.golden_marks import mark, places, surprises

COURSE: Course = load_course(ROOT)
every_lesson = pytest.mark.parametrize("lesson", COURSE.lessons, ids=lambda lesson: lesson.name)


EACH = 14
"""Every fourteenth solution of the banks is in the sample, but for lessons in which one takes long."""
TAKE_LONG = ("4", "6")


@functools.cache
def proofs() -> list[Proof]:
    return prove(COURSE, jobs=2, tell=lambda done, number: None)


@pytest.mark.slow
def test_a_sample_of_the_banks_has_its_golden_marks() -> None:
    lessons = [lesson for lesson in COURSE.lessons if lesson.number not in TAKE_LONG]
    banks = [trial for lesson in lessons for trial in trials(COURSE, lesson) if trial.kind in ("right", "wrong")]
    found = run_trials(COURSE.root, banks[::EACH], 2)
    current = {_place(trial): _marks(trial, outcome) for trial, outcome in found}
    assert len(current) >= 25
    told = surprises(current, list(current))
    assert not told, told


@pytest.mark.sweep
@pytest.mark.slow(seconds=5)
@pytest.mark.xdist_group("banks")
@every_lesson
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_rule_holds(rule: Callable[[Proof], Iterator[CourseError]], lesson: Lesson) -> None:
    proof = next(proof for proof in proofs() if proof.lesson.name == lesson.name)
    assert [str(problem) for problem in rule(proof)] == []


@pytest.mark.sweep
@pytest.mark.slow
@pytest.mark.xdist_group("banks")
def test_the_pages_of_docs_are_up_to_date() -> None:
    assert list(old_pages(COURSE, proofs())) == []


@pytest.mark.sweep
@pytest.mark.slow
@pytest.mark.xdist_group("banks")
def test_each_mark_is_the_golden_one_or_is_listed() -> None:
    current = {_place(trial): _marks(trial, outcome) for proof in proofs() for trial, outcome in proof.outcomes.items()}
    told = surprises(current, places("bank"))
    assert not told, told


def _place(trial: Trial) -> str:
    return f"bank/{trial.lesson}/{trial.kind}" + (f"/{trial.name}" if trial.exercise else "")


def _marks(trial: Trial, outcome: Outcome) -> dict[str, str]:
    passed = {check: f"pass {points:g}" for check, points in COURSE.lesson(trial.lesson).check_points.items()}
    lost = {result.check: mark(result) for result in outcome.lost}
    return dict.fromkeys(passed, "stopped") if outcome.problem else passed | lost


@pytest.mark.parametrize("number", ["1", "2"])
def test_a_check_that_is_not_run_again_would_have_passed(number: str) -> None:
    """The shortcut of `Reference.replaced` gives what a full run gives: one wrong solution of each exercise."""
    lesson = COURSE.lesson(number)
    reference = Reference(COURSE, lesson)
    wrong = {entry.exercise: entry for entry in load_bank(COURSE, lesson, ["wrong"])}
    for entry in wrong.values():
        quick = reference.replaced(entry.source, entry.name, entry.exercise)
        full = reference.replaced(entry.source, entry.name, entry.exercise, every_check=True)
        assert [(r.check, r.status, r.found) for r in quick] == [(r.check, r.status, r.found) for r in full]


@every_lesson
def test_each_message_is_written_with_a_cause_and_a_next_step(lesson: Lesson) -> None:
    """In the source, so that branches which no solution of the bank takes are seen too."""
    trees = [(file, ast.parse(file.read_text())) for file in COURSE.check_files(lesson)]
    calls = [(file, node) for file, tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert len(calls) > 100
    for file, call in calls:
        if isinstance(call.func, ast.Name) and call.func.id == "fail":
            given = {keyword.arg: keyword.value for keyword in call.keywords}
            named = given.get("because")
            while isinstance(named, ast.IfExp):
                named = named.orelse
            always_named = isinstance(named, ast.Name) and (named.id.isupper() or named.id == "because")
            always_named |= isinstance(named, ast.Subscript)
            always_named |= isinstance(named, ast.Attribute) and named.attr.isupper()
            assert always_named or {"cause", "next_step"} <= given.keys(), f"{file}:{call.lineno}"
