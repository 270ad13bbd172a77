"""course.yaml: what is sound is read, what is not is refused with file and line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.api.registry import checks_of
from autograder.errors import CourseError, UsageError
from autograder.manifest import Course, load_course
from tests.conftest import ROOT

SOUND = """\
format_version: 1
name: small
title: Small
lessons:
  - name: 01_first
    title: First
    minutes: 10
    checks: checks.py
    exercises:
      - id: "1.1"
        title: One
        hints: [a nudge, nearly there]
        checks:
          test_one: 2
          test_two: 3
"""


def load(tmp_path: Path, text: str) -> Course:
    (tmp_path / "course.yaml").write_text(text, encoding="utf-8")
    load_course.cache_clear()
    return load_course(tmp_path)


def test_points_add_up_over_checks_exercises_and_lessons(tmp_path: Path) -> None:
    course = load(tmp_path, SOUND)
    assert (course.lessons[0].exercises[0].points, course.lessons[0].points, course.points) == (5, 5, 5)


def test_the_course_has_100_points_or_20_for_each_lesson_so_far(course: Course) -> None:
    assert [lesson.points for lesson in course.lessons] == [20] * len(course.lessons)


@pytest.mark.parametrize("key", ["01_first", "1", "01", "1.1"])
def test_a_lesson_is_found_by_name_number_and_exercise(tmp_path: Path, key: str) -> None:
    assert load(tmp_path, SOUND).lesson(key).name == "01_first"


def test_an_unknown_lesson_or_exercise_is_answered_with_those_that_exist(tmp_path: Path) -> None:
    course = load(tmp_path, SOUND)
    with pytest.raises(UsageError, match="01_first"):
        course.lesson("7")
    with pytest.raises(UsageError, match=r"1\.1"):
        course.lessons[0].exercise("1.9")


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('id: "1.1"', "id: 1.1", 10, "expected str, found 1.1 of type float at course.lessons[0]"),
        ("minutes: 10", "minutes: ten", 7, "expected int"),
        ("minutes: 10", "minutes: 10\n    mintues: 3", 5, "mintues"),
        ("    title: First\n", "", 5, "title"),
        ("test_one: 2", "test_one: 0", 10, "one point or more"),
        ("[a nudge, nearly there]", "[only one]", 10, "at least two"),
        ("format_version: 1", "format_version: 9", 1, "format_version is 9"),
        ('id: "1.1"', 'id: "2.1"', 10, "does not belong to lesson 1"),
        ("name: 01_first", "name: First", 5, "two digits"),
        ("title: Small", "title: [Small", 4, "not valid YAML"),
        ("test_one: 2", "test_one: 2\n          test_one: 9", 15, "'test_one' is there twice"),
        ("title: Small", "title: Small\ntitle: Other", 4, "'title' is there twice"),
        ("title: Small", "title: Sm\x07all", 3, "control character (U+0007)"),
        ("title: Small", "title: Small\nlimits: {memory_mb: 0}", 4, "memory_mb is 0; it must be more than 0"),
        ("title: Small", "title: Small\nlimits:\n  disk_mb: 9\n  cell_seconds: -5", 6, "cell_seconds is -5"),
        ("title: Small", "title: Small\nlimits:\n  cell_seconds: .nan", 5, "expected a number, found nan"),
        ("minutes: 10", "minutes: 10\n    cell_seconds: -1", 8, "cell_seconds is -1"),
        ("title: Small", "title: Small\nsettings: {draws: {full: 9, fast: 0}}", 4, "fast is 0"),
        ("title: Small", "title: Small\nanswered:\n  points: 0", 5, "points is 0; it must be more than 0"),
        ("title: Small", "title: Small\nanswered: {points: 1.5}", 4, "expected int, found 1.5"),
        ("title: Small", "title: Small\nanswered: {point: 2}", 4, "point"),
        (
            "title: Small",
            "title: Small\nanswered: 2",
            4,
            "expected names with values, found 2 of type int at course.answ",
        ),
        ("[a nudge, nearly there]", "nudge", 12, "expected a list, found 'nudge' of type str"),
        ("title: Small", "5: 1", 3, "'5' stands before a colon, and is no text. Write a name there"),
        ("title: Small", "title: {~: 1}", 3, "'~' stands before a colon, and is no text"),
        ("title: Small", "{[1]: 2}: 3", 3, "a list stands before a colon, and is no text"),
        ("title: Small", "title:\n  ? [a, b]\n  : 1", 4, "a list stands before a colon, and is no text"),
        ("title: Small", f"title: {'[' * 900}{']' * 900}", 3, "this stands in more than 30 lists or names. Take"),
        ("title: Small", "title: &a [*a]", 3, "this is a part of itself. Write it out"),
        ("minutes: 10", "minutes: 2020-99-99", None, "not valid YAML: month must be in 1..12"),
    ],
)
def test_a_mistake_in_the_manifest_names_its_line(
    tmp_path: Path, old: str, new: str, line: int | None, words: str
) -> None:
    with pytest.raises(CourseError, match="course.yaml") as caught:
        load(tmp_path, SOUND.replace(old, new, 1))
    assert words in str(caught.value)
    assert caught.value.line == line, str(caught.value)


@pytest.mark.parametrize(
    ("encoding", "words"), [("utf-16", "not UTF-8 text (UTF-16)"), ("cp1252", "not UTF-8 text (byte 0xe9)")]
)
def test_a_manifest_in_another_encoding_is_refused_with_its_mend(tmp_path: Path, encoding: str, words: str) -> None:
    (tmp_path / "course.yaml").write_bytes(SOUND.replace("Small", "Smallé").encode(encoding))
    load_course.cache_clear()
    with pytest.raises(CourseError, match="Save it as UTF-8") as caught:
        load_course(tmp_path)
    assert words in str(caught.value)


def test_an_exercise_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    twice = SOUND + SOUND[SOUND.index('      - id: "1.1"') :]
    with pytest.raises(CourseError, match="'1.1' is there twice"):
        load(tmp_path, twice)


def test_a_manifest_that_is_not_a_mapping_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="course.yaml"):
        load(tmp_path, "- just\n- a list\n")


CHECKS = '''
from autograder.api import exercise

@exercise("1.1")
def test_one(answers):
    """One."""

@exercise("1.1", needs=test_one)
def test_two(answers):
    """Two."""
'''


def test_checks_are_found_in_the_order_they_are_written(tmp_path: Path) -> None:
    (tmp_path / "checks.py").write_text(CHECKS)
    course = load(tmp_path, SOUND)
    assert [(c.name, c.title, c.needs) for c in checks_of(course, course.lessons[0])] == [
        ("test_one", "One.", ()),
        ("test_two", "Two.", ("test_one",)),
    ]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("test_two", "test_three", "stands only in"),
        ('"""Two."""', "...", "no docstring"),
    ],
)
def test_a_check_that_does_not_fit_the_manifest_is_refused(tmp_path: Path, old: str, new: str, words: str) -> None:
    (tmp_path / "checks.py").write_text(CHECKS.replace(old, new))
    course = load(tmp_path, SOUND)
    with pytest.raises(CourseError, match=words):
        checks_of(course, course.lessons[0])


@pytest.mark.parametrize(
    ("broken", "line", "words"),
    [
        ("import no_such_module\n", 1, "ModuleNotFoundError: No module named 'no_such_module'"),
        ("x = 1\ndef half(:\n", 2, "SyntaxError: invalid syntax"),
        ("def deep():\n    return {}['key']\n\n\ndeep()\n", 2, "KeyError: 'key'"),
        ("import json\njson.loads('{')\n", 2, "JSONDecodeError"),
        ("import sys\n\nsys.exit('stop')\n", 3, "SystemExit: stop"),
        ("import pytest\n\npytest.skip('not today', allow_module_level=True)\n", 3, "Skipped: not today"),
    ],
)
def test_a_check_file_that_fails_names_its_line_and_does_not_stay_half_loaded(
    tmp_path: Path, broken: str, line: int, words: str
) -> None:
    course = load(tmp_path, SOUND)
    (tmp_path / "checks.py").write_text(broken + CHECKS)
    for _ in range(2):
        with pytest.raises(CourseError, match="this file does not import") as caught:
            checks_of(course, course.lessons[0])
        assert (caught.value.file, caught.value.line) == (tmp_path / "checks.py", line)
        assert words in str(caught.value)
    (tmp_path / "checks.py").write_text(CHECKS)
    assert len(checks_of(course, course.lessons[0])) == 2


def test_checks_are_refused_where_python_leaves_asserts_out(tmp_path: Path) -> None:
    load(tmp_path, SOUND)
    (tmp_path / "checks.py").write_text(CHECKS)
    code = "from autograder.api.registry import checks_of; from autograder.manifest import load_course"
    code += "; course = load_course(); checks_of(course, course.lessons[0])"
    env = os.environ | {"COURSE_ROOT": str(tmp_path), "PYTHONOPTIMIZE": "1"}
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True)
    assert "UsageError: Python was started with -O or PYTHONOPTIMIZE" in found.stderr
    assert found.returncode == 1


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with the two checks in two files, that can be imported."""
    folder = tmp_path / f"checks_of_{tmp_path.name}"
    folder.mkdir()
    one, two = CHECKS.split('@exercise("1.1", needs')
    (folder / "__init__.py").touch()
    (folder / "shared.py").write_text("NUMBER = 1\n")
    (folder / "test_1.py").write_text(one)
    head = f"from autograder.api import exercise\nfrom {folder.name}.test_1 import test_one\n\n"
    (folder / "test_2.py").write_text(f'{head}@exercise("1.1", needs{two}')
    monkeypatch.syspath_prepend(tmp_path)
    return folder


