"""`course slides`: what stands on a slide, what stays out, and a file that needs no network."""

from __future__ import annotations

import re
import shutil
from itertools import pairwise
from pathlib import Path
from unittest.mock import Mock

import nbformat
import pytest
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from autograder.authoring.questions import questions_of
from autograder.authoring.slide_text import short
from autograder.authoring.slides import Slide, class_notebook, slides_of, slides_page
from autograder.errors import CourseError
from autograder.manifest import Course, Lesson, load_course
from autograder.material import named
from tests.conftest import ROOT, TINY, run

COURSE = load_course(ROOT)
every_lesson = pytest.mark.parametrize("lesson", COURSE.lessons, ids=lambda lesson: lesson.name)
SHOWN = """
## Look

### Grey

The first sentence says it. Second sentence, for the notes. See [lesson 0](../00/00.ipynb). It does two things:

- one thing,
- another one.

<details><summary>For the curious</summary>

Folded depth.

</details>

**Predict.** What will it print? Think.

```{code-cell} ipython3
predict("1.1", ...)
```

```{code-cell} ipython3
:tags: [demo]

# shows the answer to prediction 1.1
print("it" + " prints", 3 < 4)
```

Here is what it means. More of that.

```{code-cell} ipython3
quiz("before")
```

```{code-cell} ipython3
:tags: [demo]

look_back([0.5], [True], of="Ours")
```

{{ questions }}
"""
QUESTIONS = """\
- id: first
  concept: a first one
  stem: Which of these? Look.
  options:
    - {text: This `one`, right: true, repair: Told too early.}
    - {text: That, misconception: other, repair: No.}
    - {text: Neither, misconception: none-at-all, repair: No.}
"""
PREDICTIONS = """\
- {id: "1.1", ask: What will it print?, form: words}
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
    for name, text in (("questions.yaml", QUESTIONS), ("predictions.yaml", PREDICTIONS)):
        found.source(found.lessons[0]).with_name(name).write_text(text, encoding="utf-8")
    return found


def notebook(course: Course) -> NotebookNode:
    return class_notebook(course, course.lessons[0])


def test_headings_predictions_and_cells_begin_a_slide(course: Course) -> None:
    slides = slides_of(notebook(course))
    assert [(slide.section, slide.title, slide.cell is not None) for slide in slides] == [
        ("First", "First", True),  # The exercise: neither the imports nor the check.
        ("Look", "Grey", False),
        ("Look", "Grey", True),
        ("Look", "Grey", False),
        ("Look", "Question 1.a", False),
    ]
    exercise, before, cell, after, question = slides
    assert exercise.cell and "make_model" in exercise.cell.source
    assert before.text[0] == "The first sentence says it. … It does two things:"
    assert "- one thing,\n- another one." in before.text
    assert before.text[-1] == "**Predict.** What will it print? Think."
    assert "for the notes. See lesson 0." in before.notes[0]
    assert cell.text == ()
    assert after.text == ("Here is what it means.",)
    assert question.text == ("Which of these? Look.", "- A. This `one`\n- B. That\n- C. Neither")
    assert not any(
        word in str(slides) for word in ("Folded depth", "Told too early", "predict(", "quiz(", "look_back(")
    )
    assert cell.cell and cell.cell.source.startswith("print("), "nothing holds the answer back in class"


def test_a_long_text_and_its_cell_take_two_slides() -> None:
    def cells(words: int) -> list[bool]:
        slides = made(new_markdown_cell("## One\n\n- " + "word " * words), new_code_cell("print(1)"))
        return [slide.cell is not None for slide in slides]

    assert cells(30) == [True]
    assert cells(60) == [False, True]


@pytest.mark.parametrize(
    ("paragraph", "shown"),
    [
        ("This is the first sentence. This is another one.", "This is the first sentence."),
        ("It tells a case of seven words. More. Was it two? No.", "It tells a case of seven words. … Was it two? No."),
        ("The rule behind all of these: Fix it. And more.", "The rule behind all of these: Fix it."),
        ("This goes before. It does two things with it:", "This goes before. It does two things with it:"),
        ("Not one. The best has less than ours. And this?", "Not one. The best has less than ours. And this?"),
        (
            '(The notebook of others says "9". There are ten.) More.',
            '(The notebook of others says "9". There are ten.)',
        ),
        ("It falls to about a fifth. (More on this. Or that.)", "It falls to about a fifth."),
        ('It asks every tree "is it?" Then they vote. And on.', 'It asks every tree "is it?" Then they vote.'),
        ("**All bold, so it is whole.** With more. And more.", "**All bold, so it is whole.** With more. And more."),
    ],
)
def test_of_a_paragraph_the_first_sentence_and_each_question_are_shown(paragraph: str, shown: str) -> None:
    assert short(paragraph) == shown


def made(*cells: NotebookNode) -> list[Slide]:
    return slides_of(nbformat.v4.new_notebook(cells=list(cells)))


def demo(source: str, *texts: str) -> NotebookNode:
    outputs = [nbformat.v4.new_output("stream", text=text) for text in texts]
    return new_code_cell(source, metadata={"tags": ["demo"]}, outputs=outputs)


def test_a_question_comes_before_the_slide_that_answers_it() -> None:
    slides = made(new_markdown_cell("## One\n\nA sentence of some words. Is it grey?"), demo("print(1)", "grey"))
    assert [(slide.text, len(slide.outputs)) for slide in slides] == [
        (("A sentence of some words. Is it grey?",), 0),
        ((), 1),
    ]
    told = made(new_markdown_cell("## One\n\nA sentence of some words."), demo("print(1)", "grey"))
    assert [len(slide.outputs) for slide in told] == [1]


def test_an_answer_comes_on_the_next_slide_and_a_gap_prints_nothing() -> None:
    answer = "<details><summary>Answer</summary>\n\n`3 / 5`\n\n</details>\n\nThis is what comes after it."
    slides = made(
        new_markdown_cell("## One\n\n### Gap\n\nFill it in."), demo("print(0)", "0"), new_markdown_cell(answer)
    )
    assert [(slide.title, slide.text, slide.outputs) for slide in slides] == [
        ("Gap", ("Fill it in.",), ()),
        ("Gap: answer", ("`3 / 5`",), ()),
        ("Gap", ("This is what comes after it.",), ()),
    ]
    for gap in ("counts = ...", 'name = "..."'):
        assert [slide.outputs for slide in made(new_markdown_cell("## One"), demo(gap, "Ellipsis"))] == [()]


def test_what_is_too_high_for_a_screen_takes_more_slides_or_smaller_letters() -> None:
    items = "".join(f"- item number {n}\n" for n in range(20))
    slides = made(new_markdown_cell(f"## One\n\n{items}\nThe list goes on in what comes now:\n\n{items}"))
    shown = [block for slide in slides for block in slide.text]
    assert len(slides) >= 3 and all(slide.title == "One" and slide.size >= 1 for slide in slides)
    assert "".join(shown).count("item number") == 40
    assert not any(slide.text[-1].endswith(":") for slide in slides)
    code = "\n".join(f"line_{n} = {n}" for n in range(30))
    assert [slide.size < 1 for slide in made(new_markdown_cell("## One"), demo(code))] == [True]
    printed = made(new_markdown_cell("## One"), demo("\n".join(["x = 1"] * 12), "much\n" * 12))
    assert [(slide.cell is not None, len(slide.outputs)) for slide in printed] == [(True, 0), (False, 1)]


@every_lesson
def test_no_question_of_our_lessons_is_cut_and_no_slide_ends_before_what_it_announces(lesson: Lesson) -> None:
    slides = slides_of(class_notebook(COURSE, lesson))
    by_title = {slide.title: " ".join(" ".join(slide.text).split()) for slide in slides}
    for name, question in named(lesson, questions_of(COURSE, lesson)).items():
        shown = by_title[f"Question {name}"]
        assert " ".join(question.stem.split()) in shown, question.id
        assert all(" ".join(option.text.split()) in shown for option in question.options), question.id
        assert all(" ".join(option.code.split()) in shown for option in question.options), question.id
    for slide, after in pairwise(slides):
        assert sum(block.count("?") for block in slide.text) == sum(note.count("?") for note in slide.notes), (
            slide.title
        )
        if slide.text and slide.text[-1].endswith(":") and not slide.cell:
            assert after.cell and after.title == slide.title, slide.text[-1]


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

    monkeypatch.setattr("autograder.authoring.slides.execute", execute)
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
    made = class_notebook(COURSE, lesson)
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
        repairs = [option.repair for option in question.options] + [slip.repair for slip in question.wrong]
        assert not [repair for repair in repairs if repair.strip() in page]


def test_the_command_writes_a_file_for_each_lesson(
    in_tiny: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("slides", "--out", tmp_path / "shown") == 0
    assert "01_first.html" in capsys.readouterr().out
    assert (tmp_path / "shown" / "01_first.html").read_text().startswith("<!doctype html>")
    assert run("slides", "7", "--out", tmp_path / "none") == 2
    assert not (tmp_path / "none").exists()
