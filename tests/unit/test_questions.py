"""questions.yaml: what is sound is shown by the lesson, what is not is refused with file, line and mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.authoring.build import solution_notebook
from autograder.authoring.questions import questions_of
from autograder.errors import CourseError
from autograder.manifest import Course
from tests.author_files import assert_told, copy_of_tiny

SOUND = """\
- id: columns-for-a-model
  concept: label apart
  stem: |
    A row has 785 columns.

    | label | pixels |
    |---|---|
    | 1 | 784 |
  options:
    - text: All <785>
      misconception: label-among-pixels
      repair: One of them is the answer.
    - text: "`784` of them"
      right: true
      repair: 28 × 28, and the label is kept apart.
    - text: "783"
      misconception: off-by-one
      repair: Only one column is left out.
- id: second
  concept: a second one
  stem: Which one?
  options:
    - {text: This, right: true, repair: Yes.}
    - {text: That, misconception: other, repair: No.}
    - {text: Neither, misconception: none-at-all, repair: No.}
"""


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """The tiny course, with a file of questions that its lesson does not show yet."""
    found = copy_of_tiny(tmp_path / "course")
    write(found, SOUND)
    return found


def write(course: Course, text: str) -> Path:
    file = course.source(course.lessons[0]).with_name("questions.yaml")
    file.write_text(text, encoding="utf-8")
    return file


def show(course: Course, lines: str) -> str:
    """The lesson's text, if its source ends with these lines."""
    lesson = course.lessons[0]
    with course.source(lesson).open("a", encoding="utf-8") as file:
        file.write(lines)
    return "\n".join(cell.source for cell in solution_notebook(course, lesson).cells)


def test_a_lesson_shows_its_questions_where_the_line_stands(course: Course) -> None:
    text = show(course, "\n## Check yourself\n\nAnswer first.\n\n{{ questions }}\n\n## Further reading\n")
    assert text.endswith('Answer first.\nquiz("1.a")\nquiz("1.b")\n## Further reading')


def test_a_notebook_asks_by_cells_and_holds_neither_options_nor_answers(course: Course) -> None:
    lesson = course.lessons[0]
    text = show(course, "\n{{ questions }}\n")
    made = solution_notebook(course, lesson).cells[-2:]
    assert [(cell.cell_type, cell.source) for cell in made] == [("code", 'quiz("1.a")'), ("code", 'quiz("1.b")')]
    for question in questions_of(course, lesson):
        said = [question.stem, *(part for o in question.options for part in (o.text, o.repair, o.misconception))]
        assert not [part for part in said if len(part) > 4 and part.strip() in text]


def test_a_lesson_without_questions_has_none(course: Course) -> None:
    write(course, "").unlink()
    assert questions_of(course, course.lessons[0]) == ()
    assert "Question" not in show(course, "")


@pytest.mark.parametrize(
    ("lines", "file", "words"),
    [
        ("", "questions.yaml:1", r"no lesson shows these questions\. Write the line {{ questions }} where 01_first.md"),
        ("\n{{ questions }}\n\n{{questions}}\n", "01_first.md:", r"are shown twice\. Take one line out"),
    ],
)
def test_questions_are_shown_once(course: Course, lines: str, file: str, words: str) -> None:
    with pytest.raises(CourseError, match=words) as caught:
        show(course, lines)
    assert file in str(caught.value)


