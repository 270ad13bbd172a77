"""What a class expected: read from notebooks without running them, and counted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import nbformat
import pytest

from autograder.api.registry import checks_of
from autograder.api.result import Report, Said, Status
from autograder.api.runner import blank
from autograder.manifest import Course, Lesson
from autograder.material import Form, Material, Option, Prediction, Question, material_of
from autograder.notebook import read_notebook
from autograder.notebook.said import said_in
from autograder.report import expectations as module
from autograder.report.expectations import expectations, surviving

ASKED = Material(
    (
        Prediction("1.1", "How many?", Form.NEAR, value=366, within=20),
        Prediction("1.2", "Which?", Form.CHOICE, options={"a": "raw", "b": "scaled"}, right="b"),
        Prediction("1.3", "What will it look like?", Form.WORDS),
    ),
    (Question("q", "label apart", "Which?", (Option("All", "No.", misconception="all"), Option("784", "Yes.", True))),),
)


@pytest.fixture
def lesson(course: Course) -> Lesson:
    return course.lessons[0]


def said(folder: Path, lesson: Lesson, *cells: str) -> dict[str, str]:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
    nbformat.write(notebook, folder / "n.ipynb")
    return said_in(read_notebook(folder / "n.ipynb"), lesson, ASKED)


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ('predict("1.1", 350)', {"1.1": "350"}),
        ('predict("1.1", -0.5, sure=0.8)', {"1.1": "-0.5"}),
        ('predict("1.2", "b")\nquiz("1.a", "A")', {"1.2": "b", "1.a": "A"}),
        ('predict("1.1", value=350)\nquiz(question="1.a", answer="b")', {"1.1": "350", "1.a": "b"}),
        ('%%time\nquiz ("1.a", "A")\n!echo done', {"1.a": "A"}),
        ('print(predict("1.1", 350))\nif True:\n    y = quiz("1.a", "A")', {"1.1": "350", "1.a": "A"}),
        ('# predict("1.1", 350)\n"""quiz("1.a", "A")"""', {}),
        ('quiz("1.a", "A, C")\nquiz("1.a", -0.5)\npredict("1.1", "350")\npredict("1.2", "z")', {}),
        ('predict("1.1", 350, skip=True)', {}),
        (f'predict("1.1", 0x{"f" * 4000})\npredict("1.1", 1e999)\npredict("1.3", 5)', {}),
        ('predict("1.3", "grey noise")', {"1.3": "grey noise"}),
        ('predict("1.1", ...)', {}),
        ('predict("1.1", skip=True)', {}),
        ('quiz("1.a")', {}),
        ('predict("1.9", 1)\nquiz("1.z", "A")\npredict("2.1", 3)', {}),
        ('predict("1.1", len(X))\npredict(1.1, 3)\npredict()', {}),
        ('x.predict("1.1", 3)', {}),
        ('predict("1.1", 3', {}),
        ('predict("1.1", ' + "(" * 500 + ")" * 500 + ")", {}),
    ],
)
def test_what_stands_in_a_cell_is_read_and_nothing_is_run(
    cell: str, found: dict[str, str], tmp_path: Path, lesson: Lesson
) -> None:
    assert said(tmp_path, lesson, cell) == found


def test_the_first_answer_counts_as_in_the_notebook_and_long_words_are_cut(tmp_path: Path, lesson: Lesson) -> None:
    cells = 'predict("1.1", "?")', 'x = 1; predict("1.1", 1); predict("1.1", 2)', 'predict("1.1", 3)'
    assert said(tmp_path, lesson, *cells) == {"1.1": "1"}
    long = "x" * 5000
    assert len(said(tmp_path, lesson, f'predict("1.3", "{long}")')["1.3"]) == 200


def test_a_notebook_of_huge_cells_costs_no_minutes(tmp_path: Path, lesson: Lesson) -> None:
    huge = "predict(" + "1+" * 200_000 + "1)"
    assert said(tmp_path, lesson, huge, huge, 'predict("1.1", 350)') == {}


def of_class(course: Course, *each: tuple[str, str]) -> list[Report]:
    return [Report(course.lessons[0].name, f"s{n}", (), said=(Said(*one),)) for n, one in enumerate(each)]


@pytest.fixture
def asking(course: Course, monkeypatch: pytest.MonkeyPatch) -> Course:
    asked = {course.lessons[0].name: ASKED}
    monkeypatch.setattr(module, "material_of", lambda course, lesson: asked.get(lesson.name, Material()))
    return course


def test_numbers_are_judged_by_their_distance_and_the_commonest_wrong_one_is_told(asking: Course) -> None:
    answers = [("1.1", value) for value in ("366", "380", "200", "200", "90", "nan", "many")]
    (found,) = expectations(asking, of_class(asking, *answers))
    assert (found.name, found.said, found.right, found.wrong, found.times) == ("1.1", 5, 2, "200", 2)
    assert found.divides


def test_options_are_told_in_words_and_what_is_none_is_left_out(asking: Course) -> None:
    answers = [("1.2", "a"), ("1.2", "A "), ("1.2", "b"), ("1.2", "z"), ("1.a", "a"), ("1.a", "B"), ("1.a", "?")]
    choice, question = expectations(asking, of_class(asking, *answers))
    assert (choice.said, choice.right, choice.wrong, choice.times) == (3, 1, "a, raw", 2)
    assert (question.ask, question.said, question.right, question.wrong) == ("label apart", 2, 1, "All")
    assert choice.divides and not question.divides, "two answers are no class"


def test_words_are_counted_and_not_judged(asking: Course) -> None:
    (found,) = expectations(asking, of_class(asking, ("1.3", "noise"), ("1.3", "bands")))
    assert (found.said, found.right, found.wrong) == (2, None, "")
    assert expectations(asking, []) == ()


def test_a_misconception_outlives_a_lesson_only_in_the_same_student(course: Course) -> None:
    def report(number: int, student: str, *ids: str) -> Report:
        lesson = course.lessons[number]
        blanks = [blank(check, lesson.check_points, Status.FAIL) for check in checks_of(course, lesson)]
        results = tuple(replace(one, misconception=name) for one, name in zip(blanks, ids, strict=False))
        return Report(lesson.name, student, results)

    reports = [
        report(0, "ana", "scaled", "by-heart"),
        report(1, "ana", "scaled"),
        report(0, "ben", "scaled"),
        report(2, "ben", "by-heart"),
        report(2, "cem", "by-heart", "by-heart"),
    ]
    (found,) = surviving(reports)
    assert (found.id, found.students) == ("scaled", ("ana",))
    assert found.lessons == (course.lessons[0].name, course.lessons[1].name)


def test_the_true_value_of_each_prediction_is_right_by_its_own_rule(course: Course) -> None:
    for lesson in course.lessons:
        for prediction in material_of(course, lesson).predictions:
            if prediction.truth is not None:
                assert prediction.is_right(prediction.truth), prediction.id
