"""`course slides`: what stands on a slide, what stays out, and a file that needs no network."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from unittest.mock import Mock

import nbformat
import pytest
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from autograder.authoring.build import solution_notebook
from autograder.authoring.questions import questions_of
from autograder.authoring.slides import slides_of, slides_page
from autograder.errors import CourseError
from autograder.manifest import Course, Lesson, load_course
from tests.conftest import ROOT, TINY, run

COURSE = load_course(ROOT)
every_lesson = pytest.mark.parametrize("lesson", COURSE.lessons, ids=lambda lesson: lesson.name)
SHOWN = """
## Look

### Grey

First sentence. Second sentence, for the notes. See [lesson 0](../00/00.ipynb). It does two things:

- one thing,
- another one.

<details><summary>For the curious</summary>

Folded depth.

</details>

**Predict.** What will it print? Think.

```{code-cell} ipython3
:tags: [demo]

print("it" + " prints", 3 < 4)
```

What it means. More of that.

### Question

<details><summary>A. This <code>one</code></summary>

Told too early.

</details>
"""

FIGURE = """
```{code-cell} ipython3
:tags: [demo]

import matplotlib.pyplot as plt

plt.plot([1, 2])
plt.show()
```
"""


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """The tiny course, with a lesson that shows something."""
    shutil.copytree(TINY, tmp_path / "course")
    (tmp_path / "course" / "data").symlink_to(ROOT / "data")
    found = load_course(tmp_path / "course")
    with found.source(found.lessons[0]).open("a", encoding="utf-8") as file:
        file.write(SHOWN)
    return found


def notebook(course: Course) -> NotebookNode:
    return solution_notebook(course, course.lessons[0])


def test_headings_predictions_and_cells_begin_a_slide(course: Course) -> None:
    slides = slides_of(notebook(course))
    assert [(slide.section, slide.title, slide.cell is not None) for slide in slides] == [
        ("First", "First", True),  # The exercise: neither the imports nor the check.
        ("Look", "Grey", False),
        ("Look", "Grey", True),
        ("Look", "Grey", False),
        ("Look", "Question", False),
    ]
    exercise, before, cell, after, question = slides
    assert exercise.cell and "make_model" in exercise.cell.source
    assert before.text[0] == "First sentence. … It does two things:"
    assert "- one thing,\n- another one." in before.text
    assert before.text[-1] == "**Predict.** What will it print? Think."
    assert "for the notes. See lesson 0." in before.notes[0]
    assert cell.text == ()
    assert after.text == ("What it means.",)
    assert question.text == ("- A. This <code>one</code>",)
    assert not any(word in str(slides) for word in ("Folded depth", "Told too early"))


def test_a_long_text_and_its_cell_take_two_slides() -> None:
    def made(words: int) -> list[bool]:
        cells = [new_markdown_cell("## One\n\n- " + "word " * words), new_code_cell("print(1)")]
        return [slide.cell is not None for slide in slides_of(nbformat.v4.new_notebook(cells=cells))]

    assert made(30) == [True]
    assert made(60) == [False, True]


def test_a_page_shows_code_without_solutions_and_loads_nothing(course: Course) -> None:
    page = slides_page(course, course.lessons[0])
    words = re.sub(r"<[^>]+>", "", page)
    assert "YOUR CODE HERE" in words and "def make_model" in words
    assert "n_estimators" not in words and "BEGIN SOLUTION" not in words
    assert "it prints" not in words, "without --run nothing is run"
    assert "default-src 'none'" in page
    assert not re.search(r"""(?:src|href)=["'](?!data:|#)""", page)
    assert "&lt;" in page and page.count('<section class="slide') == 5


@pytest.mark.slow(5)
def test_a_page_shows_what_cells_show_if_the_lesson_is_run(course: Course) -> None:
    with course.source(course.lessons[0]).open("a", encoding="utf-8") as file:
        file.write(FIGURE)
    page = slides_page(course, course.lessons[0], run=True)
    assert "<pre>it prints True\n</pre>" in page
    assert page.count('<img src="data:image/png;base64,') == 1


def test_outputs_of_a_students_cell_stay_out_and_figures_are_inside_the_page(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    def execute(notebook: NotebookNode, *_: object) -> None:
        for cell in notebook.cells:
            if cell.cell_type == "code":
                data = {"image/png": "QUJD\n", "text/plain": "<Figure>"}
                cell.outputs = [nbformat.v4.new_output("display_data", data)]

    monkeypatch.setattr("autograder.authoring.slides._execute", execute)
    page = slides_page(course, course.lessons[0], run=True)
    assert page.count('<img src="data:image/png;base64,QUJD" alt=') == 1
    assert page.index("QUJD") < page.index("<details><summary>Code</summary>") and page.count("<details>") == 1


def test_a_cell_that_ends_with_an_error_is_told_with_its_file(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = CellExecutionError("a traceback", "ZeroDivisionError", "division by zero")
    monkeypatch.setattr("nbclient.NotebookClient.execute", Mock(side_effect=ended))
    with pytest.raises(CourseError, match=r"01_first\.md.*a cell ends with ZeroDivisionError: division by zero"):
        slides_page(course, course.lessons[0], run=True)


@every_lesson
def test_slides_of_our_lessons_tell_no_answer_and_hold_every_cell_once(lesson: Lesson) -> None:
    page = slides_page(COURSE, lesson)
    assert not re.search(r"""<(?:img|link|script|iframe)[^>]*(?:src|href)=["'](?!data:)""", page)
    made = solution_notebook(COURSE, lesson)
    slides = slides_of(made)
    assert not any(
        re.search(r"\b(?:check|solution)\(\"\d\.\d\"\)$", slide.cell.source) for slide in slides if slide.cell
    )
    demos = [cell.source for cell in made.cells if "demo" in cell.metadata.get("tags", [])]
    assert [slide.cell.source for slide in slides if slide.cell and slide.cell.source in demos] == demos
    assert sum(slide.title.startswith("Exercise") and slide.cell is not None for slide in slides) >= len(
        lesson.exercises
    )
    for question in questions_of(COURSE, lesson):
        for option in question.options:
            assert option.repair.strip() not in page


def test_the_command_writes_a_file_for_each_lesson(
    in_tiny: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("slides", "--out", tmp_path / "shown") == 0
    assert "01_first.html" in capsys.readouterr().out
    assert (tmp_path / "shown" / "01_first.html").read_text().startswith("<!doctype html>")
    assert run("slides", "7", "--out", tmp_path / "none") == 2
    assert not (tmp_path / "none").exists()