def test_a_line_without_questions_is_refused_with_its_line(course: Course) -> None:
    write(course, "").unlink()
    line = len(course.source(course.lessons[0]).read_text().splitlines()) + 2
    with pytest.raises(CourseError, match=f"01_first.md:{line}: there are no questions to show here.*or take"):
        show(course, "\n{{ questions }}\n")


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("concept: label apart", "concept: label apart\n  mark: 3", 1, "(mark)"),
        ("  concept: label apart\n", "", 1, "concept"),
        ('text: "783"', "text: 783", 16, "expected str, found 783"),
        ("right: true", "right: yes please", 14, "expected bool, found 'yes please'"),
        ("id: second", "id: columns-for-a-model", 19, "'columns-for-a-model' is there twice. Rename"),
        ("id: second", "id: A Second", 19, "'A Second' is no id for a question. Name it like"),
        ("concept: a second one", "concept: ' '", 20, "the concept of 'second' is empty. Write it"),
        ("stem: Which one?", "stem: ''", 21, "the stem of 'second' is empty. Write it"),
        ("      right: true\n", "      misconception: a\n", 10, "has 0 right options. Write `right: true`"),
        ("misconception: off-by-one", "right: true", 10, "has 2 right options. Write `right: true`"),
        ("right: true, repair", "right: true, misconception: a, repair", 23, "is right and has a misconception. Take"),
        ("      misconception: off-by-one\n", "", 16, "option C of 'columns-for-a-model' is wrong and names no misc"),
        (
            "misconception: off-by-one",
            "misconception: Off by one",
            17,
            "names no misconception. Write `misconception:`",
        ),
        ("      repair: Only one column is left out.\n", "", 16, "repair"),
        (
            "repair: Only one column is left out.",
            "repair: ''",
            18,
            "option C of 'columns-for-a-model' has an empty rep",
        ),
        ('text: "783"', "text: ''", 16, "option C of 'columns-for-a-model' is empty. Write what"),
        ('text: "783"', "text: All <785>", 10, "two options of 'columns-for-a-model' read the same. Change"),
        ("    - {text: This, right: true, repair: Yes.}\n", "", 23, "has 2 options. Give three or four"),
        ("- id: second", "- 3\n- id: second", 19, "expected names with values, found int"),
        ("- id: columns", "questions:\n- id: columns", 1, "expected a list of questions, found dict. Begin each"),
        ("  stem: Which one?", "  stem: Which one?\n  stem: This?", 22, "'stem' is there twice. Keep"),
    ],
)
def test_a_mistake_in_the_questions_names_its_line(course: Course, old: str, new: str, line: int, words: str) -> None:
    assert old in SOUND
    write(course, SOUND.replace(old, new, 1))
    assert_told(lambda: questions_of(course, course.lessons[0]), "questions.yaml", line, words)


FORMS = """\
- id: choose-all
  concept: several right ones
  form: all
  stem: Which ones?
  options:
    - {text: This, right: true, repair: Yes.}
    - {text: That, right: true, repair: Yes.}
    - {text: Neither, misconception: none-at-all, repair: No.}
- id: a-number
  concept: counting
  form: number
  stem: How many?
  value: 784
  within: 0.5
  says: 28 rows of 28.
  repair: Count the columns.
  wrong:
    - {value: 785, within: 0.5, misconception: label-among-pixels, repair: One is the answer.}
"""


def test_each_form_that_is_sound_is_taken(course: Course) -> None:
    write(course, FORMS)
    assert [question.form for question in questions_of(course, course.lessons[0])] == ["all", "number"]


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("form: all", "form: some", 3, "expected one of one, all, number, found 'some'"),
        ("misconception: none-at-all", "right: true", 6, "'choose-all' has 3 right options of 3. Write"),
        ("form: all\n", "form: one\n", 6, "'choose-all' has 2 right options. Write `right: true`"),
        ("    - {text: That, right: true, repair: Yes.}\n", "", 6, "'choose-all' has 2 options. Give three to six"),
        ("form: number", "form: one", 9, "'a-number' has a number, and its form is one. Write `form: number`"),
        ("  stem: Which ones?\n", "  stem: Which ones?\n  says: Yes.\n", 1, "'choose-all' has a number, and its form"),
        ("  within: 0.5\n", "", 13, "'a-number' does not say which numbers are right. Write `value`, and `within`"),
        ("  value: 784\n", "", 9, "'a-number' does not say which numbers are right"),
        ("value: 784", "value: many", 13, "expected float, found 'many'"),
        ("  says: 28 rows of 28.\n", "", 9, "'a-number' has no says. `says` is shown to who is right"),
        ("  repair: Count the columns.\n", "", 9, "'a-number' has no repair. `says` is shown to who is right"),
        (
            "misconception: label-among-pixels",
            "misconception: A b",
            18,
            "the wrong number 785 of 'a-number' names no mis",
        ),
        ("repair: One is the answer.", "repair: ''", 18, "the wrong number 785 of 'a-number' has an empty repair"),
        ("within: 0.5, mis", "within: -1, mis", 18, "785 of 'a-number' has a `within` below 0. It must be above 0"),
        ("value: 785", "value: 784.5", 18, "784.5 of 'a-number' is near another one, or near the right one. Make"),
        (
            "  wrong:\n",
            "  wrong:\n    - {value: 785, misconception: other, repair: No.}\n",
            19,
            "the wrong number 785 of 'a-number' is near another one",
        ),
        (
            "  wrong:\n",
            "  options:\n    - {text: This, right: true, repair: Yes.}\n  wrong:\n",
            18,
            "'a-number' has options, and its form is number. Take them out",
        ),
    ],
)
def test_a_mistake_in_a_form_names_its_line(course: Course, old: str, new: str, line: int, words: str) -> None:
    assert old in FORMS
    write(course, FORMS.replace(old, new, 1))
    assert_told(lambda: questions_of(course, course.lessons[0]), "questions.yaml", line, words)


