"""Mutants: what is changed, what is left alone, and that their names last."""

from __future__ import annotations

import pytest

from autograder.authoring.mutants import Mutant, add_mutants, mutants, mutate
from autograder.authoring.shortcuts import ARGUMENTS
from autograder.authoring.source import SourceCell
from autograder.manifest import Course
from autograder.notebook.worked import BEGIN, END

FUNCTION = '''
LIMIT = 5


def function(a, b):
    """Add 1."""
    ### BEGIN SOLUTION
    {line}
    ### END SOLUTION
'''


def changed(line: str, operator: str) -> set[str]:
    """What the line becomes, for one operator."""
    found = set()
    for name, source in mutate(FUNCTION.format(line=line)):
        compile(source, "mutant", "exec")
        if name == operator:
            found.add(source.split("SOLUTION\n")[1].split("###")[0].strip())
    return found


@pytest.mark.parametrize(
    ("operator", "line", "expected"),
    [
        ("number", "a = 7", {"a = 8", "a = 6"}),
        ("number", "a = 0", {"a = 1", "a = -1"}),
        ("number", "a = 0.2", {"a = 0.4", "a = 0.1"}),
        ("text", "a = 'x'", {"a = 'XXx'"}),
        ("text", "a = f'x{b}'", {"a = f'XXx{b}'"}),
        ("comparison", "a = a < b", {"a = a <= b", "a = a > b"}),
        ("comparison", "a = a is b", {"a = a is not b"}),
        ("operation", "a = a // b", {"a = a % b"}),
        ("operation", "a = a and b", {"a = a or b"}),
        ("sign", "a = not b", {"a = b"}),
        ("sign", "a = -b", {"a = b"}),
        ("constant", "a = True", {"a = False"}),
        ("argument", "a = b(1, k=2, m=3)", {"a = b(1, m=3)", "a = b(1, k=2)"}),
        ("argument", "a = b(1)", {"a = b()"}),
        ("order", "a = b(1, 2, k=3)", {"a = b(2, 1, k=3)"}),
        ("order", "return a, b", {"return b, a"}),
        ("element", "a = [1, 2]", {"a = [1]", "a = [2]"}),
        ("element", "a = {'k': 1, 'm': 2}", {"a = {'k': 1}", "a = {'m': 2}"}),
        ("method", "a = b.sort(1)", {"a = b"}),
        ("slice", "a = b[:3]", {"a = b[:]"}),
        ("condition", "a = 1 if b else 2", {"a = 1 if True else 2", "a = 1 if False else 2"}),
        ("return", "return a", {"return"}),
        ("statement", "a = b", {"pass"}),
    ],
)
def test_an_operator_changes_one_thing(operator: str, line: str, expected: set[str]) -> None:
    assert changed(line, operator) == expected


@pytest.mark.parametrize(
    ("shortcut", "before"),
    [
        ("first-rows", {"a = a[:10]", "a = a[:100]", "b = b[:10]", "b = b[:100]"}),
        ("even", {"a = a // 2 * 2", "b = b // 2 * 2"}),
        ("abs", {"a = abs(a)", "b = abs(b)"}),
        ("clip", {"a = a.clip(0, 255)", "b = b.clip(0, 255)"}),
        (
            "narrow",
            {f'{name} = {name}.astype("{dtype}")' for name in "ab" for dtype in ("uint8", "float32")},
        ),
        (
            "remembered",
            {f'{name} = function.__dict__.setdefault("{name}", {name})' for name in "ab"},
        ),
    ],
)
def test_a_shortcut_changes_an_argument_before_the_first_line(shortcut: str, before: set[str]) -> None:
    assert {f"{line}\n    pass" for line in before} <= changed("pass", shortcut)


@pytest.mark.parametrize(
    ("shortcut", "expected"),
    [
        ("first-rows", {"return (a + b)[:36]"}),
        ("abs", {"return abs(a + b)"}),
        ("clip", {"return (a + b).clip(0, 1)", "return min(a + b, 1)"}),
        ("narrow", {'return (a + b).astype("float32")', "return int(a + b)"}),
    ],
)
def test_a_shortcut_changes_a_result(shortcut: str, expected: set[str]) -> None:
    assert expected <= changed("return a + b", shortcut)


def test_an_argument_with_a_default_is_ignored_and_a_seed_is_made_constant() -> None:
    cell = f"def function(a, k=3, seed=None):\n    {BEGIN}\n    return a\n    {END}\n"
    lines = {name: set[str]() for name in ("ignored", "constant-seed")}
    for name, source in mutate(cell):
        if name in lines:
            lines[name].add(source.splitlines()[2].strip())
    assert lines == {"ignored": {"k = 3", "seed = None"}, "constant-seed": {"seed = 0"}}


def test_a_tuple_that_is_written_out_has_no_size_to_change() -> None:
    assert not [line for line in changed("return a, b", "first-rows") if line.startswith("return (")]


@pytest.mark.parametrize("line", ["raise ValueError('x', 1)", "print('x', 1)"])
def test_words_for_people_are_left_alone(line: str) -> None:
    assert [name for name, _ in mutate(FUNCTION.format(line=line)) if name not in ARGUMENTS] == []


def test_only_what_stands_between_the_marks_is_changed() -> None:
    source = FUNCTION.format(line="return a + 1")
    for _, mutant in mutate(source):
        assert [line for line in mutant.splitlines() if "a + 1" not in line][:7] == source.splitlines()[:7]
        assert "LIMIT = 5" in mutant and '"""Add 1."""' in mutant


def all_mutants(course: Course) -> list[Mutant]:
    return [mutant for lesson in course.lessons for mutant in mutants(course, lesson)]


def test_each_exercise_has_mutants_and_each_mutant_its_own_id(course: Course) -> None:
    every = all_mutants(course)
    assert len({mutant.id for mutant in every}) == len(every)
    assert {mutant.exercise for mutant in every} == {ex.id for lesson in course.lessons for ex in lesson.exercises}
    assert all(mutant.source != mutant.cell for mutant in every)


def test_the_id_of_a_mutant_does_not_depend_on_the_lines_around_it() -> None:
    def ids(line: str) -> set[str]:
        found: dict[str, Mutant] = {}
        add_mutants(SourceCell(FUNCTION.format(line=line), "1.1", is_check=False, is_demo=False), found)
        return set(found)

    assert ids("return a + 1") < ids("a = 2\n\n    # Why.\n    return a + 1")


def test_equal_lines_give_mutants_with_ids_of_their_own() -> None:
    found: dict[str, Mutant] = {}
    add_mutants(SourceCell(FUNCTION.format(line="a = 1\n    a = 1"), "1.1", is_check=False, is_demo=False), found)
    assert sum(mutant.after == "a = 2" for mutant in found.values()) == 2
