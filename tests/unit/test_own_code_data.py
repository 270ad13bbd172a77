"""own_code.yaml: what is sound is read, what is not is refused with file, line and mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.answers.own_code import names_in
from autograder.authoring.material import changed_material
from autograder.authoring.own_code import own_code_of
from autograder.manifest import Course
from autograder.material import FILE, Form, material_of
from tests.author_files import assert_told, copy_of_tiny

SOUND = """\
- exercise: "1.1"
  ask: How many of {rows} rows?
  given: {rows: [3, 5], seed: [1]}
  code: |
    found = make_model(seed)
    len(found) * rows
- exercise: "1.1"
  ask: Which one?
  form: choice
  options: {a: this, b: that}
  code: '"a" if make_model() else "b"'
  says: It is {{so}}.
"""


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """The tiny course, with two questions about own code beside its lesson."""
    found = copy_of_tiny(tmp_path / "course")
    write(found, SOUND)
    return found


def write(course: Course, text: str) -> None:
    course.source(course.lessons[0]).with_name("own_code.yaml").write_text(text, encoding="utf-8")


def test_sound_questions_are_built_into_the_file_for_learners_and_read_from_it(course: Course) -> None:
    (lesson,) = course.lessons
    first, second = own_code_of(course, lesson)
    assert (first.form, first.given["rows"], second.form) == (Form.NEAR, (3, 5), Form.CHOICE)
    ((file, content),) = changed_material(course).items()
    assert file == course.root / FILE
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    assert material_of(course, lesson).about_code("1.1") == (first, second)
    assert changed_material(course) == {}


def test_a_lesson_without_such_a_file_asks_nothing(course: Course) -> None:
    course.source(course.lessons[0]).with_name("own_code.yaml").unlink()
    assert own_code_of(course, course.lessons[0]) == () and changed_material(course) == {}


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('- exercise: "1.1"\n  ask: How', '- exercise: "1.9"\n  ask: How', 1, "is about no exercise of this lesson"),
        ("ask: How many of {rows} rows?", "ask: ''", 2, "asks nothing. Write the question"),
        ("{rows} rows?", "{row} rows?", 2, "has a place for row, which is not given. Add it"),
        ("{rows} rows?", "{rows rows?", 2, "has a brace in `ask` that belongs to no place. Write {{"),
        ("seed: [1]", "seed: []", 3, "has no value for seed. Give a list"),
        ("seed: [1]", "seed: 1", 3, "expected a list, found 1 of type int"),
        ("seed: [1]", "seed: abc", 3, "expected a list, found 'abc' of type str"),
        ("seed: [1]", "seed: {a: 1}", 3, "expected a list, found {'a': 1} of type dict"),
        ("seed: [1]", "seed: [2020-01-01]", 3, "has a value for seed that code cannot use. Give numbers"),
        ("seed: [1]", "seed: [!!binary aGk=]", 3, "has a value for seed that code cannot use"),
        ("seed: [1]", "seed: [!!set {a, b}]", 3, "has a value for seed that code cannot use"),
        ("seed: [1]", "seed: [[.nan]]", 3, "has a value for seed that code cannot use"),
        ("seed: [1]", "seed: &a [*a]", 3, "this is a part of itself"),
        ("seed: [1]", "seed: [1], a-b: [1]", 3, "gives 'a-b', which is no name in Python. Name it"),
        ("seed: [1]", "seed: [1], len: [1]", 3, "gives len, which is a name of Python's or imported by the lesson"),
        ("seed: [1]", "seed: [1], check: [1]", 3, "gives check, which is a name of Python's or imported"),
        ("{rows} rows?", "{rows:zz} rows?", 2, "has a place in `ask` that does not fit what is given: ValueError"),
        ("{rows} rows?", "{rows!x} rows?", 2, "does not fit what is given: ValueError"),
        ("{rows} rows?", "{rows:{seeds}} rows?", 2, "does not fit what is given: KeyError: 'seeds'"),
        ("given: {rows: [3, 5]", "says: '{rows:d}'\n  given: {rows: [3, x]", 3, "in `says` that does not fit what is"),
        (
            "len(found) * rows",
            f"len(found) * rows{' + 1' * 20_000}",
            4,
            "has code that Python cannot read: maximum recursion",
        ),
        ("len(found) * rows", "await found", 4, "has code that is no Python: 'await' outside function in its line 2"),
        ("len(found) * rows", "yield found", 4, "has code that is no Python: 'yield' outside function in its line 2"),
        ("found = make", "return make", 4, "has code that is no Python: 'return' outside function in its line 1"),
        ('code: \'"a" if make_model() else "b"\'', 'code: "make_model()\\0"', 11, "has code that "),
        ("b: that", "b: ' this'", 10, "has options that are empty or read the same. Change"),
        ("b: that", "b: ' '", 10, "has options that are empty or read the same"),
        ("seed: [1]", "seed: [1], more: [2]", 3, "uses more nowhere. Use it"),
        ("    len(found) * rows", "    n = len(found) * rows", 4, "has code that gives nothing. Let its last line"),
        ("make_model(seed)", "make_model(seed", 4, "has code that is no Python"),
        ("make_model(seed)", "[seed]", 4, "has code that asks nothing of the learner's. Call her function"),
        ("form: choice", "form: words", 9, "asks for words, which nobody judges. Choose"),
        ("form: choice", "form: near", 10, "has options, and its form is near. Take them out"),
        ("form: choice", "form: maybe", 9, "expected one of near, choice, order, words"),
        ("options: {a: this, b: that}", "options: {a: this}", 10, "has no two options with letters. Give each"),
        ("form: choice", "form: choice\n  within: 1", 10, "has a `within` that means nothing"),
        ("says: It is {{so}}.", "says: It is {so}.", 12, "has a place for so, which is not given"),
        (
            "- exercise",
            "questions:\n- exercise",
            1,
            "expected a list of questions, found dict. Begin each question with `- exercise:`",
        ),
    ],
)
def test_a_mistake_names_its_line_and_what_mends_it(course: Course, old: str, new: str, line: int, words: str) -> None:
    assert old in SOUND
    write(course, SOUND.replace(old, new, 1))
    assert_told(lambda: own_code_of(course, course.lessons[0]), "own_code.yaml", line, words)


@pytest.mark.parametrize(
    "code",
    [
        "try:\n    hers(1)\nexcept ValueError as mine:\n    mine",
        "class mine:\n    hers = hers()\nmine(hers)",
        "async def mine(x):\n    return x\nmine(hers)",
        "match hers:\n    case [mine, *more]:\n        mine(more)",
        "import os.path as mine, json\n[mine for one in hers if json]",
        "def mine(x):\n    return hers(x)\nmine(1)",
    ],
)
def test_a_name_is_the_learners_if_the_code_takes_it_and_does_not_make_it(code: str) -> None:
    assert names_in(code) == {"hers"}