# ---- options from the bank -------------------------------------------------------------------------------------------

BANK = """\
- id: which-fails
  concept: a model that learns
  exercise: "1.1"
  stem: Which one fails, and why?
  options:
    - {text: It learns nothing, bank: wrong/1.1-dummy, right: true, repair: It guesses.}
    - {text: It is a tree, bank: right/1.1-tree, misconception: trees-fail, repair: It learns.}
    - {text: It says 3, bank: wrong/1.1-three, repair: It is no model.}
"""
ENTRIES = {
    "wrong/1.1-dummy": "# exercise: 1.1\n# misconception: guesses\n# Guesses.\n"
    "from sklearn.dummy import DummyClassifier\n\n\n"
    'def make_model():\n    """Guess."""\n    # The most frequent one.\n    return DummyClassifier()\n',
    "wrong/1.1-three": "# exercise: 1.1\n# misconception: no-model\n# Three.\ndef make_model():\n    return 3\n",
    "wrong/1.1-unnamed": "# exercise: 1.1\n# misconception: unnamed\n# Four.\ndef make_model():\n    return 4\n",
    "wrong/1.1-long": "# exercise: 1.1\n# misconception: long\n# Long.\n" + "".join(f"a{n} = {n}\n" for n in range(13)),
    "right/1.1-tree": "# exercise: 1.1\n# A tree.\ndef make_model():\n    return DecisionTreeClassifier()\n",
}


@pytest.fixture
def with_bank(course: Course) -> Course:
    for name, source in ENTRIES.items():
        file = course.root / "bank" / "01_first" / f"{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(source)
    return course


def test_an_option_shows_the_code_of_an_entry_and_has_its_misconception(with_bank: Course) -> None:
    write(with_bank, BANK)
    (question,) = questions_of(with_bank, with_bank.lessons[0])
    assert question.options[0].code == "def make_model():\n    return DummyClassifier()"
    assert [option.misconception for option in question.options] == ["", "trees-fail", "no-model"]


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("wrong/1.1-three", "wrong/1.1-there", 8, "the bank has no such entry. Did you mean wrong/1.1-three?"),
        ("wrong/1.1-three", "none", 8, "the bank has no such entry. Write folder and name"),
        ('  exercise: "1.1"\n', "", 1, "names an exercise or entries of a bank, and not both. Write `exercise"),
        ('exercise: "1.1"', 'exercise: "1.2"', 6, "option A of 'which-fails' shows an entry of exercise 1.1. Take"),
        ("wrong/1.1-three", "wrong/1.1-unnamed", 8, "option C of 'which-fails' is wrong and names no misconception"),
        ("misconception: trees-fail, ", "", 7, "option B of 'which-fails' is wrong and names no misconception"),
        ("wrong/1.1-three", "wrong/1.1-long", 8, "option C of 'which-fails' has more than 12 lines of code. Take"),
        ("repair: It is no model.", "code: x = 3, repair: No.", 8, "has code of its own and of the bank. Keep"),
    ],
)
def test_a_mistake_with_the_bank_names_its_line(with_bank: Course, old: str, new: str, line: int, words: str) -> None:
    assert old in BANK
    write(with_bank, BANK.replace(old, new, 1))
    assert_told(lambda: questions_of(with_bank, with_bank.lessons[0]), "questions.yaml", line, words)


def test_a_question_without_a_letter_is_refused(course: Course) -> None:
    more = "".join(SOUND[SOUND.index("- id: second") :].replace("second", f"more-{n}") for n in range(25))
    write(course, SOUND + more)
    with pytest.raises(CourseError, match=r"a lesson has letters for 26 questions\. Take some out") as caught:
        questions_of(course, course.lessons[0])
    assert caught.value.line == 19 + 25 * 7


def test_five_options_are_too_many(course: Course) -> None:
    options = "".join(f"    - {{text: More {n}, misconception: more, repair: No.}}\n" for n in range(2))
    write(course, SOUND + options)
    with pytest.raises(CourseError, match=r"'second' has 5 options\. Give three or four"):
        questions_of(course, course.lessons[0])