def test_checks_may_stand_in_the_files_of_a_package(tmp_path: Path, package: Path) -> None:
    course = load(tmp_path, SOUND.replace("checks.py", package.name))
    lesson = course.lessons[0]
    assert [(check.name, check.needs) for check in checks_of(course, lesson)] == [
        ("test_one", ()),
        ("test_two", ("test_one",)),
    ]
    assert course.check_place(lesson) == package
    assert [file.name for file in course.check_files(lesson)] == ["__init__.py", "shared.py", "test_1.py", "test_2.py"]


def test_two_checks_of_one_name_are_refused_with_their_file(tmp_path: Path, package: Path) -> None:
    (package / "test_3.py").write_text(CHECKS)
    course = load(tmp_path, SOUND.replace("checks.py", package.name))
    with pytest.raises(CourseError, match=r"test_3\.py.*two checks are called test_one"):
        checks_of(course, course.lessons[0])


def test_missing_check_files_and_modules_are_named(tmp_path: Path) -> None:
    course = load(tmp_path, SOUND)
    with pytest.raises(CourseError, match="there is no file 'checks.py'"):
        checks_of(course, course.lessons[0])
    other = load(tmp_path, SOUND.replace("checks.py", "autograder.digits.checks.no_such"))
    with pytest.raises(CourseError, match="there is no module 'autograder.digits.checks.no_such'"):
        checks_of(other, other.lessons[0])
