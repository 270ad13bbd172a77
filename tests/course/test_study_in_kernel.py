"""`check` in a real kernel: what only Jupyter does with figures and with cells that stop."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from autograder.authoring.source import source_cells
from autograder.manifest import Course
from autograder.material import material_of, named
from autograder.notebook.worked import without_markers
from autograder.question import QuestionForm
from autograder.study.jigsaw import jigsaw
from tests.jupyter import execute


def outputs(course: Course, folder: Path, *cells: str) -> list[list[nbformat.NotebookNode]]:
    """What each of these cells leaves in a notebook of this course."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
    root = f"import os; os.environ['COURSE_ROOT'] = {str(course.root)!r}; from autograder import check, hint"
    notebook.cells.insert(0, nbformat.v4.new_code_cell(f"%matplotlib inline\n{root}"))
    execute(notebook, folder, allow_errors=True)
    return [cell.outputs for cell in notebook.cells[1:]]


def test_figures_of_the_student_stay_out_of_the_notebook_and_open_for_the_check(course: Course, tmp_path: Path) -> None:
    shown, *cards = outputs(
        course,
        tmp_path,
        "import matplotlib.pyplot as plt\nplt.plot([1, 2])",
        """
def to_image(row):
    return row.reshape(28, 28)

def show_digits(images, labels):
    figure, axes = plt.subplots(1, len(images), squeeze=False)
    for ax, image, label in zip(axes.ravel(), images, labels):
        ax.imshow(image, cmap="gray_r")
        ax.set_title(str(label))
    plt.show()
    display(figure)
    return figure
check("1.4")
""",
        'check("1.4")',
    )
    assert any("image/png" in output.get("data", {}) for output in shown), "the notebook itself shows its figures"
    for card in cards:
        assert ["image/png" in output.get("data", {}) for output in card] == [False]
        assert card[0].data["text/plain"].startswith("✓ Exercise 1.4: right")


OLD = "import numpy as np\ndef class_counts(labels):\n    return np.bincount(labels, minlength=10)"


def texts(course: Course, folder: Path, *cells: str) -> list[str]:
    """What the last output of each cell says, as text; nothing where it is no card."""
    shown = outputs(course, folder, *cells)
    return [output[-1].get("data", {}).get("text/plain", "") if output else "" for output in shown]


def test_a_cell_that_stopped_is_said_first(course: Course, tmp_path: Path) -> None:
    checked = 'check("1.3")'
    broken = OLD.replace("labels):", "labels:")
    stops = OLD + "\nclass_counts(nothing)"
    interrupted = OLD + "\nraise KeyboardInterrupt"
    cells = [
        broken,
        checked,
        OLD,
        checked,
        broken,
        checked,
        stops,
        "1",
        checked,
        interrupted,
        checked,
        OLD + "\n" + checked,
    ]
    new, right, older, stopped, unfinished, mended = [
        text for text in texts(course, tmp_path, *cells) if "Exercise" in text
    ]
    assert new.splitlines()[0] == "✗ Exercise 1.3: its cell stopped – Count the digits"
    assert new.splitlines()[1].startswith("  The last run of this exercise's cell stopped with SyntaxError: ")
    assert "in line 2. So there is nothing to judge yet. Mend the error" in new
    assert "not attempted" not in new and "Write your code" not in new
    assert right.splitlines()[0].startswith("✓") and "last run" not in right
    assert "Nothing of it was run: what is judged is the older version in memory." in older.splitlines()[1]
    assert "stopped with NameError: name 'nothing' is not defined, in line 4. What is judged" in stopped.splitlines()[1]
    assert "was interrupted, so it is unfinished. What is judged" in unfinished.splitlines()[1]
    assert "last run" not in mended, "the run that asks is not over"


# ---- what waits for a prediction -------------------------------------------------------------------------------------

ANSWER = """# shows the answer to prediction 1.1
import matplotlib.pyplot as plt
plt.plot([1, 2])
plt.show()
right = 366
print("read right:", right)
display("shown")
right"""


@pytest.fixture
def learner(tmp_path: Path) -> str:
    """A cell in which a learner begins: the kernels of the tests are forks that remember in one place."""
    return f"import os; os.environ['COURSE_MEMORY'] = {str(tmp_path / 'memory')!r}; from autograder import predict"


def said(cell: list[nbformat.NotebookNode]) -> str:
    parts = [output.get("text") or output.get("data", {}).get("text/plain") or output.get("evalue") for output in cell]
    return "\n".join(str(part) for part in parts)


def test_a_cell_shows_its_answer_only_after_the_prediction(course: Course, tmp_path: Path, learner: str) -> None:
    _, _, waiting, below, _, shown = outputs(
        course, tmp_path, learner, 'predict("1.1", ...)', ANSWER, "print(right)", 'predict("1.1", 350)', ANSWER
    )
    assert said(waiting).strip() == (
        'First say what you expect, in the cell above. Or: predict("1.1", skip=True). Then run this cell again.'
    )
    assert [output.output_type for output in waiting] == ["stream"]
    assert said(below).strip() == "366", "what it makes is there for the cells below"
    assert "read right: 366" in said(shown) and "shown" in said(shown)
    assert any("image/png" in output.get("data", {}) for output in shown)
    assert said(shown).strip().endswith("You expected 350. It is 366.")


