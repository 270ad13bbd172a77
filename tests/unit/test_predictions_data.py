"""predictions.yaml: what is sound is read, what is not is refused with file, line and mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.authoring.material import changed_material
from autograder.authoring.predictions import predictions_of
from autograder.errors import CourseError
from autograder.manifest import Course
from autograder.material import FILE, Form
from tests.author_files import copy_of_tiny

SOUND = """\
- id: "1.1"
  ask: How many will it read right?
  form: near
  value: 366
  within: 15
- id: "1.2"
  ask: Which pixels score better?
  form: choice
  options: {a: raw ones, b: scaled ones, c: neither}
  right: c
  says: After a while both read the same.
- id: "1.3"
  ask: Which comes out highest? The highest first.
  form: order
  options: {a: the ruler, b: the steps}
  right: ba
- id: "1.4"
  ask: What will it look like?
  form: words
"""
ASKS = """
```{{code-cell}} ipython3
predict("{key}", ...)
```
"""
SHOWS = """
```{{code-cell}} ipython3
:tags: [demo]

# shows the answer to prediction {key}
print(1)
```
"""
PLACES = [(cell, key) for key in ("1.1", "1.2", "1.3", "1.4") for cell in (ASKS, SHOWS)]
"""The cells that these predictions need, in order."""


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """The tiny course, with four predictions beside its lesson; `lesson` writes the cells for them."""
    found = copy_of_tiny(tmp_path / "course")
    write(found, SOUND)
    return found


def write(course: Course, text: str) -> Path:
    file = course.source(course.lessons[0]).with_name("predictions.yaml")
    file.write_text(text, encoding="utf-8")
    return file


def lesson(course: Course, places: list[tuple[str, str]]) -> None:
    """Write these cells below the lesson."""
    with course.source(course.lessons[0]).open("a", encoding="utf-8") as file:
        file.writelines(cell.format(key=key) for cell, key in places)


def refused(course: Course) -> CourseError:
    with pytest.raises(CourseError) as caught:
        predictions_of(course, course.lessons[0])
    return caught.value


def refused_in(course: Course, old: str, new: str, line: int) -> CourseError:
    """What is said of the sound file after one change, which must be found in this line."""
    assert old in SOUND
    file = write(course, SOUND.replace(old, new, 1))
    lesson(course, PLACES)
    error = refused(course)
    assert (error.file, error.line) == (file, line), str(error)
    return error


def test_a_sound_file_gives_each_form_with_what_is_true(course: Course) -> None:
    lesson(course, PLACES)
    found = predictions_of(course, course.lessons[0])
    assert [(each.id, each.form, each.truth) for each in found] == [
        ("1.1", Form.NEAR, 366),
        ("1.2", Form.CHOICE, "c"),
        ("1.3", Form.ORDER, "ba"),
        ("1.4", Form.WORDS, None),
    ]
    assert found[0].within == 15
    assert found[1].says == "After a while both read the same." and found[1].options["b"] == "scaled ones"


def test_what_only_the_learners_run_can_tell_may_be_left_out(course: Course) -> None:
    write(course, SOUND.replace("  value: 366\n  within: 15\n", "").replace("  right: c\n", ""))
    lesson(course, PLACES)
    assert [each.truth for each in predictions_of(course, course.lessons[0])] == [None, None, "ba", None]


def test_answers_may_come_after_all_the_cells_that_ask(course: Course) -> None:
    lesson(course, [*PLACES[::2], *PLACES[1::2]])
    assert len(predictions_of(course, course.lessons[0])) == 4


def test_a_lesson_without_the_file_predicts_nothing(course: Course) -> None:
    write(course, "").unlink()
    assert predictions_of(course, course.lessons[0]) == ()


def test_learners_get_them_in_the_file_of_the_course(course: Course) -> None:
    lesson(course, PLACES)
    ((file, content),) = changed_material(course).items()
    assert file == course.root / FILE and b'"ask": "What will it look like?"' in content


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('id: "1.2"', 'id: "1.3"', 6, "'1.3' is not the next one. Call it 1.2: they are counted through the lesson."),
        ('id: "1.1"', 'id: "2.1"', 1, "'2.1' is not the next one. Call it 1.1"),
        ("ask: What will it look like?", "ask: ' '", 17, "prediction 1.4 asks nothing. Write the question into `ask`"),
        (
            "within: 15",
            "within: 15\n  options: {a: x, b: y}",
            1,
            "1.1 has options, and its form is near. Take them out",
        ),
        ("form: words", "form: words\n  right: a", 17, "1.4 has options, and its form is words. Take them out"),
        ("  within: 15\n", "", 1, "1.1 does not say how near is near. Write `within`, a number above 0"),
        ("within: 15", "within: -1", 1, "1.1 does not say how near is near"),
        ("right: c", "right: d", 6, "1.2 has a right option that is not there. Give the letter of one option"),
        (
            "right: c",
            "right: c\n  value: 3",
            6,
            "1.2 has a value, and its form is choice. Take it out, or choose the f",
        ),
        ("right: ba", "right: bc", 12, "1.3 has a right order of other options. Give the letters of all options"),
        ("right: ba", "right: b", 12, "1.3 has a right order of other options"),
        ("{a: raw ones, b: scaled ones, c: neither}", "{c: neither}", 6, "1.2 has no two options with letters"),
        ("{a: the ruler, b: the steps}", "{a: the ruler, 'two': the steps}", 12, "1.3 has no two options with letters"),
        ("- id:", "predictions:\n- id:", 1, "expected a list of predictions, found dict. Begin each prediction with"),
    ],
)
def test_a_mistake_in_the_file_names_its_line_and_what_mends_it(
    course: Course, old: str, new: str, line: int, words: str
) -> None:
    error = refused_in(course, old, new, line)
    assert words in str(error) and error.mend


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('id: "1.1"', "id: 1.1", 1, "expected str, found 1.1 of type float"),
        ("form: words", "form: essay", 19, "expected one of near, choice, order, words, found 'essay'"),
        ("form: words", "form: words\n  mark: 3", 17, "extra fields found (mark)"),
        ("  form: words\n", "", 17, "required field missing at predictions.form"),
        ("value: 366", "value: many", 4, "found 'many'"),
    ],
)
def test_what_is_no_prediction_names_its_line_and_what_was_expected(
    course: Course, old: str, new: str, line: int, words: str
) -> None:
    assert words in str(refused_in(course, old, new, line))


ALL = "1.1, 1.2, 1.3, 1.4"


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ([], f"asks for the predictions none; predictions.yaml has {ALL}."),
        (PLACES[:2] + PLACES[3:], f"asks for the predictions 1.1, 1.3, 1.4; predictions.yaml has {ALL}."),
        (PLACES[:3] + PLACES[4:], f"shows the answers to the predictions 1.1, 1.3, 1.4; predictions.yaml has {ALL}."),
        (PLACES[2:4] + PLACES[:2] + PLACES[4:], "asks for the predictions 1.2, 1.1, 1.3, 1.4;"),
        ([*PLACES[::2], *PLACES[:-3:-2], *PLACES[1:-2:2]], "shows the answers to the predictions 1.4, 1.1, 1.2, 1.3;"),
        ([*PLACES, PLACES[-1]], "shows the answers to the predictions 1.1, 1.2, 1.3, 1.4, 1.4;"),
        ([*PLACES, (ASKS, "1.5")], "asks for the predictions 1.1, 1.2, 1.3, 1.4, 1.5;"),
    ],
)
def test_a_lesson_that_does_not_fit_its_file_is_told(course: Course, places: list[tuple[str, str]], words: str) -> None:
    lesson(course, places)
    error = refused(course)
    assert words in str(error) and "Give each one cell with" in str(error)
    assert error.file == course.source(course.lessons[0])


def test_an_answer_above_its_prediction_is_told(course: Course) -> None:
    lesson(course, [PLACES[1], PLACES[0], *PLACES[2:]])
    error = refused(course)
    assert "the answer to prediction 1.1 is shown before it." in str(error)
    assert 'Put the cell with `predict("1.1", ...)` above' in str(error)


def test_cells_without_a_file_are_told(course: Course) -> None:
    write(course, "").unlink()
    lesson(course, PLACES[:2])
    assert "asks for the predictions 1.1; predictions.yaml has none." in str(refused(course))
