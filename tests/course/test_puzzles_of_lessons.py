"""The puzzles of our lessons: ours is right, each line that comes from a wrong answer is refused in its place."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from autograder.authoring.source import source_cells
from autograder.manifest import Course, Lesson, load_course
from autograder.material import Puzzle, material_of
from autograder.notebook.worked import worked_cells
from autograder.report.card import NoteCard
from autograder.study import puzzles
from autograder.study.jigsaw import Jigsaw, jigsaw
from autograder.study.session import Session
from tests.conftest import ROOT, working_in

COURSE: Course = load_course(ROOT)
PUZZLES = [(lesson, puzzle) for lesson in COURSE.lessons for puzzle in material_of(COURSE, lesson).puzzles]
each_puzzle = pytest.mark.parametrize(("lesson", "puzzle"), PUZZLES, ids=[puzzle.exercise for _, puzzle in PUZZLES])
pytestmark = pytest.mark.slow(seconds=20)


def made_of(lesson: Lesson, puzzle: Puzzle) -> Jigsaw:
    made = jigsaw(puzzle, "\n\n".join(worked_cells(COURSE, lesson, puzzle.exercise)))
    assert made
    return made


@pytest.fixture(autouse=True)
def a_learner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_MEMORY", str(tmp_path))
    monkeypatch.setattr(puzzles, "session", Session())


def answered(lesson: Lesson, puzzle: Puzzle, letters: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """What is said to somebody who has run no cell but those that import."""
    names: dict[str, object] = {}
    for cell in source_cells(COURSE, lesson):
        for node in ast.parse(cell.source).body:
            if isinstance(node, ast.Import | ast.ImportFrom):
                exec(ast.unparse(node), names)
    monkeypatch.setattr(puzzles, "names_of_caller", lambda: names)
    with working_in(ROOT):
        card = puzzles.puzzle(puzzle.exercise, letters)
    assert isinstance(card, NoteCard)
    return card.text


def test_three_exercises_have_a_puzzle() -> None:
    assert [puzzle.exercise for _, puzzle in PUZZLES] == ["1.2", "4.1", "5.2"]


@each_puzzle
def test_our_own_order_is_right(lesson: Lesson, puzzle: Puzzle, monkeypatch: pytest.MonkeyPatch) -> None:
    assert answered(lesson, puzzle, made_of(lesson, puzzle).right, monkeypatch).startswith("✓ Right")


@each_puzzle
def test_each_wrong_line_in_the_place_of_a_right_one_is_told(
    lesson: Lesson, puzzle: Puzzle, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = made_of(lesson, puzzle)
    for letter, distractor in made.wrong.items():
        begins = distractor.line.split("=")[0].split("(")[0].split(":")[0].strip()
        place = next(n for n, right in enumerate(made.right) if begins.split()[0] in made.lines[right])
        said = answered(lesson, puzzle, made.right[:place] + letter + made.right[place + 1 :], monkeypatch)
        assert said == f"✗ Not yet. Line {letter} does not belong there. {distractor.says}"
