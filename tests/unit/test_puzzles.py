"""Puzzles: what `course build` refuses, who is offered one, how an order of lines is judged, and what is remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Lock
from typing import Any

import nbformat
import numpy as np
import pytest

import autograder
from autograder.authoring.build import solution_notebook
from autograder.authoring.material import changed_material
from autograder.authoring.puzzles import puzzles_of
from autograder.manifest import Course
from autograder.material import Distractor, Material, Puzzle
from autograder.notebook.worked import Solutions
from autograder.study import asked, puzzles, solutions, verdicts
from autograder.study.jigsaw import Jigsaw, function_in, jigsaw
from autograder.study.memory import Event, Memory, now
from autograder.study.session import Session
from tests.author_files import assert_told
from tests.conftest import working_in
from tests.fragile import make_course

SOLUTION = """\
    one = 1
    two = 2
    if two > one:
        three = one + two
    return three
"""
CELL = f'def number():\n    """Return three."""\n    # By adding.\n\n{SOLUTION}'
WRONG = """\
# exercise: 1.1
# misconception: four
# Two and two.
def number():
    one = 2
    two = 2
    return one + two
"""
PUZZLES = """\
- exercise: "1.1"
  function: number
  distractors:
    - line: "    one = 2"
      bank: wrong/1.1-four
      says: With it the sum is four.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course of one exercise with a puzzle, built."""
    course = make_course(tmp_path_factory.mktemp("puzzle") / "course")
    source = course.source(course.lessons[0])
    source.write_text(source.read_text().replace("    return 3\n", SOLUTION))
    bank = course.root / "bank" / "01_first"
    for name, text in (("wrong/1.1-four.py", WRONG), ("right/1.1-sum.py", "# exercise: 1.1\n# A sum.\nnumber = 3\n")):
        (bank / name).parent.mkdir(parents=True)
        (bank / name).write_text(text)
    source.with_name("puzzles.yaml").write_text(PUZZLES)
    nbformat.write(solution_notebook(course, course.lessons[0]), course.solution(course.lessons[0]))
    for file, content in changed_material(course).items():
        file.write_bytes(content)
    return course


@pytest.fixture
def learner(made: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Memory]:
    """A learner who begins, and what she is remembered by."""
    monkeypatch.setenv("COURSE_MEMORY", str(tmp_path / "memory"))
    session = Session()
    for module in (asked, puzzles, solutions, verdicts):
        monkeypatch.setattr(module, "session", session)
    with working_in(made.root):
        yield Memory(made.name)


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for module in (puzzles, verdicts):
        monkeypatch.setattr(module, "names_of_caller", lambda: found)
    return found


@pytest.fixture
def letters(made: Course) -> Callable[[str], str]:
    """The letters of lines that are given by their beginnings."""

    def of(lines: str) -> str:
        puzzle = jigsaw(puzzles_of(made, made.lessons[0])[0], CELL)
        assert puzzle
        wanted = lines.split(", ")
        return " ".join(next(k for k, v in puzzle.lines.items() if v.strip().startswith(each)) for each in wanted)

    return of


# ---- what is shown ---------------------------------------------------------------------------------------------------


def test_a_puzzle_shows_each_line_once_with_its_blanks_and_not_in_order(learner: Memory) -> None:
    shown = autograder.puzzle("1.1")
    lines = [line.partition(" | ")[2] for line in shown.code.splitlines()[1:]]
    assert sorted(lines) == sorted([*SOLUTION.splitlines(), "    one = 2"])
    assert "\n".join(line for line in lines if line != "    one = 2") != SOLUTION.rstrip()
    assert shown.code.splitlines()[0].strip() == "def number():" and "By adding" not in shown.code
    assert repr(autograder.puzzle("1.1")) == repr(shown), "mixed the same way each time"
    assert 'puzzle("1.1", "A B C")' in repr(shown) and learner.events() == []


def test_the_letters_say_nothing_of_the_order_and_the_wrong_line_has_one_too() -> None:
    found = jigsaw(Puzzle("1.1", "number", (Distractor("    one = 2", "wrong/1.1-four", "No."),)), CELL)
    assert isinstance(found, Jigsaw)
    assert list(found.lines) == ["A", "B", "C", "D", "E", "F"] and found.right != "ABCDE"
    assert found.code(found.right) == f"def number():\n{SOLUTION}"


def test_a_function_is_found_without_docstring_comments_and_empty_lines() -> None:
    assert function_in(CELL, "number") == ("def number():", SOLUTION.splitlines())
    assert function_in(CELL, "other") is None


# ---- how an order is judged ------------------------------------------------------------------------------------------


def test_our_order_is_right_and_the_learner_is_asked_to_write_it(
    learner: Memory, names: dict[str, Any], letters: Callable[[str], str]
) -> None:
    order = letters("one = 1, two, if, three, return")
    card = repr(autograder.puzzle("1.1", order))
    assert "✓ Right" in card and "write it yourself" in card and "no points" in card
    (event,) = learner.events()
    assert (event.kind, event.about, event.result, event.value) == ("puzzle", "1.1", "right", order.replace(" ", ""))
    assert names == {}, "what she has in her notebook stays"


def test_another_order_that_works_is_right(
    learner: Memory, names: dict[str, Any], letters: Callable[[str], str]
) -> None:
    assert "✓ Right" in repr(autograder.puzzle("1.1", letters("two, one = 1, if, three, return").lower()))


def test_a_line_that_does_not_belong_is_told_with_its_sentence(
    learner: Memory, names: dict[str, Any], letters: Callable[[str], str]
) -> None:
    order = letters("one = 2, two, if, three, return")
    card = repr(autograder.puzzle("1.1", order))
    assert f"✗ Not yet. Line {order[0]} does not belong there. With it the sum is four." in card
    assert learner.events()[0].result == "off"


def test_a_wrong_line_that_does_nothing_is_told_all_the_same(
    learner: Memory, names: dict[str, Any], letters: Callable[[str], str]
) -> None:
    card = repr(autograder.puzzle("1.1", letters("one = 1, two, if, three, return, one = 2")))
    assert "✗ Not yet." in card and "does not belong there. With it the sum is four." in card


def test_what_the_cells_of_a_puzzle_do_leaves_no_trace(
    learner: Memory,
    names: dict[str, Any],
    letters: Callable[[str], str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    names |= {"rows": np.zeros(3), "np": np, "guard": Lock()}
    loud = "print('loud')\nrows[0] = np.random.rand() + 1\nguard.locked()\n"
    monkeypatch.setattr(puzzles, "worked_cells", lambda *args: [loud + CELL])
    np.random.seed(3)
    assert "✓ Right" in repr(autograder.puzzle("1.1", letters("one = 1, two, if, three, return")))
    assert names["rows"].sum() == 0 and capsys.readouterr().out == ""
    assert np.random.rand() == np.random.RandomState(3).rand()


def test_only_of_her_own_order_is_said_that_python_cannot_read_it(
    learner: Memory, names: dict[str, Any], letters: Callable[[str], str]
) -> None:
    # Python reads this order; with the lines that are missing put below `if`, it could not.
    card = repr(autograder.puzzle("1.1", letters("if, three, return")))
    assert "it cannot become right" in card and "Python" not in card


def test_the_first_line_that_cannot_stand_there_is_told_and_no_other(
    learner: Memory, names: dict[str, Any], letters: Callable[[str], str]
) -> None:
    # That two comes before one is fine; return comes too early.
    order = letters("two, one = 1, return, if, three")
    card = repr(autograder.puzzle("1.1", order))
    assert f"Up to line {order.split()[2]} it cannot become right" in card
    assert "does not belong" not in card


def test_what_python_cannot_read_is_said_in_words(
    learner: Memory, names: dict[str, Any], letters: Callable[[str], str]
) -> None:
    card = repr(autograder.puzzle("1.1", letters("one = 1, two, if, return")))
    assert "Python cannot read your order: expected an indented block" in card and "Traceback" not in card


def test_lines_that_are_missing_are_not_given_away(
    learner: Memory, names: dict[str, Any], letters: Callable[[str], str]
) -> None:
    card = repr(autograder.puzzle("1.1", letters("one = 1, two")))
    assert "So far it is right, and something is missing." in card


def test_where_even_ours_stops_the_cells_above_are_missing(
    learner: Memory, names: dict[str, Any], letters: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(puzzles, "worked_cells", lambda *args: [CELL.replace("one = 1", "one = missing")])
    order = " ".join("ABCDEF"[:5])
    assert "Run the cells above first" in repr(autograder.puzzle("1.1", order))
    assert learner.events() == []


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ("A A", "A stands twice in your order."),
        ("A Z", "are no letters of these lines"),
        ("", "are no letters of these lines"),
        (3, "are no letters of these lines"),
    ],
)
def test_what_is_no_order_is_told_how_to_write_one(order: Any, words: str, learner: Memory) -> None:
    assert words in repr(autograder.puzzle("1.1", order)) and learner.events() == []


@pytest.mark.parametrize(
    ("key", "words"), [("", "Which exercise?"), (1.1, '"1.1"'), ("1.9", "no lesson or exercise '1.9'")]
)
def test_what_names_no_exercise_is_told(key: Any, words: str, learner: Memory) -> None:
    assert words in repr(autograder.puzzle(key))


# ---- who is offered one ----------------------------------------------------------------------------------------------


def check_wrong(names: dict[str, Any]) -> str:
    exec("def number():\n    return 4", names)
    return repr(autograder.check("1.1"))


def test_after_two_failures_a_card_offers_the_puzzle(learner: Memory, names: dict[str, Any]) -> None:
    assert "puzzle(" not in check_wrong(names)
    assert 'in order: `puzzle("1.1")`' in check_wrong(names)
    exec("def number():\n    return 3", names)
    assert "puzzle(" not in repr(autograder.check("1.1"))


def test_failures_of_another_day_count(learner: Memory, names: dict[str, Any]) -> None:
    learner.add(Event("check", "1.1", now(), result="fail"))
    assert "puzzle(" in check_wrong(names)


@pytest.mark.parametrize("given", [Solutions.NONE, Solutions.LOCKED])
def test_where_solutions_are_not_open_no_puzzle_is_offered_and_none_is_shown(
    given: Solutions, learner: Memory, names: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(puzzles, "given_solutions", lambda: given)
    monkeypatch.setattr("autograder.notebook.worked.given_solutions", lambda: given)
    assert not any("puzzle(" in check_wrong(names) for _ in range(3))
    words = "With these lessons there is none" if given is Solutions.LOCKED else "Solutions did not come"
    assert words in repr(autograder.puzzle("1.1")) and "one = 1" not in repr(autograder.puzzle("1.1"))


def test_an_exercise_without_a_puzzle_says_so(
    learner: Memory, names: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(puzzles, "material_of", lambda course, lesson: Material())
    assert "has no puzzle. There are: none in this lesson." in repr(autograder.puzzle("1.1"))
    assert not any("puzzle(" in check_wrong(names) for _ in range(3))


# ---- what authors write ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('exercise: "1.1"', 'exercise: "1.9"', 1, "this lesson has no exercise '1.9'. There are: 1.1"),
        ('exercise: "1.1"', "exercise: 1.1", 1, "expected str, found 1.1"),
        ("function: number", "function: digit", 2, "our solution of 1.1 has no 'digit'. Write the name"),
        ("wrong/1.1-four", "wrong/1.1-fuor", 5, "has no such entry. Did you mean wrong/1.1-four?"),
        ("wrong/1.1-four", "right/1.1-sum", 5, "names no wrong entry of this exercise. Take one"),
        ("    one = 2", "    one = 3", 4, "is no line inside `number` of wrong/1.1-four. Copy"),
        ("    one = 2", "# Two and two.", 4, "is no line inside `number` of wrong/1.1-four"),
        ("    one = 2", "def number():", 4, "is no line inside `number` of wrong/1.1-four"),
        (PUZZLES, PUZZLES + PUZZLES[PUZZLES.index("    - line") :], 7, "distractor 2 of 1.1 is there twice. Take one"),
        ("    one = 2", "    two = 2", 4, "is a line of our solution. Take a line that is wrong"),
        ("says: With it the sum is four.", "says: ''", 6, "says nothing. Say in a sentence"),
        (
            "- exercise",
            "puzzles:\n- exercise",
            1,
            "expected a list of puzzles, found dict. Begin each puzzle with `- ex",
        ),
        (PUZZLES, PUZZLES + PUZZLES, 7, "exercise 1.1 has two puzzles. Take one"),
        (
            PUZZLES[PUZZLES.index("  distractors") :],
            "  distractors: []\n",
            1,
            "5 lines and 0 distractors. A puzzle has",
        ),
    ],
)
def test_a_mistake_in_a_puzzle_names_its_line(made: Course, old: str, new: str, line: int, words: str) -> None:
    file = made.source(made.lessons[0]).with_name("puzzles.yaml")
    assert old in PUZZLES
    try:
        file.write_text(PUZZLES.replace(old, new, 1))
        assert_told(lambda: puzzles_of(made, made.lessons[0]), "puzzles.yaml", line, words)
    finally:
        file.write_text(PUZZLES)


def test_a_lesson_without_puzzles_has_none(tiny: Course) -> None:
    assert puzzles_of(tiny, tiny.lessons[0]) == ()