def test_where_a_cell_shows_nothing_yet_no_truth_is_told_beside_it(
    course: Course, tmp_path: Path, learner: str
) -> None:
    begin = learner + ", not_yet"
    put_off = ANSWER.split("\n")[0] + '\nnot_yet("Write exercise 1.3 first.")'
    _, _, waiting, other, shown = outputs(
        course, tmp_path, begin, 'predict("1.1", 350)', put_off, 'not_yet("Draw first.")', ANSWER
    )
    assert said(waiting).strip() == "Write exercise 1.3 first. Then run this cell again."
    assert said(other).strip() == "Draw first. Then run this cell again."
    assert said(shown).strip().endswith("You expected 350. It is 366."), "the next cell is not held back"


def test_after_a_restart_it_is_still_open_and_skipping_opens_it(course: Course, tmp_path: Path, learner: str) -> None:
    outputs(course, tmp_path, learner, 'predict("1.1", skip=True)')
    _, shown = outputs(course, tmp_path, learner, ANSWER)
    assert "read right: 366" in said(shown) and "You expected" not in said(shown)


def test_a_waiting_cell_that_stops_says_its_error_in_its_own_line(course: Course, tmp_path: Path, learner: str) -> None:
    _, stopped, after = outputs(course, tmp_path, learner, ANSWER.replace("right = 366", "1 / 0"), "print('on')")
    assert "division by zero" in said(stopped) and "First say" not in said(stopped)
    assert any("line 5" in line or "----> 5" in line for output in stopped for line in output.get("traceback", []))
    assert said(after).strip() == "on"


@pytest.mark.parametrize("variable", ["COURSE_MEMORY='off'", "NBGRADER_EXECUTION='autograde'"])
def test_where_work_is_graded_nothing_waits(course: Course, tmp_path: Path, variable: str) -> None:
    name, _, value = variable.partition("=")
    begin = f"import os; os.environ[{name!r}] = {value}; from autograder import predict"
    _, shown = outputs(course, tmp_path, begin, ANSWER)
    assert "read right: 366" in said(shown)


# ---- questions and puzzles -------------------------------------------------------------------------------------------


def test_each_form_of_a_question_is_answered_in_a_cell(course: Course, tmp_path: Path, learner: str) -> None:
    forms = {
        question.form: name
        for lesson in course.lessons[:1]
        for name, question in named(lesson, material_of(course, lesson).questions).items()
    }
    _, *said = texts(
        course,
        tmp_path,
        f"{learner}, quiz",
        f'quiz("{forms[QuestionForm.ALL]}", "ABC")',
        f'quiz("{forms[QuestionForm.NUMBER]}", 12345)',
        f'quiz("{forms[QuestionForm.ONE]}", 3)',
    )
    assert [each.splitlines()[1][:10] for each in said[:2]] == ["✗ Not yet."] * 2
    assert "Answer with a letter" in said[2]


def test_a_puzzle_is_offered_after_failures_in_two_kernels_and_judged_there(
    course: Course, tmp_path: Path, learner: str
) -> None:
    wrong = "import numpy as np\nfrom pathlib import Path\ndef read_idx_images(path):\n    return 3\ncheck('1.2')"
    first = texts(course, tmp_path, learner, wrong)[-1]
    cells = [cell for cell in source_cells(course, course.lessons[0]) if cell.exercise == "1.2" and not cell.is_check]
    asked = material_of(course, course.lessons[0]).puzzle("1.2")
    assert asked
    made = jigsaw(asked, without_markers(cells[0].source))
    assert made
    second, shown, right, own = texts(
        course,
        tmp_path,
        f"{learner}, puzzle\n{wrong}",
        'puzzle("1.2")',
        f'puzzle("1.2", {made.right!r})',
        "check('1.2')",
    )
    assert "puzzle" not in first and 'in order: `puzzle("1.2")`' in second
    assert "A | " in shown and "✓ Right" in right
    assert own.startswith("✗ Exercise 1.2"), "her own function is as it was"


# ---- what one's own code gives ---------------------------------------------------------------------------------------

COUNTS = """
import numpy as np
def class_counts(labels):
    print("loud")
    np.random.seed(1)
    return np.bincount(labels, minlength=10)
"""


def test_after_a_first_pass_one_says_what_ones_own_code_gives_and_then_it_runs(
    course: Course, tmp_path: Path, learner: str
) -> None:
    _, _, first, again, shown, answered, state = outputs(
        course,
        tmp_path,
        learner.replace("predict", "mine"),
        COUNTS + "np.random.seed(5)\nluck = np.random.get_state()[1].tolist()",
        'check("1.3")',
        'check("1.3")',
        'mine("1.3")',
        'mine("1.3", 1000)',
        "luck == np.random.get_state()[1].tolist()",
    )
    question = said(shown).splitlines()[1]
    assert "What stands at position 6" in question
    assert question in said(first) and 'Answer: mine("1.3", ...), with your number' in said(first)
    assert "own code" not in said(again)
    assert [output.output_type for output in answered] == ["execute_result"], "what it prints stays out of the notebook"
    assert "✗ You said 1000. Your code gave " in said(answered) and "class_counts(" in said(answered)
    assert said(state) == "True"


def test_review_asks_for_code_that_is_in_this_kernel(course: Course, tmp_path: Path, learner: str) -> None:
    past = """
from autograder.study.memory import Event, Memory
Memory("mnist-course").add(Event("own", "1.3", "2026-01-05T10:00:00+00:00", result="off", value=1.0))
"""
    begin = learner.replace("predict", "review")
    _, _, without, _, with_it = outputs(course, tmp_path, begin, past, "review()", COUNTS, "review()")
    assert "1 question is due about your own code" in said(without) and "up to exercise 1.3" in said(without)
    assert said(with_it).startswith("Your own code, exercise 1.3")
