"""Every number in the prose of a lesson is covered by a claim, and every claim by what measured or says it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.errors import CourseError
from autograder.manifest import Course, Lesson, load_course
from benchmarks import claims, prose
from tests.conftest import ROOT, TINY

COURSE: Course = load_course(ROOT)
claimed = pytest.mark.parametrize("lesson", COURSE.lessons, ids=lambda lesson: lesson.name)


@claimed
def test_every_number_in_a_lesson_is_held_by_something(lesson: Lesson) -> None:
    found = [str(problem) for problem in claims.problems(COURSE, lesson)]
    assert not found, "\n".join(found)


def test_the_page_of_claims_is_up_to_date() -> None:
    assert claims.PAGE.read_text() == claims.page(COURSE), "run `python benchmarks/claims.py --write`"


@pytest.mark.sweep
@pytest.mark.slow(seconds=170)
@claimed
def test_a_script_prints_what_is_recorded_but_for_seconds(lesson: Lesson) -> None:
    script = claims.facts_file(lesson, "py")
    done = subprocess.run([sys.executable, script], cwd=ROOT, capture_output=True, text=True, check=True)
    now, recorded = claims.rows_of(lesson, done.stdout), claims.rows_of(lesson)
    assert list(now) == list(recorded)
    differ = {name: (recorded[name], value) for name, value in now.items() if value != recorded[name]}
    assert not {name: values for name, values in differ.items() if not name.endswith("seconds")}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("0.910, give or take 0.008", ["0.910", "0.008"]),
        ("60 000 images, 10\u202f000 more", ["60 000", "10\u202f000"]),
        ("28 × 28 = 784, and 1e-3", ["28", "28", "784", "1e-3"]),
        ("from 4-9 to −0.75 and -3", ["4", "9", "−0.75", "-3"]),
        ("a 28×28-pixel box, 0–255", ["28", "28", "0", "255"]),
        ("uint8, L2, v1.6, a 2D array, the 1st, 60th", []),
        ("lesson 3, lessons 1, 2 and 3, exercise 2.4, exercises 1.1 to 1.3, Question 2", []),
        ("a 4 read as a 9, the 7s, digits 0 to 4, digit 3, an 8", []),
        ("a 5 % share, a 5-fold split, a 10 × 10 grid, a 0.5", ["5", "5", "10", "10", "0.5"]),
        ("About 90 minutes. The reference solution runs in about 11 s on two cores.", []),
        ("1. First\n2. Second of 3", ["3"]),
        ("lesson 3 scores 0.915", ["0.915"]),
    ],
)
def test_numbers_are_found_and_names_are_not(words: str, found: list[str]) -> None:
    assert [number.text for number in prose.numbers_in(words)] == found


@pytest.mark.parametrize(
    ("words", "measured", "is_so"),
    [
        ("0.910", 0.9098, True),
        ("0.910", 0.9106, False),
        ("0.9", 0.9375, True),
        ("92 %", 0.9213, True),
        ("89 to 94 %", 0.8884, True),
        ("92%", 0.93, False),
        ("60 000", 60000, True),
        ("65 025", 65026, False),
        ("about 70 000", 69842, True),
        ("70 000", 69842, False),
        ("about 20", 21.3, False),
        ("about 100", 97.2, True),
        ("about 100", 62, False),
        ("drops by 28.4", -28.41, True),
        ("−0.75", 0.75, False),
        ("−0.75", -0.748, True),
        ("1.2 million", 1_234_000, True),
        ("9.5e10", 9.47e10, True),
    ],
)
def test_a_number_is_rounded_as_it_is_written(words: str, measured: float, is_so: bool) -> None:
    assert prose.numbers_in(words)[0].rounds(measured) == is_so


LESSON = """
## It scores 0.5

It has 12 columns, `7` in code, $x^2$, and [5 links](https://example.org/6).

```{code-cell} ipython3
print(99)
```

- A forest scores **0.915**,
  give or take 0.008 over 40 seeds.
- 3 × 4 = 12
<details><summary>A. 92 % of them</summary>

![A picture with 8 bars](bars-9.png)

</details>
"""
CLAIMS = """\
- says: It has 12 columns
  given: the file of the course
- says: scores **0.915**, give or take 0.008
  fact: [forest, spread]
- says: over 40 seeds
  fact: spread
- says: 3 × 4 = 12
  holds: 3 * 4 == 12
- says: 92 % of them
  fact: forest
- says: 8 bars
  source: https://doi.org/10.1109/5.726791
"""
RECORD = "forest    0.9150\nspread    (0.0081, 40 seeds)\n"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """The tiny course with a lesson that says numbers, and a folder of facts."""
    shutil.copytree(TINY, tmp_path / "course")
    course = load_course(tmp_path / "course")
    with course.source(course.lessons[0]).open("a", encoding="utf-8") as file:
        file.write(LESSON)
    monkeypatch.setattr(claims, "FACTS", tmp_path)
    (tmp_path / "lesson_1.txt").write_text(RECORD, encoding="utf-8")
    (tmp_path / "lesson_1.yaml").write_text(CLAIMS, encoding="utf-8")
    return course


def told(course: Course) -> list[str]:
    return [str(problem) for problem in claims.problems(course, course.lessons[0])]


def change(course: Course, old: str, new: str, name: str = "lesson_1.yaml") -> None:
    file = course.root.parent / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_what_is_covered_is_not_told(small: Course) -> None:
    assert told(small) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "- says: over 40 seeds\n  fact: spread\n",
            "",
            "nothing says why 40 is true in “or take 0.008 over 40 seeds.",
        ),
        ("- says: 8 bars\n  source", "- says: 8 columns\n  source", "'8 columns' does not stand in the lesson."),
        ("fact: [forest, spread]", "fact: [forest]", "0.008 of 'scores **0.915**, give or take 0.008' is not what was"),
        ("fact: [forest, spread]", "fact: [trees]", "lesson_1.yaml:3: there is no row 'trees'. Run the script"),
        ("says: 92 %", "says: 2 %", "'2 % of them' does not stand in the lesson."),
    ],
)
def test_a_claim_that_does_not_fit_the_lesson_is_told(small: Course, old: str, new: str, words: str) -> None:
    change(small, old, new)
    assert any(words in problem for problem in told(small)), told(small)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("given: the file of the course", "", "has 0 reasons. Give it one of fact, holds, source, given"),
        ("holds: 3 * 4 == 12", "holds: 3 * 4 == 12\n  fact: forest", "has 2 reasons"),
        ("holds: 3 * 4 == 12", "holds: 3 * 4 == 13", "'3 * 4 == 13' is False"),
        ("holds: 3 * 4 == 12", "holds: 3 * 4", "'3 * 4' is 12"),
        ("holds: 3 * 4 == 12", "holds: 6 * 2 == 12", "3 of '3 × 4 = 12' does not stand in '6 * 2 == 12'"),
        ("holds: 3 * 4 == 12", "holds: open('x') == 12", "is no arithmetic"),
        ("holds: 3 * 4 == 12", "holds: 3 * * 4", "cannot be evaluated"),
        ("source: https://doi.org/10.1109/5.726791", "source: a book", "'a book' is no source"),
        ("given: the file of the course", "given: us", "does not say by what"),
        ("says: 8 bars", "says: '8'", "'8' is a bare number"),
        ("says: 8 bars", "say: 8 bars", "lesson_1.yaml:11: "),
    ],
)
def test_a_claim_that_is_none_is_refused_with_its_line(small: Course, old: str, new: str, words: str) -> None:
    change(small, old, new)
    with pytest.raises(CourseError, match=r"lesson_1\.yaml:\d+: ") as caught:
        told(small)
    assert words in str(caught.value)


def test_a_row_that_nothing_quotes_and_a_row_that_is_none_are_told(small: Course) -> None:
    change(small, "forest ", "trees    100\nforest ", "lesson_1.txt")
    (problem,) = told(small)
    assert "lesson_1.txt:1: nothing quotes the row 'trees'." in problem
    change(small, "trees    100", "trees 100", "lesson_1.txt")
    with pytest.raises(CourseError, match=r"lesson_1\.txt:1: this is no row: 'trees 100'\. Print a name"):
        told(small)


def test_a_script_that_was_not_recorded_is_told_with_the_command(small: Course) -> None:
    (small.root.parent / "lesson_1.txt").unlink()
    with pytest.raises(CourseError, match=r"Run python benchmarks/facts/lesson_1\.py > benchmarks/facts/lesson_1\.txt"):
        told(small)


def test_questions_and_hints_are_read_too(small: Course) -> None:
    questions = small.source(small.lessons[0]).with_name("questions.yaml")
    questions.write_text("- id: id-3\n  stem: Of 17 rows?\n  options:\n  - text: '18'\n    misconception: off-by-1\n")
    change(small, "Take a classifier", "Take 19 classifiers", "course/course.yaml")
    found = told(small)
    assert ["nothing says why" in problem for problem in found] == [True] * 3
    assert [problem.split(":")[1] for problem in found][:2] == ["2", "4"]
    assert [number in problem for number, problem in zip(("17", "18", "19"), found, strict=True)] == [True] * 3


def test_predictions_are_read_but_for_how_near_is_near(small: Course) -> None:
    file = small.source(small.lessons[0]).with_name("predictions.yaml")
    file.write_text(
        "- id: '1.1'\n  ask: How many of 17?\n  form: near\n  value: 18.5\n  within: 2\n  says: It is 19.\n"
        "- id: '1.2'\n  ask: Which?\n  form: choice\n  options: {a: one of 21, b: neither}\n  right: a\n"
    )
    found = told(small)
    assert [problem.split(":")[1] for problem in found] == ["2", "4", "6", "10"]
    numbers = zip(("17", "18.5", "19", "21"), found, strict=True)
    assert all(f"nothing says why {number} is true" in problem for number, problem in numbers)
    with (small.root.parent / "lesson_1.yaml").open("a", encoding="utf-8") as claims_file:
        claims_file.write("- says: 'many of 17? form: near value: 18.5'\n  holds: 17 + 1.5 == 18.5\n")
    assert len(told(small)) == 2


def test_the_page_has_a_line_for_each_claim_and_row(small: Course) -> None:
    page = claims.page(small)
    assert "| scores **0.915**, give or take 0.008 | forest | `0.9150` |" in page
    assert "| scores **0.915**, give or take 0.008 | spread | `(0.0081, 40 seeds)` |" in page
    assert "| 3 × 4 = 12 | arithmetic | `3 * 4 == 12` |" in page
    assert "| 8 bars | [its source](https://doi.org/10.1109/5.726791) |  |" in page
    assert "| It has 12 columns | set by the course: the file of the course |  |" in page
